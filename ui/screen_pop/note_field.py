"""The note of a conversation: told once the operator pauses, and whenever they leave it."""

from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.theme import FontRole, Theme

PAUSE_MS: Final = 900
LONGEST: Final = 10_000
"""Characters, as the backend takes them."""
_HEIGHT: Final = 52


class NoteField(QPlainTextEdit):
    """`written` carries the whole note, never twice the same."""

    written = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = ""
        self.setFont(theme.font(FontRole.BODY))
        self.setFixedHeight(_HEIGHT)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(self.tr("Нотатка до розмови…"))
        self.setAccessibleName(self.tr("Нотатка до розмови"))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.tell)
        self.textChanged.connect(self._pause.start)

    def show_note(self, note: str) -> None:
        """Show what the backend knows, unless the operator has written something since."""
        if note == self._told or self.toPlainText() != self._told:
            return
        self._set(note)

    def start_anew(self, note: str) -> None:
        """Another call: its note, whatever stood here before (that was told when the card was hidden)."""
        self._set(note)

    @Slot()
    def tell(self) -> None:
        """Tell what was written since the last time."""
        self._pause.stop()
        note = self.toPlainText()[:LONGEST]
        if note != self._told:
            self._told = note
            self.written.emit(note)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.tell()

    def _set(self, note: str) -> None:
        self._told = note
        self.setPlainText(note)
        self._pause.stop()

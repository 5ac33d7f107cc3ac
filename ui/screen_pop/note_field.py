"""The note of a conversation: told once the operator pauses, and whenever they leave it."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ui.theme import FontRole, Radius, Space, Theme
from ui.widgets.painting import draw_icon, draw_rounded

PAUSE_MS: Final = 900
LONGEST: Final = 10_000
"""Characters, as the backend takes them."""
_HEIGHT: Final = 52
_TICK: Final = 14


class NoteField(QPlainTextEdit):
    """`written` carries the whole note, never twice the same."""

    written = Signal(str)
    keyboard_moved = Signal()
    kept_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = ""
        self.is_kept = False
        """What stands here was written down and will reach the backend."""
        self.setFont(theme.font(FontRole.BODY))
        self.setStyleSheet("border: none; background: transparent; padding: 0")
        self.document().setDocumentMargin(0)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(self.tr("Нотатка до розмови…"))
        self.setAccessibleName(self.tr("Нотатка до розмови"))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.tell)
        self.textChanged.connect(self._pause.start)
        self.textChanged.connect(self._on_changed)

    def show_note(self, note: str) -> None:
        """Show what the backend knows, unless the operator has written something since."""
        if note == self._told or self.toPlainText() != self._told:
            return
        self._set(note)

    def start_anew(self, note: str) -> None:
        """Another call: its note, whatever stood here before (that was told when the card was hidden)."""
        self._set(note)

    def show_kept(self, note: str) -> None:
        """Tick the note off, unless it was written on since."""
        if note and self.toPlainText() == note:
            self._set_kept(is_kept=True)

    @Slot()
    def tell(self) -> None:
        """Tell what was written since the last time."""
        self._pause.stop()
        note = self.toPlainText()[:LONGEST]
        if note != self._told:
            self._told = note
            self.written.emit(note)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.keyboard_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keyboard_moved.emit()
        self.tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.tell()

    @Slot()
    def _on_changed(self) -> None:
        self._set_kept(is_kept=False)

    def _set_kept(self, *, is_kept: bool) -> None:
        if is_kept != self.is_kept:
            self.is_kept = is_kept
            self.setAccessibleDescription(self.tr("Збережено") if is_kept else "")
            self.setToolTip(self.tr("Збережено") if is_kept else "")
            self.kept_changed.emit()

    def _set(self, note: str) -> None:
        self._told = note
        self.setPlainText(note)
        self._pause.stop()


class NoteFrame(QWidget):
    """The field's border; thicker and in the accent's colour while the keyboard is here."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.field = NoteField(theme, self)
        self.setFixedHeight(_HEIGHT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.CONTROL, Space.WORD, _TICK + Space.CONTROL, Space.WORD)
        layout.addWidget(self.field)
        self.field.keyboard_moved.connect(self.update)
        self.field.kept_changed.connect(self.update)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        has_keyboard = self.field.hasFocus()
        line = self._theme.color("accent" if has_keyboard else "control_line")
        ground = self._theme.color("surface")
        painter = QPainter(self)
        draw_rounded(painter, QRectF(self.rect()), ground, Radius.CONTROL, line)
        if has_keyboard:
            draw_rounded(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), None, Radius.CONTROL - 1, line)
        if self.field.is_kept:
            place = QRect(self.width() - _TICK - 8, self.height() - _TICK - 8, _TICK, _TICK)
            draw_icon(painter, self._theme, place, "check", "good", _TICK)

"""A search field that speaks with every key, and of keys that come at once with the last."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import FontRole, Theme
from ui.widgets.painting import draw_icon, draw_rounded, draw_text

PAUSE_MS: Final = 40
"""Shorter than anybody types two keys: each is asked for as it comes, and those of a key held down are not."""


class SearchField(QLineEdit):
    """`searched` carries the trimmed text at once; of keys that come within 40 ms of each other, the first and last."""

    searched = Signal(str)

    def __init__(self, theme: Theme, hint: str, parent: QWidget | None = None, *, shortcut: str = "") -> None:
        super().__init__(parent)
        self._theme = theme
        self._shortcut = shortcut
        self._said = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._say)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setFont(theme.font(FontRole.BODY))
        self.setTextMargins(23, 0, self._shortcut_width(), 0)
        self.setMaxLength(200)
        self.textEdited.connect(self._on_edited)
        theme.changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._say()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._say()
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        draw_icon(painter, self._theme, QRect(10, 0, 18, self.height()), "search", "text_3", 16)
        if self._shortcut and not self.text() and not self.hasFocus():
            self._paint_shortcut(painter)

    @property
    def is_said(self) -> bool:
        """Whether what stands here was announced."""
        return self.text().strip() == self._said

    def show_text(self, text: str) -> None:
        """Set the text without announcing it."""
        self._pause.stop()
        self._said = text.strip()
        self.setText(text)

    @Slot()
    def _on_edited(self) -> None:
        is_alone = not self._pause.isActive()
        if is_alone:
            self._say()
        self._pause.start()

    @Slot()
    def _say(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if text != self._said:
            self._said = text
            self.searched.emit(text)

    def _shortcut_width(self) -> int:
        if not self._shortcut:
            return 0
        return QFontMetrics(self._theme.font(FontRole.SECTION)).horizontalAdvance(self._shortcut) + 16

    def _paint_shortcut(self, painter: QPainter) -> None:
        width = self._shortcut_width() - 2
        box = QRect(self.width() - width - 7, (self.height() - 20) // 2, width, 20)
        draw_rounded(painter, QRectF(box), self._theme.color("surface"), 5, self._theme.color("control_line"))
        font = self._theme.font(FontRole.CAPTION)
        draw_text(painter, box, self._shortcut, font, self._theme.color("text_3"), Qt.AlignmentFlag.AlignCenter)

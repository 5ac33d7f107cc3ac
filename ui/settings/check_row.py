"""One link of the chain: its state as a disc, what it is, how it stands, and the button that mends or tries it."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import QuietButton
from ui.widgets.painting import draw_icon, draw_rounded, pill_colors
from ui.widgets.paragraph import Paragraph

_DISC: Final = 28
_ICONS: Final = {"good": "check", "bad": "x", "waiting": "triangle-alert", "quiet": "info"}


class _StateDisc(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = "quiet"
        self.setFixedSize(_DISC, _DISC)
        theme.changed.connect(self.update)

    def show_kind(self, kind: str, word: str) -> None:
        self._kind = kind
        self.setAccessibleName(word)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink, ground = pill_colors(self._kind)
        painter = QPainter(self)
        draw_rounded(painter, QRectF(self.rect()), self._theme.color(ground), _DISC / 2)
        draw_icon(painter, self._theme, QRect(self.rect()), _ICONS[self._kind], ink, 16)


class CheckRow(QWidget):
    fix_wanted = Signal()

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._disc = _StateDisc(theme, self)
        self._title = title
        self._sentence = Paragraph(theme, "", FontRole.BODY, "text_2", self)
        self.fix = QuietButton(theme, "", parent=self)
        self.fix.clicked.connect(self.fix_wanted)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Paragraph(theme, title, FontRole.BODY_MEDIUM, "text", self))
        said.addWidget(self._sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.CONTROL)
        row.addWidget(self._disc)
        row.addLayout(said, 1)
        row.addWidget(self.fix)

    @property
    def told(self) -> str:
        """Title and sentence, for the report and for screen readers."""
        return f"{self._title}: {self._sentence.text()}"

    def show_state(self, kind: str, word: str, sentence: str, fix: str) -> None:
        """`kind` is `good`, `bad`, `waiting` or `quiet`, `word` the same for whoever sees no colour."""
        self._disc.show_kind(kind, word)
        self._sentence.setText(sentence)
        self.fix.setText(fix)
        self.fix.setAccessibleName(f"{self._title}: {fix}")
        self.fix.setVisible(bool(fix))
        self.setAccessibleName(f"{self.told} ({word})")

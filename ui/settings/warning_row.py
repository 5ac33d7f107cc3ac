"""A warning that carries its fix: what is the matter, what follows from it, and the button that mends it."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import FontRole, Radius, Space, Theme
from ui.widgets.buttons import QuietButton
from ui.widgets.painting import draw_icon, draw_rounded
from ui.widgets.panel import Panel
from ui.widgets.paragraph import Paragraph

_DISC: Final = 32


class _Disc(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(_DISC, _DISC)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_rounded(painter, QRectF(self.rect()), self._theme.color("waiting_ground"), _DISC / 2)
        draw_icon(painter, self._theme, QRect(self.rect()), "triangle-alert", "waiting")


class WarningRow(QWidget):
    fix_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = Paragraph(theme, "", FontRole.BODY_MEDIUM, "text", self)
        self._detail = Paragraph(theme, "", FontRole.BODY, "text_2", self)
        self._fix = QuietButton(theme, "", parent=self)
        self._fix.clicked.connect(self.fix_wanted)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._sentence)
        said.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.HALF, 0, Space.HALF)
        row.setSpacing(Space.CONTROL)
        row.addWidget(_Disc(theme, self))
        row.addLayout(said, 1)
        row.addWidget(self._fix)

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    def show_warning(self, sentence: str, detail: str = "", fix: str = "") -> None:
        self._sentence.setText(sentence)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._fix.setText(fix)
        self._fix.setVisible(bool(fix))
        self._fix.updateGeometry()
        self.setAccessibleName(f"{sentence} {detail}".strip())


class WarningCard(Panel):
    """A warning as a card of its own."""

    fix_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "surface", parent, radius=Radius.PANEL)
        self.row = WarningRow(theme, self)
        self.row.fix_wanted.connect(self.fix_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PANEL, Space.PANEL, Space.PANEL, Space.PANEL)
        column.addWidget(self.row)

    def show_warning(self, sentence: str, detail: str = "", fix: str = "") -> None:
        self.row.show_warning(sentence, detail, fix)

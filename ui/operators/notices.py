"""What stands above the operators: what the synchronisation found, and SIP accounts that are nobody's."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.contract.staff import OperatorWarning, StaffChange
from ui import words
from ui.operators import wording
from ui.theme import FontRole, Radius, Space, Theme
from ui.widgets.buttons import QuietButton
from ui.widgets.painting import draw_icon, draw_rounded
from ui.widgets.panel import Panel
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel

_DISC: Final = 32
_LINES: Final = 12
"""Of what a synchronisation found; the rest is counted."""


class _Sign(QWidget):
    def __init__(self, theme: Theme, icon: str, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._kind = theme, icon, kind
        self.setFixedSize(_DISC, _DISC)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_rounded(painter, QRectF(self.rect()), self._theme.color(f"{self._kind}_ground"), _DISC / 2)
        draw_icon(painter, self._theme, QRect(self.rect()), self._icon, self._kind)


class Notice(Panel):
    """A head, some lines, one button."""

    wanted = Signal()

    def __init__(self, theme: Theme, icon: str, kind: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "surface", parent, radius=Radius.PANEL)
        self._theme = theme
        self.head = PlainLabel(theme, "", FontRole.BODY_MEDIUM, "text", self)
        self.lines = Paragraph(theme, "", FontRole.BODY, "text_2", self)
        self.button = QuietButton(theme, button, parent=self)
        self.button.clicked.connect(self.wanted)
        said = QVBoxLayout()
        said.setSpacing(Space.TIGHT)
        said.addWidget(self.head)
        said.addWidget(self.lines)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.PANEL, Space.CONTROL, Space.PANEL, Space.CONTROL)
        row.setSpacing(Space.CONTROL)
        row.addWidget(_Sign(theme, icon, kind, self), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def tell(self, head: str, lines: Sequence[str]) -> None:
        self.head.set_text(head)
        self.lines.setText("\n".join(lines))
        self.lines.setVisible(bool(lines))
        self.setAccessibleName(". ".join((head, *lines)))


class ChangesNotice(Notice):
    """What the synchronisation found, until it was read."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "refresh-cw", "accent", "", parent)
        self.button.setText(self.tr("Зрозуміло"))

    def show_changes(self, changes: Sequence[StaffChange]) -> None:
        lines = [wording.change_words(change) for change in changes[-_LINES:]]
        if len(changes) > _LINES:
            lines.insert(0, self.tr("…і раніше: {count}").format(count=len(changes) - _LINES))
        head = self.tr("Що змінилося в Ringostat: {count}").format(count=words.number(len(changes)))
        self.tell(head, lines)
        self.setVisible(bool(changes))


class StrangersNotice(Notice):
    """SIP accounts that take calls and that nobody here knows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "triangle-alert", "waiting", "", parent)
        self.button.setText(self.tr("Синхронізувати"))

    def show_strangers(self, strangers: Sequence[OperatorWarning]) -> None:
        lines = [f"{one.login}: {wording.talks_words(one.talks)}" for one in strangers]
        self.tell(self.tr("Невідомі SIP-акаунти говорять із клієнтами"), lines)
        self.setVisible(bool(strangers))

"""A 28-pixel band under the title: what is wrong, since when, what is being done, and a fix."""

from typing import Final

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import FontRole, Height, Space, Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.painting import draw_icon
from ui.widgets.plain_label import PlainLabel

_ICON: Final = 16


class Strip(QWidget):
    """Hidden until `show_message`; `kind` is `waiting`, `bad` or `accent`."""

    action_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind, self._icon = "waiting", "wifi-off"
        self._label = PlainLabel(theme, "", FontRole.CAPTION_MEDIUM, "waiting")
        self._action = LinkButton(theme, "")
        self._action.setFont(theme.font(FontRole.CAPTION_STRONG))
        self._action.setFixedHeight(Height.STRIP - 4)
        self._action.clicked.connect(self.action_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.PAGE + _ICON + Space.WORD, 0, Space.PAGE, 0)
        row.setSpacing(Space.CONTROL)
        row.addWidget(self._label, 1)
        row.addWidget(self._action)
        self.setFixedHeight(Height.STRIP)
        theme.changed.connect(self.update)
        self.hide()

    def show_message(self, text: str, *, kind: str = "waiting", icon: str = "wifi-off", action: str = "") -> None:
        self._kind, self._icon = kind, icon
        self._label.set_color(kind)
        self._label.set_text(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self.show()
        self.update()

    @property
    def message(self) -> str:
        return self._label.text

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color(f"{self._kind}_ground"))
        place = QRect(Space.PAGE, 0, _ICON, self.height())
        draw_icon(painter, self._theme, place, self._icon, self._kind, _ICON)

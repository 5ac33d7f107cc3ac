"""Who sits here, and whether the line and the phone work: always in sight."""

from typing import Final

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import FontRole, Space, Theme
from ui.widgets.painting import draw_avatar, draw_rounded, draw_text
from ui.words_names import is_feminine

_HEIGHT: Final = 64
_DOT: Final = 8


class PersonPanel(QWidget):
    """The person's name over one line: «На зв’язку · вільна»."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = ""
        self._line_up = False
        self._phone = "unknown"
        self._small = False
        self.setFixedHeight(_HEIGHT)
        theme.changed.connect(self.update)

    def show_person(self, name: str) -> None:
        self._name = name
        self._tell()

    def show_line(self, *, up: bool) -> None:
        self._line_up = up
        self._tell()

    def show_phone(self, presence: str) -> None:
        """`online`, `speaking`, `offline` or `unknown`, as `Operator.presence`."""
        self._phone = presence
        self._tell()

    def set_small(self, *, small: bool) -> None:
        self._small = small
        self._tell()

    @property
    def state(self) -> tuple[str, str]:
        """The line under the name, and the token of its dot."""
        if not self._line_up:
            return self.tr("Немає зв’язку"), "bad"
        match self._phone:
            case "online":
                free = self.tr("вільна") if is_feminine(self._name) else self.tr("вільний")
                return self.tr("На зв’язку · {state}").format(state=free), "good"
            case "speaking":
                return self.tr("На зв’язку · розмовляє"), "accent"
            case "offline":
                return self.tr("Телефон не в мережі"), "waiting"
            case _:
                return self.tr("На зв’язку"), "good"

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._name:
            return
        painter = QPainter(self)
        state, color = self.state
        left = (self.width() - 24) // 2 if self._small else Space.PAGE
        disc = QRect(left, 18, 24, 24)
        draw_avatar(painter, self._theme, disc, self._name)
        if self._small:
            draw_rounded(painter, QRectF(disc.right() - 7, disc.bottom() - 7, 10, 10), self._theme.color("window"), 5)
            draw_rounded(painter, QRectF(disc.right() - 6, disc.bottom() - 6, 8, 8), self._theme.color(color), 4)
            return
        name = QRect(54, 12, self.width() - 54 - Space.WORD, 18)
        draw_text(painter, name, self._name, self._theme.font(FontRole.BODY_MEDIUM), self._theme.color("text"))
        draw_rounded(painter, QRectF(54, 35, _DOT, _DOT), self._theme.color(color), _DOT / 2)
        line = QRect(68, 31, self.width() - 68 - Space.HALF, 16)
        draw_text(painter, line, state, self._theme.font(FontRole.CAPTION), self._theme.color("text_2"))

    def _tell(self) -> None:
        state, _color = self.state
        told = f"{self._name}. {state}" if self._name else ""
        self.setAccessibleName(told)
        self.setToolTip(told.replace("<", "‹") if self._small else "")
        self.update()

"""The way between the pages: 212 pixels with words, 56 with icons and tool tips."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.desk_pages import DeskPage
from ui.desk_person import PersonPanel
from ui.theme import ICON, FontRole, Radius, Space, Theme, Width
from ui.widgets.painting import draw_focus, draw_icon, draw_rounded, draw_text
from ui.widgets.ring import is_ringed
from ui.widgets.rule import Rule

_ITEM: Final = 36
_MARGIN: Final = 12
_BADGE: Final = 20


class NavigationItem(QAbstractButton):
    """One page: its icon, its name, and how many wait there."""

    def __init__(self, theme: Theme, page: DeskPage, shortcut: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page = page
        self._tip = f"{page.title} ({shortcut})" if shortcut else page.title
        self._count = 0
        self._urgent = False
        self._ring = False
        self.small = False
        self.setText(page.title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedHeight(_ITEM)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(page.title)
        theme.changed.connect(self.update)

    def show_count(self, count: int, *, urgent: bool) -> None:
        self._count, self._urgent = count, urgent
        self.setAccessibleName(f"{self._page.title}, {count}" if count else self._page.title)
        self.update()

    def set_small(self, *, small: bool) -> None:
        self.small = small
        self.setToolTip(self._tip if small else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(Width.NAVIGATION - 2 * _MARGIN, _ITEM)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = is_ringed(event.reason(), self._ring)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        ink = "accent" if self.isChecked() else "text_2"
        draw_icon(painter, self._theme, QRect(10, 0, ICON, self.height()), self._page.icon, ink)
        if not self.small:
            role = FontRole.BODY_MEDIUM
            place = QRect(38, 0, self.width() - 38 - 36, self.height())
            draw_text(painter, place, self._page.title, self._theme.font(role), self._theme.color(ink))
        self._paint_count(painter)
        if self.hasFocus() and self._ring:
            draw_focus(painter, self._theme, QRectF(self.rect()), Radius.CONTROL)

    def _paint_ground(self, painter: QPainter) -> None:
        if self.isChecked() or self.underMouse():
            ground = self._theme.color("accent_ground" if self.isChecked() else "surface_2")
            draw_rounded(painter, QRectF(self.rect()), ground, Radius.CONTROL)

    def _paint_count(self, painter: QPainter) -> None:
        if not self._count:
            return
        text = str(self._count) if self._count < 100 else "99+"
        if not self._urgent:
            if not self.small:
                place = self.rect().adjusted(0, 0, -10, 0)
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                draw_text(painter, place, text, self._theme.font(FontRole.BODY), self._theme.color("text_2"), right)
            return
        if self.small:
            draw_rounded(painter, QRectF(self.width() - 13, 5, 8, 8), self._theme.color("bad"), 4)
            return
        width = _BADGE if len(text) == 1 else _BADGE + 6 * (len(text) - 1)
        disc = QRect(self.width() - 10 - width, (self.height() - _BADGE) // 2, width, _BADGE)
        draw_rounded(painter, QRectF(disc), self._theme.color("bad"), _BADGE / 2)
        font, color = self._theme.font(FontRole.SECTION), self._theme.color("on_accent")
        draw_text(painter, disc, text, font, color, Qt.AlignmentFlag.AlignCenter)


class _Brand(QWidget):
    """The program's sign and name at the top."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = self.tr("Слухавка")
        self.small = False
        self.setFixedHeight(64)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = (self.width() - 28) // 2 if self.small else 20
        sign = QRect(left, 18, 28, 28)
        draw_rounded(painter, QRectF(sign), self._theme.color("accent"), Radius.CONTROL)
        draw_icon(painter, self._theme, sign, "phone", "on_accent", 17)
        if not self.small:
            place = QRect(58, 18, self.width() - 58, 28)
            draw_text(painter, place, self._name, self._theme.font(FontRole.PANEL), self._theme.color("text"))


class Navigation(QWidget):
    """`wanted` names the page that was clicked."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, pages: tuple[DeskPage, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._items: dict[str, NavigationItem] = {}
        self._roles = {page.key: page.roles for page in pages}
        self._brand = _Brand(theme, self)
        self.person = PersonPanel(theme, self)
        self._build(pages)
        self.set_small(small=False)
        self.show_for(None)
        theme.changed.connect(self.update)

    def show_current(self, key: str) -> None:
        self._items[key].setChecked(True)

    def show_for(self, role: str | None) -> None:
        """Leave out what this role does not use; None: nobody is signed in yet, only what everybody uses is shown."""
        for key, item in self._items.items():
            roles = self._roles[key]
            item.setVisible(roles is None or role in roles)

    def show_count(self, key: str, count: int, *, urgent: bool) -> None:
        self._items[key].show_count(count, urgent=urgent)

    def set_small(self, *, small: bool) -> None:
        self.setFixedWidth(Width.NAVIGATION_SMALL if small else Width.NAVIGATION)
        self._brand.small = small
        self._brand.update()
        self.person.set_small(small=small)
        for item in self._items.values():
            item.set_small(small=small)
        margin = 9 if small else _MARGIN
        self._column.setContentsMargins(margin, 0, margin, 0)
        self._foot.setContentsMargins(0 if small else Space.WORD, 0, 0 if small else Space.WORD, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("window"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._theme.color("line"))

    def _build(self, pages: tuple[DeskPage, ...]) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 1, 0)
        whole.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        whole.addWidget(self._brand)
        whole.addLayout(self._column, 1)
        self._add_items([(page, f"Ctrl+{n}") for n, page in enumerate(pages, 1) if not page.below])
        self._column.addStretch()
        self._add_items([(page, f"Ctrl+{n}") for n, page in enumerate(pages, 1) if page.below])
        self._column.addSpacing(_MARGIN)
        self._foot = QHBoxLayout()
        self._foot.addWidget(Rule(self._theme, self))
        self._column.addLayout(self._foot)
        whole.addWidget(self.person)

    def _add_items(self, pages: list[tuple[DeskPage, str]]) -> None:
        for page, shortcut in pages:
            item = NavigationItem(self._theme, page, shortcut, self)
            item.clicked.connect(lambda _checked=False, key=page.key: self.wanted.emit(key))
            self._items[page.key] = item
            self._column.addWidget(item)

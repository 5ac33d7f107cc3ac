"""The window: navigation, one page at a time, the strip of a lost line, the player's dock."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeySequence,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.line_state import Line, LineState
from ui import words
from ui.desk_navigation import Navigation
from ui.desk_pages import DeskPage, Searchable, Steppable
from ui.theme import PLAYER_HEIGHT, FontRole, Height, Space, Theme
from ui.widgets.corner import Corner
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rule import Rule
from ui.widgets.skeleton import SkeletonRows
from ui.widgets.strip import Strip

_SIZE: Final = (1280, 800)
_FRAME: Final = QSize(4, 40)
"""Room for the window system's border and title, which are not known before the window is shown."""
_SMALLEST: Final = (760, 480)
_NARROW: Final = 1040
"""Below this width the navigation keeps its icons only."""
_GEOMETRY: Final = "desk/geometry"
_REMEMBER_MS: Final = 1_000
_READ_MS: Final = {"bad": 12_000, "": 7_000}
"""How long a message stays: what went wrong is read twice."""


class DeskWindow(QWidget):
    """Paints its shell at once; a page is built when it is first opened.

    `memory` keeps the window's place and size; without it nothing is remembered. With `stays` the window hides when
    it is closed (the tray brings it back), otherwise closing is announced by `closed`. `home` is the key of the page
    that is opened first (the first of them, when it is not told).
    """

    page_shown = Signal(str)
    retry_wanted = Signal()
    dial_wanted = Signal()
    palette_wanted = Signal()
    keys_wanted = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        pages: tuple[DeskPage, ...],
        memory: QSettings | None = None,
        *,
        stays: bool = False,
        home: str | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._pages = {page.key: page for page in pages}
        self._built: dict[str, QWidget] = {}
        self._memory = memory
        self.stays: Callable[[], bool] = lambda: stays
        """Whether closing hides the window; asked each time, for a tray may come and go."""
        self._home = home or (pages[0].key if pages else "")
        self._role: str | None = None
        self._current = ""
        self._ready = False
        self._message_does: Callable[[], None] | None = None
        self.setWindowTitle(self.tr("Слухавка"))
        self.setMinimumSize(*_SMALLEST)
        self._build(pages)
        self._set_shortcuts(pages)
        self._remembering = QTimer(self, singleShot=True, interval=_REMEMBER_MS)
        self._remembering.timeout.connect(self._remember)
        self._restore_geometry()
        theme.changed.connect(self.update)
        if self._home:
            self._navigation.show_current(self._home)

    @property
    def current(self) -> str:
        """The key of the page in sight; empty until the first is built."""
        return self._current

    def page(self, key: str) -> QWidget:
        """The page, built now if it was not yet."""
        if key not in self._built:
            built = self._built[key] = self._pages[key].build(self._stack)  # moved later, all in it is dressed anew
            self._stack.addWidget(built)
        return self._built[key]

    def begin(self) -> None:
        """Open the first page; until then a skeleton stands in its place, and the navigation leads nowhere."""
        self._ready = True
        if self._home and not self._current:
            self.go(self._home)

    def rest(self) -> None:
        """Put every page away: nobody is signed in. `begin` builds them anew."""
        self._ready, self._current = False, ""
        self.show_for(None)
        self._stack.setCurrentIndex(0)
        for page in self._built.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._built.clear()

    @Slot(str)
    def go(self, key: str) -> None:
        """Bring a page into sight."""
        if not self._ready:
            self._navigation.show_current(self._home)
            return
        roles = self._pages[key].roles
        if roles is not None and self._role not in roles:
            return
        self._stack.setCurrentWidget(self.page(key))
        self._navigation.show_current(key)
        self._current = key
        self.page_shown.emit(key)

    def set_dock(self, dock: QWidget) -> None:
        """Give the foot of the window to the player; it shows and hides itself."""
        dock.setFixedHeight(PLAYER_HEIGHT)
        self._column.addWidget(dock)

    def set_notice(self, widget: QWidget) -> None:
        """Give a band at the foot of the page to a widget; it shows and hides itself, and moves no row."""
        self._column.insertWidget(self._column.indexOf(self._message), widget)

    def set_corner(self, widget: QWidget | None) -> None:
        """Let a widget float over the lower right corner of the page; None takes it away."""
        self._corner.hold(widget)

    def show_count(self, key: str, count: int, *, urgent: bool = False) -> None:
        """How many wait on a page; urgent ones on a red disc."""
        self._navigation.show_count(key, count, urgent=urgent)

    def show_person(self, name: str) -> None:
        self._navigation.person.show_person(name)

    def show_for(self, role: str | None) -> None:
        """Only what this role uses is in the navigation; None: nobody is signed in."""
        self._role = role
        self._navigation.show_for(role)

    def pages_in_sight(self) -> list[tuple[int, DeskPage]]:
        """The pages that this role uses, each with the number of its shortcut."""
        numbered = enumerate(self._pages.values(), 1)
        return [(n, page) for n, page in numbered if page.roles is None or self._role in page.roles]

    def show_phone(self, presence: str) -> None:
        """State of the person's SIP phone: `online`, `speaking`, `offline` or `unknown`."""
        self._navigation.person.show_phone(presence)

    def show_line(self, state: LineState, now: datetime) -> None:
        """While the line is lost, say since when and what is being done; a short gap is not worth a word."""
        from app.desk.shift import SHORT_GAP

        lost = state.line is Line.LINE_LOST
        self._navigation.person.show_line(up=not lost)
        if not lost:
            self._patience.stop()
            self._strip.hide()
            return
        today = words.day(state.since, now) == words.day(now, now)
        since = words.clock(state.since) if today else words.moment(state.since, now)
        self._lost_words = self.tr("Немає зв’язку з {since} · дані на той час · пробуємо знову").format(since=since)
        self._patience.start(max(0, round((state.since + SHORT_GAP - now) / timedelta(milliseconds=1))))

    def show_message(
        self,
        text: str,
        *,
        kind: str = "waiting",
        icon: str = "info",
        stays: bool = False,
        action: str = "",
        then: Callable[[], None] | None = None,
    ) -> None:
        """A sentence at the foot of the page, where it moves no row; it goes by itself unless it `stays`.

        `then` is what a click on the word `action` does.
        """
        self._message_does = then
        self._message.show_message(text, kind=kind, icon=icon, action=action)
        if stays:
            self._reading.stop()
        else:
            self._reading.start(_READ_MS["bad" if kind == "bad" else ""])

    @Slot()
    def hide_message(self) -> None:
        """Take back what `show_message` said."""
        self._reading.stop()
        self._message.hide()

    @Slot()
    def _on_message_action(self) -> None:
        then = self._message_does
        self.hide_message()
        if then is not None:
            then()

    def bring_up(self) -> None:
        """Show the window and give it the keyboard: somebody asked for it."""
        bring_up(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._navigation.set_small(small=self.width() < _NARROW)
        self._remembering.start()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._remembering.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._remember()
        if self.stays():
            event.ignore()
            self.hide()
            return
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.color("window"))

    def _build(self, pages: tuple[DeskPage, ...]) -> None:
        self._navigation = self._made_navigation(pages)
        self._strip = Strip(self._theme, self)
        self._strip.action_wanted.connect(self.retry_wanted)
        self._message = Strip(self._theme, self)
        self._message.action_wanted.connect(self._on_message_action)
        self._reading = QTimer(self, singleShot=True)
        self._reading.timeout.connect(self.hide_message)
        self._lost_words = ""
        self._patience: QTimer = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._on_patience_lost)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(_page_to_come(self._theme, self._pages[self._home].title if self._home else ""))
        self._corner = Corner(self._theme, self._stack)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._strip)
        self._column.addWidget(self._stack, 1)
        self._column.addWidget(self._message)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._navigation)
        row.addLayout(self._column, 1)

    def speak_anew(self, pages: tuple[DeskPage, ...]) -> None:
        """The same places in another language; only while it rests."""
        self._pages = {page.key: page for page in pages}
        self.setWindowTitle(self.tr("Слухавка"))
        self.hide_message()
        self._strip.hide()
        former, to_come = self._navigation, self._stack.widget(0)
        assert to_come is not None
        self._navigation = self._made_navigation(pages)
        self._row.replaceWidget(former, self._navigation)
        former.hide()
        former.deleteLater()
        self._stack.insertWidget(0, _page_to_come(self._theme, self._pages[self._home].title if self._home else ""))
        self._stack.setCurrentIndex(0)
        self._stack.removeWidget(to_come)
        to_come.deleteLater()
        self._navigation.set_small(small=self.width() < _NARROW)
        self._navigation.show_current(self._home)
        self._navigation.show()

    def _made_navigation(self, pages: tuple[DeskPage, ...]) -> Navigation:
        navigation = Navigation(self._theme, pages, self)
        navigation.wanted.connect(self.go)
        return navigation

    def _set_shortcuts(self, pages: tuple[DeskPage, ...]) -> None:
        for number, page in enumerate(pages[:9], 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda key=page.key: self.go(key))
        for keys, wish in (
            ("Ctrl+K", self.palette_wanted),
            ("Ctrl+D", self.dial_wanted),
            ("F1", self.keys_wanted),
            ("?", self.keys_wanted),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(wish)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search_here)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self._on_step_back)

    def _restore_geometry(self) -> None:
        kept = None if self._memory is None else self._memory.value(_GEOMETRY)
        if not (isinstance(kept, QByteArray) and self.restoreGeometry(kept)):
            free = QGuiApplication.primaryScreen().availableSize() - _FRAME
            self.resize(QSize(*_SIZE).boundedTo(free).expandedTo(QSize(*_SMALLEST)))

    @Slot()
    def _remember(self) -> None:
        """A session that is ended by force closes no window."""
        self._remembering.stop()
        if self._memory is not None:
            self._memory.setValue(_GEOMETRY, self.saveGeometry())

    @Slot()
    def _on_patience_lost(self) -> None:
        self._strip.show_message(self._lost_words, action=self.tr("Спробувати зараз"))

    @Slot()
    def search_here(self) -> None:
        """Give the keyboard to the search of the page in sight, when it has one."""
        page: object = self._built.get(self._current)
        if isinstance(page, Searchable):
            page.focus_search()

    @Slot()
    def _on_step_back(self) -> None:
        page: object = self._built.get(self._current)
        if isinstance(page, Steppable):
            page.step_back()


def bring_up(window: QWidget) -> None:
    """Show a window above the others and give it the keyboard."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _page_to_come(theme: Theme, name: str) -> QWidget:
    """The first page before it is built: its name and grey rows where its name and its rows will stand."""
    page = QWidget()
    title = PlainLabel(theme, name, FontRole.TITLE)
    title.setFixedHeight(Height.HEAD)
    title.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(title)
    column.addSpacing(Height.CHIP + Space.CONTROL)
    column.addWidget(Rule(theme))
    column.addWidget(SkeletonRows(theme), 1)
    return page

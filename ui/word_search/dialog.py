"""Looking for words in all talks: a field, the talks that hold them, and the way to the second."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListView, QStackedLayout, QVBoxLayout, QWidget

from app.desk.word_search import Stand, WordSearch
from ui.problems import sentence_of
from ui.tasks import TaskOwner
from ui.theme import Space, Theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.search_field import SearchField
from ui.word_search.delegate import FoundDelegate
from ui.word_search.model import FoundModel, PlaceRow

_SIZE: Final = (680, 560)
_SCREENS_AHEAD: Final = 2


class _FoundView(QListView):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.found = FoundModel()
        self.face = FoundDelegate(theme, self.found, self)
        self.setModel(self.found)
        self.setItemDelegate(self.face)
        self.setStyleSheet("background: transparent; border: none")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field's arrows walk here
        self.setMouseTracking(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.face.set_width(self.viewport().width())
        super().resizeEvent(event)


class WordsDialog(QDialog):
    """What was looked for stays when it is opened again."""

    place_wanted = Signal(object, object, str)
    """Call, the second (None: the words are in its summary), and what was looked for."""

    def __init__(self, theme: Theme, search: WordSearch, clock: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._search = search
        self._clock = clock
        self._tasks = TaskOwner(self)
        self.setObjectName("words")
        self.setWindowTitle(self.tr("Слова в розмовах"))
        self.resize(*_SIZE)
        self.field = SearchField(theme, self.tr("Що казали: слово або кілька"), self)
        self.view = _FoundView(theme, self)
        self.state = EmptyState(theme, self)
        self._pages = QStackedLayout()
        self._build()
        search.on_changed = self._show
        self._show()

    def open_with(self, text: str = "") -> None:
        """Come up with the keyboard in the field; with words from elsewhere when there are some."""
        if text.strip() and text.strip() != self._search.text:
            self.field.show_text(text)
            self._on_searched(text.strip())
        self.open()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    async def close_tasks(self) -> None:
        await self._tasks.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk through what was found, Enter hears it; every other key is the field's."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Up | Qt.Key.Key_Down:
                    self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.field.is_said and self.view.currentIndex().isValid():
                    self._choose(self.view.currentIndex())
                    return True
                case _:
                    pass
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.view.setAccessibleName(self.tr("Знайдене"))
        self.view.clicked.connect(self._choose)
        self.view.entered.connect(self._on_entered)
        self.view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.field.installEventFilter(self)
        self.field.searched.connect(self._on_searched)
        self.state.action_wanted.connect(lambda: self._on_searched(self._search.text))
        self._pages.addWidget(self.state)
        self._pages.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PANEL)
        column.setSpacing(Space.CONTROL)
        column.addWidget(self.field)
        column.addLayout(self._pages, 1)

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        self._tasks.start("search", self._search.search(text))

    @Slot()
    def _show(self) -> None:
        stand = self._search.stand
        self.view.face.words = self._search.words
        self.view.found.show_talks(self._search.talks, self._clock())
        self._pages.setCurrentIndex(1 if stand is Stand.FOUND else 0)
        if stand is Stand.FOUND and not self.view.currentIndex().isValid():
            self._walk(1)
        self._say(stand)

    def _say(self, stand: Stand) -> None:
        failure = self._search.failure
        match stand:
            case Stand.TOO_SHORT:
                hint = self.tr("Слово від трьох літер. Шукаємо в розшифровках і підсумках розмов, які вам можна чути.")
                self.state.show_state(hint, icon="text-search")
            case Stand.LOOKING:
                self.state.show_state(self.tr("Шукаємо…"), icon="text-search")
            case Stand.NOTHING:
                self.state.show_state(self.tr("Таких слів у розмовах не знайдено"), icon="text-search")
            case Stand.FAILED if failure is not None:
                self.state.show_state(
                    sentence_of(failure), action=self.tr("Спробувати ще"), icon="circle-alert", kind="bad"
                )
            case _:
                pass

    def _walk(self, step: int) -> None:
        row = self.view.found.next_place(self.view.currentIndex().row(), step)
        if row >= 0:
            self.view.setCurrentIndex(self.view.found.index(row))
            above = self.view.found.index(max(0, row - 1))
            self.view.scrollTo(above if step < 0 or row <= 1 else self.view.found.index(row))

    @Slot(QModelIndex)
    def _on_entered(self, index: QModelIndex) -> None:
        if isinstance(self.view.found.row(index.row()), PlaceRow):
            self.view.setCurrentIndex(index)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        row = self.view.found.row(index.row())
        if isinstance(row, PlaceRow):
            self.accept()
            self.place_wanted.emit(row.call, row.place.at_s, self._search.text)

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        bar = self.view.verticalScrollBar()
        if self._search.has_more and value >= bar.maximum() - _SCREENS_AHEAD * self.view.viewport().height():
            self._tasks.start("more", self._search.more())

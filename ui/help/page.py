"""«Довідка»: short articles, a search over them, and the sheet of keys."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import words
from ui.help.articles import Article, articles
from ui.help.reader import Reader
from ui.theme import FontRole, Height, Radius, Space, Theme
from ui.widgets.buttons import QuietButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel import Panel
from ui.widgets.plain_label import PlainLabel
from ui.widgets.search_field import SearchField
from ui.widgets.section_item import SectionItem

_LIST_WIDTH: Final = 252
_SEARCH_WIDTH: Final = 260


class HelpPage(QWidget):
    """`place_wanted` names a place of the navigation, `section_wanted` a section of the settings."""

    place_wanted = Signal(str)
    section_wanted = Signal(str)
    keys_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._articles = {article.key: article for article in articles(words.spoken())}
        self._sought = ""
        self.items: dict[str, SectionItem] = {}
        self.reader = Reader(theme, self)
        self.reader.link_wanted.connect(self._on_link)
        self.search = SearchField(theme, self.tr("Пошук у довідці"), self)
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self.search.searched.connect(self._on_searched)
        self._nothing = EmptyState(theme, self)
        self._nothing.action_wanted.connect(self.step_back)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._sheet(theme))
        self._stack.addWidget(self._nothing)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, Space.PAGE, Space.PAGE)
        row.setSpacing(0)
        row.addWidget(self._list(theme))
        row.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(theme))
        column.addLayout(row, 1)
        self.show_article(next(iter(self._articles)))

    def show_article(self, key: str) -> None:
        article = self._articles[key]
        self.items[key].setChecked(True)
        self.reader.show_article(article, self._sought)

    def focus_search(self) -> None:
        """The keyboard goes into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    @Slot()
    def step_back(self) -> bool:
        """The search empties."""
        if not self._sought and not self.search.text():
            return False
        self.search.show_text("")
        self._on_searched("")
        return True

    @Slot(str)
    def _on_searched(self, sought: str) -> None:
        self._sought = sought
        found = [article for article in self._articles.values() if article.tells_of(sought)]
        for article in self._articles.values():
            self.items[article.key].setVisible(article in found)
        if not found:
            told = self.tr("Про «{words}» тут не написано.").replace("{words}", sought[:60])
            self._nothing.show_state(told, action=self.tr("Усі статті"), icon="search")
        self._stack.setCurrentIndex(0 if found else 1)
        if found:
            self._show_one_of(found)

    def _show_one_of(self, found: list[Article]) -> None:
        shown = self.reader.article
        self.show_article((shown if shown in found and shown is not None else found[0]).key)

    @Slot(str)
    def _on_link(self, path: str) -> None:
        kind, _, which = path.partition("/")
        if kind == "help":
            self.step_back()
            self.show_article(which)
        elif kind == "place":
            self.place_wanted.emit(which)
        elif kind == "settings":
            self.section_wanted.emit(which)
        elif kind == "keys":
            self.keys_wanted.emit()

    def _head(self, theme: Theme) -> QHBoxLayout:
        title = PlainLabel(theme, self.tr("Довідка"), FontRole.TITLE)
        title.setFixedHeight(Height.HEAD)
        keys = QuietButton(theme, self.tr("Клавіші"), "keyboard", self)
        keys.clicked.connect(self.keys_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        head.setSpacing(Space.WORD)
        head.addWidget(title)
        head.addStretch()
        head.addWidget(self.search)
        head.addWidget(keys)
        return head

    def _list(self, theme: Theme) -> QWidget:
        beside = QWidget(self)
        beside.setFixedWidth(_LIST_WIDTH)
        beside.setAccessibleName(self.tr("Статті довідки"))
        column = QVBoxLayout(beside)
        column.setContentsMargins(Space.CONTROL, Space.HALF, Space.PANEL, Space.PANEL)
        column.setSpacing(0)
        for key, article in self._articles.items():
            item = self.items[key] = SectionItem(theme, article.title, beside)
            item.clicked.connect(lambda _checked=False, key=key: self.show_article(key))
            column.addWidget(item)
        column.addStretch()
        return beside

    def _sheet(self, theme: Theme) -> QWidget:
        sheet = Panel(theme, "surface", self, radius=Radius.PANEL)
        inside = QHBoxLayout(sheet)
        inside.setContentsMargins(Space.HALF, Space.HALF, Space.HALF, Space.HALF)
        inside.addWidget(self.reader)
        return sheet

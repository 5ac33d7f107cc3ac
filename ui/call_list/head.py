"""The head of the page: its name, how many talks are in the list, and the search."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.tables_out import TableKind
from ui import words
from ui.theme import FontRole, Height, Space, Theme
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.menu import Menu
from ui.widgets.plain_label import PlainLabel
from ui.widgets.search_field import SearchField

_SEARCH_LEAST, _SEARCH_WIDTH = 160, 280
_ROOM_FOR_TOTAL = 840
_FIRST = 100
"""Takes the room before the total does."""


class CallListHead(QWidget):
    """`export_wanted` carries the kind of file."""

    archive_wanted = Signal()
    """The recordings of the whole list, as one file."""
    export_wanted = Signal(object)  # TableKind
    words_wanted = Signal(str)
    """Words to look for in the talks themselves; what stands in the search, to begin with."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(Height.HEAD)
        keys = QKeySequence("Ctrl+F").toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
        self.search = SearchField(theme, self.tr("Ім’я, номер, замовлення"), self, shortcut=keys)
        self.search.setMinimumWidth(_SEARCH_LEAST)
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self._export = QuietButton(theme, self.tr("Вивантажити"), "download", self)
        self._export.clicked.connect(self._open_kinds)
        self._total = PlainLabel(theme, "", FontRole.BODY, "text_2", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        row.setSpacing(Space.CONTROL)
        title = PlainLabel(theme, self.tr("Записи розмов"), FontRole.TITLE, "text", self)
        title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(title)
        row.addWidget(self._total, 1)
        row.addWidget(self.search, _FIRST)
        self._words = IconButton(theme, "text-search", self.tr("Шукати слова в самих розмовах (Ctrl+Shift+F)"), self)
        self._words.clicked.connect(lambda: self.words_wanted.emit(self.search.text()))
        row.addWidget(self._words)
        self._archive = QuietButton(theme, "ZIP", "download", self)
        self._archive.setToolTip(self.tr("Зберегти записи всього списку одним ZIP"))
        self._archive.setAccessibleName(self.tr("Зберегти записи всього списку одним ZIP"))
        self._archive.clicked.connect(self.archive_wanted)
        row.addWidget(self._archive)
        row.addWidget(self._export)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the search is worth more than a count that would be cut short."""
        super().resizeEvent(event)
        self._total.setVisible(self.width() >= _ROOM_FOR_TOTAL)

    @Slot()
    def _open_kinds(self) -> None:
        self.open_kinds(self._export, self.export_wanted.emit)

    def open_kinds(self, button: QWidget, chosen: Callable[[TableKind], None]) -> None:
        """Ask under a button which kind of file is wanted."""
        menu = Menu(self)
        for kind, words_ in (
            (TableKind.XLSX, self.tr("Книга Excel (XLSX)")),
            (TableKind.CSV, self.tr("Таблиця (CSV)")),
        ):
            menu.addAction(words_).triggered.connect(lambda _checked=False, kind=kind: chosen(kind))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup_within(self.window(), button.mapToGlobal(button.rect().bottomLeft()))

    def show_total(self, total: int | None, talk_s: int | None, *, has_more: bool = False) -> None:
        """«248 розмов · 3 год 12 хв», «понад 10 000 розмов»; nothing without talks."""
        parts = [words.talks(total)] if total else []
        if has_more and total:
            parts = [self.tr("понад {talks}").format(talks=words.talks(total))]
        elif talk_s:
            parts.append(words.long_length(talk_s))
        self._total.set_text(" · ".join(parts))

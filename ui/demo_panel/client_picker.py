"""Whom to call as: the demo's clients with a search, and somebody new above them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QSortFilterProxyModel, Qt, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from app.phone_numbers import printed
from app.word_forms import folded
from ui.theme import Space, Theme
from ui.widgets.search_field import SearchField

_ROWS, _ROW, _FRAME = 6, 30, 10
"""So many clients are always in sight, so high each, within the padding and the border of their list."""
_PHONE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class DemoClient:
    """`phone` is E.164."""

    name: str
    phone: str


class ClientPicker(QWidget):
    """`phone` is the chosen client's number; None means a number nobody has called from yet."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(theme, self.tr("Ім’я або номер"))
        self._clients = QStandardItemModel(self)
        self._found = _Matching(self)
        self._found.setSourceModel(self._clients)
        self.list = QListView()
        self.list.setModel(self._found)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(_ROWS * _ROW + _FRAME)
        self.list.setAccessibleName(self.tr("Клієнти"))
        self.search.searched.connect(self._on_searched)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.WORD)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        self.show_clients(())

    @property
    def phone(self) -> str | None:
        phone = self.list.currentIndex().data(_PHONE)
        return phone if isinstance(phone, str) else None

    def show_clients(self, clients: Sequence[DemoClient]) -> None:
        self._clients.clear()
        self._clients.appendRow(QStandardItem(self.tr("Новий номер")))
        for client in clients:
            row = QStandardItem(f"{client.name}   {printed(client.phone)}")
            row.setData(client.phone, _PHONE)
            self._clients.appendRow(row)
        self._choose_first()

    def choose(self, phone: str) -> None:
        """Select the client with this number."""
        for row in range(self._found.rowCount()):
            index = self._found.index(row, 0)
            if index.data(_PHONE) == phone:
                self.list.setCurrentIndex(index)

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        self._found.search(text)
        self._choose_first()

    def _choose_first(self) -> None:
        """The first client found; somebody new while nothing is searched."""
        row = 1 if self.search.text().strip() and self._found.rowCount() > 1 else 0
        first = self._found.index(row, 0)
        self.list.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.ClearAndSelect)


class _Matching(QSortFilterProxyModel):
    """Names by any part, numbers by their digits; «Новий номер» always stays."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self._digits = ""

    def search(self, text: str) -> None:
        self.beginFilterChange()
        self._text = folded(text)
        self._digits = "".join(char for char in text if char.isdigit())
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: object) -> bool:  # noqa: ARG002 - Qt's signature
        index = self.sourceModel().index(row, 0)
        phone = index.data(_PHONE)
        if phone is None or not self._text:
            return True
        return self._text in folded(str(index.data())) or bool(self._digits and self._digits in str(phone))

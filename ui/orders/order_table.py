"""The rows of «Замовлення»: a tuple of columns and frozen orders, read page by page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.contract.answers import Order
from ui import words
from ui.orders import wording

ORDER = Qt.ItemDataRole.UserRole
"""The role that carries the whole order, whichever the column."""

type Index = QModelIndex | QPersistentModelIndex


class Place(IntEnum):
    """Where a column stands; the view asks by these names and never by number."""

    NUMBER = 0
    CLIENT = 1
    CALL = 2
    STATUS = 3
    SUM = 4
    WHEN = 5
    MENU = 6


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where it stands and what it says of an order at the time `now`."""

    place: Place
    text: Callable[[Order, datetime], str]


COLUMNS = (
    Column(Place.NUMBER, lambda order, _: words.order_name(wording.short(order.number))),
    Column(Place.CLIENT, lambda order, _: wording.client_name(order.client)),
    Column(Place.CALL, lambda order, _: wording.phone(order.phone)),
    Column(Place.STATUS, lambda order, _: wording.status(order)),
    Column(Place.SUM, lambda order, _: words.money(order.sum_kopiyky)),
    Column(Place.WHEN, lambda order, now: words.short_moment(order.created_at, now)),
    Column(Place.MENU, lambda _, __: ""),
)


class OrderTable(QAbstractTableModel):
    """Orders, newest first. Rows come and change in place; a reset happens only when the question changed."""

    more_wanted = Signal()
    """The view has reached the end of what is here and the backend has more."""

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._orders: list[Order] = []
        self._more = False
        self._asked = False

    @property
    def orders(self) -> Sequence[Order]:
        return tuple(self._orders)

    def show(self, orders: Iterable[Order], *, more: bool) -> None:
        """Begin anew with the first page of another question."""
        self.beginResetModel()
        self._orders = list(orders)
        self._more, self._asked = more, False
        self.endResetModel()

    def append(self, orders: Iterable[Order], *, more: bool) -> None:
        """Put the next page below; an order that is here already is not shown twice."""
        known = {order.id for order in self._orders}
        fresh = [order for order in orders if order.id not in known]
        self._more, self._asked = more, False
        if fresh:
            first = len(self._orders)
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self._orders.extend(fresh)
            self.endInsertRows()

    def put(self, order: Order) -> None:
        """Show the order as it is now, where it stands; one not seen before comes on top."""
        row = self.row_of(order.id)
        if row is None:
            self.beginInsertRows(QModelIndex(), 0, 0)
            self._orders.insert(0, order)
            self.endInsertRows()
        elif self._orders[row] != order:
            self._orders[row] = order
            self.tell_changed(row, row)

    def tell_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def tell_time_passed(self) -> None:
        """Say the days anew: at midnight «11:20» becomes «учора»."""
        if self._orders:
            self.tell_changed(0, len(self._orders) - 1)

    def row_of(self, order_id: int) -> int | None:
        return next((row for row, order in enumerate(self._orders) if order.id == order_id), None)

    def order_at(self, index: Index) -> Order | None:
        return self._orders[index.row()] if index.isValid() and index.row() < len(self._orders) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._orders)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()

    def more_failed(self) -> None:
        """The next page did not come: scrolling may ask for it again."""
        self._asked = False

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        order = self.order_at(index)
        if order is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return COLUMNS[index.column()].text(order, self._now())
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(order)
            case _:
                return order if role == ORDER else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[section] if 0 <= section < len(COLUMNS) else None
        return None

    def _spoken(self, order: Order) -> str:
        """The row as one sentence for a screen reader, whichever cell it stands on."""
        now = self._now()
        return ", ".join(text for column in COLUMNS if (text := column.text(order, now)))

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Номер"),
            self.tr("Клієнт"),
            self.tr("Телефон"),
            self.tr("Статус"),
            self.tr("Сума"),
            self.tr("Коли"),
            self.tr("Дії"),
        )

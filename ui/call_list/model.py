"""The rows of the call list: calls under the heads of their days, changed in place as the news comes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

from app.contract.answers import Call, Phase
from app.desk.call_history import CallHistory
from ui import words
from ui.call_list.columns import COLUMNS, At
from ui.desk_signals import HistorySignals

_DISPLAY: Final = Qt.ItemDataRole.DisplayRole
_HEAD_FLAGS: Final = Qt.ItemFlag.NoItemFlags
_CALL_FLAGS: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

type Index = QModelIndex | QPersistentModelIndex
ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The frozen row itself: a `DayRow` or a `CallRow`."""


@dataclass(frozen=True, slots=True)
class DayRow:
    """The head of a day; `at` is a moment of it."""

    day: date
    at: datetime


@dataclass(frozen=True, slots=True)
class CallRow:
    call: Call
    day: date


type Row = DayRow | CallRow


class CallListModel(QAbstractTableModel):
    """Mirrors a `CallHistory`; `modelReset` only when the question changed."""

    more_wanted = Signal()

    def __init__(
        self, history: CallHistory, news: HistorySignals, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._clock = clock
        self._held = False
        news.was_reset.connect(self._on_reset)
        news.inserted.connect(self._on_inserted)
        news.changed.connect(self._on_changed)
        news.removed.connect(self._on_removed)
        self._rows: list[Row] = _under_heads(history.calls)

    def hold(self) -> None:
        """Keep showing the old answer until the new one comes, so that nothing flickers."""
        self._held = True

    def release(self) -> None:
        """Show what the history holds now, whatever it is."""
        if self._held:
            self._held = False
            self._rebuild()

    def row(self, index: Index | int) -> Row:
        return self._rows[index if isinstance(index, int) else index.row()]

    def call_at(self, row: int) -> Call | None:
        """The call of a row; None for the head of a day and outside the list."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found.call if isinstance(found, CallRow) else None

    def row_of_call(self, call_id: int) -> int | None:
        return next(
            (n for n, row in enumerate(self._rows) if isinstance(row, CallRow) and row.call.id == call_id), None
        )

    def day_rows(self, first: int, last: int) -> list[int]:
        """Numbers of the rows from `first` to `last` that head a day."""
        return [n for n in range(first, last + 1) if isinstance(self._rows[n], DayRow)]

    def tick(self) -> None:
        """Let running talks show their new length."""
        for number, row in enumerate(self._rows):
            if isinstance(row, CallRow) and row.call.phase is Phase.TALKING:
                index = self.index(number, At.LENGTH)
                self.dataChanged.emit(index, index)

    def retitle_days(self) -> None:
        """Midnight: «Сьогодні» has become «Учора»."""
        for number in self.day_rows(0, len(self._rows) - 1):
            index = self.index(number, 0)
            self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature; a value, never changed
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = int(_DISPLAY)) -> Any:  # noqa: ANN401 - Qt's variant
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role not in {_DISPLAY, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        if isinstance(row, DayRow):
            return words.day_head(row.at, self._clock()) if index.column() == 0 else None
        return COLUMNS[index.column()].text(row.call, self._clock())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = int(_DISPLAY)) -> str | None:
        return COLUMNS[section].title() if orientation is Qt.Orientation.Horizontal and role == _DISPLAY else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], DayRow):
            return _HEAD_FLAGS
        return _CALL_FLAGS

    def canFetchMore(self, parent: Index) -> bool:
        return (
            not parent.isValid() and not self._history.is_complete and not self._history.is_loading and bool(self._rows)
        )

    def fetchMore(self, _parent: Index) -> None:
        self.more_wanted.emit()

    def ask_for_more(self) -> None:
        """As the view does at the end of the list, only sooner."""
        if self.canFetchMore(QModelIndex()):
            self.more_wanted.emit()

    @Slot()
    def _on_reset(self) -> None:
        if self._held and not self._history.is_answered:
            return
        self._held = False
        self._rebuild()

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._rows = _under_heads(self._history.calls)
        self.endResetModel()

    @Slot(int, object)
    def _on_inserted(self, start: int, calls: Sequence[Call]) -> None:
        if self._held:
            return
        place = self._row_of(start - 1) + 1 if start else 0
        above = self._rows[place - 1].day if place else None
        below = self._rows[place].day if place < len(self._rows) else None
        own = _under_heads([call for call in calls if _day(call) != below], above)
        self._insert(place, own)
        joining = [CallRow(call, _day(call)) for call in calls if _day(call) == below]
        has_head_between = above != below
        self._insert(place + len(own) + has_head_between, joining)

    def _insert(self, place: int, rows: Sequence[Row]) -> None:
        if rows:
            self.beginInsertRows(QModelIndex(), place, place + len(rows) - 1)
            self._rows[place:place] = rows
            self.endInsertRows()

    @Slot(int)
    def _on_changed(self, index: int) -> None:
        if self._held:
            return
        number = self._row_of(index)
        call = self._history.calls[index]
        self._rows[number] = CallRow(call, _day(call))
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(COLUMNS) - 1))

    @Slot(int)
    def _on_removed(self, index: int) -> None:
        if self._held:
            return
        last = first = self._row_of(index)
        followed = last + 1 < len(self._rows) and isinstance(self._rows[last + 1], CallRow)
        if isinstance(self._rows[first - 1], DayRow) and not followed:
            first -= 1
        self.beginRemoveRows(QModelIndex(), first, last)
        del self._rows[first : last + 1]
        self.endRemoveRows()

    def _row_of(self, index: int) -> int:
        """The row of the history's call number `index`."""
        seen = -1
        for number, row in enumerate(self._rows):
            seen += isinstance(row, CallRow)
            if seen == index:
                return number
        raise IndexError(index)


def _day(call: Call) -> date:
    return words.local(call.started_at).date()


def _under_heads(calls: Sequence[Call], above: date | None = None) -> list[Row]:
    """The calls with a head before each new day; `above` is the day of the row before them."""
    rows: list[Row] = []
    for call in calls:
        day = _day(call)
        if day != above:
            rows.append(DayRow(day, call.started_at))
            above = day
        rows.append(CallRow(call, day))
    return rows

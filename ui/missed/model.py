"""The rows on the screen: brought to what they should be by the fewest insertions, moves and removals."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.missed import wording
from ui.missed.rows import Handled, Head, Row, Waits

type Index = QModelIndex | QPersistentModelIndex
ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The frozen row itself."""
_DISPLAY: Final = Qt.ItemDataRole.DisplayRole
_ROW_FLAGS: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class MissedModel(QAbstractListModel):
    """`show` makes the rows these; a row is the same one as long as its key is."""

    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._rows: list[Row] = []

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    def row(self, number: int) -> Row | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, key: str) -> int | None:
        return next((number for number, row in enumerate(self._rows) if row.key == key), None)

    def show(self, wanted: Sequence[Row]) -> None:
        keys = {row.key for row in wanted}
        for number in range(len(self._rows) - 1, -1, -1):
            if self._rows[number].key not in keys:
                self.beginRemoveRows(QModelIndex(), number, number)
                del self._rows[number]
                self.endRemoveRows()
        for number, row in enumerate(wanted):
            self._place(number, row)

    def tick(self) -> None:
        """Let the clocks of those who are being called go on."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Waits) and row.entry.calling is not None:
                self._tell_changed(number)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature; a value, never changed
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        """One; Qt's own list model keeps that to itself."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = int(_DISPLAY)) -> Any:  # noqa: ANN401 - Qt's variant
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role not in {_DISPLAY, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        match row:
            case Head(text=text):
                return text
            case Waits():
                return wording.spoken(row.row, self._clock())
            case Handled():
                return wording.spoken_end(row.entry)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self._rows[index.row()] if index.isValid() else None
        if row is None or (isinstance(row, Head) and row.is_open is None):
            return Qt.ItemFlag.NoItemFlags
        return _ROW_FLAGS

    def _place(self, number: int, row: Row) -> None:
        here = self.row(number)
        if here is None or here.key != row.key:
            found = self.number_of(row.key)
            if found is None:
                self.beginInsertRows(QModelIndex(), number, number)
                self._rows.insert(number, row)
                self.endInsertRows()
                return
            self.beginMoveRows(QModelIndex(), found, found, QModelIndex(), number)
            self._rows.insert(number, self._rows.pop(found))
            self.endMoveRows()
        if self._rows[number] != row:
            self._rows[number] = row
            self._tell_changed(number)

    def _tell_changed(self, number: int) -> None:
        index = self.index(number)
        self.dataChanged.emit(index, index)

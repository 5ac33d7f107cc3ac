"""The tiles on the screen, in the order of the board, brought up to date by the fewest changes."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.desk.live_board import Tile
from ui.board import wording

type Index = QModelIndex | QPersistentModelIndex
TILE: Final = int(Qt.ItemDataRole.UserRole)
_DISPLAY: Final = Qt.ItemDataRole.DisplayRole


class BoardModel(QAbstractListModel):
    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._tiles: list[Tile] = []

    @property
    def tiles(self) -> Sequence[Tile]:
        return self._tiles

    def tile(self, number: int) -> Tile | None:
        return self._tiles[number] if 0 <= number < len(self._tiles) else None

    def show(self, wanted: Sequence[Tile]) -> None:
        keys = {tile.key for tile in wanted}
        for number in range(len(self._tiles) - 1, -1, -1):
            if self._tiles[number].key not in keys:
                self.beginRemoveRows(QModelIndex(), number, number)
                del self._tiles[number]
                self.endRemoveRows()
        for number, tile in enumerate(wanted):
            self._place(number, tile)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature; a value, never changed
        return 0 if parent.isValid() else len(self._tiles)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        """One; Qt's own list model keeps that to itself."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = int(_DISPLAY)) -> Any:  # noqa: ANN401 - Qt's variant
        if not index.isValid():
            return None
        tile = self._tiles[index.row()]
        if role == TILE:
            return tile
        if role in {_DISPLAY, Qt.ItemDataRole.AccessibleTextRole}:
            return wording.spoken(tile, self._clock())
        return None

    def _place(self, number: int, tile: Tile) -> None:
        here = self.tile(number)
        if here is None or here.key != tile.key:
            found = next((at for at, one in enumerate(self._tiles) if one.key == tile.key), None)
            if found is None:
                self.beginInsertRows(QModelIndex(), number, number)
                self._tiles.insert(number, tile)
                self.endInsertRows()
                return
            self.beginMoveRows(QModelIndex(), found, found, QModelIndex(), number)
            self._tiles.insert(number, self._tiles.pop(found))
            self.endMoveRows()
        if self._tiles[number] != tile:
            self._tiles[number] = tile
            index = self.index(number)
            self.dataChanged.emit(index, index)

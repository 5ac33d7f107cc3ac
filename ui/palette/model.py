"""The palette's rows: heads of groups, which cannot be chosen, and the entries under them."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.palette.entry import Entry, Group, group_title

type Row = Group | Entry
type Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole


class PaletteModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Replace everything: each group's entries under its head, in the groups' order."""
        self.beginResetModel()
        self._rows = []
        for group in Group:
            of_group = [entry for entry in entries if entry.group is group]
            if of_group:
                self._rows += [group, *of_group]
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """The entry of a row; None for a head and beyond the end."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Entry) else None

    def next_entry(self, row: int, step: int) -> int:
        """The row of the next entry above (-1) or below (1), around the ends; -1 when there is none."""
        count = len(self._rows)
        for offset in range(1, count + 1):
            place = (row + step * offset) % count
            if self.entry(place) is not None:
                return place
        return -1

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            if isinstance(row, Group):
                return group_title(row)
            return ", ".join(part for part in (row.title, row.detail) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.entry(index.row()) is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

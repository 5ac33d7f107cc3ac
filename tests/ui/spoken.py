"""What a screen says, wherever it says it."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QObject, Qt
from PySide6.QtWidgets import QWidget

_SAID: Final = (
    "windowTitle",
    "toolTip",
    "statusTip",
    "whatsThis",
    "accessibleName",
    "accessibleDescription",
    "placeholderText",
    "text",
    "title",
)
_ROLES: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def words_of(root: QWidget) -> Iterator[str]:
    """Everything a screen says: texts, hints, tool tips, what a screen reader hears, the cells of its tables."""
    for part in (root, *root.findChildren(QObject)):
        for name in _SAID:
            said = getattr(part, name, None)
            told = said() if callable(said) else said
            if isinstance(told, str) and told:
                yield told
        if isinstance(part, QAbstractItemModel):
            yield from _cells(part)


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()  # Qt hides a list's own count
    for column in range(columns):
        said = [model.headerData(column, Qt.Orientation.Horizontal, role) for role in _ROLES]
        for row in range(model.rowCount()):
            said += [model.index(row, column).data(role) for role in _ROLES]
        yield from (told for told in said if isinstance(told, str) and told)

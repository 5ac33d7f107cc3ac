"""A drop-down in the look of the program."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from ui.theme import Theme
from ui.widgets.painting import draw_icon

_ROOM: Final = 32


class DropDown(QComboBox):
    """A choice is changed by a click or a key, never by the wheel that scrolls the page under it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setItemDelegate(QStyledItemDelegate(self))  # the native one knows nothing of the style sheet
        theme.changed.connect(self.update)

    def choose(self, data: object) -> None:
        """Show the entry that stands for `data`; nothing changes when there is none."""
        place = self.findData(data)
        if place >= 0:
            self.setCurrentIndex(place)

    def setAccessibleName(self, name: str) -> None:
        """On Linux a screen reader takes the chosen entry for the name: what is chosen here is told beside it."""
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)
        field = self.lineEdit()
        if field is not None:
            field.setAccessibleName(name)

    def setEditable(self, editable: bool) -> None:
        super().setEditable(editable)
        self.setAccessibleName(self.accessibleName())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        right = QRect(self.width() - _ROOM, 0, _ROOM, self.height())
        draw_icon(QPainter(self), self._theme, right, "chevron-down", "text_2", 16)

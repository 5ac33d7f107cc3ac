"""Which columns of the list are shown: every one that may be missing, ticked while it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.call_list.columns import ALWAYS, COLUMNS, At
from ui.theme import Theme
from ui.widgets.menu import Menu


class ColumnsMenu(Menu):
    """Goes with its last look; `turned` carries the column to show or to hide."""

    turned = Signal(object)  # At

    def __init__(self, theme: Theme, shown: frozenset[At], parent: QWidget) -> None:
        super().__init__(parent)
        for place in At:
            if place not in ALWAYS:
                action = self.addAction(COLUMNS[place].title())
                if place in shown:
                    action.setIcon(theme.icon("check", "accent"))
                action.triggered.connect(lambda _checked=False, place=place: self.turned.emit(place))
        self.aboutToHide.connect(self.deleteLater)

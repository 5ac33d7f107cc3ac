"""The second column: the names of the sections under each other."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.settings.sections import Section
from ui.theme import Space, Theme
from ui.widgets.section_item import SectionItem

WIDTH: Final = 200
WIDTH_SMALL: Final = 168


class SectionList(QWidget):
    """`wanted` names the section that was clicked."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, sections: Sequence[Section], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Розділи налаштувань"))
        self.items: dict[str, SectionItem] = {}
        self._roles = {section.key: section.roles for section in sections}
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.CONTROL, Space.HALF, Space.PANEL, Space.PANEL)
        column.setSpacing(0)
        for section in sections:
            item = self.items[section.key] = SectionItem(theme, section.title, self)
            item.clicked.connect(lambda _checked=False, key=section.key: self.wanted.emit(key))
            column.addWidget(item)
        column.addStretch()

    def show_for(self, role: str | None) -> None:
        """Leave out what is not of this role."""
        for key in self.items:
            self.items[key].setVisible(self.is_for(key, role))

    def is_for(self, key: str, role: str | None) -> bool:
        roles = self._roles[key]
        return roles is None or role in roles

    def show_current(self, key: str) -> None:
        self.items[key].setChecked(True)

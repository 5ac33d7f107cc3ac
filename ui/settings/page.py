"""«Налаштування»: the sections beside the cards of the one that is open."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.settings.section import SectionPage, Surroundings
from ui.settings.section_list import WIDTH, WIDTH_SMALL, SectionList
from ui.settings.sections import Section
from ui.theme import FontRole, Height, Space
from ui.widgets.plain_label import PlainLabel

_FIRST: Final = "general"
_NARROW: Final = 800


class SettingsPage(QWidget):
    """A section is built when it is first opened; `section_shown` names it each time it comes into sight."""

    section_shown = Signal(str)

    def __init__(self, around: Surroundings, sections: Sequence[Section], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._sections = {section.key: section for section in sections}
        self._built: dict[str, SectionPage] = {}
        self._role: str | None = None
        self.current = ""
        self._list = SectionList(around.theme, sections, self)
        self._list.wanted.connect(self.show_section)
        self._stack = QStackedWidget(self)
        head = QHBoxLayout()
        head.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        title = PlainLabel(around.theme, self.tr("Налаштування"), FontRole.TITLE)
        title.setFixedHeight(Height.HEAD)
        head.addWidget(title)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list)
        row.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(row, 1)

    def show_for(self, role: str | None) -> None:
        """Only the sections of this role; whoever may not see the open one is led to the first."""
        self._role = role
        self._list.show_for(role)
        if not self.current or not self._list.is_for(self.current, role):
            self.show_section(_FIRST)

    @Slot(str)
    def show_section(self, key: str) -> None:
        """Open a section, when it is one of this role's."""
        if not self._list.is_for(key, self._role):
            return
        page = self._built.get(key)
        if page is None:
            # in the stack from the first: moved there later, all in it would be dressed anew
            page = self._built[key] = self._sections[key].build(self._around, self._stack)
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._list.show_current(key)
        self.current = key
        page.opened()
        self.section_shown.emit(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._list.setFixedWidth(WIDTH_SMALL if self.width() < _NARROW else WIDTH)

    def section(self, key: str) -> SectionPage | None:
        """The page of a section that was opened."""
        return self._built.get(key)

    def show_count(self, key: str, count: int) -> None:
        """How many things wait in a section."""
        self._list.items[key].show_count(count)

    def ask_again(self) -> None:
        """The line is back."""
        for page in self._built.values():
            page.ask_again()

    async def close_tasks(self) -> None:
        for page in self._built.values():
            await page.close_tasks()

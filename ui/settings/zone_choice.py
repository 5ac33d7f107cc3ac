"""A time zone, found by typing any part of its name."""

from functools import cache
from typing import Final
from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from ui.theme import Theme
from ui.widgets.drop_down import DropDown

_NEAR: Final = ("Europe/Kyiv", "Europe/Warsaw", "Europe/Prague", "Europe/Berlin", "Europe/London", "UTC")
_PLACES: Final = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")


@cache
def zones() -> tuple[str, ...]:
    """The near ones first, then every place by its name."""
    known = available_timezones()
    near = [zone for zone in _NEAR if zone in known]
    return (*near, *sorted(zone for zone in known - set(near) if zone.startswith(_PLACES)))


class ZoneChoice(DropDown):
    """`zone` is the chosen one; None while what was typed is none."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(zones())
        self.setMaxVisibleItems(12)
        self.setMinimumContentsLength(12)
        completer = self.completer()
        assert isinstance(completer, QCompleter)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    @property
    def zone(self) -> str | None:
        typed = self.currentText().strip()
        place = self.findText(typed, Qt.MatchFlag.MatchFixedString)
        return self.itemText(place) if place >= 0 else None

    def show_zone(self, zone: str) -> None:
        if self.findText(zone) < 0:
            self.addItem(zone)
        self.setCurrentText(zone)

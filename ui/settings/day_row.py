"""One day of the week: whether the company answers then, and from when until when."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.contract.working_hours import CLOSED, DAY_MIN, DayHours
from ui.theme import FontRole, Height, Space, Theme
from ui.widgets.drop_down import DropDown
from ui.widgets.plain_label import PlainLabel
from ui.widgets.switch import Switch

_STEP_MIN: Final = 30
_NAME_WIDTH: Final = 130
_TIME_WIDTH: Final = 116
_USUAL: Final = DayHours(9 * 60, 18 * 60)


def clock_words(minutes: int) -> str:
    """«9:00», «24:00»."""
    return f"{minutes // 60}:{minutes % 60:02}"


class DayRow(QWidget):
    """`changed` when the person changed it; `hours` is what it says."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self.switch = Switch(theme, name, self)
        self._closed = PlainLabel(theme, self.tr("вихідний"), FontRole.BODY, "text_3", self)
        self._to = PlainLabel(theme, "–", FontRole.BODY, "text_2", self)
        self._times: tuple[DropDown, DropDown] | None = None  # made for the first day that is open: most of its cost
        label = PlainLabel(theme, name, FontRole.BODY_MEDIUM, "text", self)
        label.setFixedWidth(_NAME_WIDTH)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.CONTROL)
        for part in (self.switch, label, self._to, self._closed):
            self._row.addWidget(part)
        self._row.addStretch()
        self.switch.clicked.connect(self._on_switched)
        self.setFixedHeight(Height.CONTROL + Space.HALF)
        self.show_hours(CLOSED)

    @property
    def hours(self) -> DayHours:
        if self._times is None or not self.switch.isChecked():
            return CLOSED
        opens, closes = self._times
        return DayHours(int(opens.currentData()), int(closes.currentData()))

    def show_hours(self, hours: DayHours) -> None:
        is_open = hours.opens != hours.closes
        self.switch.setChecked(is_open)
        if is_open:
            self._choose(hours)
        self._show_open()

    def _choose(self, hours: DayHours) -> None:
        if self._times is None:
            self._times = self._made_times()
        for choice, minutes in zip(self._times, (hours.opens, hours.closes), strict=True):
            if choice.findData(minutes) < 0:  # told by somebody else, to the minute
                choice.addItem(clock_words(minutes), minutes)
            choice.choose(minutes)

    def _made_times(self) -> tuple[DropDown, DropDown]:
        opens, closes = DropDown(self._theme, self), DropDown(self._theme, self)
        opens.setAccessibleName(self.tr("{day}: з").format(day=self._name))
        closes.setAccessibleName(self.tr("{day}: до").format(day=self._name))
        for choice, first in ((opens, 0), (closes, _STEP_MIN)):
            for minutes in range(first, first + DAY_MIN, _STEP_MIN):
                choice.addItem(clock_words(minutes), minutes)
            choice.setFixedWidth(_TIME_WIDTH)
            choice.activated.connect(self.changed)
        place = self._row.indexOf(self._to)
        self._row.insertWidget(place + 1, closes)
        self._row.insertWidget(place, opens)
        return opens, closes

    @Slot()
    def _on_switched(self) -> None:
        if self._times is None:
            self._choose(_USUAL)
        self._show_open()
        self.changed.emit()

    def _show_open(self) -> None:
        is_open = self.switch.isChecked()
        for part in (self._to, *(self._times or ())):
            part.setVisible(is_open)
        self._closed.setVisible(not is_open)

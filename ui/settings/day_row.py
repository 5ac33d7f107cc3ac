"""One day of the week: whether the company answers then, and from when until when."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.contract.working_hours import CLOSED, DAY_MIN, DayHours
from ui.theme import FontRole, Space, Theme
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
        self.switch = Switch(theme, name)
        self.opens, self.closes = DropDown(theme), DropDown(theme)
        self.opens.setAccessibleName(self.tr("{day}: з").format(day=name))
        self.closes.setAccessibleName(self.tr("{day}: до").format(day=name))
        self._closed = PlainLabel(theme, self.tr("вихідний"), FontRole.BODY, "text_3")
        self._to = PlainLabel(theme, "–", FontRole.BODY, "text_2")
        for minutes in range(0, DAY_MIN + 1, _STEP_MIN):
            for choice, first, last in ((self.opens, 0, DAY_MIN - 1), (self.closes, 1, DAY_MIN)):
                if first <= minutes <= last:
                    choice.addItem(clock_words(minutes), minutes)
        label = PlainLabel(theme, name, FontRole.BODY_MEDIUM)
        label.setFixedWidth(_NAME_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.CONTROL)
        for part in (self.switch, label, self.opens, self._to, self.closes, self._closed):
            row.addWidget(part)
        row.addStretch()
        for choice in (self.opens, self.closes):
            choice.setFixedWidth(_TIME_WIDTH)
            choice.activated.connect(self.changed)
        self.switch.clicked.connect(self._on_switched)
        self.setFixedHeight(self.opens.sizeHint().height() + Space.HALF)
        self.show_hours(CLOSED)

    @property
    def hours(self) -> DayHours:
        if not self.switch.isChecked():
            return CLOSED
        return DayHours(int(self.opens.currentData()), int(self.closes.currentData()))

    def show_hours(self, hours: DayHours) -> None:
        is_open = hours.opens != hours.closes
        self.switch.setChecked(is_open)
        shown = hours if is_open else _USUAL
        for choice, minutes in ((self.opens, shown.opens), (self.closes, shown.closes)):
            if choice.findData(minutes) < 0:  # told by somebody else, to the minute
                choice.addItem(clock_words(minutes), minutes)
            choice.choose(minutes)
        self._show_open()

    @Slot()
    def _on_switched(self) -> None:
        self._show_open()
        self.changed.emit()

    def _show_open(self) -> None:
        is_open = self.switch.isChecked()
        for part in (self.opens, self._to, self.closes):
            part.setVisible(is_open)
        self._closed.setVisible(not is_open)

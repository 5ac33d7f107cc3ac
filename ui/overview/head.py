"""The head of «Огляд»: its name and days, the period, and whether it is compared."""

from datetime import date

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.desk.overview import Period, Span
from ui import words
from ui.overview.wording import period_words
from ui.theme import FontRole, Height, Space, Theme
from ui.widgets.chip import Chip
from ui.widgets.menu import Menu
from ui.widgets.plain_label import PlainLabel
from ui.widgets.range_calendar import RangeCalendar


class OverviewHead(QWidget):
    """`chosen` carries the period, and its days when they are the user's own."""

    chosen = Signal(object, object)  # Period, tuple[date, date] | None
    compared = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._period = Period.WEEK
        self._own: tuple[date, date] | None = None
        self._today = date.min
        self.setFixedHeight(Height.HEAD)
        self._days = PlainLabel(theme, "", FontRole.BODY, "text_2", self)
        self._chip = Chip(theme, "", "calendar", self)
        self._chip.clicked.connect(self._open_periods)
        self._compare = Chip(theme, self.tr("Порівняти з минулим"), None, self)
        self._compare.toggled.connect(self.compared)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        row.setSpacing(Space.CONTROL)
        row.addWidget(PlainLabel(theme, self.tr("Огляд"), FontRole.TITLE, "text", self))
        row.addWidget(self._days, 1)
        row.addWidget(self._chip)
        row.addWidget(self._compare)

    @property
    def compares(self) -> bool:
        return self._compare.isChecked()

    def show_period(self, period: Period, span: Span, today: date) -> None:
        self._period, self._today = period, today
        self._own = (span.first, span.last) if period is Period.OWN else self._own
        name = self.tr("Свої дати") if period is Period.OWN else period_words(period)
        self._chip.setText(name)
        self._chip.setChecked(True)
        self._chip.setAccessibleName(self.tr("Період: {period}").format(period=name))
        self._chip.updateGeometry()
        self._days.set_text(words.days(span.first, span.last, today))

    @Slot()
    def _open_periods(self) -> None:
        self._chip.setChecked(True)
        menu = Menu(self)
        for period in Period:
            action = menu.addAction(period_words(period))
            if period is self._period:
                action.setIcon(self._theme.icon("check", "accent"))
            action.triggered.connect(lambda _checked=False, period=period: self._choose(period))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._chip.mapToGlobal(QPoint(0, self._chip.height() + Space.HALF)))

    def _choose(self, period: Period) -> None:
        if period is not Period.OWN:
            self.chosen.emit(period, None)
            return
        calendar = RangeCalendar(self._theme, self._today, self._own, self)
        calendar.chosen.connect(lambda first, last: self.chosen.emit(Period.OWN, (first, last)))
        calendar.open_under(self._chip, to_the_left=True)

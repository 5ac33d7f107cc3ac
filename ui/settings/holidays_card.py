"""Days on which nobody answers, whatever day of the week they are."""

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.contract.working_hours import MOST_HOLIDAYS, Holiday
from ui.settings.card import Card
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.plain_label import PlainLabel

_DATE_WIDTH: Final = 140
_LONGEST_NAME: Final = 100
_MASK: Final = "00.00.0000"


class HolidaysCard(Card):
    """`changed` when one was added or taken away; `holidays` in their order."""

    changed = Signal()

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        title = self.tr("Святкові дні")
        super().__init__(theme, title, self.tr("Пропущені в ці дні чекатимуть наступного робочого."), parent)
        self._holidays: tuple[Holiday, ...] = ()
        self._rows_of_days = QVBoxLayout()
        self._rows_of_days.setSpacing(Space.HALF)
        self.day = QLineEdit(f"{today:%d.%m.%Y}", self)
        self.day.setInputMask(_MASK)
        self.day.setFixedWidth(_DATE_WIDTH)
        self.day.textEdited.connect(lambda: self._mark_day(wrong=False))
        self.day.setAccessibleName(self.tr("Дата свята"))
        self.name = QLineEdit(self)
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setPlaceholderText(self.tr("Назва"))
        self.name.setAccessibleName(self.tr("Назва свята"))
        self.add_button = QuietButton(theme, self.tr("Додати"), parent=self)
        self.add_button.clicked.connect(self._on_add)
        self.day.returnPressed.connect(self._on_add)
        self.name.returnPressed.connect(self._on_add)
        row = QHBoxLayout()
        row.setSpacing(Space.CONTROL)
        row.addWidget(self.day)
        row.addWidget(self.name, 1)
        row.addWidget(self.add_button)
        self.add(self._rows_of_days)
        self.add(row)

    @property
    def holidays(self) -> tuple[Holiday, ...]:
        return self._holidays

    def show_holidays(self, holidays: tuple[Holiday, ...]) -> None:
        self._holidays = tuple(sorted(holidays, key=lambda holiday: holiday.day))
        while (item := self._rows_of_days.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for holiday in self._holidays:
            self._rows_of_days.addWidget(self._row(holiday))

    @Slot()
    def _on_add(self) -> None:
        day = _day_in(self.day.text())
        self._mark_day(wrong=day is None)
        if day is None:
            self.day.setFocus()
            return
        kept = tuple(holiday for holiday in self._holidays if holiday.day != day)
        if len(kept) < MOST_HOLIDAYS:
            self.show_holidays((*kept, Holiday(day, self.name.text().strip())))
            self.name.clear()
            self.changed.emit()

    def _mark_day(self, *, wrong: bool) -> None:
        self.day.setAccessibleDescription(self.tr("Такого дня немає") if wrong else "")
        self.day.setProperty("problem", wrong)
        self.day.style().unpolish(self.day)
        self.day.style().polish(self.day)

    def _take_away(self, day: date) -> None:
        self.show_holidays(tuple(holiday for holiday in self._holidays if holiday.day != day))
        self.changed.emit()

    def _row(self, holiday: Holiday) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.CONTROL)
        day = QDate(holiday.day.year, holiday.day.month, holiday.day.day)
        when = PlainLabel(self._theme, QLocale().toString(day, "d MMMM yyyy"), FontRole.BODY_MEDIUM)
        when.setFixedWidth(_DATE_WIDTH)
        line.addWidget(when)
        line.addWidget(PlainLabel(self._theme, holiday.name, FontRole.BODY, "text_2"), 1)
        away = IconButton(self._theme, "x", self.tr("Прибрати"), row)
        away.clicked.connect(lambda: self._take_away(holiday.day))
        line.addWidget(away, 0, Qt.AlignmentFlag.AlignRight)
        return row


def _day_in(text: str) -> date | None:
    """The day that was typed; None when there is no such day."""
    day, month, year = (int(part or 0) for part in text.split("."))
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""«Робочий час»: when the company answers, its holidays, and how long somebody may wait for a call back."""

from typing import Final

from PySide6.QtCore import QLocale, Slot
from PySide6.QtWidgets import QWidget

from app.backend_link.missed_questions import MissedQuestions
from app.contract.working_hours import WEEK_DAYS, WorkingHours
from app.desk.desk import utc_now
from app.failures import Failure
from ui import words
from ui.problems import sentence_of
from ui.settings.card import Card
from ui.settings.day_row import DayRow
from ui.settings.field import WishRow
from ui.settings.holidays_card import HolidaysCard
from ui.settings.save_row import SaveRow
from ui.settings.section import SectionPage, Surroundings
from ui.settings.zone_choice import ZoneChoice
from ui.widgets.drop_down import DropDown

_MINUTES: Final = (3, 5, 10, 15, 20, 30, 40, 60, 90, 120, 240)
_CHOICE_WIDTH: Final = 200


def build(around: Surroundings, parent: QWidget) -> "HoursSection":
    return HoursSection(around, parent)


class HoursSection(SectionPage):
    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = around.theme
        self._ask = MissedQuestions(around.parts.questions)
        self._kept: WorkingHours | None = None  # None until the server has told
        self.week = Card(
            theme,
            self.tr("Робочий час"),
            self.tr("Пропущені поза ним стоять окремо, а очікування рахується від відкриття."),
        )
        self.days = [DayRow(theme, _day_name(number)) for number in range(1, WEEK_DAYS + 1)]
        self.zone = ZoneChoice(theme, self.tr("Часовий пояс"))
        self.holidays = HolidaysCard(theme, utc_now().astimezone().date())
        self.patience = Card(theme, self.tr("Скільки можна чекати"))
        self.soon, self.late = DropDown(theme), DropDown(theme)
        self.save = SaveRow(theme)
        self._build()
        self._show_ready(ready=False)

    def opened(self) -> None:
        self.tasks.start("hours", self._bring())

    def chosen(self) -> WorkingHours:
        """What stands on the screen."""
        late = max(int(self.late.currentData()), int(self.soon.currentData()))
        return WorkingHours(
            time_zone=self.zone.zone or "",
            days=tuple(day.hours for day in self.days),
            holidays=self.holidays.holidays,
            soon_after_min=int(self.soon.currentData()),
            late_after_min=late,
        )

    def _build(self) -> None:
        for row in self.days:
            self.week.add(row)
            row.changed.connect(self._on_changed)
        self.zone.setMinimumWidth(_CHOICE_WIDTH)
        self.week.add(WishRow(self.around.theme, self.tr("Часовий пояс"), self.zone), ruled=True)
        for choice in (self.soon, self.late):
            choice.setMinimumWidth(_CHOICE_WIDTH)
            choice.activated.connect(self._on_changed)
            for minutes in _MINUTES:
                choice.addItem(words.long_length(minutes * 60), minutes)
        theme = self.around.theme
        self.patience.add(WishRow(theme, self.tr("Пора передзвонити, коли чекають"), self.soon))
        self.patience.add(WishRow(theme, self.tr("Запізно, коли чекають"), self.late), ruled=True)
        self.patience.add(self.save, ruled=True)
        self.save.wanted.connect(self._on_save)
        self.zone.currentTextChanged.connect(self._on_changed)
        self.holidays.changed.connect(self._on_changed)
        for card in (self.week, self.holidays, self.patience):
            self.add(card)

    def _show_ready(self, *, ready: bool) -> None:
        for part in (*self.days, self.zone, self.holidays, self.soon, self.late):
            part.setEnabled(ready)
        self._on_changed()

    def _show(self, hours: WorkingHours) -> None:
        self._kept = hours
        for row, told in zip(self.days, hours.days, strict=True):
            row.show_hours(told)
        self.zone.show_zone(hours.time_zone)
        self.holidays.show_holidays(hours.holidays)
        for choice, minutes in ((self.soon, hours.soon_after_min), (self.late, hours.late_after_min)):
            if choice.findData(minutes) < 0:  # told by somebody else
                choice.addItem(words.long_length(minutes * 60), minutes)
            choice.choose(minutes)
        self._show_ready(ready=True)

    async def _bring(self) -> None:
        try:
            hours = await self._ask.hours()
        except Failure as reason:
            self.week.warn("silent", sentence_of(reason))
            return
        self.week.calm("silent")
        if self._kept is None or self.chosen() == self._kept:
            self._show(hours)

    @Slot()
    def _on_changed(self) -> None:
        """What is as it was need not be kept; a zone that is none cannot be."""
        changed = self._kept is not None and self.zone.zone is not None and self.chosen() != self._kept
        self.save.button.setEnabled(changed)
        if changed:
            self.save.show_done("")

    @Slot()
    def _on_save(self) -> None:
        self.tasks.start("save", self._save(self.chosen()))

    async def _save(self, hours: WorkingHours) -> None:
        self.save.show_busy(self.tr("Зберігаємо…"))
        try:
            kept = await self._ask.set_hours(hours)
        except Failure as reason:
            self.save.show_trouble(sentence_of(reason))
            return
        self._show(kept)
        self.save.show_done(self.tr("Збережено."))
        self.save.button.setEnabled(False)


def _day_name(number: int) -> str:
    """Of the day of the week, Monday first, as it stands at the beginning of a line."""
    name = QLocale().standaloneDayName(number)
    return f"{name[:1].upper()}{name[1:]}"

"""«Журнал дій»: who did what, newest first, by day; narrowed by person, deed and period."""

from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.backend_link.people_questions import PeopleQuestions
from app.contract.answers import Page
from app.contract.people import AuditEntry, Deed, Person
from app.desk.desk import utc_now
from app.failures import Failure
from ui import words
from ui.problems import sentence_of
from ui.settings.audit_row import AuditRow
from ui.settings.audit_wording import deed_words
from ui.settings.card import Card
from ui.settings.section import SectionPage, Surroundings
from ui.theme import Height, Space
from ui.widgets.buttons import QuietButton
from ui.widgets.drop_down import DropDown
from ui.widgets.paragraph import Paragraph
from ui.widgets.rule import Rule
from ui.widgets.section_head import SectionHead

_PAGE: Final = 60
_PERIODS: Final = (1, 7, 30, 0)
"""In days; 0 is everything that is kept."""


def build(around: Surroundings, parent: QWidget) -> "AuditSection":
    return AuditSection(around, parent)


class AuditSection(SectionPage):
    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._theme = around.theme
        self._ask = PeopleQuestions(around.parts.questions)
        self._next: str | None = None
        self._day: date | None = None  # of the newest row's group; None while nothing is shown
        self.rows: list[AuditRow] = []
        self.person = self._choice(self.tr("Хто"), {None: self.tr("Усі люди")})
        everything: dict[object, str] = {None: self.tr("Усі дії")}
        self.deed = self._choice(self.tr("Що"), everything | {deed: deed_words(deed) for deed in Deed})
        self.period = self._choice(self.tr("Коли"), {days: self._period_words(days) for days in _PERIODS})
        self.period.choose(7)
        self.more = QuietButton(self._theme, self.tr("Показати давніші"))
        self.more.clicked.connect(lambda: self.tasks.start("page", self._load(first=False)))
        self.said = Paragraph(self._theme, "")
        for choice in (self.person, self.deed, self.period):
            choice.activated.connect(self._on_narrowed)
        self._build()

    def opened(self) -> None:
        self.tasks.start("people", self._load_people())
        self.tasks.start("page", self._load(first=True))

    async def _load_people(self) -> None:
        try:
            people = await self._ask.people()
        except Failure:
            return  # the journal can be narrowed by everything else meanwhile
        self._show_people(people)

    def _show_people(self, people: tuple[Person, ...]) -> None:
        chosen = self.person.currentData()
        while self.person.count() > 1:
            self.person.removeItem(1)
        for person in people:
            self.person.addItem(person.name, person.id)
        self.person.choose(chosen)

    async def _load(self, *, first: bool) -> None:
        self.more.setEnabled(False)
        if first and not self.rows:
            self._tell(self.tr("Завантажуємо…"))
        try:
            page = await self._ask.audit(
                person=self.person.currentData(),
                deed=self.deed.currentData(),
                since=self._since(),
                cursor=None if first else self._next,
                limit=_PAGE,
            )
        except Failure as reason:
            self._tell(sentence_of(reason))
        else:
            self._show(page, first=first)
        finally:
            self.more.setEnabled(True)

    def _show(self, page: Page[AuditEntry], *, first: bool) -> None:
        if first:
            self._empty()
        now = utc_now()
        for entry in page.items:
            self._add(entry, now)
        self._next = page.next
        self.more.setVisible(page.next is not None)
        self._tell("" if self.rows else self.tr("За цими умовами нічого немає."))

    def _add(self, entry: AuditEntry, now: datetime) -> None:
        day = words.local(entry.at).date()
        if day != self._day:
            self._day = day
            head = SectionHead(self._theme, words.day_head(entry.at, now).upper())
            head.setFixedHeight(Height.GROUP)
            self._list.addWidget(head)
        else:
            self._list.addWidget(Rule(self._theme))
        row = AuditRow(self._theme, entry)
        self.rows.append(row)
        self._list.addWidget(row)

    def _empty(self) -> None:
        self.rows, self._day = [], None
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _tell(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def _since(self) -> datetime | None:
        """The midnight with which the chosen days begin."""
        days = int(self.period.currentData())
        if not days:
            return None
        today = words.local(utc_now()).replace(hour=0, minute=0, second=0, microsecond=0)
        return today - timedelta(days=days - 1)

    def _period_words(self, days: int) -> str:
        return {
            1: self.tr("Сьогодні"),
            7: self.tr("Останні 7 днів"),
            30: self.tr("Останні 30 днів"),
            0: self.tr("За весь рік"),
        }[days]

    def _choice(self, name: str, offered: dict[object, str]) -> DropDown:
        choice = DropDown(self._theme)
        choice.setAccessibleName(name)
        for value, said in offered.items():
            choice.addItem(said, value)
        return choice

    def _build(self) -> None:
        explanation = self.tr(
            "Хто слухав і завантажував записи, змінював налаштування, запрошував людей. Зберігається рік."
        )
        card = Card(self._theme, self.tr("Журнал дій"), explanation)
        filters = QHBoxLayout()
        filters.setSpacing(Space.WORD)
        for choice in (self.person, self.deed, self.period):
            filters.addWidget(choice)
        filters.addStretch()
        card.add(filters)
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.setAlignment(Qt.AlignmentFlag.AlignTop)
        card.add(inside)
        card.add(self.said)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch()
        card.add(foot)
        self.more.hide()
        self.add(card)

    @Slot()
    def _on_narrowed(self) -> None:
        self.tasks.start("page", self._load(first=True))

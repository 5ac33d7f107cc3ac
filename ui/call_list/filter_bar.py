"""Filters as chips: the ones in force are tinted and say what they let through; «+ Фільтр» holds the further ones."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import phone_numbers
from app.contract.answers import Direction, Named
from ui import words
from ui.call_list.filter_words import (
    chosen_period_words,
    direction_words,
    heard_name,
    heard_words,
    hour_words,
    least_words,
    outcome_words,
    period_words,
    talk_words,
)
from ui.call_list.filters import LEAST, Choice, Heard, Outcome, Period, Talk
from ui.call_list.number_popup import NumberPopup
from ui.theme import Height, Space, Theme
from ui.widgets.buttons import LINK, IconButton, LinkButton
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.menu import Menu
from ui.widgets.range_calendar import RangeCalendar
from ui.words_calls import phone_words
from ui.words_names import alphabetical

type Wishes = Iterable[tuple[str, Choice]]


class FilterBar(QWidget):
    """`chosen` carries the whole `Choice` whenever one filter changes; the search text is handed in."""

    chosen = Signal(object)
    columns_wanted = Signal(object)  # QWidget: the button under which the columns are chosen

    def __init__(
        self, theme: Theme, clock: Callable[[], datetime], choice: Choice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._choice = choice
        self._managers: tuple[Named, ...] = ()
        self._operators: tuple[Named, ...] = ()
        self._phone = self._dropping("phone")
        self._hours = self._dropping("hour", "weekday", "time_zone")
        self._period = self._chip(self._open_periods)
        self._direction = self._chip(self._open_directions)
        self._outcome = self._chip(self._open_outcomes)
        self._manager = self._chip(self._open_managers)
        self._operator = self._dropping("operator")
        self._talk = self._dropping("talk")
        self._heard = {one: self._chip(partial(self._drop_heard, one), "x") for one in Heard}
        self._recorded = self._chip(self._on_recorded, "headphones")
        self._more = self._chip(self._open_more, "plus")
        self._more.setText(self.tr("Фільтр"))
        self._more.setCheckable(False)
        self._reset = LinkButton(theme, self.tr("Скинути"), self)
        self._reset.setFixedHeight(Height.CHIP)
        self._reset.clicked.connect(self._on_reset)
        self._columns = IconButton(theme, "columns-3", self.tr("Стовпці"), self)
        self._columns.clicked.connect(lambda: self.columns_wanted.emit(self._columns))
        self._lay_out()
        self._show_choice()

    @property
    def choice(self) -> Choice:
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Show the choice and tell it."""
        if choice != self._choice:
            self._choice = choice
            self._show_choice()
            self.chosen.emit(choice)

    def show_managers(self, managers: tuple[Named, ...]) -> None:
        self._managers = tuple(sorted(managers, key=lambda one: alphabetical(one.name)))
        self._manager.setVisible(bool(managers) or self._choice.manager is not None)

    def show_operators(self, operators: tuple[Named, ...]) -> None:
        self._operators = tuple(sorted(operators, key=lambda one: alphabetical(one.name)))

    def _chip(self, on_click: Callable[[], None], icon: str | None = None) -> Chip:
        chip = Chip(self._theme, "", icon, self)
        chip.clicked.connect(on_click)
        return chip

    def _dropping(self, *fields: str) -> Chip:
        """A chip that stands only while its filter is in force, and drops it."""
        return self._chip(lambda: self._drop(*fields), "x")

    def _drop(self, *fields: str) -> None:
        plain = Choice()
        self.choose(replace(self._choice, **{name: getattr(plain, name) for name in fields}))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.PAGE, 0, Space.PAGE - LINK.padding, 0)
        row.setSpacing(Space.WORD)
        chips = Flow()
        self._order = (
            self._phone,
            self._hours,
            self._period,
            self._direction,
            self._outcome,
            self._manager,
            self._operator,
            self._talk,
            *self._heard.values(),
            self._recorded,
            self._more,
        )
        for chip in self._order:
            chips.addWidget(chip)
        row.addLayout(chips, 1)
        row.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._columns, 0, Qt.AlignmentFlag.AlignTop)
        self._manager.hide()

    def _show_choice(self) -> None:
        choice = self._choice
        _dress(self._period, self.tr("Період"), chosen_period_words(choice, self._today()))
        _dress(self._direction, self.tr("Напрямок"), direction_words(choice.direction) if choice.direction else "")
        outcome = "" if choice.outcome is Outcome.ALL else outcome_words(choice.outcome)
        _dress(self._outcome, self.tr("Статус"), outcome)
        _dress(self._manager, self.tr("Менеджер"), choice.manager.name if choice.manager else "")
        self._manager.setVisible(bool(self._managers) or choice.manager is not None)
        recorded = self.tr("Із записом")
        _dress(self._recorded, recorded, recorded if choice.recorded else "")
        talk = "" if choice.talk is Talk.ANY else talk_words(choice.talk)
        for chip, name, value in (
            (self._phone, self.tr("Номер"), phone_words(choice.phone)),
            (self._hours, self.tr("Година"), hour_words(choice, self._clock())),
            (self._operator, self.tr("Оператор"), choice.operator.name if choice.operator else ""),
            (self._talk, self.tr("Тривалість"), talk),
            *((chip, "", heard_words(one, choice.least(one))) for one, chip in self._heard.items()),
        ):
            _dress(chip, name, value)
            chip.setVisible(bool(value))
        self._reset.setVisible(choice != Choice())
        self.updateGeometry()

    @Slot()
    def _open_periods(self) -> None:
        menu = self._menu(
            (period_words(one), replace(self._choice, period=one, own=None)) for one in Period if one is not Period.OWN
        )
        own = menu.addAction(self._theme.icon("calendar", "text_2"), period_words(Period.OWN))
        own.triggered.connect(self._open_calendar)
        self._open(self._period, menu)

    @Slot()
    def _open_directions(self) -> None:
        wishes = ((direction_words(one), replace(self._choice, direction=one)) for one in (None, *Direction))
        self._open(self._direction, self._menu(wishes))

    @Slot()
    def _open_outcomes(self) -> None:
        wishes = ((outcome_words(one), replace(self._choice, outcome=one)) for one in Outcome)
        self._open(self._outcome, self._menu(wishes))

    @Slot()
    def _open_managers(self) -> None:
        nobody = Named(0, self.tr("не закріплено"))
        wishes: list[tuple[str, Choice]] = [(self.tr("Усі менеджери"), replace(self._choice, manager=None))]
        wishes += [(_plain(one.name), replace(self._choice, manager=one)) for one in (*self._managers, nobody)]
        self._open(self._manager, self._menu(wishes))

    @Slot()
    def _open_more(self) -> None:
        """The further filters; each comes up as a chip of its own."""
        menu = Menu(self)
        talks = self._menu((talk_words(one), replace(self._choice, talk=one)) for one in Talk)
        talks.setTitle(self.tr("Тривалість"))
        operators = self._menu((_plain(one.name), replace(self._choice, operator=one)) for one in self._operators)
        operators.setTitle(self.tr("Оператор"))
        menu.addMenu(talks)
        menu.addMenu(self._heard_menu())
        if self._operators:
            menu.addMenu(operators)
        menu.addAction(self.tr("Номер…")).triggered.connect(self._open_number)
        menu.addAction(self.tr("Свої дати…")).triggered.connect(self._open_calendar)
        menu.addSeparator()
        for words_, wish, is_on in (
            (
                self.tr("Лише пропущені"),
                replace(self._choice, outcome=Outcome.MISSED, direction=None),
                self._choice.outcome is Outcome.MISSED,
            ),
            (self.tr("Лише вхідні"), replace(self._choice, direction=Direction.IN), False),
            (self.tr("Лише із записом"), replace(self._choice, recorded=True), self._choice.recorded),
        ):
            action = menu.addAction(words_)
            if is_on:
                action.setIcon(self._theme.icon("check", "accent"))
            action.triggered.connect(lambda _checked=False, wish=wish: self.choose(wish))
        self._open(self._more, menu)

    def _heard_menu(self) -> Menu:
        """What was heard in the recordings: of each, from which value on; what is ticked is dropped by a click."""
        menu = Menu(self)
        menu.setTitle(self.tr("Почуте в розмові"))
        for one in Heard:
            chosen = self._choice.least(one)
            wishes = ((least, None if least == chosen else least) for least in LEAST[one])
            kinds = self._menu((least_words(one, least), self._choice.with_heard(one, wish)) for least, wish in wishes)
            kinds.setTitle(heard_name(one))
            for action, least in zip(kinds.actions(), LEAST[one], strict=True):
                if least == chosen:
                    action.setIcon(self._theme.icon("check", "accent"))
            menu.addMenu(kinds)
        return menu

    def _drop_heard(self, one: Heard, _checked: bool = False) -> None:
        self.choose(self._choice.with_heard(one, None))

    @Slot()
    def _open_calendar(self) -> None:
        calendar = RangeCalendar(self._theme, self._today(), self._choice.own, self)
        calendar.chosen.connect(self._on_days)
        calendar.open_under(self._period)

    @Slot()
    def _open_number(self) -> None:
        popup = NumberPopup(self._theme, self)
        popup.chosen.connect(self._on_number)
        popup.open_under(self._more)

    @Slot(object, object)
    def _on_days(self, first: date, last: date) -> None:
        self.choose(replace(self._choice, period=Period.OWN, own=(first, last)))

    @Slot(str)
    def _on_number(self, text: str) -> None:
        """A whole number narrows to it, a part of one is searched for."""
        whole = phone_numbers.e164(text)
        self.choose(replace(self._choice, phone=whole) if whole else replace(self._choice, q=text))

    @Slot()
    def _on_recorded(self) -> None:
        self.choose(replace(self._choice, recorded=not self._choice.recorded))

    @Slot()
    def _on_reset(self) -> None:
        self.choose(Choice())

    def _menu(self, wishes: Wishes) -> Menu:
        """A choice a line; what is in force is ticked."""
        menu = Menu(self)
        for words_, wish in wishes:
            action = menu.addAction(words_)
            if wish == self._choice:
                action.setIcon(self._theme.icon("check", "accent"))
            action.triggered.connect(lambda _checked=False, wish=wish: self.choose(wish))
        return menu

    def _open(self, chip: Chip, menu: Menu) -> None:
        self._show_choice()  # a click has toggled the chip; only a choice may
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + Space.HALF)))

    def _today(self) -> date:
        return words.local(self._clock()).date()


def _plain(name: str) -> str:
    """A name in a menu: its `&` is no shortcut."""
    return name.replace("&", "&&")


def _dress(chip: Chip, name: str, value: str) -> None:
    chip.setText(value or name)
    chip.setChecked(bool(value))
    chip.setAccessibleName(f"{name}: {value}" if value and name and value != name else value or name)
    chip.updateGeometry()

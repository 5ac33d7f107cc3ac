"""Filters as chips: the ones in force are tinted and say what they let through."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.contract.answers import Direction, Named
from ui.call_list.filters import Choice, Outcome, Period, direction_words, outcome_words, period_words
from ui.theme import Height, Space, Theme
from ui.widgets.buttons import LINK, LinkButton
from ui.widgets.chip import Chip
from ui.widgets.menu import Menu
from ui.words_calls import phone_words
from ui.words_names import alphabetical


class FilterBar(QWidget):
    """`chosen` carries the whole `Choice` whenever one filter changes; the search text is handed in."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choice = Choice()
        self._managers: tuple[Named, ...] = ()
        self._period = self._chip(self._open_periods)
        self._direction = self._chip(self._open_directions)
        self._outcome = self._chip(self._open_outcomes)
        self._manager = self._chip(self._open_managers)
        self._recorded = self._chip(self._on_recorded, "headphones")
        self._phone = self._chip(self._on_phone_dropped, "x")
        self._reset = LinkButton(theme, self.tr("Скинути"), self)
        self._reset.setFixedHeight(Height.CHIP)
        self._reset.clicked.connect(self._on_reset)
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
        self._manager.setVisible(bool(managers))

    def _chip(self, on_click: Callable[[], None], icon: str | None = None) -> Chip:
        chip = Chip(self._theme, "", icon, self)
        chip.clicked.connect(on_click)
        return chip

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.PAGE, 0, Space.PAGE - LINK.padding, 0)
        row.setSpacing(Space.WORD)
        for chip in (self._phone, self._period, self._direction, self._outcome, self._manager, self._recorded):
            row.addWidget(chip)
        row.addStretch()
        row.addWidget(self._reset)
        self._manager.hide()

    def _show_choice(self) -> None:
        choice = self._choice
        period, outcome = choice.period, choice.outcome
        _dress(self._period, self.tr("Період"), "" if period is Period.ALL else period_words(period))
        _dress(self._direction, self.tr("Напрямок"), direction_words(choice.direction) if choice.direction else "")
        _dress(self._outcome, self.tr("Статус"), "" if outcome is Outcome.ALL else outcome_words(outcome))
        _dress(self._manager, self.tr("Менеджер"), choice.manager.name if choice.manager else "")
        recorded = self.tr("Із записом")
        _dress(self._recorded, recorded, recorded if choice.recorded else "")
        _dress(self._phone, "", phone_words(choice.phone))
        self._phone.setVisible(choice.phone is not None)
        self._reset.setVisible(choice != Choice())

    @Slot()
    def _open_periods(self) -> None:
        wishes = ((period_words(one), replace(self._choice, period=one)) for one in Period)
        self._open(self._period, wishes)

    @Slot()
    def _open_directions(self) -> None:
        wishes = ((direction_words(one), replace(self._choice, direction=one)) for one in (None, *Direction))
        self._open(self._direction, wishes)

    @Slot()
    def _open_outcomes(self) -> None:
        wishes = ((outcome_words(one), replace(self._choice, outcome=one)) for one in Outcome)
        self._open(self._outcome, wishes)

    @Slot()
    def _open_managers(self) -> None:
        everybody = (self.tr("Усі менеджери"), replace(self._choice, manager=None))
        wishes = ((one.name.replace("&", "&&"), replace(self._choice, manager=one)) for one in self._managers)
        self._open(self._manager, (everybody, *wishes))

    @Slot()
    def _on_recorded(self) -> None:
        self.choose(replace(self._choice, recorded=not self._choice.recorded))

    @Slot()
    def _on_phone_dropped(self) -> None:
        self.choose(replace(self._choice, phone=None))

    @Slot()
    def _on_reset(self) -> None:
        self.choose(Choice())

    def _open(self, chip: Chip, wishes: Iterable[tuple[str, Choice]]) -> None:
        """The menu under a chip; what is in force is ticked."""
        self._show_choice()  # a click has toggled the chip; only a choice may
        menu = Menu(self)
        for words, wish in wishes:
            action = menu.addAction(words)
            if wish == self._choice:
                action.setIcon(self._theme.icon("check", "accent"))
            action.triggered.connect(lambda _checked=False, wish=wish: self.choose(wish))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + Space.HALF)))


def _dress(chip: Chip, name: str, value: str) -> None:
    chip.setText(value or name)
    chip.setChecked(bool(value))
    chip.setAccessibleName(f"{name}: {value}" if value and name and value != name else value or name)
    chip.updateGeometry()

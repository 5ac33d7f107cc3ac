"""A client's name, numbers and note, entered or changed; a number that is none is told before anything is sent."""

from functools import partial
from typing import Final

from msgspec import UNSET
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app import phone_numbers
from app.contract.answers import Client
from app.contract.requests import ClientPatch
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import IconButton, LinkButton, PrimaryButton, QuietButton
from ui.widgets.plain_label import PlainLabel

_WIDTH: Final = 440
_MOST_NUMBERS: Final = 20


class NumberRow(QWidget):
    """One number: typed, made the main one, taken away."""

    removed = Signal()
    made_main = Signal()
    typed = Signal()

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(text, self)
        self.field.setMaxLength(64)
        self.field.setPlaceholderText(self.tr("Номер телефону"))
        self.field.setAccessibleName(self.tr("Номер телефону"))
        self._main = IconButton(theme, "star", self.tr("Зробити основним"), self)
        remove = IconButton(theme, "trash-2", self.tr("Прибрати номер"), self)
        self._main.clicked.connect(self.made_main)
        remove.clicked.connect(self.removed)
        self.field.textChanged.connect(self.typed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.HALF)
        row.addWidget(self.field, 1)
        row.addWidget(self._main)
        row.addWidget(remove)

    @property
    def is_number(self) -> bool:
        return phone_numbers.e164(self.field.text()) is not None

    def show_main(self, *, is_main: bool) -> None:
        self._main.setEnabled(not is_main)
        self._main.rename(self.tr("Основний номер") if is_main else self.tr("Зробити основним"))

    def show_problem(self, *, problem: bool) -> None:
        self.field.setProperty("problem", problem)
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)


class EditDialog(QDialog):
    """`client` None: a new one. `name`, `phones` and `note` are what was entered.

    The dialog stays until it is told (`accept`) that all of it was kept: what was typed outlives a lost network.
    """

    save_wanted = Signal()

    def __init__(self, parent: QWidget, theme: Theme, client: Client | None = None, *, phone: str = "") -> None:
        super().__init__(parent)
        self._theme = theme
        title = self.tr("Новий клієнт") if client is None else self.tr("Змінити клієнта")
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self._name = QLineEdit("" if client is None else client.name, self)
        self._name.setMaxLength(200)
        self._name.setPlaceholderText(self.tr("Ім’я та прізвище"))
        self._name.setAccessibleName(self.tr("Ім’я та прізвище"))
        self._note = QPlainTextEdit("" if client is None else client.note, self)
        self._note.setPlaceholderText(self.tr("Нотатка про клієнта"))
        self._note.setAccessibleName(self.tr("Нотатка про клієнта"))
        self._note.setFixedHeight(96)
        self._note.setTabChangesFocus(True)
        self._note.setProperty("framed", True)
        self._rows: list[NumberRow] = []
        self._numbers = QVBoxLayout()
        self._numbers.setSpacing(Space.WORD)
        self._problem = PlainLabel(theme, "", FontRole.CAPTION, "bad", self)
        self._more = LinkButton(theme, self.tr("Додати номер"), self)
        self._more.clicked.connect(partial(self.add_number, ""))
        self.save = PrimaryButton(theme, self.tr("Зберегти"), parent=self)
        self.save.setDefault(True)
        self.save.clicked.connect(self._on_save)
        self._lay_out(theme, title)
        for number in (client.phones if client is not None else (phone,)) or ("",):
            self.add_number(phone_numbers.printed(number) if number else "")
        self._name.setFocus()

    @property
    def name(self) -> str:
        return " ".join(self._name.text().split())

    @property
    def note(self) -> str:
        return self._note.toPlainText()

    @property
    def phones(self) -> tuple[str, ...]:
        """As they were typed, the main one first."""
        return tuple(text for row in self._rows if (text := row.field.text().strip()))

    @property
    def rows(self) -> tuple[NumberRow, ...]:
        return tuple(self._rows)

    def show_trouble(self, sentence: str) -> None:
        """It was not kept, and why; it may be tried again."""
        self._problem.set_text(sentence)
        self.save.setEnabled(True)

    def change_of(self, client: Client) -> ClientPatch:
        """What was changed here and nothing else: somebody may have changed the rest meanwhile."""
        numbers = tuple(phone_numbers.e164(text) for text in self.phones)
        return ClientPatch(
            name=UNSET if self.name == client.name else self.name,
            phones=UNSET if numbers == client.phones else self.phones,
            note=UNSET if self.note == client.note else self.note,
        )

    def add_number(self, text: str = "") -> None:
        row = NumberRow(self._theme, text, self)
        row.removed.connect(lambda: self._remove(row))
        row.made_main.connect(lambda: self._make_main(row))
        row.typed.connect(self._forget_problem)
        self._rows.append(row)
        self._numbers.addWidget(row)
        self._tell_main()
        if not text:
            row.field.setFocus()

    def _remove(self, row: NumberRow) -> None:
        if len(self._rows) == 1:
            row.field.clear()
            return
        self._rows.remove(row)
        self._numbers.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._tell_main()

    def _make_main(self, row: NumberRow) -> None:
        self._rows.remove(row)
        self._rows.insert(0, row)
        self._numbers.removeWidget(row)
        self._numbers.insertWidget(0, row)
        self._tell_main()

    def _tell_main(self) -> None:
        for place, row in enumerate(self._rows):
            row.show_main(is_main=place == 0)
        self._more.setEnabled(len(self._rows) < _MOST_NUMBERS)

    @Slot()
    def _forget_problem(self) -> None:
        self._problem.set_text("")
        for row in self._rows:
            row.show_problem(problem=False)

    @Slot()
    def _on_save(self) -> None:
        wrong = [row for row in self._rows if row.field.text().strip() and not row.is_number]
        for row in wrong:
            row.show_problem(problem=True)
        if wrong:
            self._problem.set_text(self.tr("Це не схоже на номер телефону."))
            wrong[0].field.setFocus()
        elif not self.phones:
            self._problem.set_text(self.tr("Потрібен хоча б один номер."))
        else:
            self.save.setEnabled(False)
            self.save_wanted.emit()

    def _lay_out(self, theme: Theme, title: str) -> None:
        no = QuietButton(theme, self.tr("Скасувати"), parent=self)
        no.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.WORD)
        buttons.addWidget(self._more)
        buttons.addStretch()
        buttons.addWidget(no)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PANEL)
        column.setSpacing(Space.CONTROL)
        column.addWidget(PlainLabel(theme, title, FontRole.PANEL))
        column.addWidget(self._name)
        column.addLayout(self._numbers)
        column.addWidget(self._problem)
        column.addWidget(self._note)
        column.addLayout(buttons)

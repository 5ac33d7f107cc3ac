"""Webhooks of one look that were not understood: each key with an example, and what it is to mean."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QWidget

from app.contract.telephony import KeyTold, Meaning, NewMeaning, NewMeanings, UnknownShape
from ui import words
from ui.settings.card import Card
from ui.settings.telephony_wording import known_words, meaning_words, reason_words
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from ui.widgets.drop_down import DropDown
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel

_CHOICE_WIDTH: Final = 240
_BODY_HEIGHT: Final = 180
_LONGEST_KEY: Final = 60


class ShapeCard(Card):
    """`meanings_wanted` carries `NewMeanings`, `dismiss_wanted` the shape."""

    meanings_wanted = Signal(object)
    dismiss_wanted = Signal(str)

    def __init__(self, theme: Theme, shape: UnknownShape, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(theme, words.webhooks(shape.count), parent=parent)
        self.shape = shape
        self.choices: dict[str, DropDown] = {}
        self.show_state(reason_words(shape.reason), "waiting")
        self.dismiss = LinkButton(theme, self.tr("Прибрати"), danger=True)
        self.dismiss.clicked.connect(lambda: self.dismiss_wanted.emit(shape.shape))
        last = PlainLabel(theme, self.tr("останній {at}").format(at=words.moment(shape.last_at, now)))
        last.set_role(FontRole.CAPTION)
        last.set_color("text_3")
        self.add_to_head(last)
        self.add_to_head(self.dismiss)
        if shape.keys:
            self.add(self._keys())
        else:
            self.add(Paragraph(theme, self.tr("У тілі немає жодного ключа, який можна прочитати.")))
        self.body = self._body()
        self.apply = PrimaryButton(theme, self.tr("Застосувати"))
        self.apply.clicked.connect(self._on_apply)
        self.apply.setVisible(bool(shape.keys))
        self.apply.setEnabled(False)
        self._toggle = QuietButton(theme, self.tr("Показати тіло"))
        self._toggle.clicked.connect(self._on_toggle)
        row = QHBoxLayout()
        row.setSpacing(Space.CONTROL)
        row.addWidget(self.apply)
        row.addWidget(self._toggle)
        row.addStretch()
        self.add(row)
        self.add(self.body)
        self.body.hide()

    def show_busy(self, *, busy: bool) -> None:
        self.apply.setEnabled(not busy)
        self.apply.setText(self.tr("Читаємо ще раз…") if busy else self.tr("Застосувати"))
        self.apply.updateGeometry()

    @property
    def chosen(self) -> tuple[NewMeaning, ...]:
        """What was changed by hand."""
        return tuple(
            NewMeaning(key=key.key, meaning=Meaning(meaning))
            for key in self.shape.keys
            if (meaning := self.choices[key.key].currentData()) and meaning != key.meaning and meaning in {*Meaning}
        )

    def _keys(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.CONTROL)
        grid.setVerticalSpacing(Space.WORD)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for row, key in enumerate(sorted(self.shape.keys, key=lambda one: one.meaning is not None)):
            known = key.meaning is not None
            grid.addWidget(PlainLabel(self._theme, key.key, FontRole.BODY_MEDIUM), row, 0)
            value = key.value or self.tr("порожньо")
            grid.addWidget(PlainLabel(self._theme, value, FontRole.BODY, "text_2" if key.value else "text_3"), row, 1)
            choice = self.choices[key.key] = self._choice(key)
            choice.activated.connect(self._on_chosen)
            grid.addWidget(choice, row, 2)
            choice.setProperty("known", known)
        return grid

    def _choice(self, key: KeyTold) -> DropDown:
        choice = DropDown(self._theme)
        choice.setFixedWidth(_CHOICE_WIDTH)
        choice.setAccessibleName(self.tr("Що означає {key}").format(key=key.key[:_LONGEST_KEY]))
        choice.addItem(self.tr("Не знаємо, що це"), "")
        for meaning, said in meaning_words().items():
            choice.addItem(said, meaning)
        if key.meaning is not None and choice.findData(key.meaning) < 0:
            choice.addItem(known_words(key.meaning), key.meaning)
        choice.choose(key.meaning or "")
        return choice

    def _body(self) -> QPlainTextEdit:
        body = QPlainTextEdit(self.shape.body)
        body.setReadOnly(True)
        body.setFixedHeight(_BODY_HEIGHT)
        body.setAccessibleName(self.tr("Тіло вебхуку"))
        return body

    @Slot()
    def _on_chosen(self) -> None:
        self.apply.setEnabled(bool(self.chosen))

    @Slot()
    def _on_apply(self) -> None:
        if chosen := self.chosen:
            self.meanings_wanted.emit(NewMeanings(meanings=chosen))

    @Slot()
    def _on_toggle(self) -> None:
        self.body.setVisible(self.body.isHidden())
        self._toggle.setText(self.tr("Показати тіло") if self.body.isHidden() else self.tr("Сховати тіло"))
        self._toggle.updateGeometry()

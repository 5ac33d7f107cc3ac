"""«Зберігання»: how much place the recordings take on the server, and how long and how much of them is kept."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QLocale, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from app.backend_link.storage_questions import StorageQuestions
from app.contract.storage import Keeping, Storage
from app.desk.desk import utc_now
from app.failures import Failure
from ui import words
from ui.problems import sentence_of
from ui.settings.card import Card
from ui.settings.field import WishRow
from ui.settings.save_row import SaveRow
from ui.settings.section import SectionPage, Surroundings
from ui.settings.storage_words import days_words, megabytes_words, removal_words, removed_words, size_words
from ui.theme import FontRole, Space
from ui.widgets.drop_down import DropDown
from ui.widgets.plain_label import PlainLabel

_CHOICE_WIDTH: Final = 200
_DAYS: Final = (30, 60, 90, 180, 365, 730, 1095)
_GIGABYTES: Final = (1, 5, 10, 20, 50, 100, 200, 500, 1000)
_LITTLE: Final = 2_000_000_000
"""With less free on the disk, recordings may soon find no place."""


def build(around: Surroundings, parent: QWidget) -> "StorageSection":
    return StorageSection(around, parent)


class StorageSection(SectionPage):
    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = around.theme
        self._ask = StorageQuestions(around.parts.questions)
        self._kept: Keeping | None = None  # None until the server has told
        self.usage = Card(theme, self.tr("Записи на сервері"))
        names = ("count", "size", "oldest", "free", "removed")
        self._figures = {name: PlainLabel(theme, "—", FontRole.BODY_MEDIUM) for name in names}
        self.usage.add(self._grid())
        self.add(self.usage)
        self.days, self.most = DropDown(theme), DropDown(theme)
        for choice in (self.days, self.most):
            choice.setMinimumWidth(_CHOICE_WIDTH)
            choice.setEnabled(False)
            choice.activated.connect(self._on_chosen)
        self.save = SaveRow(theme)
        self.save.button.setEnabled(False)
        self.save.wanted.connect(self._on_save)
        self.rules = Card(
            theme,
            self.tr("Скільки зберігати"),
            self.tr("Найстаріші записи видаляються першими. Сам дзвінок, нотатки й коментарі лишаються."),
        )
        self.rules.add(WishRow(theme, self.tr("Зберігати записи"), self.days))
        self.rules.add(WishRow(theme, self.tr("Займати на диску не більше"), self.most), ruled=True)
        self.rules.add(self.save, ruled=True)
        self.add(self.rules)

    def opened(self) -> None:
        self.tasks.start("storage", self._bring())

    def chosen(self) -> Keeping:
        """The rules as they stand on the screen."""
        return Keeping(keep_days=self.days.currentData(), budget_mb=self.most.currentData())

    async def _bring(self) -> None:
        try:
            storage = await self._ask.storage()
        except Failure as reason:
            self.usage.warn("silent", sentence_of(reason))
        else:
            self.usage.calm("silent")
            is_untouched = self._kept is None or self.chosen() == self._kept
            self._show(storage)
            if is_untouched:
                self._show_rules(storage.keeping)

    def _show(self, storage: Storage) -> None:
        locale = QLocale()
        self._figures["count"].set_text(locale.toString(storage.recordings))
        self._figures["size"].set_text(size_words(storage.bytes))
        oldest, now = storage.oldest_at, utc_now()
        self._figures["oldest"].set_text("—" if oldest is None else words.moment(oldest, now))
        free = storage.free_bytes
        self._figures["free"].set_text("—" if free is None else size_words(free))
        removed = removed_words(storage.removed, storage.removed_at, now)
        self._figures["removed"].set_text(removed)
        self.usage.show_checked(now)
        if free is not None and free < _LITTLE:
            sentence = self.tr("На диску сервера мало місця: нові записи можуть не зберегтися.")
            self.usage.warn("little", sentence, self.tr("Зменшіть строк чи розмір нижче або звільніть диск."))
        else:
            self.usage.calm("little")

    def _show_rules(self, keeping: Keeping) -> None:
        self._kept = keeping
        _fill(self.days, {days: days_words(days) for days in _DAYS}, keeping.keep_days, self.tr("Завжди"), days_words)
        sizes = {gigabytes * 1000: megabytes_words(gigabytes * 1000) for gigabytes in _GIGABYTES}
        _fill(self.most, sizes, keeping.budget_mb, self.tr("Без межі"), megabytes_words)
        for choice in (self.days, self.most):
            choice.setEnabled(True)
        self._on_chosen()

    @Slot()
    def _on_chosen(self) -> None:
        is_new = self.chosen() != self._kept
        self.save.button.setEnabled(is_new)
        if is_new:
            self.save.show_done()
            self.tasks.start("preview", self._preview(self.chosen()))
        else:
            self.rules.calm("removal")

    async def _preview(self, keeping: Keeping) -> None:
        try:
            removal = await self._ask.preview(keeping)
        except Failure:
            return  # what it removes is not known; saving says what is wrong
        if keeping != self.chosen() or keeping == self._kept:
            return
        if removal.recordings:
            sentence = self.tr("Після збереження буде видалено назавжди: {what}.").replace(
                "{what}", removal_words(removal)
            )
            self.rules.warn("removal", sentence)
        else:
            self.rules.calm("removal")

    @Slot()
    def _on_save(self) -> None:
        self.save.show_busy(self.tr("Зберігаємо…"))
        self.tasks.start("save", self._save(self.chosen()))

    async def _save(self, keeping: Keeping) -> None:
        try:
            storage = await self._ask.keep(keeping)
        except Failure as reason:
            self.save.show_trouble(sentence_of(reason))
            return
        self.rules.calm("removal")
        self._show(storage)
        self._show_rules(storage.keeping)
        self.save.show_done(self.tr("Збережено."))
        self.save.button.setEnabled(False)

    def _grid(self) -> QGridLayout:
        names = {
            "count": self.tr("Записів"),
            "size": self.tr("Займають"),
            "oldest": self.tr("Найстаріший"),
            "free": self.tr("Вільно на диску"),
            "removed": self.tr("Останнє прибирання"),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.PANEL)
        grid.setVerticalSpacing(Space.WORD)
        grid.setColumnMinimumWidth(0, 220)
        grid.setColumnStretch(1, 1)
        for row, (key, name) in enumerate(names.items()):
            grid.addWidget(PlainLabel(self.around.theme, name, color="text_2"), row, 0)
            self._figures[key].setAccessibleName(name)
            grid.addWidget(self._figures[key], row, 1)
        return grid


def _fill(
    choice: DropDown, offered: dict[int, str], kept: int | None, none: str, words_of: Callable[[int], str]
) -> None:
    choice.clear()
    choice.addItem(none, None)
    known = offered if kept is None else {**offered, kept: words_of(kept)}
    for value in sorted(known):
        choice.addItem(known[value], value)
    choice.setCurrentIndex(0 if kept is None else choice.findData(kept))

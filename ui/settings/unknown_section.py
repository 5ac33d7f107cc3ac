"""«Нерозпізнане»: webhooks whose keys nobody has explained yet. Nothing they told is lost."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.backend_link.telephony_questions import TelephonyQuestions
from app.contract.telephony import KeyMeaning, NewMeanings, Retaken, TelephonyNews, UnknownShape
from app.desk.desk import utc_now
from app.failures import Failure
from ui import words
from ui.settings.meanings_card import MeaningsCard
from ui.settings.section import SectionPage, Surroundings
from ui.settings.shape_card import ShapeCard
from ui.settings.telephony_wording import failure_words
from ui.widgets.empty_state import EmptyState
from ui.widgets.paragraph import Paragraph

_EMPTY_HEIGHT = 260


def build(around: Surroundings, parent: QWidget) -> "UnknownSection":
    return UnknownSection(around, parent)


class UnknownSection(SectionPage):
    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._ask = TelephonyQuestions(around.parts.questions)
        self.cards: dict[str, ShapeCard] = {}
        self._count: int | None = None  # as the news told it last
        explanation = self.tr(
            "Ці вебхуки прийшли, але їхні параметри названо по-своєму. Скажіть, що означає кожен, і збережені "
            "стануть дзвінками в тому порядку, в якому прийшли."
        )
        self._explanation = Paragraph(around.theme, explanation)
        self.empty = EmptyState(around.theme)
        self.empty.setFixedHeight(_EMPTY_HEIGHT)
        self.empty.action_wanted.connect(self.opened)
        self.meanings = MeaningsCard(around.theme)
        self.meanings.drop_wanted.connect(self._on_drop)
        for part in (self._explanation, self.empty, self.meanings):
            part.hide()
            self.add(part)
        around.signals.telephony_changed.connect(self._on_news)

    def opened(self) -> None:
        self.tasks.start("load", self._trying(self._load))

    async def _load(self) -> None:
        shapes = (await self._ask.shapes()).items
        self._show(shapes, (await self._ask.meanings()).items)

    async def _trying(self, do: Callable[[], Coroutine[Any, Any, None]]) -> None:
        try:
            await do()
        except Failure as failure:
            if self.cards:
                self.around.say(failure_words(failure), "bad")
            else:
                self.empty.show_state(failure_words(failure), action=self.tr("Спробувати знову"), kind="bad")
                self.empty.show()

    def _show(self, shapes: tuple[UnknownShape, ...], meanings: tuple[KeyMeaning, ...] | None) -> None:
        """Cards whose bodies are the same as before keep what is being chosen in them."""
        wanted = {shape.shape: shape for shape in shapes}
        for key in [key for key, card in self.cards.items() if wanted.get(key) != card.shape]:
            card = self.cards.pop(key)
            card.hide()
            card.deleteLater()
        now = utc_now()
        for place, shape in enumerate(shapes):
            if shape.shape not in self.cards:
                card = self.cards[shape.shape] = ShapeCard(self.around.theme, shape, now)
                card.meanings_wanted.connect(self._on_meanings)
                card.dismiss_wanted.connect(self._on_dismiss)
                self.insert(2 + place, card)
        self._explanation.setVisible(bool(shapes))
        self.empty.show_state(self.tr("Усі вебхуки зрозумілі."), icon="check", kind="good")
        self.empty.setVisible(not shapes)
        if meanings is not None:
            self.meanings.show_meanings(meanings)

    @Slot(object)
    def _on_news(self, news: TelephonyNews) -> None:
        if self.isVisible() and news.misunderstood != self._count:
            self.opened()
        self._count = news.misunderstood

    @Slot(object)
    def _on_meanings(self, meanings: NewMeanings) -> None:
        for card in self.cards.values():
            card.show_busy(busy=True)
        self.tasks.start("meanings", self._trying(lambda: self._put(meanings)))

    async def _put(self, meanings: NewMeanings) -> None:
        try:
            self._told(await self._ask.put_meanings(meanings))
            await self._load()
        finally:
            for card in self.cards.values():
                card.show_busy(busy=False)

    @Slot(int)
    def _on_drop(self, meaning: int) -> None:
        self.tasks.start("meanings", self._trying(lambda: self._drop(meaning)))

    async def _drop(self, meaning: int) -> None:
        await self._ask.drop_meaning(meaning)
        await self._load()

    @Slot(str)
    def _on_dismiss(self, shape: str) -> None:
        self.tasks.start("dismiss", self._trying(lambda: self._dismiss(shape)))

    async def _dismiss(self, shape: str) -> None:
        self._show((await self._ask.dismiss(shape)).items, None)

    def _told(self, retaken: Retaken) -> None:
        if retaken.understood:
            self.around.say(self.tr("Зрозуміли: {what}.").format(what=words.webhooks(retaken.understood)), "accent")
        else:
            self.around.say(self.tr("Збережено, але цим вебхукам ще чогось бракує."), "accent")

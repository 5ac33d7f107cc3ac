"""«CRM Sitniks»: connected, watched while it is in sight, and everything that can be changed of it."""

from collections.abc import Awaitable, Callable
from typing import Final

from msgspec import UNSET
from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.backend_link.crm_questions import CrmQuestions
from app.contract.crm import MirrorState, SitniksChange, SitniksConnection
from app.contract.problems import Problem
from app.desk.desk import utc_now
from app.failures import Failure, Refused
from ui.dialogs import agreed
from ui.new_manager import name_of_new_manager
from ui.problems import sentence_of
from ui.settings.managers_card import ManagersCard
from ui.settings.section import SectionPage, Surroundings
from ui.settings.sitniks_cards import ConnectionCard, ForwardCard, MirrorCard, WriteBackCard

_LOOKS_EVERY_MS: Final = 5_000
_WHILE_LOADING_MS: Final = 1_000
_OF_THE_TOKEN: Final = frozenset({Problem.SITNIKS_TOKEN_REFUSED, Problem.SITNIKS_PLAN_REFUSED})


def build(around: Surroundings, parent: QWidget) -> "SitniksSection":
    return SitniksSection(around, parent)


class SitniksSection(SectionPage):
    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = around.theme
        self._ask = CrmQuestions(around.parts.questions)
        self.connection = ConnectionCard(theme)
        self.mirror = MirrorCard(theme)
        self.write_back = WriteBackCard(theme)
        self.forward = ForwardCard(theme)
        self.managers = ManagersCard(theme)
        for card in (self.connection, self.mirror, self.write_back, self.forward, self.managers):
            self.add(card)
        for card in (self.mirror, self.write_back):
            card.hide()
        self._tick = QTimer(self, interval=_LOOKS_EVERY_MS)
        self._connect()

    def opened(self) -> None:
        self.tasks.start("look", self._look())
        self.tasks.start("managers", self._bring_managers())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def show_connection(self, told: SitniksConnection) -> None:
        """How it stands now."""
        now = utc_now()
        for card in (self.connection, self.mirror, self.write_back, self.forward):
            card.show_connection(told, now)
        for card in (self.mirror, self.write_back):
            card.setVisible(told.token_set)
        loads = told.token_set and told.mirror.state in {MirrorState.UNKNOWN, MirrorState.LOADING}
        self._tick.setInterval(_WHILE_LOADING_MS if loads else _LOOKS_EVERY_MS)

    # Questions

    async def _look(self) -> None:
        try:
            self.show_connection(await self._ask.sitniks())
        except Failure:
            return  # the next look tells; that the line is down is said elsewhere

    async def _bring_managers(self) -> None:
        try:
            self.managers.show_managers((await self._ask.managers()).items)
        except Failure:
            return

    async def _save_connection(self, token: str, order_url: str) -> None:
        card = self.connection
        card.token_field.show_trouble("")
        card.order_field.show_trouble("")
        card.save.show_busy(self.tr("Питаємо Sitniks…") if token else self.tr("Зберігаємо…"))
        change = SitniksChange(token=token or UNSET, order_url=order_url)
        try:
            told = await self._ask.change_sitniks(change)
        except Failure as failure:
            sentence = sentence_of(failure)
            card.save.show_trouble("")
            problem = failure.problem if isinstance(failure, Refused) else None
            if problem in _OF_THE_TOKEN:
                card.token_field.show_trouble(sentence)
            elif problem is Problem.ADDRESS_NOT_ALLOWED:
                card.order_field.show_trouble(sentence)
            else:
                card.save.show_trouble(sentence)
        else:
            card.show_saved()
            self.show_connection(told)

    async def _save_url(self, url: str) -> None:
        self.forward.field.show_trouble("")
        self.forward.save.show_busy(self.tr("Зберігаємо…"))
        try:
            told = await self._ask.change_sitniks(SitniksChange(webhook_url=url))
        except Failure as failure:
            self.forward.save.show_trouble("")
            self.forward.field.show_trouble(sentence_of(failure))
        else:
            self.forward.show_saved()
            self.show_connection(told)

    async def _stop_forwarding(self) -> None:
        question = self.tr("Більше не надсилати вебхуки в Sitniks?")
        explanation = self.tr("Ті, що чекають, буде вилучено. Дзвінки тут лишаються.")
        if await self._agreed(question, explanation, self.tr("Не надсилати")):
            await self._do(self._ask.change_sitniks(SitniksChange(webhook_url=None)))

    async def _disconnect(self) -> None:
        question = self.tr("Від’єднати Sitniks?")
        explanation = self.tr("Клієнти, замовлення й менеджери лишаються, але більше не оновлюватимуться.")
        if await self._agreed(question, explanation, self.tr("Від’єднати")):
            await self._do(self._ask.disconnect_sitniks())

    async def _agreed(self, question: str, explanation: str, yes: str) -> bool:
        return await agreed(self.window(), self.around.theme, question, explanation, yes=yes, no=self.tr("Скасувати"))

    async def _do(self, question: Awaitable[SitniksConnection]) -> None:
        try:
            self.show_connection(await question)
        except Failure as failure:
            self.around.say(sentence_of(failure), "bad")
            await self._look()

    # Managers

    async def _add_manager(self) -> None:
        name = await name_of_new_manager(self.window(), self.around.theme)
        if name is not None:
            await self._change_managers(lambda: self._ask.add_manager(name))

    async def _change_managers(self, question: Callable[[], Awaitable[object]]) -> None:
        try:
            await question()
        except Failure as failure:
            self.around.say(sentence_of(failure), "bad")
            self.managers.show_again()
        await self._bring_managers()

    # Wishes

    @Slot(str, str)
    def _on_save_wanted(self, token: str, order_url: str) -> None:
        self.tasks.start("save", self._save_connection(token, order_url))

    @Slot()
    def _on_look_wanted(self) -> None:
        self.tasks.start("act", self._do(self._ask.look_at_sitniks()))

    @Slot(bool)
    def _on_write_back(self, on: bool) -> None:
        self.tasks.start("act", self._do(self._ask.change_sitniks(SitniksChange(write_back=on))))

    def _connect(self) -> None:
        start = self.tasks.start
        self._tick.timeout.connect(lambda: start("look", self._look()))
        self.connection.save_wanted.connect(self._on_save_wanted)
        self.connection.disconnect_wanted.connect(lambda: start("act", self._disconnect()))
        self.connection.check_wanted.connect(self._on_look_wanted)
        self.mirror.look_wanted.connect(self._on_look_wanted)
        self.write_back.switched.connect(self._on_write_back)
        self.forward.save_wanted.connect(lambda url: start("url", self._save_url(url)))
        self.forward.stop_wanted.connect(lambda: start("act", self._stop_forwarding()))
        managers, ask = self.managers, self._ask
        managers.add_wanted.connect(lambda: start("manager", self._add_manager()))
        managers.rename_wanted.connect(
            lambda key, name: start("manager", self._change_managers(lambda: ask.rename_manager(key, name)))
        )
        managers.delete_wanted.connect(
            lambda key: start("manager", self._change_managers(lambda: ask.delete_manager(key)))
        )

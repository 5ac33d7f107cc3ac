"""One conversation from the first ring to the call back, with real parts in every place; each step is proven."""

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.backend_link.questions import Questions
from app.contract.answers import Call, CallbackStep, Order, Phase, RecordingState, Status
from app.contract.requests import NewOrder, NewOrderItem
from app.demo.company import DemoCompany
from app.desk.call_board import CallCard, CardState
from app.line_state import Line
from ui.desk_pages import ORDERS
from ui.desk_screen import DeskScreen
from ui.desk_session import DeskSession
from ui.recordings.sound import PlayerState
from ui.story.telling import DidNotHappen, Telling, press

OPERATOR: Final = "shopua_olena"
CALLER: Final = "+380931112233"
"""Nobody in the demo's shop has it."""
_SPEED: Final = 2.0
_FASTER_TIMES: Final = 4
"""From 1× through 1.25, 1.5 and 1.75."""
_TALK_S: Final = 3.0
_WINDOW: Final = (1280, 800)


class Story:
    """Drives the desk by its keys and the virtual Ringostat by its control panel."""

    def __init__(self, screen: DeskScreen, company: DemoCompany, pictures: Path) -> None:
        self._screen = screen
        self._company = company
        self._pictures = pictures
        self._telling = Telling(screen.theme, screen.window, self._cards, pictures)

    async def run(self) -> int:
        """Tell the whole story; the exit code: 0 when every step happened."""
        self._screen.window.resize(*_WINDOW)  # the screen that nobody sees is smaller than anybody's
        try:
            call = await self._conversation()
            await self._hear_it(call)
            await self._call_back()
        except DidNotHappen as reason:
            print(f"ні: {reason}", flush=True)  # noqa: T201 - the verdict
            return 1
        print(f"усе сталося; зображення: {self._pictures}", flush=True)  # noqa: T201 - the verdict
        return 0

    async def _conversation(self) -> Call:
        """An unknown client rings, the operator answers, they talk, it ends."""
        until = self._telling.until
        await until("Робоче місце готове, список розмов на екрані", self._listed, 30)
        await self._company.control.set_phone(OPERATOR, answers_after_s=None)
        [external_id] = await self._company.control.call("by_hand", client=CALLER, operator=OPERATOR)
        card = await until("Дзвонить невідомий клієнт: картка на екрані", partial(self._card, CardState.RINGING), 10)
        if card.file is None or card.file.client.name:
            raise DidNotHappen("клієнта не створено або він не новий")
        await self._company.control.pick_up(external_id)
        await until("Слухавку піднято: розмова триває", partial(self._card, CardState.TALKING), 10)
        await self._company.control.wait(external_id, "talking")
        await asyncio.sleep(_TALK_S)  # they talk
        await self._company.control.hang_up(external_id)
        await until("Розмову завершено", partial(self._card, CardState.ENDED), 10)
        return await until("Розмова в списку: «Виконаний», запис готовий", partial(self._row, card.call.id), 30)

    async def _hear_it(self, call: Call) -> None:
        """The recording is played to its end at double speed; the order's records show the call."""
        until, session = self._telling.until, self._session
        page = session.calls
        if page is None or not page.select_call(call.id):
            raise DidNotHappen("рядка розмови немає в списку")
        press(page.view, Qt.Key.Key_Return)
        player = session.dock.player
        await until("Запис грає", lambda: player.state is PlayerState.PLAYING and player.position > 0, 15)
        for _ in range(_FASTER_TIMES):
            press(session.dock, Qt.Key.Key_BracketRight, text="]")
        if player.speed != _SPEED:
            raise DidNotHappen(f"швидкість {player.speed:g}× замість {_SPEED:g}×")
        finished: list[bool] = []
        player.finished.connect(lambda: finished.append(True))
        await until(f"Запис дограно до кінця, швидкість {player.speed:g}×", lambda: bool(finished), 60)
        session.dock.close_player()
        order = await self._new_order(call)
        self._screen.window.go(ORDERS)
        await until("Замовлення клієнта — в списку замовлень", partial(self._select_order, order.id), 10)
        assert session.orders is not None
        press(session.orders.pane.view, Qt.Key.Key_Return)
        talks = self._session.parts.desk.calls_of_order
        await until("«Список записів» показує цю розмову", lambda: any(one.id == call.id for one in talks.calls), 10)

    async def _new_order(self, call: Call) -> Order:
        """The shop's CRM writes down what was agreed."""
        assert call.phone is not None
        async with Questions(self._company.backend_url, self._company.admin_token) as questions:
            return await questions.add_order(
                NewOrder(
                    number="10901",
                    phone=call.phone,
                    client_name="Соломія Вишневська",
                    status="Новий",
                    status_kind="new",
                    sum_kopiyky=124_000,
                    items=(NewOrderItem("Кавоварка гейзерна", 1),),
                    delivery="Нова пошта · оплата при отриманні",
                )
            )

    async def _call_back(self) -> None:
        """From the order: the operator's phone first, then the client's, then they talk."""
        until, session = self._telling.until, self._session
        assert session.orders is not None
        press(session.orders.pane.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await until("Дзвінок із замовлення: дзвонимо вам", partial(self._step, CallbackStep.RINGING_OPERATOR), 10)
        external_id = await self._ringing_callback()
        await self._company.control.pick_up(external_id)
        await until("Ви підняли слухавку, набираємо клієнта", partial(self._step, CallbackStep.RINGING_CLIENT), 10)
        await self._company.control.client_picks_up(external_id)
        await until("Клієнт відповів: розмова", partial(self._step, CallbackStep.TALKING), 15)
        await asyncio.sleep(_TALK_S)  # they talk
        await self._company.control.hang_up(external_id)
        await until("Розмову за замовленням завершено", partial(self._step, CallbackStep.ENDED), 15)
        await until("Обидві розмови — у «Списку записів», обидві виконані", self._both_done, 20)

    # What is looked for

    @property
    def _session(self) -> DeskSession:
        assert self._screen.session is not None
        return self._screen.session

    def _cards(self) -> Sequence[QWidget]:
        session = self._screen.session
        return () if session is None else tuple(session.stack.widgets.values())

    def _listed(self) -> bool:
        session = self._screen.session
        if session is None:
            return False
        desk = session.parts.desk
        return desk.shift.line.line is Line.LINE_UP and len(desk.history.calls) > 0

    def _card(self, state: CardState) -> CallCard | None:
        cards = self._session.parts.desk.board.cards
        return next((card for card in cards if card.state is state and card.call.phone == CALLER), None)

    def _row(self, call_id: int) -> Call | None:
        """The call's row, when it is completed and its recording can be played."""
        calls = self._session.parts.desk.history.calls
        call = next((call for call in calls if call.id == call_id), None)
        is_done = call is not None and call.phase is Phase.ENDED and call.status is Status.COMPLETED
        return call if is_done and call is not None and call.recording.state is RecordingState.READY else None

    def _select_order(self, order_id: int) -> bool:
        orders = self._session.orders
        if orders is None or self._session.parts.desk.orders.order(order_id) is None:
            return False
        orders.pane.view.select_order(order_id)
        return True

    def _step(self, step: CallbackStep) -> bool:
        running = self._session.calling.running
        if running is not None and running.failure is not None:
            raise DidNotHappen(f"сервер відмовив: {running.failure}")
        if running is None or running.callback is None:
            return False
        if running.callback.step is CallbackStep.FAILED and step is not CallbackStep.FAILED:
            raise DidNotHappen(f"дзвінок не вдався: {running.callback.reason}")
        return running.callback.step is step

    async def _ringing_callback(self) -> str:
        """The switchboard's id of the callback that rings now."""
        for call in (await self._company.control.state()).calls:
            if call.direction == "callback" and call.stage == "ringing":
                return call.call_id
        raise DidNotHappen("АТС не отримала замовленого дзвінка")

    def _both_done(self) -> bool:
        calls = self._session.parts.desk.calls_of_order.calls
        return len(calls) == 2 and all(call.status is Status.COMPLETED for call in calls)

"""The screens of one call: its card, its player, the steps of a click to call."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import msgspec
from PySide6.QtWidgets import QWidget

from app.contract.answers import (
    Callback,
    CallbackStep,
    Client,
    ClientFile,
    Direction,
    Match,
    Named,
    Phase,
    Status,
)
from app.contract.requests import NewCallback
from app.desk.call_board import CallCard, CardState
from app.desk.callback_watch import RunningCallback, Step
from app.failures import BackendSilent
from tests.desk.remarks import RemarksBook, notes_in
from tests.desk.talk_words import WordsBook, text_in
from tests.ui.latin_shop import IRYNA, NOW, OKSANA, PHONE, call, calls, no_recordings, order
from ui.callback.steps import CallbackSteps
from ui.recordings.dock import PlayerDock
from ui.screen_pop.card import CallCardWidget
from ui.theme import Theme

type Shown = Callable[[QWidget], None]

_SIZE: Final = (1068, 800)


async def answered() -> None:
    """Let every task end that was started."""
    while others := asyncio.all_tasks() - {asyncio.current_task()}:
        await asyncio.gather(*others, return_exceptions=True)


async def card(theme: Theme, shown: Shown) -> None:
    widget = CallCardWidget(theme, has_shadow=True, offers_new_order=True)
    client = Client(id=1, name=OKSANA.name, phones=(PHONE,), created_by="call", created_at=NOW)
    match = Match(phone=PHONE, written="067 123-45-67", order=Named(11, "10311"))
    past = tuple(call(5, manager=IRYNA, started_at=NOW - timedelta(days=1)) for _ in range(1))
    file = ClientFile(
        client=client, match=match, carrier="Київстар", place="Київ", orders=(order(), order(80)), calls=past
    )
    newcomer = msgspec.structs.replace(file, client=msgspec.structs.replace(client, name=""), match=None, orders=())
    shared = msgspec.structs.replace(file, match=Match(phone=PHONE, written="0671234567", others=(IRYNA,)))
    silent = [
        msgspec.structs.replace(file, calls=(msgspec.structs.replace(past[0], recording=one),))
        for one in no_recordings()
    ]
    rings = call(phase=Phase.RINGING, status=Status.ACTIVE, operator=None, manager=None, line="+380443334455")
    rings = msgspec.structs.replace(rings, started_at=NOW - timedelta(seconds=7), answered_at=NOW)
    hidden = msgspec.structs.replace(rings, phone=None, client=None)
    first = CallCard(call=rings, file=file, state=CardState.RINGING, since=NOW)
    states = [replace(first, state=state, taken_by=taken) for state in CardState for taken in (None, IRYNA)]
    states += [replace(first, file=one) for one in (newcomer, shared, *silent)]
    states += [replace(first, call=msgspec.structs.replace(rings, direction=one)) for one in Direction]
    for number, state in enumerate([*states, replace(first, call=hidden, file=None)], 1):
        widget.show_card(replace(state, call=msgspec.structs.replace(state.call, id=number)), NOW)
        shown(widget)
        widget.show_card(replace(state, call=msgspec.structs.replace(state.call, id=number)), NOW, is_folded=True)
        shown(widget)


class _NoShelf:
    """The player asks for nothing that is not there."""

    def at_hand(self, _call_id: int) -> None:
        """It is brought."""

    async def use(self, _call_id: int) -> bool:
        return False

    async def open(self, _call_id: int) -> Any:
        raise BackendSilent

    def leave(self, _call_id: int, _arriving: Any) -> None:
        raise AssertionError("nothing was opened")

    async def take(self, _call_id: int) -> Any:
        raise BackendSilent

    async def peaks(self, _call_id: int) -> Any:
        raise BackendSilent


async def player(theme: Theme, shown: Shown) -> None:
    dock = PlayerDock(theme, _NoShelf(), notes_in(RemarksBook()), text_in(WordsBook(told=False)))
    dock.resize(_SIZE[0], dock.height())
    dock.details.open_drawer(is_open=True)
    for one in calls():
        dock.show_call(one, NOW)
        await answered()
        shown(dock)
    await dock.close_all()


async def steps(theme: Theme, shown: Shown) -> None:
    widget = CallbackSteps(theme, now=lambda: NOW)
    widget.resize(380, widget.sizeHint().height())
    ends: list[RunningCallback] = []
    for place, step in enumerate(CallbackStep, 1):
        for reason in _REASONS if step is CallbackStep.FAILED else (None,):
            made = Callback(id=1, step=step, reason=reason, phone=PHONE, client=OKSANA, started_at=NOW, step_at=NOW)
            went = tuple(Step(one, NOW) for one in tuple(CallbackStep)[:place])
            ends.append(
                RunningCallback(wanted=NewCallback(phone=PHONE), key="k", asked_at=NOW, callback=made, steps=went)
            )
    ends.append(replace(ends[0], callback=None, steps=(), failure=BackendSilent()))
    for running in ends:
        widget.show_callback(running)
        shown(widget)


_REASONS: Final = (
    "operator_offline",
    "operator_declined",
    "operator_no_answer",
    "client_busy",
    "client_no_answer",
    "ringostat_refused",
    "ringostat_silent",
    "given_up",
    "lost",
    "never_heard_of",
)

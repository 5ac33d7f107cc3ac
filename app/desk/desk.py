"""The operator's desk: its parts, and which of them each message of the live line is for."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any

from msgspec import DecodeError

from app.contract.answers import Call, Callback, Client, Me, Missed, Operator, Role
from app.contract.events import CallNews, CallsFound, Event, Hello, OrdersFound, Presence, RecordingNews, Reset, data_of
from app.contract.reviews import CommentNews, ReviewNews
from app.contract.talk_text import TextNews
from app.contract.telephony import TelephonyNews
from app.contract.working_hours import WorkingHours
from app.desk.absence import Absence, Why
from app.desk.call_board import CallBoard
from app.desk.call_history import CallHistory
from app.desk.callback_watch import CallbackWatch
from app.desk.live_board import LiveBoard
from app.desk.missed_queue import MissedQueue
from app.desk.order_book import CallsOfOrder, OrderBook
from app.desk.shift import Shift

log = logging.getLogger(__name__)


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class Desk:
    """Give every message of the live line to `hear`.

    What `hello` says about the calls of this moment is newer than the events replayed after it: those go to the lists
    and to the `absence`; the board learns by them how a talk ended, and nothing rings twice.
    """

    shift: Shift
    board: CallBoard
    callback: CallbackWatch
    history: CallHistory
    orders: OrderBook
    calls_of_order: CallsOfOrder
    missed: MissedQueue = field(default_factory=MissedQueue)
    live: LiveBoard = field(default_factory=LiveBoard)
    absence: Absence = field(default_factory=Absence)
    now: Callable[[], datetime] = utc_now
    later: Callable[[Callable[[], None]], None] = lambda do: do()
    """Does what concerns the lists, in its order, after the cards; `CardsFirst` is one, by default at once."""
    on_reload: Callable[[], None] = lambda: None
    """The gap was too long, or older calls were found: lists are to be loaded anew."""
    on_orders_found: Callable[[], None] = lambda: None
    """Orders are new or have changed."""
    on_client: Callable[[Client], None] = lambda _client: None
    on_listed: Callable[[Call], None] = lambda _call: None
    """A call as it is now, for whatever lists show it."""
    on_recording: Callable[[Call], None] = lambda _call: None
    on_remark: Callable[[CommentNews | ReviewNews], None] = lambda _news: None
    on_text: Callable[[TextNews], None] = lambda _news: None
    on_operator: Callable[[Operator], None] = lambda _operator: None
    on_telephony: Callable[[TelephonyNews], None] = lambda _news: None
    _replayed_until: int = 0

    def hear(self, message: Hello | Reset | Event) -> None:
        match message:
            case Hello():
                self._replayed_until = message.seq
                if self.shift.me is not None:
                    self.absence.leave(Why.LINE, self.shift.line.since)
                sees_other_things = self.shift.me is not None and _rights(self.shift.me) != _rights(message.me)
                self.shift.begin(message.me)
                self.missed.me = self.live.me = message.me
                self.board.hello(message.me, message.calls, self.now())
                self._show_live()
                for call in message.calls:
                    self.history.hear(call)
                if sees_other_things:
                    self.on_reload()
            case Reset():
                self.absence.lose()
                self.on_reload()
            case Event():
                self._event(message)

    def caught_up(self) -> None:
        """The line is up: what was replayed is complete, and once the lists have heard it the absence is over."""
        self.later(partial(self.absence.come_back, Why.LINE))

    def _event(self, event: Event) -> None:
        try:
            told = data_of(event)
        except DecodeError:
            log.warning("event %d of type %s was not understood", event.seq, event.type)
            return
        if isinstance(told, CallNews) and told.taken_by is None:
            self.absence.hear(told)
        if isinstance(told, CallNews) and event.seq <= self._replayed_until:
            self.board.hear_past(told)
            self._list(told)
        else:
            self._take(told)

    def _take(self, told: Any) -> None:  # noqa: ANN401 - matched on its type right here, a case a kind of news
        match told:
            case CallNews():
                self.board.hear(told, self.now())
                self._show_live()
                self._list(told)
            case RecordingNews():
                self._list(told.call)
                self.missed.hear_call(told.call)
                self.board.hear_recording(told.call)
                self.on_recording(told.call)
            case Client():
                self.board.hear_client(told)
                self.later(partial(self.history.hear_client, told))
                self.later(partial(self.orders.hear_client, told))
                self.later(partial(self.calls_of_order.hear_client, told))
                self.later(partial(self.missed.hear_client, told))
                self.later(partial(self.on_client, told))
            case Callback():
                self.callback.hear(told)
                self.board.dialled_on(self.now())
                self._show_live()
            case CommentNews() | ReviewNews():
                self.on_remark(told)
            case TextNews():
                self.on_text(told)
            case CallsFound():
                self.later(self.on_reload)
            case _:
                self._take_standing(told)

    def _take_standing(self, told: Any) -> None:  # noqa: ANN401 - matched on its type right here
        """What is not of one call: the phones, the queue, the people, the telephony."""
        match told:
            case Presence():
                self.shift.hear_presence(told)
                self.live.hear_presence(told, self.now())
            case Missed():
                self.later(partial(self._hear_missed, told))
            case WorkingHours():
                self.missed.hear_hours(told)
                self.on_reload()
            case Operator():
                self.live.hear_operator(told, self.now())
                self.on_operator(told)
                self.later(partial(self.history.hear_operator, told))
                self.later(partial(self.calls_of_order.hear_operator, told))
            case TelephonyNews():
                self.on_telephony(told)
            case OrdersFound():
                self.later(self.on_orders_found)
            case _:
                log.debug("news of a kind this program does not know")

    def _hear_missed(self, told: Missed) -> None:
        self.missed.hear(told, self.now())

    def _show_live(self) -> None:
        self.live.show_calls(self.board.live, self.now())

    def _list(self, call: Call) -> None:
        self.later(partial(self.on_listed, call))
        self.later(partial(self.history.hear, call))
        self.later(partial(self.calls_of_order.hear, call))


def _rights(me: Me) -> tuple[Role, int | None]:
    """What decides which calls somebody may see."""
    return me.role, None if me.operator is None else me.operator.id

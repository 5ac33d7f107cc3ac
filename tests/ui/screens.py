"""Every screen of the desk with people and things in Latin letters: a Cyrillic letter on one is the program's own."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, Final

import msgspec
from PySide6.QtCore import QAbstractItemModel, QObject, Qt
from PySide6.QtWidgets import QWidget

from app.contract.answers import (
    Call,
    Callback,
    CallbackStep,
    Client,
    ClientFile,
    Direction,
    Match,
    Named,
    Order,
    OrderItem,
    Page,
    Phase,
    Recording,
    RecordingReason,
    RecordingState,
    SignedIn,
    Status,
)
from app.contract.requests import NewCallback
from app.desk.call_board import CallCard, CardState
from app.desk.call_history import CallFilter, CallHistory
from app.desk.callback_watch import RunningCallback, Step
from app.desk.order_book import CallsOfOrder, OrderBook, OrderFilter
from app.failures import BackendSilent
from app.line_state import Line, LineState
from ui.call_list.page import CallListPage
from ui.call_list.row_menu import RowMenu
from ui.callback.steps import CallbackSteps
from ui.desk_pages import DeskPage
from ui.desk_signals import HistorySignals
from ui.desk_window import DeskWindow
from ui.orders.order_menu import entries_of, menu_of
from ui.orders.page import OrdersPage
from ui.recordings.dock import PlayerDock
from ui.screen_pop.card import CallCardWidget
from ui.sign_in.page import SignInPage
from ui.theme import Theme

type Shown = Callable[[QWidget], None]
type Screen = Callable[[Theme, Shown], Awaitable[None]]
"""Builds a screen and shows each of its states."""

NOW: Final = datetime(2026, 11, 23, 12, 53, tzinfo=UTC)
OKSANA, OLENA, IRYNA = Named(1, "Oksana Melnyk"), Named(2, "Olena Koval"), Named(3, "Iryna Lys")
PHONE: Final = "+380671234567"
READY: Final = Recording(state=RecordingState.READY, seconds=252, shape=bytes(range(5, 245, 5)))
_SIZE: Final = (1068, 800)


def no_recordings() -> Iterator[Recording]:
    """Every way in which there is nothing to play."""
    yield Recording(state=RecordingState.PENDING)
    yield Recording(state=RecordingState.GONE)
    for reason in (None, *RecordingReason):
        yield Recording(state=RecordingState.NONE, reason=reason)
        yield Recording(state=RecordingState.FAILED, reason=reason, next_try_at=NOW)


def call(number: int = 1, **changes: Any) -> Call:
    row: dict[str, Any] = {
        "direction": Direction.IN,
        "phase": Phase.ENDED,
        "status": Status.COMPLETED,
        "phone": PHONE,
        "client": OKSANA,
        "operator": OLENA,
        "manager": OLENA,
        "order": Named(82, "10482"),
        "started_at": NOW - timedelta(hours=9 * number),
        "answered_at": NOW - timedelta(hours=9 * number),
        "ended_at": NOW - timedelta(hours=9 * number),
        "wait_s": 3,
        "talk_s": 252,
        "recording": READY,
    }
    return Call(id=number, external_id=str(number), **row | changes)


def calls() -> list[Call]:
    """Each direction, status and kind of client, and each missing recording."""
    going_on = {"status": Status.ACTIVE, "recording": Recording(state=RecordingState.NONE)}
    nobody = {"manager": None, "operator": None, "talk_s": None, "answered_at": None}
    kinds: list[dict[str, Any]] = [
        {"phase": Phase.RINGING, **going_on, **nobody},
        {"phase": Phase.TALKING, "answered_at": NOW - timedelta(minutes=4), **going_on},
        {"status": Status.CANCELLED, **nobody},
        {"voicemail": True, **nobody},
        {"direction": Direction.OUT, "client": Named(1, "")},
        {"direction": Direction.CALLBACK, "client": None, "phone": None},
    ]
    numbers = count(1)
    told = [call(next(numbers), **kind) for kind in kinds]
    return told + [call(next(numbers), recording=recording) for recording in no_recordings()]


def order(number: int = 82, **changes: Any) -> Order:
    row: dict[str, Any] = {
        "client": OKSANA,
        "phone": PHONE,
        "status": "Waiting for dispatch",
        "status_kind": "waiting",
        "sum_kopiyky": 124_050,
        "items": (OrderItem("Tea", 2),),
        "delivery": "Nova Poshta",
        "created_at": NOW - timedelta(days=40 * (82 - number)),
        "link": "https://crm.example/82",
    }
    return Order(id=number, number=f"10{number:03}", **row | changes)


class Backend:
    """Answers every question with what it holds; raises while it is silent."""

    def __init__(self) -> None:
        self.calls, self.silent = calls(), False
        self.orders = [*(order(82 - place) for place in range(12)), order(90, client=None, phone=None)]

    async def ask_calls(self, _wanted: CallFilter | int, _cursor: str | None) -> Page[Call]:
        return self._page(self.calls)

    async def ask_orders(self, _wanted: OrderFilter, _cursor: str | None) -> Page[Order]:
        return self._page(self.orders)

    async def find_order(self, order_id: int) -> Order:
        return next(one for one in self.orders if one.id == order_id)

    async def join(self, _address: str, _code: str) -> SignedIn:
        raise BackendSilent

    def _page[T](self, rows: list[T]) -> Page[T]:
        if self.silent:
            raise BackendSilent
        return Page(tuple(rows), None, total=len(rows), talk_s=4000 if rows else 0)


async def answered() -> None:
    """Let every task end that was started."""
    while others := asyncio.all_tasks() - {asyncio.current_task()}:
        await asyncio.gather(*others, return_exceptions=True)


async def call_list(theme: Theme, shown: Shown) -> None:
    backend = Backend()
    history = CallHistory(backend.ask_calls)
    news = HistorySignals(history)
    page = CallListPage(theme, history, news, clock=lambda: NOW)
    news.setParent(page)
    page.show_managers((OLENA,))
    await _shown_in_all_ends(page, page.reload, backend, shown)
    page.show_calls_of(PHONE)
    await answered()
    shown(page)
    await page.close_tasks()


async def orders(theme: Theme, shown: Shown) -> None:
    backend = Backend()
    page = OrdersPage(
        theme, OrderBook(backend.ask_orders), CallsOfOrder(backend.ask_calls), backend.find_order, lambda: NOW
    )
    page.load()
    await answered()
    page.show_order(82)
    await answered()
    await _shown_in_all_ends(page, page.reload, backend, shown)
    page.search_for("x")
    await answered()
    shown(page)
    await page.close_tasks()


async def _shown_in_all_ends(page: QWidget, ask: Callable[[], None], backend: Backend, shown: Shown) -> None:
    """With rows, with nobody answering, and with nothing there."""
    page.resize(*_SIZE)
    page.show()
    await answered()
    shown(page)
    backend.silent = True
    ask()
    await answered()
    shown(page)
    backend.silent = False
    backend.calls, backend.orders = [], []
    ask()
    await answered()
    shown(page)


async def window(theme: Theme, shown: Shown) -> None:
    pages = (DeskPage("calls", "Page", "headphones", QWidget),)
    desk = DeskWindow(theme, pages)
    desk.show_person(OLENA.name)
    for presence in ("unknown", "online", "speaking", "offline"):
        desk.show_phone(presence)
        shown(desk)
    desk.show_line(LineState(Line.LINE_LOST, NOW - timedelta(hours=1)), NOW)
    desk.show_message(desk._lost_words)
    shown(desk)


async def card(theme: Theme, shown: Shown) -> None:
    widget = CallCardWidget(theme, has_shadow=True, offers_new_order=True)
    client = Client(id=1, name=OKSANA.name, phones=(PHONE,), created_by="call", created_at=NOW)
    match = Match(phone=PHONE, written="067 123-45-67", order=Named(11, "10311"))
    past = tuple(call(5, manager=IRYNA, started_at=NOW - timedelta(days=1)) for _ in range(1))
    file = ClientFile(client=client, match=match, carrier="Kyivstar", orders=(order(), order(80)), calls=past)
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

    async def take(self, _call_id: int) -> Any:
        raise BackendSilent

    async def peaks(self, _call_id: int) -> Any:
        raise BackendSilent


async def player(theme: Theme, shown: Shown) -> None:
    dock = PlayerDock(theme, _NoShelf())
    dock.resize(_SIZE[0], dock.height())
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


async def sign_in(theme: Theme, shown: Shown) -> None:
    page = SignInPage(theme, Backend().join)
    page.resize(*_SIZE)
    shown(page)


async def menus(theme: Theme, shown: Shown) -> None:
    parent = QWidget()
    shown(RowMenu(theme, call(), parent))
    shown(menu_of(entries_of(order(), can_call=True), theme, parent))


SCREENS: Final[tuple[Screen, ...]] = (call_list, orders, window, card, player, steps, sign_in, menus)

_SAID: Final = (
    "windowTitle",
    "toolTip",
    "statusTip",
    "whatsThis",
    "accessibleName",
    "accessibleDescription",
    "placeholderText",
    "text",
    "title",
)
_ROLES: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def words_of(root: QWidget) -> Iterator[str]:
    """Everything a screen says: texts, hints, tool tips, what a screen reader hears, the cells of its tables."""
    for part in (root, *root.findChildren(QObject)):
        for name in _SAID:
            said = getattr(part, name, None)
            told = said() if callable(said) else said
            if isinstance(told, str) and told:
                yield told
        if isinstance(part, QAbstractItemModel):
            yield from _cells(part)


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    for column in range(model.columnCount()):
        said = [model.headerData(column, Qt.Orientation.Horizontal, role) for role in _ROLES]
        for row in range(model.rowCount()):
            said += [model.index(row, column).data(role) for role in _ROLES]
        yield from (told for told in said if isinstance(told, str) and told)

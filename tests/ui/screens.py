"""Every screen of the desk with people and things in Latin letters: a Cyrillic letter on one is the program's own."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, Final

import msgspec
from PySide6.QtWidgets import QWidget

from app.contract.answers import (
    CallbackStep,
    Client,
    Direction,
    Me,
    Missed,
    MissedCalling,
    MissedEnd,
    MissedEnding,
    Named,
    Operator,
    Order,
    Page,
    Phase,
    Role,
    Status,
)
from app.contract.events import CallNews, Presence
from app.contract.merging import Merged, Merges
from app.contract.overview import HourCount, ManagerCount, Overview
from app.desk.absence import WhileAway, Why
from app.desk.call_history import CallHistory
from app.desk.client_book import ClientBook, ClientSheet
from app.desk.live_board import LiveBoard
from app.desk.missed_queue import MissedQueue
from app.desk.order_book import CallsOfOrder, OrderBook, OrderFilter
from app.desk.overview import OverviewBook, Period
from app.failures import BackendSilent
from app.line_state import Line, LineState
from tests.ui.call_screens import answered, card, player, steps
from tests.ui.dialog_screens import DIALOGS
from tests.ui.latin_shop import IRYNA, NOW, OKSANA, OLENA, PHONE, Backend, call, no_recordings, order
from tests.ui.settings_screens import telephony, unknown_webhooks
from tests.ui.talk_screens import spoken, texts
from ui.away_strip import AwayStrip
from ui.board.page import BoardPage
from ui.call_list.page import CallListPage
from ui.call_list.row_menu import RowMenu
from ui.clients.edit_dialog import EditDialog
from ui.clients.merge_dialog import MergeDialog
from ui.clients.page import ClientsPage
from ui.desk_away import summary_of
from ui.desk_pages import DeskPage
from ui.desk_signals import HistorySignals, LiveSignals, MissedSignals
from ui.desk_window import DeskWindow
from ui.help.page import HelpPage
from ui.missed.page import MissedPage
from ui.missed.row_menu import MissedMenu
from ui.orders.order_menu import entries_of, menu_of
from ui.orders.page import OrdersPage
from ui.overview.page import OverviewPage
from ui.sign_in.page import SignInPage
from ui.theme import Theme
from ui.widgets.range_calendar import RangeCalendar

type Shown = Callable[[QWidget], None]
type Screen = Callable[[Theme, Shown], Awaitable[None]]
"""Builds a screen and shows each of its states."""

_SIZE: Final = (1068, 800)


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


async def overview(theme: Theme, shown: Shown) -> None:
    managers = tuple(
        ManagerCount(manager=one, calls=9, incoming=9, missed=1, talked=8, wait_s=9, talk_s=221)
        for one in (OLENA, IRYNA, None)
    )
    hours = tuple(HourCount(day, hour, 7, 1) for day in range(7) for hour in range(9, 18))
    many = Overview(
        since=NOW,
        until=NOW,
        time_zone="Europe/Kyiv",
        calls=27,
        incoming=27,
        missed=3,
        wait_s=9,
        called_back=2,
        called_back_s=400,
        hours=hours,
        managers=managers,
    )
    answers = {"": many}

    async def ask(_since: datetime, _until: datetime) -> Overview:
        if not answers:
            raise BackendSilent
        return answers[""]

    page = OverviewPage(theme, OverviewBook(ask), NOW.astimezone)
    page.resize(*_SIZE)
    page.show()
    await answered()
    page._head._compare.setChecked(True)
    for period in tuple(Period):
        page._head.chosen.emit(period, None)
        await answered()
        shown(page)
    none = msgspec.structs.replace(many, calls=0, incoming=0, missed=0, wait_s=None, called_back_s=None, hours=())
    answers[""] = none
    page.reload()
    await answered()
    shown(page)
    answers.clear()
    page.reload()
    await answered()
    shown(page)
    await page.close_tasks()
    calendar = RangeCalendar(theme, NOW.date())
    shown(calendar)
    calendar.grid.pressed.emit(NOW.date())
    shown(calendar)


async def missed(theme: Theme, shown: Shown) -> None:
    at, nobody = NOW - timedelta(minutes=42), Named(9, "")
    calling = MissedCalling(operator=IRYNA, since=NOW, step=CallbackStep.RINGING_CLIENT)
    row: dict[str, Any] = {
        "phone": PHONE,
        "client": OKSANA,
        "since": at,
        "last_at": at,
        "attempts": 2,
        "waits_from": at,
    }
    kinds: list[dict[str, Any]] = [
        {"client": nobody, "line": "Instagram shop", "order": Named(82, "10482")},
        {"attempts": 1, "voicemail": True, "voicemail_call": call()},
        {"calling": calling, "claimed_by": IRYNA, "claimed_until": NOW},
        {"calling": msgspec.structs.replace(calling, step=CallbackStep.TALKING)},
        {"claimed_by": IRYNA, "claimed_until": NOW + timedelta(minutes=1)},
        {"claimed_by": OLENA, "claimed_until": NOW + timedelta(minutes=1)},
        {"outside_hours": True, "waits_from": NOW + timedelta(hours=20)},
        {"outside_hours": True, "waits_from": None},
    ]
    ends = [
        MissedEnd(how=how, by=by, direction=way) for how in MissedEnding for by in (None, IRYNA) for way in Direction
    ]
    queue = MissedQueue()
    queue.me = Me(user=OLENA, role=Role.SUPERVISOR)
    queue.is_loaded = queue.handled_loaded = True
    news = MissedSignals(queue)
    page = MissedPage(theme, queue, news, lambda: NOW)
    news.setParent(page)
    page.resize(*_SIZE)
    shown(page)
    for number, kind in enumerate(kinds):
        queue.hear(Missed(id=number, **row | kind), NOW)
    for number, end in enumerate(ends, 50):
        queue.hear(Missed(id=number, **row, closed_at=NOW, end=end), NOW)
    shown(page)
    page._on_handled_chosen(handled=True)
    await answered()
    shown(page)
    shown(MissedMenu(theme, Missed(id=1, **row), page, can_call=True, can_take_away=True))
    shown(MissedMenu(theme, Missed(id=1, **row, closed_at=NOW), page, can_call=True, can_take_away=False))
    await page.close_tasks()


async def board(theme: Theme, shown: Shown) -> None:
    live = LiveBoard()
    news = LiveSignals(live)
    page = BoardPage(theme, live, news, lambda: NOW)
    news.setParent(page)
    page.resize(*_SIZE)
    shown(page)
    live.show_operators([Operator(id=who.id, staff_id="1", name=who.name) for who in (OLENA, IRYNA, OKSANA)], NOW)
    shown(page)
    live.hear_presence(Presence(online=("stranger",), speaking=("other",)), NOW - timedelta(hours=1))
    going_on: dict[str, Any] = {
        "phase": Phase.RINGING,
        "status": Status.ACTIVE,
        "recording": no_recordings().__next__(),
    }
    told = [call(1, **going_on | {"operator": None}), call(2, **going_on), call(3, direction=Direction.OUT, **going_on)]
    live.show_calls([CallNews(**msgspec.structs.asdict(one)) for one in told], NOW)
    shown(page)


class _OneClient:
    """A client whom somebody merged with another."""

    def __init__(self) -> None:
        self.silent = False
        self.made = Client(id=1, name=OKSANA.name, phones=(PHONE, "+380501234567"), created_by="call", created_at=NOW)

    async def ask(self, q: str, _cursor: str | None) -> Page[Client]:
        if self.silent:
            raise BackendSilent
        return Page(() if q else (self.made, msgspec.structs.replace(self.made, id=2, name="", created_by="hand")))

    async def find(self, q: str) -> tuple[Client, ...]:
        return (await self.ask(q, None)).items

    async def client(self, client_id: int) -> Client:
        return msgspec.structs.replace(self.made, id=client_id, created_by="crm", note="Latin note")

    async def merges(self, _client: int) -> Merges:
        return Merges(items=(Merged(id=1, gone_id=3, gone_name="Other", at=NOW, undo_until=NOW),))

    def __getattr__(self, deed: str) -> Any:
        raise AttributeError(deed)


async def clients(theme: Theme, shown: Shown) -> None:
    one, backend = _OneClient(), Backend()

    async def orders_of(_wanted: OrderFilter) -> Page[Order]:
        return Page((order(),))

    sheet = ClientSheet(one, backend.ask_calls, orders_of)
    page = ClientsPage(theme, ClientBook(one.ask), sheet, one, one.find, lambda: NOW)
    page.resize(*_SIZE)
    page.show()
    await answered()
    shown(page)
    page.show_client(1)
    await answered()
    shown(page)
    edit, merge = EditDialog(page, theme, one.made), MergeDialog(page, theme, one.made, one.find)
    await answered()
    shown(edit)
    edit.rows[0].field.setText("1")
    edit.save.click()
    shown(edit)
    merge.choose(one.made)
    shown(merge)
    await merge.close_tasks()
    page._ask(page._book.open("nobody"))
    await answered()
    shown(page)
    one.silent = True
    page.reload()
    await answered()
    shown(page)
    await page.close_tasks()


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
    away = AwayStrip(theme)
    away.resize(_SIZE[0], away.height())
    away.show_summary(*summary_of(WhileAway(NOW, frozenset({Why.SCREEN}), (call(),) * 2), (), NOW), missed=True)
    shown(away)


async def sign_in(theme: Theme, shown: Shown) -> None:
    page = SignInPage(theme, Backend().join)
    page.resize(*_SIZE)
    shown(page)


async def help_(theme: Theme, shown: Shown) -> None:
    page = HelpPage(theme)
    page.resize(*_SIZE)
    for key in page.items:
        page.show_article(key)
        shown(page)
    page.search.searched.emit("xyzzy")
    shown(page)


async def menus(theme: Theme, shown: Shown) -> None:
    parent = QWidget()
    shown(RowMenu(theme, call(), parent))
    shown(menu_of(entries_of(order(), can_call=True), theme, parent))


SCREENS: Final[tuple[Screen, ...]] = (
    call_list,
    orders,
    missed,
    board,
    overview,
    window,
    card,
    player,
    texts,
    spoken,
    steps,
    sign_in,
    help_,
    menus,
    telephony,
    unknown_webhooks,
    clients,
    *DIALOGS,
)

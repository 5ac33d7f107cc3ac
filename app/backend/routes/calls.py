"""«Записи розмов»: the list of calls, one call, and what people note about it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from litestar import get, patch
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import UNSET

from app.backend.domain.audience import may_see
from app.backend.domain.conversation import picked_up_by
from app.backend.domain.zone_pieces import pieces_of
from app.backend.news import Teller
from app.backend.refusals import Refusal, found
from app.backend.routes.access import TheService, Who
from app.backend.routes.wanted_calls import Limit, Text, WantedCalls
from app.backend.storage import calls, clients, notices, operators, orders, workspaces
from app.backend.storage.call_pages import CallFilter, page_of_calls, total_of_calls
from app.backend.storage.call_sight import serves_client
from app.backend.storage.moments import micro, utc_now
from app.backend.storage.paging import Cursor, CursorNotValid, cursor_of
from app.backend.storage.people import SignedInAs
from app.backend.storage.transaction import Tx
from app.contract.answers import Call, Direction, Page, Phase, Role
from app.contract.calls import CallTotal
from app.contract.problems import Problem
from app.contract.requests import CallPatch

NOBODY = -1
COUNTED = 10_000
"""So far are calls counted while somebody waits; what is beyond is told as «more»."""
FIRST_CALLS = datetime(2015, 1, 1, tzinfo=UTC)
"""No call is older: from here on the hours of a whole history are reckoned."""


@get("/calls")
async def list_calls(
    service: TheService,
    who: Who,
    wanted: WantedCalls,
    total: FromQuery[bool] = True,
    limit: Limit = 50,
    cursor: Text = None,
) -> Page[Call]:
    """Calls, newest first; how many there are, and how long their talks, comes with the first page, unless unwanted."""
    below = read_cursor(cursor)

    def work(tx: Tx) -> Page[Call]:
        of_client = client_of(tx, who.workspace, wanted)
        return _page(tx, who, wanted, of_client, below, limit, counts=total)

    return await service.database.read(work)


@get("/calls/total")
async def count_calls(service: TheService, who: Who, wanted: WantedCalls) -> CallTotal:
    """How many calls there are, as far as anybody wants to read it."""

    def work(tx: Tx) -> CallTotal:
        seen = in_zone(tx, who.workspace, as_seen(tx, who, wanted, client_of(tx, who.workspace, wanted)))
        count, talk_s = total_of_calls(tx, who.workspace, seen, at_most=COUNTED + 1)
        return CallTotal(calls=min(count, COUNTED), talk_s=talk_s, more=count > COUNTED)

    return await service.database.read(work)


@get("/orders/{order_id:int}/calls")
async def calls_of_order(
    order_id: FromPath[int], service: TheService, who: Who, limit: Limit = 50, cursor: Text = None
) -> Page[Call]:
    """«Список записів»: the whole history of calls with the client of this order."""
    below = read_cursor(cursor)

    def work(tx: Tx) -> Page[Call]:
        order = found(orders.get_order(tx, who.workspace, order_id))
        by_client = CallFilter(client=order.client.id) if order.client else CallFilter(phone=order.phone or "")
        return _page(tx, who, by_client, order.client.id if order.client else None, below, limit)

    return await service.database.read(work)


@get("/calls/{call_id:int}")
async def get_call(call_id: FromPath[int], service: TheService, who: Who) -> Call:
    return await service.database.read(lambda tx: visible_call(tx, who, call_id))


@patch("/calls/{call_id:int}")
async def change_call(call_id: FromPath[int], data: JSONBody[CallPatch], service: TheService, who: Who) -> Call:
    """Note and outcome of a call, and whose of several with its number it is."""

    def work(tx: Tx) -> Call:
        before = _noted_call(tx, who, call_id)
        said = {name: value for name, value in (("note", data.note), ("outcome", data.outcome)) if value is not UNSET}
        # A desk whose answer was lost says it again: nobody is told twice.
        words = {name: value for name, value in said.items() if value != getattr(before, name)}
        if words:
            calls.put_words(tx, call_id, **words)
        is_chosen = data.client is not UNSET and _choose_client(tx, who.workspace, before, data.client)
        call = found(calls.get_call(tx, who.workspace, call_id))
        if words or is_chosen:
            Teller(tx, who.workspace, utc_now()).call(call)
        return call

    return await service.database.write(work)


def _noted_call(tx: Tx, who: SignedInAs, call_id: int) -> Call:
    """As `visible_call`; also of whoever talked before they passed it on: what was said may still be noted.

    Raises:
        Refusal: there is none for this user.
    """
    try:
        return visible_call(tx, who, call_id)
    except Refusal:
        call = found(calls.get_call(tx, who.workspace, call_id))
        mine = operators.get_operator(tx, who.workspace, own_operator(who))
        told = notices.notices_of_call(tx, who.workspace, call.external_id)
        if mine is None or not picked_up_by(told, mine.staff_id, mine.sip_logins):
            raise
        return call


def _choose_client(tx: Tx, workspace: int, call: Call, client: int) -> bool:
    """Give the call to one of those who share its number; whether that changed anything.

    Raises:
        Refusal: the number is not theirs.
    """
    if call.client is not None and call.client.id == client:
        return False
    if call.phone is None or client not in clients.with_number(tx, workspace, call.phone):
        raise Refusal(Problem.NOT_FOUND)
    calls.put_client(tx, call.id, client, orders.newest_order_before(tx, client, call.started_at))
    return True


def visible_call(tx: Tx, who: SignedInAs, call_id: int) -> Call:
    """The call, if this user may see it: an operator their own, those nobody took, and past ones of their clients.

    While it rings a colleague, it is their group's too.

    Raises:
        Refusal: there is none for this user.
    """
    call = found(calls.get_call(tx, who.workspace, call_id))
    mine = own_operator(who)
    if may_see(who.me.role, mine, call):
        return call
    if call.phase is Phase.ENDED and call.client is not None and serves_client(tx, mine, call.client.id):
        return call
    rings = call.phase is Phase.RINGING and call.direction is Direction.IN
    if rings and call.operator is not None and mine in operators.group_of(tx, call.operator.id):
        return call
    raise Refusal(Problem.NOT_FOUND)


def own_operator(who: SignedInAs) -> int:
    """The operator that this user is; `NOBODY` when they are none."""
    return NOBODY if who.me.operator is None else who.me.operator.id


def sees_history_of(tx: Tx, who: SignedInAs, client: int | None) -> bool:
    """Whether this user sees everybody's talks with the client."""
    if who.me.role is not Role.OPERATOR:
        return True
    return client is not None and serves_client(tx, own_operator(who), client)


def read_cursor(text: str | None) -> Cursor | None:
    try:
        return cursor_of(text)
    except CursorNotValid as error:
        raise Refusal(Problem.BAD_REQUEST, detail="this cursor was not given out here") from error


def client_of(tx: Tx, workspace: int, wanted: CallFilter) -> int | None:
    """The one client whose calls are asked for; None when it is not one client's."""
    if wanted.client is not None:
        return wanted.client
    if wanted.order is not None:
        kept = orders.get_order(tx, workspace, wanted.order)
        return None if kept is None or kept.client is None else kept.client.id
    owner = None if wanted.phone is None else clients.owner_of(tx, workspace, wanted.phone)
    return None if owner is None else owner[0]


def in_zone(tx: Tx, workspace: int, wanted: CallFilter) -> CallFilter:
    """The filter with the company's time zone, when an hour or a day of the week is asked for."""
    if wanted.hour is None and wanted.weekday is None:
        return wanted
    zone = ZoneInfo(workspaces.get_workspace(tx, workspace).time_zone)
    since, until = wanted.since or FIRST_CALLS, wanted.until or utc_now() + timedelta(days=1)
    return replace(wanted, pieces=pieces_of(zone, since, until))


def as_seen(tx: Tx, who: SignedInAs, wanted: CallFilter, of_client: int | None) -> CallFilter:
    """Narrowed to what this user may see."""
    return wanted if sees_history_of(tx, who, of_client) else replace(wanted, seen_by=own_operator(who))


def page_seen(tx: Tx, who: SignedInAs, wanted: CallFilter, below: Cursor | None, limit: int) -> Page[Call]:
    """A page of the calls that this user may see, uncounted."""
    return _page(tx, who, wanted, client_of(tx, who.workspace, wanted), below, limit, counts=False)


def _page(
    tx: Tx,
    who: SignedInAs,
    wanted: CallFilter,
    of_client: int | None,
    below: Cursor | None,
    limit: int,
    *,
    counts: bool = True,
) -> Page[Call]:
    """A page of what this user may see: an operator all talks with a client of theirs, else own and untaken calls."""
    wanted = as_seen(tx, who, wanted, of_client)
    workspace = who.workspace
    wanted = in_zone(tx, workspace, wanted)
    rows = page_of_calls(tx, workspace, wanted, cursor=below, limit=limit + 1)
    items = calls.calls_of(rows[:limit])
    following = Cursor(micro(items[-1].started_at), items[-1].id).text() if len(rows) > limit else None
    if below is not None or not counts:
        return Page(items, following)
    total, talk_s = total_of_calls(tx, workspace, wanted)
    return Page(items, following, total=total, talk_s=talk_s)

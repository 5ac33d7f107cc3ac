"""Three days of a company's calls in minutes, the night among them in which an hour comes twice.

The backend is killed again and again, webhooks are lost, doubled and overtaken, the call log has every habit that was
ever seen. Then what the backend knows is compared with the switchboard's own truth.
"""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx

from app.contract.answers import Call, Phase, Status
from app.contract.requests import IntegrationChange
from app.desk.call_history import CallFilter
from app.virtual_ringostat.account import Account
from app.virtual_ringostat.asgi import doors_of
from app.virtual_ringostat.call_record import VOICEMAIL, CallRecord, Direction
from app.virtual_ringostat.habits import LogHabits, Mischief
from app.virtual_ringostat.listening import listening_socket
from app.virtual_ringostat.running_call import Stage
from app.virtual_ringostat.scenarios import SCENARIOS, Act, Scenario, Step
from app.virtual_ringostat.shop import shop
from app.virtual_ringostat.speech import shipped
from app.virtual_ringostat.switchboard import Switchboard
from app.virtual_ringostat.webhook_sender import Webhooks, WebhookSender
from tests.journeys.office import Office, office_at
from tests.journeys.other_time import BackendInTime, OtherTime
from tests.serving import address_of, served

START = datetime(2026, 10, 23, 21, tzinfo=UTC)
DAYS = 3
KEY, PROJECT = "0123456789abcdef0123", "11111"
HABITS = LogHabits(
    has_offset=False, by_letters=True, doubled_one_in=5, unknown_fields=frozenset({"waittime", "department"})
)
MISCHIEF = Mischief(lost=0.25, doubled=0.25, late=0.25, late_by_s=1800)
_SETTLES_WITHIN_S = 90.0
_AT_ONCE = Scenario("missed_at_once", Direction.IN, (Step(Act.HANG_UP, 0, "NO ANSWER"),))
"""Its row looks like one of a call in progress, for ever."""
_SHARES = {
    "answered": 40,
    "long": 6,
    "missed": 14,
    "busy": 3,
    "forwarded": 8,
    "voicemail": 4,
    "hidden": 3,
    "outgoing": 12,
    "outgoing_unanswered": 4,
    "callback": 3,
    "callback_client_silent": 2,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`lasts_s` is how long the three days take by our clock."""

    calls: int
    kills: int
    lasts_s: float
    seed: int = 1


@dataclass(slots=True)
class Outcome:
    """What the backend has, against what happened; lists of calls in words."""

    calls: int = 0
    missing: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    clients: list[str] = field(default_factory=list)
    """Numbers that are nobody's or more than one client's."""
    queue: list[str] = field(default_factory=list)
    """Numbers that wait and should not, or should and do not."""
    dead_s: float = 0.0
    settled_s: float = 0.0
    """After the last call, until nothing was missing, doubled or wrong any more."""

    @property
    def is_clean(self) -> bool:
        return not (self.missing or self.doubled or self.wrong or self.clients or self.queue)


async def three_days(folder: Path, plan: Plan) -> Outcome:
    """Live them."""
    chance = random.Random(plan.seed)
    time = OtherTime.beginning(START, DAYS * 86_400 / plan.lasts_s)
    async with _company(folder, time, plan.seed) as (switchboard, control, backend, office):
        killing = asyncio.create_task(_killings(backend, control, time, plan))
        await _calls(switchboard, time, plan.calls, chance)
        dead_s = await killing
        for call in tuple(switchboard.calls.values()):
            await call.reached(Stage.ENDED)
        loop = asyncio.get_running_loop()
        ended = loop.time()
        while True:
            outcome = await _outcome(switchboard, office, time)
            outcome.dead_s, outcome.settled_s = dead_s, loop.time() - ended
            if outcome.is_clean or outcome.settled_s > _SETTLES_WITHIN_S:
                return outcome
            await asyncio.sleep(1)


@asynccontextmanager
async def _company(
    folder: Path, time: OtherTime, seed: int
) -> AsyncIterator[tuple[Switchboard, httpx.AsyncClient, BackendInTime, Office]]:
    listener = listening_socket()
    account = Account(base_url=address_of(listener), project_id=PROJECT, auth_key=KEY, log_habits=HABITS)
    goods = replace(shop(START, seed, shipped()), past_calls=())
    async with (
        WebhookSender(Webhooks(), time.wall_seconds, MISCHIEF, seed) as sender,
        Switchboard(account, goods, shipped(), sender, now=time.now, speed=time.speed, seed=seed) as switchboard,
        served(doors_of(account, switchboard, sender), listener) as url,
        httpx.AsyncClient(base_url=url, timeout=30) as control,
        _backend(folder, time, url) as (backend, office),
    ):
        told = await office.admin.set_integration(IntegrationChange(project_id=PROJECT, auth_key=KEY))
        await office.admin.sync_operators()
        (await control.put("/control/webhooks", json={"urls": told.webhook_urls})).raise_for_status()
        yield switchboard, control, backend, office


@asynccontextmanager
async def _backend(folder: Path, time: OtherTime, ringostat: str) -> AsyncIterator[tuple[BackendInTime, Office]]:
    places = {"SLUKHAVKA_RINGOSTAT_URL": ringostat, "SLUKHAVKA_RECORDING_HOSTS": "127.0.0.1:9"}
    backend = BackendInTime(folder, **time.environment, **places)
    await backend.start()
    try:
        async with office_at(backend.url) as office:
            yield backend, office
    finally:
        await backend.stop()


async def _calls(switchboard: Switchboard, time: OtherTime, number: int, chance: random.Random) -> None:
    """Strangers and regulars at any time of the day; now and then many in the same moment."""
    numbers = [f"38067{chance.randrange(1_000_000, 9_999_999)}" for _ in range(max(20, number // 8))]
    scenarios = [*(SCENARIOS[name] for name in _SHARES), _AT_ONCE]
    shares = [*_SHARES.values(), 4]
    span_s = DAYS * 86_400 - 7_200
    moments = [chance.random() * span_s for _ in range(number)]
    for place in range(0, number, 25):
        moments[place] = moments[max(0, place - 1)]
    for at in sorted(moments):
        await asyncio.sleep(time.until(START + timedelta(seconds=at)))
        (scenario,) = chance.choices(scenarios, shares)
        switchboard.start(chance.choice(numbers), scenario)


async def _killings(backend: BackendInTime, control: httpx.AsyncClient, time: OtherTime, plan: Plan) -> float:
    """At random moments, once in the middle of the night with two equal hours; for how many seconds it was dead.

    After every second one it is killed again as soon as it reads the call log, and Ringostat is busy then.
    """
    chance = random.Random(plan.seed + 1)
    moments = sorted(chance.uniform(0.02, 0.9) * plan.lasts_s for _ in range(plan.kills - 1))
    hour_twice = (datetime(2026, 10, 25, 0, 30, tzinfo=UTC) - START).total_seconds() / time.speed
    loop = asyncio.get_running_loop()
    began, dead_s = loop.time(), 0.0
    for number, moment in enumerate(sorted((*moments, hour_twice))):
        await asyncio.sleep(max(0.0, began + moment - loop.time()))
        await backend.kill()
        away_s = chance.choice((0.0, 0.01, 0.03, 0.06)) * plan.lasts_s
        dead_s += away_s
        await asyncio.sleep(away_s)
        await backend.start()
        if number % 2:
            trouble = {"status": chance.choice((429, 503)), "times": 3, "retry_after_s": 1}
            await control.put("/control/trouble", json=trouble)
            await asyncio.sleep(chance.random())
            await backend.kill()
            await backend.start()
    return dead_s


async def _outcome(switchboard: Switchboard, office: Office, time: OtherTime) -> Outcome:
    records = {record.call_id: record for record in switchboard.records()}
    staff = {operator.id: operator.staff_id for operator in (await office.admin.operators()).items}
    found = await _all_calls(office)
    times = Counter(call.external_id for call in found)
    outcome = Outcome(calls=len(records))
    outcome.missing = sorted(_words(record) for record in records.values() if record.call_id not in times)
    outcome.doubled = sorted(call_id for call_id, count in times.items() if count > 1)
    for call in found:
        record = records.get(call.external_id)
        if record is None:
            outcome.wrong.append(f"{call.external_id}: no such call")
        elif (told := _told(call, staff)) != (true := _true(record)):
            outcome.wrong.append(f"{_words(record)}: {told} and not {true}")
    outcome.clients = await _clients_wrong(office, records.values(), found)
    recent = time.now() - timedelta(days=DAYS)  # older ones are nobody's concern any more
    outcome.queue = sorted(await _waiting(office, recent) ^ _truly_waiting(records.values(), recent))
    return outcome


async def _all_calls(office: Office) -> list[Call]:
    found: list[Call] = []
    cursor = None
    while True:
        page = await office.admin.calls(CallFilter(), cursor, limit=100)
        found += page.items
        if (cursor := page.next) is None:
            return found


async def _clients_wrong(office: Office, records: Iterable[CallRecord], calls: Iterable[Call]) -> list[str]:
    owners: dict[str, list[int]] = {}
    cursor = None
    while True:
        page = await office.admin.clients(cursor=cursor, limit=100)
        for client in page.items:
            for phone in client.phones:
                owners.setdefault(phone, []).append(client.id)
        if (cursor := page.next) is None:
            break
    phones = {f"+{record.client}" for record in records if record.client}
    wrong = {phone for phone in phones | owners.keys() if len(owners.get(phone, [])) != 1 or phone not in phones}
    return sorted(
        wrong | {call.phone for call in calls if call.phone and [call.client and call.client.id] != owners[call.phone]}
    )


async def _waiting(office: Office, recent: datetime) -> set[str]:
    return {entry.phone for entry in (await office.admin.missed()).items if entry.last_at > recent}


def _truly_waiting(records: Iterable[CallRecord], recent: datetime) -> set[str]:
    """Whose last call nobody took, no conversation with them after it."""
    waiting: dict[str, datetime] = {}
    for record in sorted(records, key=lambda one: one.started_at):
        phone = f"+{record.client}"
        if record.talked:
            waiting.pop(phone, None)
        elif record.direction is Direction.IN and record.client:
            waiting[phone] = record.started_at
    return {phone for phone, at in waiting.items() if at > recent}


type _Facts = tuple[object, ...]


def _told(call: Call, staff: dict[int, str]) -> _Facts:
    operator = None if call.operator is None else staff[call.operator.id]
    assert call.phase is Phase.ENDED or call.status is Status.ACTIVE
    began = round(call.started_at.timestamp()) if call.phase is Phase.ENDED else 0
    return call.direction, call.status, call.voicemail, call.phone, call.talk_s or 0, operator, began


def _true(record: CallRecord) -> _Facts:
    named = record.employee is not None and (record.talked or record.direction is not Direction.IN)
    return (
        record.direction,
        Status.COMPLETED if record.talked else Status.CANCELLED,
        record.status == VOICEMAIL,
        f"+{record.client}" if record.client else None,
        record.talk_s if record.talked else 0,
        str(record.employee.staff_id) if named and record.employee else None,
        int(record.started_at.timestamp()),
    )


def _words(record: CallRecord) -> str:
    return f"{record.started_at:%d %H:%M:%S} {record.call_id} {record.direction} {record.status}"

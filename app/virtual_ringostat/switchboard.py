"""The switchboard: who rings whom now, and every call that ever was."""

import asyncio
import itertools
import logging
import random
from collections.abc import Callable, Coroutine, Iterator, Sequence
from datetime import datetime
from types import TracebackType
from typing import Self

from app.virtual_ringostat.account import Account
from app.virtual_ringostat.analyses import analysis_of
from app.virtual_ringostat.call_record import VOICEMAIL, CallRecord, Direction, Employee, Moment, call_id
from app.virtual_ringostat.running_call import RunningCall, Stage
from app.virtual_ringostat.scenarios import SCENARIOS, Scenario, Step
from app.virtual_ringostat.shop import Shop
from app.virtual_ringostat.sip_phones import Phone, SipPhones
from app.virtual_ringostat.speech import Speech, nearest
from app.virtual_ringostat.webhook_bodies import body
from app.virtual_ringostat.webhook_sender import WebhookSender

log = logging.getLogger(__name__)


class Switchboard:
    """Owns every running call; leaving it ends them all.

    `speed` is how many seconds of a call pass in one second of the wall clock.
    """

    def __init__(
        self,
        account: Account,
        shop: Shop,
        speeches: tuple[Speech, ...],
        sender: WebhookSender,
        *,
        now: Callable[[], datetime],
        speed: float = 1.0,
        seed: int = 1,
    ) -> None:
        self.account = account
        self.shop = shop
        self.phones = SipPhones(shop.employees)
        self.calls: dict[str, RunningCall] = {}
        """Every call since the start, those that ended too."""
        self.now = now
        self.closing = asyncio.Event()
        self._sender = sender
        self._speeches = speeches
        self._speed = speed
        self._chance = random.Random(seed)  # noqa: S311 - a game, no secret
        self._numbers = itertools.count(self._chance.randrange(1_000_000, 2_000_000))
        self._tasks: set[asyncio.Task[None]] = set()
        self._pace: asyncio.Task[None] | None = None
        self._turn = itertools.cycle(shop.employees)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        tasks = (*self._tasks, *((self._pace,) if self._pace else ()))
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def records(self) -> Iterator[CallRecord]:
        """Every call there ever was, those that go on too."""
        yield from self.shop.past_calls
        yield from (call.record for call in self.calls.values())

    def record(self, external_id: str) -> CallRecord | None:
        return next((record for record in self.records() if record.call_id == external_id), None)

    def start(self, client: str | None, scenario: Scenario, employee: Employee | None = None) -> RunningCall:
        """Begin one call; None as `client` hides the number, None as `employee` rings all who are free."""
        if employee is None and scenario.direction is not Direction.IN:
            employee = self.next_employee(None) or self.shop.employees[0]
        now = self.now()
        record = CallRecord(
            call_id=call_id(now, next(self._numbers)),
            direction=scenario.direction,
            client=None if scenario.hidden else client,
            line=self.shop.line,
            started_at=now,
            employee=employee,
        )
        call = RunningCall(record, scenario, self, self._tell)
        self.calls[record.call_id] = call
        self._in_background(call.run(), f"call {record.call_id}")
        return call

    def going_on(self) -> Iterator[RunningCall]:
        return (call for call in self.calls.values() if call.stage is not Stage.ENDED)

    def set_pace(self, calls_per_minute: float) -> None:
        """Let calls come by themselves; 0 stops that."""
        if self._pace is not None:
            self._pace.cancel()
        self._pace = None
        if calls_per_minute > 0:
            self._pace = asyncio.create_task(self._come(60.0 / calls_per_minute), name="calls by themselves")

    async def _come(self, every_s: float) -> None:
        by_share = [scenario for scenario in SCENARIOS.values() if scenario.share]
        while True:
            await asyncio.sleep(self.wall(every_s * self._chance.uniform(0.5, 1.5)))
            (scenario,) = self._chance.choices(by_share, [scenario.share for scenario in by_share])
            self.start(self.some_client(), scenario)

    def some_client(self) -> str:
        """Mostly one the shop knows."""
        if self._chance.random() < 0.15:
            return f"38063{self._chance.randrange(2_000_000, 9_999_999)}"
        return self._chance.choice(self.shop.customers).phone

    def speaking(self) -> list[str]:
        """Logins whose call is a conversation now."""
        talking = {call.record.employee for call in self.going_on() if call.stage is Stage.TALKING}
        return sorted(employee.sip_login for employee in talking if employee)

    # What a call needs of the switchboard (running_call.Around)

    def wall(self, seconds: float) -> float:
        return seconds / self._speed

    def phone_of(self, employee: Employee | None, direction: Direction) -> Step:
        phone = self.phones[employee.sip_login] if employee else Phone()
        return phone.step(direction)

    def next_employee(self, after: Employee | None) -> Employee | None:
        """The next in turn who is online and in no call; `after` again when there is none."""
        busy = {call.record.employee for call in self.going_on()}
        turn = itertools.islice(self._turn, len(self.shop.employees))
        free = (e for e in turn if self.phones[e.sip_login].online and e not in busy and e != after)
        return next(free, after)

    def speech_for(self, record: CallRecord) -> Speech:
        woman = record.employee is None or record.employee.woman
        return nearest(self._speeches, record.talk_s, woman=woman, voicemail=record.status == VOICEMAIL)

    def tell_of_past_talks(self, count: int) -> None:
        """Let the AI tell of the newest talks of the past, one after another, as when an admin has them sent again."""
        talks = (record for record in reversed(self.shop.past_calls) if _is_processed(record))
        self._in_background(self._tell_each(list(itertools.islice(talks, count))), "the AI of past talks")

    async def _tell_each(self, records: Sequence[CallRecord]) -> None:
        for record in records:
            self._tell(record, Moment.AI)
            await self._sender.settled(record.call_id)

    def _tell(self, record: CallRecord, moment: Moment) -> None:
        self._sender.tell(record.call_id, moment, body(record, moment, self.account, self.now()))
        if moment in {Moment.AFTER, Moment.AFTER_OUTGOING} and _is_processed(record):
            after_s = self.calls[record.call_id].scenario.ai_after_s
            self._in_background(self._process(record, after_s), f"the AI of {record.call_id}")

    async def _process(self, record: CallRecord, after_s: float) -> None:
        await asyncio.sleep(self.wall(after_s))
        self._tell(record, Moment.AI)

    def _in_background(self, work: Coroutine[None, None, None], name: str) -> None:
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _is_processed(record: CallRecord) -> bool:
    return record.talked and record.speech is not None and analysis_of(record.speech) is not None

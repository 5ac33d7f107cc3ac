"""One call while it goes on: runs its scenario's steps, listens to hands, tells each moment."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from app.virtual_ringostat.call_record import VOICEMAIL, CallRecord, Direction, Employee, Moment
from app.virtual_ringostat.scenarios import Act, Scenario, Step
from app.virtual_ringostat.speech import Speech
from app.virtual_ringostat.webhook_bodies import moment_after


class Stage(StrEnum):
    """Where the call is; each later stage includes the earlier ones for whoever waits."""

    RINGING = "ringing"
    RINGING_CLIENT = "ringing_client"
    TALKING = "talking"
    ENDED = "ended"


_ORDER = tuple(Stage)


class Around(Protocol):
    """What a call needs of the switchboard around it. Delays are seconds of the call, not of the wall clock."""

    def phone_of(self, employee: Employee | None, direction: Direction) -> Step: ...

    def next_employee(self, after: Employee | None) -> Employee | None: ...

    def speech_for(self, record: CallRecord) -> Speech | None: ...

    def wall(self, seconds: float) -> float: ...

    def now(self) -> datetime: ...


class RunningCall:
    """`record` is the call as it is now; `tell` hears every moment in order."""

    def __init__(
        self, record: CallRecord, scenario: Scenario, around: Around, tell: Callable[[CallRecord, Moment], None]
    ) -> None:
        self.record = record
        self.scenario = scenario
        self.stage = Stage.RINGING
        self._around = around
        self._tell = tell
        self._by_hand: asyncio.Queue[Step] = asyncio.Queue()
        self._passed = asyncio.Condition()
        self._waited_s = 0.0
        self._talked_s = 0.0

    def steer(self, act: Act) -> None:
        """A hand on the control panel does the next step, whatever the scenario says."""
        self._by_hand.put_nowait(Step(act, 0.0))

    async def reached(self, stage: Stage) -> None:
        """Return as soon as the call is at `stage` or past it."""
        async with self._passed:
            await self._passed.wait_for(lambda: _ORDER.index(self.stage) >= _ORDER.index(stage))

    async def run(self) -> None:
        """Live the whole call, from the first ring to the last word."""
        self._tell(self.record, Moment.BEFORE)
        steps = list(self.scenario.steps)
        while self.stage is not Stage.ENDED:
            step = await self._next(steps)
            await self._take(step)

    async def _next(self, steps: list[Step]) -> Step:
        """The step that comes: the scenario's next one after its delay, or what a hand does before that."""
        planned = steps[0] if steps else None
        if planned is not None and planned.after_s is None:
            planned = self._around.phone_of(self.record.employee, self.record.direction)
        after_s = planned.after_s if planned else None
        loop = asyncio.get_running_loop()
        began = loop.time()
        try:
            async with asyncio.timeout(None if after_s is None else self._around.wall(after_s)):
                done = await self._by_hand.get()
        except TimeoutError:
            assert planned is not None
            assert after_s is not None
            del steps[:1]
            self._count(after_s)
            return planned
        self._count((loop.time() - began) / self._around.wall(1.0))
        _skip_to(done.act, steps)
        return done

    def _count(self, seconds: float) -> None:
        if self.stage is Stage.TALKING:
            self._talked_s += seconds
        else:
            self._waited_s += seconds

    async def _take(self, step: Step) -> None:
        match step.act:
            case Act.PICK_UP if self.stage is Stage.RINGING:
                await self._pick_up()
            case Act.PICK_UP:
                self._tell(self.record, Moment.ANSWERED)  # a second employee takes the forwarded call
            case Act.CLIENT_PICKS_UP | Act.MACHINE:
                await self._pass(Stage.TALKING)
            case Act.FORWARD:
                self.record = replace(self.record, employee=self._around.next_employee(self.record.employee))
                self._tell(self.record, Moment.FORWARDED)
            case Act.HANG_UP:
                await self._end(step.status or self._word_by_hand())

    async def _pick_up(self) -> None:
        """Whom it rings takes it; a call that rings all is taken by the next free one, or by nobody."""
        employee = self.record.employee or self._around.next_employee(None)
        if employee is None:
            await self._end("NO ANSWER")
            return
        self.record = replace(self.record, employee=employee)
        callback = self.record.direction is Direction.CALLBACK
        await self._pass(Stage.RINGING_CLIENT if callback else Stage.TALKING, Moment.ANSWERED)

    async def _pass(self, stage: Stage, moment: Moment | None = None) -> None:
        self.stage = stage
        if moment is not None:
            self._tell(self.record, moment)
        async with self._passed:
            self._passed.notify_all()

    def _word_by_hand(self) -> str:
        """What Ringostat calls it when somebody simply hangs up."""
        match self.stage:
            case Stage.TALKING:
                return "ANSWERED"
            case Stage.RINGING_CLIENT:
                return "CLIENT NO ANSWER"
            case _:
                return "NO ANSWER"

    async def _end(self, status: str) -> None:
        record = replace(self.record, status=status, wait_s=round(self._waited_s), talk_s=round(self._talked_s))
        if record.talked or status == VOICEMAIL:
            ready = self._around.now() + timedelta(seconds=self._around.wall(self.scenario.recording_after_s))
            record = replace(record, speech=self._around.speech_for(record), recording_at=ready)
        self.record = record
        await self._pass(Stage.ENDED, moment_after(record))


def _skip_to(act: Act, steps: list[Step]) -> None:
    """What a hand has done, the scenario need not do again."""
    for number, step in enumerate(steps):
        if step.act is act:
            del steps[: number + 1]
            return
    if act is not Act.FORWARD:
        steps.clear()

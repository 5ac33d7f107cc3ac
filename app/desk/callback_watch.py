"""Click to call as state: the operator's phone rings first, then the client's; every step with its time."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

from msgspec.structs import replace as replaced

from app.contract.answers import Call, Callback, CallbackStep, Direction, Phase
from app.contract.requests import NewCallback
from app.failures import BackendSilent, Failure

SAME_KEY_FOR = timedelta(seconds=60)  # a try whose answer was lost is repeated under its key, not made anew
SILENT_FOR = timedelta(minutes=3)  # before the talk no step takes longer

_ORDER = tuple(CallbackStep)
_OVER = (CallbackStep.ENDED, CallbackStep.FAILED)

type AskCallback = Callable[[NewCallback, str], Awaitable[Callback]]
type AskGiveUp = Callable[[int], Awaitable[Callback]]


@dataclass(frozen=True, slots=True)
class Step:
    step: CallbackStep
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningCallback:
    """One click on a number. `callback` is None until the backend answered, `failure` says why it did not."""

    wanted: NewCallback
    key: str
    asked_at: datetime
    callback: Callback | None = None
    steps: tuple[Step, ...] = ()
    failure: Failure | None = None
    giving_up: bool = False

    @property
    def is_over(self) -> bool:
        return self.failure is not None or (self.callback is not None and self.callback.step in _OVER)

    @property
    def reason(self) -> str | None:
        """Why it failed, in the contract's words; None while it runs and when it went well."""
        return None if self.callback is None else self.callback.reason


class CallbackWatch:
    """At most one click to call at a time; a double click never calls twice."""

    def __init__(
        self, ask: AskCallback, give_up: AskGiveUp, *, new_key: Callable[[], str] = lambda: uuid4().hex
    ) -> None:
        self.running: RunningCallback | None = None
        """The newest one; it stays to be looked at after its end, until `clear` or the next."""
        self.on_changed: Callable[[RunningCallback | None], None] = _nobody
        self._ask = ask
        self._give_up = give_up
        self._new_key = new_key
        self._heard: dict[int, Callback] = {}  # news that overtook the answer to our question

    async def call(self, wanted: NewCallback, now: datetime) -> bool:
        """Begin to call; False when another one is still on its way. A failure is kept in `running`, not raised."""
        if self.running is not None and not self.running.is_over:
            return False
        running = RunningCallback(wanted=wanted, key=self._key_for(wanted, now), asked_at=now)
        self._heard = {}
        self._set(running)
        try:
            callback = await self._ask(wanted, running.key)
        except Failure as reason:
            if self.running is running:
                self._set(replace(running, failure=reason))
            return True
        self._answered(running, callback)
        return True

    async def give_up(self) -> None:
        """Stop calling. Raises the question's `Failure`."""
        running = self.running
        if running is None or running.is_over or running.callback is None:
            return
        self._set(replace(running, giving_up=True))
        try:
            ended = await self._give_up(running.callback.id)
        except Failure:
            if self.running is not None and self.running.key == running.key:
                self._set(replace(self.running, giving_up=False))
            raise
        self.hear(ended)

    def hear(self, callback: Callback) -> None:
        """Take a step as it is now; late and repeated ones change nothing, other operators' are not ours."""
        running = self.running
        if running is None or running.is_over:
            return
        if running.callback is None:
            self._heard[callback.id] = callback
        elif running.callback.id == callback.id:
            self._step(running, callback)

    def tick(self, now: datetime) -> None:
        """A callback of which nothing was heard for `SILENT_FOR` before the talk began is lost."""
        running = self.running
        if running is None or running.is_over or running.callback is None:
            return
        callback = running.callback
        if callback.step is not CallbackStep.TALKING and now - running.steps[-1].at >= SILENT_FOR:
            self._step(running, replaced(callback, step=CallbackStep.FAILED, reason="lost", step_at=now))

    def clear(self) -> None:
        """Put an ended one away."""
        if self.running is not None and self.running.is_over:
            self._set(None)

    def is_ours(self, call: Call) -> bool:
        """Whether the call is the one that was clicked."""
        running = self.running
        if running is None or running.is_over:
            return False
        if running.callback is None:
            return running.wanted.phone is not None and running.wanted.phone == call.phone
        return call.id == running.callback.call_id or call.phone == running.callback.phone

    def as_dialled[C: Call](self, call: C) -> C:
        """The call as whoever clicked knows it: the provider tells of the pick-up here, we wait for the client's."""
        running = self.running
        if running is None or running.callback is None:
            return call
        if not self.is_ours(call) and call.id != running.callback.call_id:
            return call
        if call.phase is not Phase.TALKING or call.direction is Direction.IN:
            return call
        reached_at = next((step.at for step in running.steps if step.step is CallbackStep.TALKING), None)
        phase = Phase.RINGING if reached_at is None else Phase.TALKING
        return replaced(call, phase=phase, answered_at=reached_at)

    def _key_for(self, wanted: NewCallback, now: datetime) -> str:
        last = self.running
        is_repeated = last is not None and last.wanted == wanted and isinstance(last.failure, BackendSilent)
        if last is not None and is_repeated and now - last.asked_at < SAME_KEY_FOR:
            return last.key
        return self._new_key()

    def _answered(self, running: RunningCallback, callback: Callback) -> None:
        if self.running is not running:
            return
        overtook = self._heard.pop(callback.id, None)
        self._heard = {}
        begun = replace(running, callback=callback, steps=(Step(callback.step, callback.step_at),))
        self._set(begun)
        if overtook is not None:
            self._step(begun, overtook)

    def _step(self, running: RunningCallback, callback: Callback) -> None:
        assert running.callback is not None
        before = _ORDER.index(running.callback.step)
        after = _ORDER.index(callback.step)
        if after < before or callback == running.callback:
            return
        steps = running.steps if after == before else (*running.steps, Step(callback.step, callback.step_at))
        self._set(replace(running, callback=callback, steps=steps))

    def _set(self, running: RunningCallback | None) -> None:
        self.running = running
        self.on_changed(running)


def _nobody(_running: RunningCallback | None) -> None:
    """Nobody listens yet."""

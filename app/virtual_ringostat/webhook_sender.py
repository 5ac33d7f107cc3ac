"""Sends webhooks: in order for one call, never in another's way, again when the receiver did not take one."""

import asyncio
import logging
import random
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

import httpx

from app.virtual_ringostat.call_record import Moment
from app.virtual_ringostat.habits import Mischief
from app.virtual_ringostat.webhook_bodies import Body

log = logging.getLogger(__name__)

_AGAIN_AFTER_S = (2.0, 10.0, 30.0)
"""Waits before each of the up to three further tries."""
_TIMEOUT_S = 10.0
_REMEMBERED = 1_000


@dataclass(frozen=True, slots=True)
class Webhooks:
    """Where each moment goes, and how, as the account's admin typed it in."""

    urls: Mapping[str, str] = field(default_factory=dict)
    as_form: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """How one webhook went; `status` is the last answer's, None when there was none."""

    call_id: str
    moment: str
    tries: int
    status: int | None


class WebhookSender:
    """One task for each call that has something to tell; all end with the sender.

    `wall` turns seconds of a call into seconds of the wall clock.
    """

    def __init__(
        self, webhooks: Webhooks, wall: Callable[[float], float], mischief: Mischief | None = None, seed: int = 1
    ) -> None:
        self.webhooks = webhooks
        self.mischief = mischief or Mischief()
        self.deliveries: deque[Delivery] = deque(maxlen=_REMEMBERED)
        self._wall = wall
        self._waiting: dict[str, deque[tuple[Moment, Body]]] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._strays: set[asyncio.Task[None]] = set()
        self._chance = random.Random(seed)  # noqa: S311 - a game, no secret
        self._client = httpx.AsyncClient(timeout=_TIMEOUT_S, trust_env=False)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        tasks = (*self._tasks.values(), *self._strays)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._client.aclose()

    def tell(self, call_id: str, moment: Moment, body: Body) -> None:
        """Queue one webhook and return at once; mischief may befall it."""
        lot = self._chance.random
        if lot() < self.mischief.lost:
            return
        for _ in range(2 if lot() < self.mischief.doubled else 1):
            if lot() < self.mischief.late:
                task = asyncio.create_task(self._send_late(call_id, moment, body), name=f"late {moment} of {call_id}")
                self._strays.add(task)
                task.add_done_callback(self._strays.discard)
            else:
                self._queue(call_id, moment, body)

    def _queue(self, call_id: str, moment: Moment, body: Body) -> None:
        self._waiting.setdefault(call_id, deque()).append((moment, body))
        if call_id not in self._tasks:
            self._tasks[call_id] = asyncio.create_task(self._send_all(call_id), name=f"webhooks of {call_id}")

    async def settled(self, call_id: str) -> None:
        """Wait until nothing of this call is on its way."""
        task = self._tasks.get(call_id)
        if task is not None:
            await asyncio.wait([task])

    async def _send_late(self, call_id: str, moment: Moment, body: Body) -> None:
        await asyncio.sleep(self._wall(self._chance.random() * self.mischief.late_by_s))
        if url := self.webhooks.urls.get(moment):
            self.deliveries.append(await self._send(call_id, moment, url, body))

    async def _send_all(self, call_id: str) -> None:
        try:
            waiting = self._waiting[call_id]
            while waiting:
                moment, body = waiting.popleft()
                if url := self.webhooks.urls.get(moment):
                    self.deliveries.append(await self._send(call_id, moment, url, body))
        finally:
            del self._waiting[call_id], self._tasks[call_id]

    async def _send(self, call_id: str, moment: Moment, url: str, body: Body) -> Delivery:
        status: int | None = None
        tries = 0
        for tries, wait in enumerate((*_AGAIN_AFTER_S, None), start=1):  # noqa: B007 - told after the loop
            status = await self._post(url, body)
            if status is not None and status < 400:
                break
            log.info("webhook %s of %s was not taken: %s", moment, call_id, status)
            if wait is not None:
                await asyncio.sleep(self._wall(wait))
        return Delivery(call_id, moment, tries, status)

    async def _post(self, url: str, body: Body) -> int | None:
        try:
            if self.webhooks.as_form:
                answer = await self._client.post(url, data={name: _as_text(value) for name, value in body.items()})
            else:
                answer = await self._client.post(url, json=body)
        except httpx.HTTPError:
            return None
        return answer.status_code


def _as_text(value: str | int | list[str] | None) -> str:
    if isinstance(value, list):
        return "\n".join(value)
    return "" if value is None else str(value)

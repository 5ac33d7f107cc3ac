"""Brings transcripts home: the newest first, a few at a time, patiently; what came is read and told."""

import asyncio
import logging
import random
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

import httpx

from app.backend.analyses import tell_text
from app.backend.domain.talk_text import SpokenLine
from app.backend.jobs.listed_hosts import announced, answer_from, fetching_client
from app.backend.providers.webvtt import read_vtt
from app.backend.secrecy import SecretKeyChanged, Vault
from app.backend.storage import talk_text
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import StorageUnavailable, Tx
from app.contract.talk_text import TextReason, TextState

log = logging.getLogger(__name__)

LIMIT_BYTES = 4 * 1024 * 1024
"""A talk of three hours has less than half a megabyte."""
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=30)
MOST_TRIES = 40
"""About a day."""
_STILL_PENDING_TRIES = 6
_AT_ONCE = 4
_LOOK_AGAIN_S = 60.0
_SHORTEST_WAIT_S = 0.2
_STORAGE_PAUSE_S = 5.0
_LONGEST_S = 60.0
_FINAL = frozenset({TextReason.HOST_REFUSED, TextReason.TOO_LARGE})


class FetchTranscripts:
    """The job; `run` is its whole life.

    Args:
        database: where they wait; the news of each is written there too.
        vault: unlocks their addresses.
        allowed_hosts: the only hosts they come from.
        now: the clock.
        first_wait: after the first try that brought nothing; each next one is twice as long.
        limit_bytes: the largest one taken.
    """

    def __init__(
        self,
        database: Database,
        vault: Vault,
        *,
        allowed_hosts: Collection[str],
        now: Callable[[], datetime] = utc_now,
        first_wait: timedelta = FIRST_WAIT,
        limit_bytes: int = LIMIT_BYTES,
    ) -> None:
        self._database = database
        self._vault = vault
        self._allowed_hosts = tuple(allowed_hosts)
        self._now = now
        self._first_wait = first_wait
        self._limit_bytes = limit_bytes
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """There may be something new."""
        self._woken.set()

    async def run(self) -> None:
        """Fetch until cancelled; a try that is cut off is made again."""
        async with fetching_client("text/vtt, text/*;q=0.8, */*;q=0.5") as client:
            while True:
                self._woken.clear()
                try:
                    wait_s = await self._fetch_due(client)
                except StorageUnavailable as trouble:
                    log.warning("transcripts wait for the storage: %s", trouble)
                    wait_s = _STORAGE_PAUSE_S
                with suppress(TimeoutError):
                    async with asyncio.timeout(wait_s):
                        await self._woken.wait()

    async def _fetch_due(self, client: httpx.AsyncClient) -> float:
        """Try all that are due; seconds until the next look."""
        while due := await self._database.read(lambda tx: talk_text.due(tx, self._now(), _AT_ONCE)):
            async with asyncio.TaskGroup() as group:
                for summary in due:
                    group.create_task(self._try(summary, client), name=f"transcript {summary}")
        next_at = await self._database.read(talk_text.next_due_at)
        if next_at is None:
            return _LOOK_AGAIN_S
        return min(_LOOK_AGAIN_S, max(_SHORTEST_WAIT_S, (next_at - self._now()).total_seconds()))

    async def _try(self, summary: int, client: httpx.AsyncClient) -> None:
        try:
            kept = await self._database.read(lambda tx: talk_text.get_summary(tx, summary))
            if kept is None or kept.url is None:
                return
            outcome = await self._outcome(kept, kept.url, client)
            chance = random.random()  # noqa: S311 - spreads tries, guards nothing
            await self._database.write(partial(self._put, kept, outcome, self._now(), chance))
        except StorageUnavailable as trouble:
            log.warning("a transcript waits for the storage: %s", trouble)
            await asyncio.sleep(_STORAGE_PAUSE_S)  # it is still due: do not fetch it again at once

    async def _outcome(
        self, kept: talk_text.Kept, locked: str, client: httpx.AsyncClient
    ) -> tuple[SpokenLine, ...] | TextReason:
        try:
            return await self._brought(self._vault.unlock(locked), client)
        except SecretKeyChanged as trouble:
            log.warning("transcript of %s: %s", kept.external_id, trouble)
            return TextReason.HOST_REFUSED
        except Exception:
            log.exception("transcript of %s", kept.external_id)  # one strange file must not stop all others
            return TextReason.NOT_READABLE

    async def _brought(self, url: str, client: httpx.AsyncClient) -> tuple[SpokenLine, ...] | TextReason:
        try:
            async with (
                asyncio.timeout(_LONGEST_S),
                answer_from(url, client=client, allowed_hosts=self._allowed_hosts) as answer,
            ):
                if answer is None:
                    return TextReason.HOST_REFUSED
                body = await self._body(answer)
        except (httpx.HTTPError, TimeoutError):
            return TextReason.SOURCE_SILENT
        if isinstance(body, TextReason):
            return body
        lines = await asyncio.to_thread(read_vtt, body)
        return TextReason.NOT_READABLE if lines is None else lines

    async def _body(self, answer: httpx.Response) -> bytes | TextReason:
        if answer.status_code != httpx.codes.OK:
            is_silent = answer.status_code >= 500 or answer.status_code in {202, 204, 408, 425, 429}
            return TextReason.SOURCE_SILENT if is_silent else TextReason.NOT_FOUND
        if announced(answer) > self._limit_bytes:
            return TextReason.TOO_LARGE
        body = bytearray()
        async for chunk in answer.aiter_bytes():
            body += chunk
            if len(body) > self._limit_bytes:
                return TextReason.TOO_LARGE
        return bytes(body)

    def _put(
        self,
        kept: talk_text.Kept,
        outcome: tuple[SpokenLine, ...] | TextReason,
        now: datetime,
        chance: float,
        tx: Tx,
    ) -> None:
        """Write how the try ended, and tell it where it changes what the desk shows."""
        current = talk_text.get_summary(tx, kept.id)
        if current is None or current.url_digest != kept.url_digest:
            return  # another address was told meanwhile
        if not isinstance(outcome, TextReason):
            talk_text.put_transcript(tx, kept.id, outcome)
            tell_text(tx, kept, now)
            return
        tries = kept.tries + 1
        is_last = outcome in _FINAL or tries >= MOST_TRIES
        wait = min(self._first_wait * 2 ** min(tries - 1, 20), LONGEST_WAIT) * (0.75 + chance / 2)
        pending = not is_last and tries <= _STILL_PENDING_TRIES
        state = TextState.PENDING if pending else TextState.FAILED
        talk_text.put_tried(
            tx, kept.id, state=state, reason=outcome, tries=tries, next_=None if is_last else now + wait
        )
        if (state, outcome) != (kept.told.transcript, kept.reason) or is_last:
            tell_text(tx, kept, now)

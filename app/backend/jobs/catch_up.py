"""Fills the holes: reads Ringostat's call log at the start and every few minutes, so that no call is ever lost."""

import asyncio
import logging
import random
from collections.abc import Callable, Iterator
from contextlib import aclosing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from app.backend.domain.call_log import as_settled
from app.backend.intake import Intake
from app.backend.news import Teller
from app.backend.providers.ringostat import LogPart, Ringostat, RingostatSilent, RingostatTrouble
from app.backend.secrecy import SecretKeyChanged, Vault
from app.backend.storage import workspaces
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import StorageUnavailable, Tx
from app.backend.storage.workspaces import Workspace

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=3)
FIRST_DAYS = timedelta(days=30)
READ_AGAIN = timedelta(hours=6)
"""A row may still change and a recording's address appear: the last hours are read anew each time."""
_PERIOD = timedelta(days=5)
"""So much is asked for at once; what was taken is not asked for again after an interruption."""
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=10)
_AFTER_REFUSAL = timedelta(minutes=30)
_FIELDS_TRIED_AGAIN = timedelta(days=1)
"""What the account refused to tell it may have learnt meanwhile."""
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(slots=True)
class _Standing:
    """How it stands with one workspace."""

    word: str = "unknown"
    fails: int = 0
    due_at: datetime | None = None
    """When to read it; None = at once."""
    has_told: bool = False
    """Whether the desks were told since the start to look at the older calls anew: a killed backend may owe it."""


class CatchUp:
    """The job; `run` is its whole life.

    Args:
        database: knows the workspaces and up to where each is read.
        vault: unlocks their keys.
        intake: takes what the call log tells.
        ringostat_url: base of the API.
        after_reading: called after each reading, however it ended: there may be recordings to fetch.
        now: the clock.
    """

    def __init__(
        self,
        database: Database,
        vault: Vault,
        intake: Intake,
        *,
        ringostat_url: str,
        after_reading: Callable[[], None] = lambda: None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._database = database
        self._vault = vault
        self._intake = intake
        self._ringostat_url = ringostat_url
        self._after_reading = after_reading
        self._now = now
        self._woken = asyncio.Event()
        self._standing: dict[int, _Standing] = {}

    def wake(self) -> None:
        """The integration was set up or changed, or somebody missed a call: read now."""
        for standing in self._standing.values():
            standing.due_at = None
            standing.fails = 0
        self._woken.set()

    def standing(self, workspace: int) -> str:
        """`unknown`, `not_set_up`, `ok`, `silent`, `refused` or `storage_unavailable`: how the last reading ended."""
        return self._standing[workspace].word if workspace in self._standing else "unknown"

    async def run(self) -> None:
        """Read until cancelled; what was not taken whole is read again."""
        self.wake()  # another process may have read since this one did
        while True:
            self._woken.clear()
            wait_s = await self._round()
            with suppress(TimeoutError):
                async with asyncio.timeout(wait_s):
                    await self._woken.wait()

    async def _round(self) -> float | None:
        """Read every workspace whose time has come; seconds to the next (None: only when woken)."""
        try:
            known = await self._database.read(workspaces.all_workspaces)
        except StorageUnavailable as trouble:
            log.warning("the call log waits for the storage: %s", trouble)
            return _FIRST_WAIT.total_seconds()
        for workspace in known:
            standing = self._standing.setdefault(workspace.id, _Standing())
            if standing.due_at is None or standing.due_at <= self._now():
                standing.due_at = _NEVER
                wait = await self._caught_up(workspace, standing)
                if standing.due_at is not None:  # else it was woken meanwhile: read it once more
                    standing.due_at = _NEVER if wait is None else self._now() + wait
                self._after_reading()
        due_at = min((standing.due_at or self._now() for standing in self._standing.values()), default=_NEVER)
        return None if due_at == _NEVER else max(0.0, (due_at - self._now()).total_seconds())

    async def _caught_up(self, workspace: Workspace, standing: _Standing) -> timedelta | None:
        """Read one workspace; how long until the next time (None: nothing to read until woken)."""
        if workspace.type != "ringostat" or not workspace.project_id or not workspace.auth_key:
            standing.word = "not_set_up"
            return None
        try:
            await self._read(workspace, standing)
        except RingostatSilent as silent:
            standing.word = "silent"
            wait = _growing(standing, timedelta(seconds=silent.retry_after_s or 0))
        except StorageUnavailable as trouble:
            standing.word = "storage_unavailable"
            log.warning("the call log waits for the storage: %s", trouble)
            return _growing(standing)
        except (RingostatTrouble, SecretKeyChanged) as trouble:
            standing.word = "refused"
            log.warning("the call log is refused: %s (%s)", trouble, type(trouble).__name__)
            return _AFTER_REFUSAL
        else:
            standing.word, standing.fails = "ok", 0
            return EVERY
        log.info("Ringostat is silent; its call log is asked again in %d s", wait.total_seconds())
        return wait

    async def _read(self, workspace: Workspace, standing: _Standing) -> None:
        assert workspace.project_id is not None
        assert workspace.auth_key is not None
        key, zone = self._vault.unlock(workspace.auth_key), ZoneInfo(workspace.time_zone)
        until = self._now()
        refused_at = workspace.fields_refused_at
        only_safe_fields = refused_at is not None and until - refused_at < _FIELDS_TRIED_AGAIN
        # Loading the certificates takes a tenth of a second, in which webhooks must not wait.
        ringostat = await asyncio.to_thread(
            Ringostat,
            self._ringostat_url,
            workspace.project_id,
            key,
            zone=zone,
            only_safe_fields=only_safe_fields,
        )
        async with ringostat:
            for begin, end in _periods(workspace.caught_up_to, until):
                async with aclosing(ringostat.call_log(begin, end)) as parts:
                    async for part in parts:
                        await self._take(workspace, part, standing)
                        standing.fails = 0
            if ringostat.refuses_fields is not only_safe_fields or (refused_at and not only_safe_fields):
                at = until if ringostat.refuses_fields else None
                await self._database.write(lambda tx: workspaces.put_fields_refused(tx, workspace.id, at))

    async def _take(self, workspace: Workspace, part: LogPart, standing: _Standing) -> None:
        """Keep what is settled; from then on the part is not asked for again, whatever interrupts us."""
        now = self._now()
        settled = [row for notice in part.notices if (row := as_settled(notice, now)) is not None]
        untold = await self._intake.take_logged(workspace, settled, now)

        def put(tx: Tx) -> None:
            workspaces.put_caught_up_to(tx, workspace.id, part.until)
            if untold or not standing.has_told:
                Teller(tx, workspace.id, now).calls_found(untold)

        await self._database.write(put)
        standing.has_told = True


def _periods(caught_up_to: datetime | None, until: datetime) -> Iterator[tuple[datetime, datetime]]:
    """What is to be asked for, piece by piece; a clock that was ahead for a while leaves no hole."""
    since = until - FIRST_DAYS if caught_up_to is None else min(caught_up_to, until) - READ_AGAIN
    while since < until:
        end = min(since + _PERIOD, until)
        yield since, end
        since = end


def _growing(standing: _Standing, at_least: timedelta = timedelta()) -> timedelta:
    """Twice as long after each failure, spread by a quarter; never sooner than Ringostat allows."""
    doubled = min(_FIRST_WAIT * (1 << min(standing.fails, 20)), _LONGEST_WAIT)
    standing.fails += 1
    spread = random.uniform(0.75, 1.25)  # noqa: S311 - spreads tries, guards nothing
    return max(doubled * spread, at_least * max(1.0, spread))

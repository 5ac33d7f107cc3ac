"""Takes any notice: one transaction for all that follows from it, and only then the news."""

import asyncio
import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from app.backend import analyses, callback_progress, client_files, missed_queue
from app.backend.domain.callbacks import is_own_leg
from app.backend.domain.conversation import Conversation, conversation
from app.backend.domain.notice import CallNotice, Moment
from app.backend.jobs.nudges import Nudge
from app.backend.known_workspaces import Known, meanings_now
from app.backend.news import Teller
from app.backend.providers.ringostat_keys import Said
from app.backend.providers.ringostat_webhook import (
    Analysed,
    Ignored,
    NotUnderstood,
    Read,
    Understood,
    read_notice,
)
from app.backend.raw_notice import RawNotice, sealed
from app.backend.secrecy import Vault
from app.backend.sightings import Sighting, Sightings, put_sighting
from app.backend.storage import (
    calls,
    client_writes,
    clients,
    forwards,
    missed,
    misunderstood,
    notices,
    operators,
    orders,
    recordings,
    workspaces,
)
from app.backend.storage.database import Database
from app.backend.storage.transaction import Row, Tx
from app.backend.storage.workspaces import Workspace
from app.backend.telephony import tell_state
from app.backend.unknown_webhooks import keep_unknown
from app.contract.answers import Direction, Missed, Phase, Status, Told

TOLD_WITHIN = timedelta(hours=1)
"""A call of the call log that is older changes the tables, but no desk is disturbed."""
WAITED_TOO_LONG = timedelta(minutes=1)
"""A webhook that was understood so much later makes no card come up: its call is found in the lists."""
TOLD_ONE_BY_ONE = 100
"""So many misunderstood bodies are told as they come; when more wait, once a minute is enough."""
LOGGED_AT_ONCE = 50
"""So many rows of the call log share a transaction: webhooks that come meanwhile wait some milliseconds at most."""


class Intake:
    """The only way in for whatever the telephony tells of calls.

    `to_forward` is called after a webhook was kept that is to be passed on.
    """

    def __init__(self, database: Database, vault: Vault, *, to_forward: Callable[[], None] = lambda: None) -> None:
        self._database = database
        self._vault = vault
        self._to_forward = to_forward
        self._sightings = Sightings()

    async def take(self, known: Known, raw: RawNotice, now: datetime) -> Told:
        """Keep a webhook and all that follows from it; come back when it is safely stored.

        Raises:
            StorageUnavailable: nothing was kept; it must be sent again.
        """
        what = _read(raw, known.workspace, known.meanings)
        seen = self._sightings.of(known, raw.query, what, now)
        if isinstance(what, NotUnderstood):
            told = await self._keep_unknown(known, raw, seen, now)
        else:
            kept = Locked.of(what, self._vault)
            await self._keep(known.workspace, raw, now, lambda tx: _take_webhook(tx, seen, kept, now))
            if kept.analysis is not None:
                self._database.nudge(Nudge.TRANSCRIPT, 0)
            told = Told()
        self._sightings.remember(seen, now)
        return told

    def forget(self) -> None:
        """The settings changed: what comes next is noted anew."""
        self._sightings.forget()

    async def _keep_unknown(self, known: Known, raw: RawNotice, seen: Sighting, now: datetime) -> Told:
        """Keep it for the administrator; unless a key has got its meaning while it was on its way."""
        sealed_body = await asyncio.to_thread(sealed, raw, self._vault)

        def work(tx: Tx) -> bool:
            workspace = workspaces.get_workspace(tx, known.workspace.id)
            what = _read(raw, workspace, meanings_now(tx, workspace.id))
            if not isinstance(what, NotUnderstood):
                _take_webhook(tx, seen, Locked.of(what, self._vault), now)
                return True
            keep_unknown(tx, known, raw, what, sealed_body=sealed_body, now=now)
            is_worth_a_word = seen.moment is not None or misunderstood.count(tx, workspace.id) <= TOLD_ONE_BY_ONE
            if not put_sighting(tx, seen, now) and is_worth_a_word:
                tell_state(tx, workspace.id, now)
            return False

        understood = await self._keep(known.workspace, raw, now, work)
        return Told() if understood else Told(understood=False)

    async def take_logged(self, workspace: Workspace, logged: Sequence[CallNotice], now: datetime) -> int:
        """Keep rows of the call log export, oldest first.

        Desks hear of each call that is not older than an hour, or that they believe to go on; how many others changed.
        """
        untold = 0
        for start in range(0, len(logged), LOGGED_AT_ONCE):
            some = logged[start : start + LOGGED_AT_ONCE]
            batch = [(notice, with_locked_address(notice, self._vault)) for notice in some]
            untold += await self._database.write(partial(_take_batch, workspace=workspace.id, batch=batch, now=now))
        return untold

    async def _keep[T](self, workspace: Workspace, raw: RawNotice, now: datetime, work: Callable[[Tx], T]) -> T:
        """Do the work and, in the same transaction, queue the webhook where it is to be passed on."""

        def both(tx: Tx) -> tuple[T, bool]:
            done = work(tx)
            wanted = forwards.is_wanted(tx, workspace.id)
            if wanted:
                query, body = raw.query_string, self._vault.lock_bytes(raw.body)
                kind = raw.content_type[:200]
                forwards.add_forward(tx, workspace.id, content_type=kind, query=query, body=body, now=now)
            return done, wanted

        done, wanted = await self._database.write(both)
        if wanted:
            self._to_forward()
        return done


def with_locked_address(notice: CallNotice, vault: Vault) -> CallNotice:
    """The recording's address holds a token: it is kept encrypted."""
    if notice.recording_url is None:
        return notice
    return dataclasses.replace(notice, recording_url=vault.lock(notice.recording_url))


@dataclass(frozen=True, slots=True)
class Locked:
    """What is to be taken of a webhook: `kept` is the notice with its address encrypted."""

    notice: CallNotice | None
    kept: CallNotice | None
    analysis: analyses.LockedAnalysis | None

    @classmethod
    def of(cls, what: Understood | Analysed | Ignored, vault: Vault) -> "Locked":
        notice = what.notice if isinstance(what, Understood) else None
        analysis = None if isinstance(what, Ignored) else what.analysis
        return cls(
            notice,
            None if notice is None else with_locked_address(notice, vault),
            None if analysis is None else analyses.with_locked_address(analysis, vault),
        )

    def take(self, tx: Tx, workspace: int, now: datetime, *, arrived_at: datetime | None = None) -> bool:
        """Keep it; whether it changed a call of which no desk was told (see `take_notice`)."""
        untold = False
        if self.notice is not None and self.kept is not None:
            untold = take_notice(tx, workspace, self.notice, self.kept, now, arrived_at=arrived_at)
        if self.analysis is not None:
            analyses.take_analysis(tx, workspace, self.analysis, now)
        return untold


def _read(raw: RawNotice, workspace: Workspace, meanings: Mapping[str, Said]) -> Read:
    return read_notice(raw.body, raw.content_type, raw.query, zone=ZoneInfo(workspace.time_zone), own=meanings)


def _take_webhook(tx: Tx, seen: Sighting, what: Locked, now: datetime) -> None:
    put_sighting(tx, seen, now)
    what.take(tx, seen.workspace, now)


def _take_batch(tx: Tx, workspace: int, batch: Sequence[tuple[CallNotice, CallNotice]], now: datetime) -> int:
    return sum(take_notice(tx, workspace, notice, kept, now) for notice, kept in batch)


def take_notice(
    tx: Tx,
    workspace: int,
    notice: CallNotice,
    kept: CallNotice,
    now: datetime,
    *,
    arrived_at: datetime | None = None,
) -> bool:
    """One notice and everything that follows from it; `kept` is it with its address encrypted.

    `arrived_at` is when it came, of one that had to wait until it was understood. Whether it changed a call of which
    no desk was told, for its age.
    """
    at = now if arrived_at is None else arrived_at
    teller = Teller(tx, workspace, now)
    if is_own_leg(notice):
        callback_progress.advance_by_leg(teller, notice)
        return False
    is_new = notices.add_notice(tx, workspace, notice, kept, at)
    found = calls.find_before(tx, workspace, notice.call_id)
    if found is not None and not is_new and found[0].phase is Phase.ENDED:
        return False
    told = notices.notices_of_call(tx, workspace, notice.call_id)
    state = conversation(told, now=now)
    goes_on = found is not None and found[0].phase is not Phase.ENDED
    old_row = notice.moment is Moment.LOGGED and now - state.started_at > TOLD_WITHIN and not goes_on
    quiet = old_row or now - at > WAITED_TOO_LONG
    known_since = min(one.at for one in told)
    return _follow(_Step(teller, notice.call_id, state, found, known_since=known_since, quiet=quiet), notice)


def settle_call(tx: Tx, workspace: int, external_id: str, now: datetime) -> None:
    """Look anew at a call of which nothing was heard for long: time alone may have ended it."""
    told = notices.notices_of_call(tx, workspace, external_id)
    if not told:
        return
    state, found = conversation(told, now=now), calls.find_before(tx, workspace, external_id)
    known_since = min(one.at for one in told)
    step = _Step(Teller(tx, workspace, now), external_id, state, found, known_since=known_since, quiet=False)
    _follow(step, told[-1].notice)


@dataclass(frozen=True, slots=True)
class _Step:
    """A call that a notice may have moved: where it is now, what stood in its row before, and whether to keep quiet."""

    teller: Teller
    external_id: str
    state: Conversation
    found: tuple[calls.Before, Row] | None
    known_since: datetime
    quiet: bool


def _follow(step: _Step, notice: CallNotice) -> bool:
    """Client, call, recording, missed queue and callback, in this order; then what is told of them.

    Whether something changed that is not told.
    """
    tx, workspace, now = step.teller.tx, step.teller.workspace, step.teller.now
    state = step.state
    client, is_new_client = _client_once(step.teller, state)
    had = None if step.found is None else step.found[1]
    operator = _operator_of(step.teller, state, had)
    order = None
    if client is not None and (had is None or had["crm_order"] is None):
        order = orders.newest_order_before(tx, client, state.started_at)
    call_id, changed = calls.put_call(
        tx, workspace, step.external_id, state, had=had, client=client, operator=operator, order=order
    )
    changed |= recordings.put_told(
        tx,
        workspace,
        call_id,
        state=state.recording_state,
        reason=state.recording_reason,
        url=state.recording_url,
        now=now,
    )
    entry = _waiting(step.teller, state, client) if changed else None
    callback_progress.advance_by_call(step.teller, call_id, state, notice, known_since=step.known_since)
    if changed and not step.quiet:
        _tell(step, call_id, operator, new_client=client if is_new_client else None)
        step.teller.missed(entry)
    return changed and step.quiet


def _tell(step: _Step, call_id: int, operator: int | None, *, new_client: int | None) -> None:
    tx, workspace = step.teller.tx, step.teller.workspace
    call = calls.get_call(tx, workspace, call_id)
    assert call is not None
    if new_client is not None:
        step.teller.client(new_client, step.teller.audience_of(call))
    before = None if step.found is None else step.found[0]
    first_ring = before is None and call.phase is Phase.RINGING and call.direction is Direction.IN
    file = None
    if first_ring and call.client is not None:
        file = client_files.file_of(tx, workspace, call.client.id, phone=call.phone, is_new=new_client is not None)
    was_taken = before is not None and before.phase is not Phase.RINGING and before.operator == operator
    step.teller.call(call, file=file, newly_taken=not was_taken)


def _client_once(teller: Teller, state: Conversation) -> tuple[int | None, bool]:
    """The client with this number, made when there is none; None for a hidden number."""
    if state.phone is None:
        return None, False
    owner = clients.owner_of(teller.tx, teller.workspace, state.phone)
    if owner is not None:
        return owner[0], False
    phones = ((state.phone, state.written or state.phone),)
    made = clients.create_client(teller.tx, teller.workspace, phones=phones, name="", created_by="call", now=teller.now)
    client_writes.queue_client(teller.tx, teller.workspace, made, teller.now)
    return made, True


def _operator_of(teller: Teller, state: Conversation, had: Row | None) -> int | None:
    """Who makes or takes the call, or whom it rings; somebody nobody knew yet is told of.

    Whom the same words meant before they still mean: a SIP login may have moved to somebody else since.
    """
    if state.employee is None:
        return None
    operator, is_news = operators.know_operator(teller.tx, teller.workspace, state.employee)
    known = operators.get_operator(teller.tx, teller.workspace, operator) if operator is not None and is_news else None
    if known is not None:
        teller.operator(known)
    words = state.employee.staff_id, state.employee.sip_login
    if had is not None and had["operator"] is not None and (had["staff_id"], had["sip_login"]) == words:
        return int(had["operator"])
    return operator


def _waiting(teller: Teller, state: Conversation, client: int | None) -> Missed | None:
    """Bring the missed queue up to date for this client; the entry when it changed, or when we call them."""
    if state.phone is None:
        return None
    tx, workspace = teller.tx, teller.workspace
    ended_or_taken = state.status is not Status.ACTIVE or state.answered_at is not None
    entry = missed_queue.settle(tx, workspace, client, state.phone, teller.now) if ended_or_taken else None
    if entry is None and state.direction is not Direction.IN:
        return missed.open_of(tx, workspace, client, state.phone)
    return entry

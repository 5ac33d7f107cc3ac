"""What a call or a click to call does to the missed queue: opened, closed, taken, given back."""

from datetime import datetime
from functools import partial

from app.backend.domain.missed import CLAIM_LASTS, Claim, claim_after, may_claim, waiting_among
from app.backend.refusals import Refusal
from app.backend.storage import callbacks, missed
from app.backend.storage.people import SignedInAs
from app.backend.storage.transaction import Tx
from app.backend.storage.who_calls import caller_of, callers
from app.contract.answers import Callback, Missed
from app.contract.problems import Problem


def settle(tx: Tx, workspace: int, client: int | None, phone: str, now: datetime) -> Missed | None:
    """Bring the client's entry to what their calls say; the entry, when that changed it.

    Also after two clients became one, or a number was moved to another client.
    """
    vain = missed.calls_in_vain(tx, workspace, client, phone, now)
    waiting = waiting_among(vain, missed.done_by_hand_at(tx, workspace, client, phone), now=now)
    contact = partial(missed.contact_since, tx, workspace, client, phone, now)
    return missed.put_waiting(tx, workspace, client, phone, waiting, contact, now)


def follow_callback(tx: Tx, workspace: int, callback: Callback, now: datetime) -> Missed | None:
    """The open entry of the client who is called: whoever calls has taken it, whoever gives up lets go of it."""
    client = None if callback.client is None else callback.client.id
    entry = missed.open_of(tx, workspace, client, callback.phone)
    kept = callbacks.get_callback(tx, workspace, callback.id) if entry is not None else None
    if entry is None or kept is None:
        return None
    before = missed.claim_of(entry)
    if before is not None and may_claim(kept.person, before, _caller(tx, workspace, entry, but=kept.person), now=now):
        before = Claim(kept.person, before.until)  # what ran out is no longer in the way
    after = claim_after(callback.step, callback.reason, kept.person, before, now)
    return entry if after == missed.claim_of(entry) else missed.put_claim(tx, workspace, entry.id, after)


def refuse_claimed(tx: Tx, who: SignedInAs, client: int | None, phone: str, now: datetime) -> None:
    """Let nobody call a client whom somebody else has taken.

    Raises:
        Refusal: somebody has; its subject is their name.
    """
    entry = missed.open_of(tx, who.workspace, client, phone)
    if entry is not None:
        _refuse(tx, who, entry, now)


def claim(tx: Tx, who: SignedInAs, entry: Missed, now: datetime) -> Missed | None:
    """«Беру».

    Raises:
        Refusal: somebody else has it; its subject is their name.
    """
    _refuse(tx, who, entry, now)
    expired = None if entry.claimed_by is None else entry.claimed_by.id
    mine = Claim(who.me.user.id, now + CLAIM_LASTS)
    taken = missed.take_claim(tx, entry.id, mine, expired)
    after = missed.get_missed(tx, who.workspace, entry.id)
    if not taken:
        name = "" if after is None or after.claimed_by is None else after.claimed_by.name
        raise Refusal(Problem.ALREADY_CLAIMED, subject=name)
    return after


def release(tx: Tx, who: SignedInAs, entry: Missed, now: datetime, *, anybodys: bool) -> Missed | None:
    """Give it back to everybody; `anybodys` is for who may take it out of another's hands.

    Raises:
        Refusal: it is somebody else's.
    """
    if entry.claimed_by is None:
        return None
    if not anybodys:
        _refuse(tx, who, entry, now)
    return missed.put_claim(tx, who.workspace, entry.id, None)


def _refuse(tx: Tx, who: SignedInAs, entry: Missed, now: datetime) -> None:
    caller = _caller(tx, who.workspace, entry)
    if not may_claim(who.me.user.id, missed.claim_of(entry), caller, now=now):
        raise Refusal(Problem.ALREADY_CLAIMED, subject="" if entry.claimed_by is None else entry.claimed_by.name)


def _caller(tx: Tx, workspace: int, entry: Missed, but: int | None = None) -> int | None:
    """The user whose click to call is on its way to this client."""
    client = None if entry.client is None else entry.client.id
    found = caller_of(callers(tx, workspace), client, entry.phone)
    return None if found is None or found.person == but else found.person

"""Calls: one row a conversation, seen together with its client, operator, manager, order and recording."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from app.backend.domain.conversation import Conversation
from app.backend.storage.moments import micro, moment_of
from app.backend.storage.recordings import recording_in
from app.backend.storage.reviews import COLUMNS as QUALITY
from app.backend.storage.reviews import quality_in
from app.backend.storage.tables import GOES_ON, calls, clients, managers, operators, orders, recordings
from app.backend.storage.tables_listening import quality, talk_shares
from app.backend.storage.talk_shares import COLUMNS as SHARES
from app.backend.storage.talk_shares import shares_in
from app.backend.storage.transaction import Row, Tx
from app.contract.answers import Call, Direction, Named, Phase, Status

FROM = (
    calls.outerjoin(clients, clients.c.id == calls.c.client)
    .outerjoin(operators, operators.c.id == calls.c.operator)
    .outerjoin(managers, managers.c.id == operators.c.manager)
    .outerjoin(orders, orders.c.id == calls.c.crm_order)
    .outerjoin(recordings, recordings.c.call == calls.c.id)
    .outerjoin(talk_shares, talk_shares.c.call == calls.c.id)
    .outerjoin(quality, quality.c.call == calls.c.id)
)
VIEW = select(
    calls,
    clients.c.name.label("client_name"),
    operators.c.name.label("operator_name"),
    managers.c.id.label("manager"),
    managers.c.name.label("manager_name"),
    orders.c.number.label("order_number"),
    recordings.c.state.label("recording_state"),
    recordings.c.reason.label("recording_reason"),
    recordings.c.milliseconds,
    recordings.c.shape,
    recordings.c.next_try_at,
    recordings.c.kept_days,
    recordings.c.lanes,
    recordings.c.hash.label("recording_hash"),
    recordings.c.extension.label("recording_extension"),
    *SHARES,
    *QUALITY,
).select_from(FROM)
NEWEST_FIRST = (calls.c.started_at.desc(), calls.c.id.desc())

_GET = VIEW.where(calls.c.workspace == bindparam("workspace"), calls.c.id == bindparam("call_id"))
_ACTIVE = VIEW.where(calls.c.workspace == bindparam("workspace"), GOES_ON).order_by(*NEWEST_FIRST)
_ENDED_OF_CLIENT = (
    VIEW.where(calls.c.client == bindparam("of_client"), calls.c.phase == "ended")
    .order_by(*NEWEST_FIRST)
    .limit(bindparam("limit"))
)
_ROW = select(calls).where(calls.c.workspace == bindparam("workspace"), calls.c.external_id == bindparam("external_id"))
_NEW = insert(calls).returning(calls.c.id)
_CHANGE = update(calls).where(calls.c.id == bindparam("call_id"))


_BEGUN_BEFORE = select(calls.c.external_id).where(
    calls.c.workspace == bindparam("workspace"), GOES_ON, calls.c.started_at < bindparam("before")
)
_IN_ANOTHER = select(calls.c.id).where(
    calls.c.workspace == bindparam("workspace"),
    GOES_ON,
    calls.c.operator == bindparam("of_operator"),
    calls.c.phone.is_(None) | (calls.c.phone != bindparam("but_phone")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What stood in a call's row before a notice was taken."""

    id: int
    phase: Phase
    operator: int | None


def get_call(tx: Tx, workspace: int, call: int) -> Call | None:
    row = tx.one(_GET, workspace=workspace, call_id=call)
    return None if row is None else call_of(row)


def active_calls(tx: Tx, workspace: int) -> tuple[Call, ...]:
    """Those that ring or are talked in, newest first."""
    return tuple(call_of(row) for row in tx.rows(_ACTIVE, workspace=workspace))


def newest_ended_calls(tx: Tx, client: int, limit: int = 3) -> tuple[Call, ...]:
    return tuple(call_of(row) for row in tx.rows(_ENDED_OF_CLIENT, of_client=client, limit=limit))


def begun_before(tx: Tx, workspace: int, moment: datetime) -> list[str]:
    """The provider's ids of calls that go on since before that."""
    return [row["external_id"] for row in tx.rows(_BEGUN_BEFORE, workspace=workspace, before=micro(moment))]


def is_in_another(tx: Tx, workspace: int, operator: int, *, phone: str) -> bool:
    """Whether a call of this operator with somebody else goes on."""
    return tx.one(_IN_ANOTHER, workspace=workspace, of_operator=operator, but_phone=phone) is not None


def find_before(tx: Tx, workspace: int, external_id: str) -> tuple[Before, Row] | None:
    """The row of the provider's call id, and what a notice is compared with."""
    row = tx.one(_ROW, workspace=workspace, external_id=external_id)
    if row is None:
        return None
    return Before(id=row["id"], phase=Phase(row["phase"]), operator=row["operator"]), row


def put_call(
    tx: Tx,
    workspace: int,
    external_id: str,
    state: Conversation,
    *,
    had: Row | None,
    client: int | None,
    operator: int | None,
    order: int | None,
) -> tuple[int, bool]:
    """Write the call as it is now: its id, and whether anything changed.

    Note, outcome and a client whom somebody chose are never touched.
    """
    values = _values(state, client, operator)
    if had is None:
        row = tx.one(_NEW, workspace=workspace, external_id=external_id, crm_order=order, **values)
        assert row is not None
        return int(row["id"]), True
    if had["client_chosen"]:
        del values["client"]
    elif order is not None and had["crm_order"] is None:
        values["crm_order"] = order
    changed = {name: value for name, value in values.items() if had[name] != value}
    if changed:
        tx.run(_CHANGE, call_id=had["id"], **changed)
    return int(had["id"]), bool(changed)


def put_words(tx: Tx, call: int, **words: str | None) -> None:
    """Change `note` or `outcome`."""
    tx.run(_CHANGE, call_id=call, **words)


def put_client(tx: Tx, call: int, client: int, order: int | None) -> None:
    """Whose it is, as somebody said; what the telephony tells later changes it no more."""
    tx.run(_CHANGE, call_id=call, client=client, crm_order=order, client_chosen=True)


def _values(state: Conversation, client: int | None, operator: int | None) -> dict[str, object]:
    employee = state.employee
    return {
        "direction": state.direction.value,
        "phase": state.phase.value,
        "status": state.status.value,
        "phone": state.phone,
        "reversed": None if state.phone is None else state.phone[:0:-1],
        "client": client,
        "operator": operator,
        "staff_id": None if employee is None else employee.staff_id,
        "sip_login": None if employee is None else employee.sip_login,
        "line": state.line,
        "started_at": micro(state.started_at),
        "answered_at": micro(state.answered_at),
        "ended_at": micro(state.ended_at),
        "wait_s": state.wait_s,
        "talk_s": state.talk_s,
        "voicemail": state.voicemail,
        "end_reason": state.end_reason,
    }


def calls_of(rows: Iterable[Row]) -> tuple[Call, ...]:
    return tuple(call_of(row) for row in rows)


def call_of(row: Row) -> Call:
    return Call(
        id=row["id"],
        external_id=row["external_id"],
        direction=Direction(row["direction"]),
        phase=Phase(row["phase"]),
        status=Status(row["status"]),
        phone=row["phone"],
        client=_named(row["client"], row["client_name"]),
        operator=_named(row["operator"], row["operator_name"]),
        manager=_named(row["manager"], row["manager_name"]),
        order=_named(row["crm_order"], row["order_number"]),
        line=row["line"],
        started_at=moment_of(row["started_at"]),
        answered_at=moment_of(row["answered_at"]),
        ended_at=moment_of(row["ended_at"]),
        wait_s=row["wait_s"],
        talk_s=row["talk_s"],
        voicemail=bool(row["voicemail"]),
        end_reason=row["end_reason"],
        recording=recording_in(row),
        note=row["note"],
        outcome=row["outcome"],
        shares=shares_in(row),
        quality=quality_in(row),
    )


def _named(key: int | None, name: str | None) -> Named | None:
    return None if key is None else Named(key, name or "")

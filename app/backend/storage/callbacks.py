"""Clicks on a number, on their way and past."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from app.backend.domain.callbacks import RUNNING, Asked
from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables import callbacks, clients, operators, orders
from app.backend.storage.transaction import Row, Tx
from app.contract.answers import Callback, CallbackStep, Named

_VIEW = select(
    callbacks,
    clients.c.name.label("client_name"),
    operators.c.name.label("operator_name"),
    operators.c.staff_id,
    orders.c.number.label("order_number"),
).select_from(
    callbacks.join(operators, operators.c.id == callbacks.c.operator)
    .outerjoin(clients, clients.c.id == callbacks.c.client)
    .outerjoin(orders, orders.c.id == callbacks.c.crm_order)
)
_GET = _VIEW.where(callbacks.c.workspace == bindparam("workspace"), callbacks.c.id == bindparam("callback_id"))
_RUNNING = _VIEW.where(callbacks.c.workspace == bindparam("workspace"), callbacks.c.running).order_by(callbacks.c.id)
_BY_KEY = _VIEW.where(
    callbacks.c.workspace == bindparam("workspace"),
    callbacks.c.person == bindparam("person"),
    callbacks.c.key == bindparam("key"),
)
_NEW = insert(callbacks).returning(callbacks.c.id)
_CHANGE = update(callbacks).where(callbacks.c.id == bindparam("callback_id"))


@dataclass(frozen=True, slots=True)
class Kept:
    """A callback as it is told, and as far as notices are compared with it."""

    told: Callback
    asked: Asked
    operator: int
    person: int


def create_callback(
    tx: Tx,
    workspace: int,
    *,
    key: str,
    person: int,
    operator: int,
    sip_login: str,
    phone: str,
    client: int | None,
    order: int | None,
    now: datetime,
) -> Kept:
    row = tx.one(
        _NEW,
        workspace=workspace,
        key=key,
        person=person,
        operator=operator,
        sip_login=sip_login,
        phone=phone,
        client=client,
        crm_order=order,
        step=CallbackStep.RINGING_OPERATOR,
        started_at=micro(now),
        step_at=micro(now),
        running=True,
    )
    assert row is not None
    kept = get_callback(tx, workspace, row["id"])
    assert kept is not None
    return kept


def get_callback(tx: Tx, workspace: int, callback: int) -> Kept | None:
    row = tx.one(_GET, workspace=workspace, callback_id=callback)
    return None if row is None else _kept(row)


def callback_by_key(tx: Tx, workspace: int, person: int, key: str) -> Kept | None:
    row = tx.one(_BY_KEY, workspace=workspace, person=person, key=key)
    return None if row is None else _kept(row)


def running_callbacks(tx: Tx, workspace: int) -> list[Kept]:
    return [_kept(row) for row in tx.rows(_RUNNING, workspace=workspace)]


def put_step(
    tx: Tx, workspace: int, callback: int, step: CallbackStep, reason: str | None, now: datetime
) -> Kept | None:
    """The callback is at this step since `now`."""
    tx.run(_CHANGE, callback_id=callback, step=step, reason=reason, step_at=micro(now), running=step in RUNNING)
    return get_callback(tx, workspace, callback)


def put_call_of_callback(tx: Tx, callback: int, call: int) -> None:
    tx.run(_CHANGE, callback_id=callback, call=call)


def _kept(row: Row) -> Kept:
    step = CallbackStep(row["step"])
    started_at, step_at = moment_of(row["started_at"]), moment_of(row["step_at"])
    told = Callback(
        id=row["id"],
        step=step,
        reason=row["reason"],
        phone=row["phone"],
        client=None if row["client"] is None else Named(row["client"], row["client_name"]),
        order=None if row["crm_order"] is None else Named(row["crm_order"], row["order_number"]),
        operator=Named(row["operator"], row["operator_name"]),
        call_id=row["call"],
        started_at=started_at,
        step_at=step_at,
    )
    asked = Asked(
        phone=row["phone"],
        sip_login=row["sip_login"],
        staff_id=row["staff_id"],
        step=step,
        started_at=started_at,
        step_at=step_at,
    )
    return Kept(told, asked, row["operator"], row["person"])

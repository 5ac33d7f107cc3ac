"""Who calls which client just now: clicks to call on their way, and numbers dialled by hand."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from app.backend.storage.moments import moment_of
from app.backend.storage.tables import GOES_ON, callbacks, calls, operators
from app.backend.storage.transaction import Tx
from app.contract.answers import CallbackStep, MissedCalling, Named, Phase

_CLICKED = (
    select(
        callbacks.c.client,
        callbacks.c.phone,
        callbacks.c.person,
        callbacks.c.operator,
        callbacks.c.started_at,
        callbacks.c.step,
        operators.c.name,
    )
    .select_from(callbacks.join(operators, operators.c.id == callbacks.c.operator))
    .where(callbacks.c.workspace == bindparam("workspace"), callbacks.c.running)
    .order_by(callbacks.c.id)
)
_DIALLED = (
    select(calls.c.client, calls.c.phone, calls.c.operator, calls.c.started_at, calls.c.phase, operators.c.name)
    .select_from(calls.join(operators, operators.c.id == calls.c.operator))
    .where(calls.c.workspace == bindparam("workspace"), GOES_ON, calls.c.direction == "out")
    .order_by(calls.c.id)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """`person` is whose click it was; None for a number dialled on the phone itself."""

    client: int | None
    phone: str | None
    person: int | None
    calling: MissedCalling


def callers(tx: Tx, workspace: int) -> list[Caller]:
    """Everybody who calls out now; clicks first."""
    clicked = [
        Caller(
            client=row["client"],
            phone=row["phone"],
            person=row["person"],
            calling=MissedCalling(
                operator=Named(row["operator"], row["name"]),
                since=moment_of(row["started_at"]),
                step=CallbackStep(row["step"]),
            ),
        )
        for row in tx.rows(_CLICKED, workspace=workspace)
    ]
    dialled = [
        Caller(
            client=row["client"],
            phone=row["phone"],
            person=None,
            calling=MissedCalling(
                operator=Named(row["operator"], row["name"]),
                since=moment_of(row["started_at"]),
                step=CallbackStep.TALKING if row["phase"] == Phase.TALKING else CallbackStep.RINGING_CLIENT,
            ),
        )
        for row in tx.rows(_DIALLED, workspace=workspace)
    ]
    return clicked + dialled


def caller_of(calling: list[Caller], client: int | None, phone: str) -> Caller | None:
    """Who calls this client, by whichever of their numbers."""
    return next(
        (one for one in calling if one.phone == phone or (client is not None and one.client == client)),
        None,
    )

"""A period's calls counted by the database: a few grouped rows come back, however many calls there were."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, ColumnElement, Executable, bindparam, case, func, select

from app.backend.domain.counted import median
from app.backend.domain.missed import MATTERS_FOR
from app.backend.domain.zone_pieces import Piece
from app.backend.storage.local_hours import hour_of, values_of, weekday_of
from app.backend.storage.moments import micro
from app.backend.storage.tables import calls, managers, operators
from app.backend.storage.transaction import Tx
from app.contract.answers import Named
from app.contract.overview import HourCount, ManagerCount

_OF_PERIOD = (
    (calls.c.workspace == bindparam("workspace"))
    & (calls.c.started_at >= bindparam("since"))
    & (calls.c.started_at < bindparam("until"))
    & (calls.c.phase == "ended")
)
_MISSED = (calls.c.direction == "in") & (calls.c.status == "cancelled")
_SECOND = 1_000_000


def _times(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """How many rows of a group hold the condition."""
    return func.sum(case((condition, 1), else_=0))


_BY_OPERATOR = (
    select(
        calls.c.operator,
        calls.c.direction,
        calls.c.status,
        calls.c.wait_s,
        func.count().label("calls"),
        _times(calls.c.talk_s > 0).label("talked"),
        func.sum(calls.c.talk_s).label("talk_s"),
    )
    .where(_OF_PERIOD)
    .group_by(calls.c.operator, calls.c.direction, calls.c.status, calls.c.wait_s)
    .subquery()
)
_BY_MANAGER = select(_BY_OPERATOR, operators.c.manager, managers.c.name).select_from(
    _BY_OPERATOR.outerjoin(operators, operators.c.id == _BY_OPERATOR.c.operator).outerjoin(
        managers, managers.c.id == operators.c.manager
    )
)
_LATER = calls.alias("later")
_CALLED_BACK_AT = (
    select(_LATER.c.started_at)
    .where(
        _LATER.c.workspace == calls.c.workspace,
        _LATER.c.phone == calls.c.phone,
        _LATER.c.started_at > calls.c.started_at,
        _LATER.c.started_at < calls.c.started_at + bindparam("matters_for", type_=BigInteger()),
        _LATER.c.direction != "in",
    )
    .order_by(_LATER.c.started_at)
    .limit(1)
    .correlate(calls)
    .scalar_subquery()
)
_WAITS_FOR_BACK = (
    select(
        ((_CALLED_BACK_AT - func.coalesce(calls.c.ended_at, calls.c.started_at)) // _SECOND).label("seconds"),
    )
    .where(_OF_PERIOD, _MISSED)
    .subquery()
)
_CALLED_BACK = (
    select(_WAITS_FOR_BACK.c.seconds, func.count().label("calls"))
    .where(_WAITS_FOR_BACK.c.seconds.is_not(None))
    .group_by(_WAITS_FOR_BACK.c.seconds)
)


@dataclass(frozen=True, slots=True)
class CalledBack:
    """How many of the missed were called back, and the median of the seconds that took."""

    calls: int
    seconds: int | None


@dataclass(slots=True)
class _Sums:
    """What is added up of one manager's calls; `waits` is wait in seconds → how many waited so long for an answer."""

    calls: int = 0
    incoming: int = 0
    missed: int = 0
    talked: int = 0
    talk_s: int = 0
    waits: dict[int, int] = field(default_factory=dict)


def by_hour(tx: Tx, workspace: int, since: datetime, until: datetime, pieces: Sequence[Piece]) -> tuple[HourCount, ...]:
    """Calls by day of the week and hour, in the zone that the pieces describe."""
    values: dict[str, object] = {"workspace": workspace, "since": micro(since), "until": micro(until)}
    rows = tx.rows(_by_hour(len(pieces)), **values, **values_of(pieces))
    return tuple(HourCount(row["weekday"], row["hour"], row["calls"], int(row["missed"])) for row in rows)


def by_manager(tx: Tx, workspace: int, since: datetime, until: datetime) -> tuple[tuple[ManagerCount, ...], int | None]:
    """Each manager's calls, the busiest first and nobody's last; and the median wait of all who were answered."""
    sums: dict[int | None, _Sums] = {}
    names: dict[int | None, str] = {}
    for row in tx.rows(_BY_MANAGER, workspace=workspace, since=micro(since), until=micro(until)):
        count, is_incoming = row["calls"], row["direction"] == "in"
        names[row["manager"]] = row["name"]
        one = sums.setdefault(row["manager"], _Sums())
        one.calls += count
        one.incoming += count if is_incoming else 0
        one.missed += count if is_incoming and row["status"] == "cancelled" else 0
        one.talked += int(row["talked"])
        one.talk_s += int(row["talk_s"] or 0)
        if is_incoming and row["status"] == "completed" and row["wait_s"] is not None:
            one.waits[row["wait_s"]] = one.waits.get(row["wait_s"], 0) + count
    everybody: dict[int, int] = {}
    for one in sums.values():
        for wait, count in one.waits.items():
            everybody[wait] = everybody.get(wait, 0) + count
    counted = [_manager(key, names[key], one) for key, one in sums.items()]
    counted.sort(key=lambda one: (one.manager is None, -one.calls, 0 if one.manager is None else one.manager.id))
    return tuple(counted), median(everybody)


def called_back(tx: Tx, workspace: int, since: datetime, until: datetime) -> CalledBack:
    """How soon those who were missed in the period were called back."""
    rows = tx.rows(
        _CALLED_BACK,
        workspace=workspace,
        since=micro(since),
        until=micro(until),
        matters_for=MATTERS_FOR // timedelta(microseconds=1),
    )
    counted = {max(0, int(row["seconds"])): 0 for row in rows}
    for row in rows:
        counted[max(0, int(row["seconds"]))] += row["calls"]
    return CalledBack(sum(counted.values()), median(counted))


def _manager(key: int | None, name: str, one: _Sums) -> ManagerCount:
    return ManagerCount(
        manager=None if key is None else Named(key, name),
        calls=one.calls,
        incoming=one.incoming,
        missed=one.missed,
        talked=one.talked,
        wait_s=median(one.waits),
        talk_s=round(one.talk_s / one.talked) if one.talked else None,
    )


@functools.cache
def _by_hour(pieces: int) -> Executable:
    counted = (
        select(
            weekday_of(pieces).label("weekday"),
            hour_of(pieces).label("hour"),
            case((_MISSED, 1), else_=0).label("missed"),
        )
        .where(_OF_PERIOD)
        .subquery()
    )
    return (
        select(
            counted.c.weekday,
            counted.c.hour,
            func.count().label("calls"),
            func.sum(counted.c.missed).label("missed"),
        )
        .group_by(counted.c.weekday, counted.c.hour)
        .order_by(counted.c.weekday, counted.c.hour)
    )

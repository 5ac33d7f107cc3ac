"""Who spoke how much in a call's recording, kept in milliseconds."""

from dataclasses import dataclass

from sqlalchemy import BigInteger, bindparam, select

from app.backend.storage.tables import recordings
from app.backend.storage.tables_listening import talk_shares
from app.backend.storage.transaction import Row, Tx
from app.backend.storage.upserts import insert_or_renew
from app.contract.answers import RecordingState
from app.contract.listening import TalkShares

_SECONDS = (
    "client_s",
    "operator_s",
    "both_s",
    "silence_s",
    "longest_client_s",
    "longest_operator_s",
    "longest_silence_s",
)
_COUNTS = ("client_interrupted", "operator_interrupted")


def _column(name: str) -> str:
    return f"{name.removesuffix('_s')}_ms"


COLUMNS = tuple(talk_shares.c[name] for name in (*map(_column, _SECONDS), *_COUNTS))
"""What `shares_in` reads; NULL all of them where nothing is known."""
_PUT = insert_or_renew(talk_shares, ("call",), (*(column.name for column in COLUMNS), "operator_percent"))
_UNHEARD = (
    select(recordings.c.call, recordings.c.workspace, recordings.c.hash, recordings.c.extension)
    .where(
        recordings.c.state == RecordingState.READY.value,
        recordings.c.lanes.is_(None),
        recordings.c.call < bindparam("before"),
    )
    .order_by(recordings.c.call.desc())
    .limit(bindparam("limit", type_=BigInteger()))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unheard:
    """A recording in its place that nobody has heard yet: who spoke how much is not known."""

    call: int
    workspace: int
    hash: str
    extension: str


def unheard(tx: Tx, *, before: int | None, limit: int) -> list[Unheard]:
    """Of all companies, those of the newest calls below the id `before`."""
    rows = tx.rows(_UNHEARD, before=2**63 - 1 if before is None else before, limit=limit)
    return [Unheard(**{name: row[name] for name in Unheard.__slots__}) for row in rows]


def put_shares(tx: Tx, workspace: int, call: int, shares: TalkShares) -> None:
    """Keep what was heard; another recording of the same call replaces it."""
    values = {_column(name): round(getattr(shares, name) * 1000) for name in _SECONDS}
    values |= {name: getattr(shares, name) for name in _COUNTS}
    spoken = values["client_ms"] + values["operator_ms"] + values["both_ms"]
    values["operator_percent"] = 100 * (values["operator_ms"] + values["both_ms"]) // spoken if spoken else 0
    tx.run(_PUT, workspace=workspace, call=call, **values)


def shares_in(row: Row) -> TalkShares | None:
    """The shares of a row of calls with `COLUMNS`."""
    if row["client_ms"] is None:
        return None
    seconds = {name: row[_column(name)] / 1000 for name in _SECONDS}
    return TalkShares(**seconds, **{name: row[name] for name in _COUNTS})

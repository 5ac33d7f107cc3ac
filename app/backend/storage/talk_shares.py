"""Who spoke how much in a call's recording, kept in milliseconds."""

from app.backend.storage.tables_listening import talk_shares
from app.backend.storage.transaction import Row, Tx
from app.backend.storage.upserts import insert_or_renew
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
_PUT = insert_or_renew(talk_shares, ("call",), tuple(column.name for column in COLUMNS))


def put_shares(tx: Tx, workspace: int, call: int, shares: TalkShares) -> None:
    """Keep what was heard; another recording of the same call replaces it."""
    values = {_column(name): round(getattr(shares, name) * 1000) for name in _SECONDS}
    values |= {name: getattr(shares, name) for name in _COUNTS}
    tx.run(_PUT, workspace=workspace, call=call, **values)


def shares_in(row: Row) -> TalkShares | None:
    """The shares of a row of calls with `COLUMNS`."""
    if row["client_ms"] is None:
        return None
    seconds = {name: row[_column(name)] / 1000 for name in _SECONDS}
    return TalkShares(**seconds, **{name: row[name] for name in _COUNTS})

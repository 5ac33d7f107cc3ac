"""Calls by what was heard in their recordings: who spoke how much, and who cut in how often."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from sqlalchemy import Column, ColumnElement, Select, bindparam, exists, func, literal_column, select

from app.backend.storage.tables import calls
from app.backend.storage.tables_listening import talk_shares
from app.backend.storage.transaction import Tx

_COLUMNS: Final[Mapping[str, Column[int]]] = {
    "operator_share": talk_shares.c.operator_percent,
    "silence": talk_shares.c.longest_silence_ms,
    "monologue": talk_shares.c.longest_operator_ms,
    "interruptions": talk_shares.c.operator_interrupted,
}
"""Each is asked for from a least value on, and has an index of its own."""
_FEW: Final = 20_000
"""So many are looked up and sorted sooner than that many calls are walked through by age."""
RARE: Final = frozenset(f"rare_{name}" for name in _COLUMNS)
"""Marks of those that few calls answer."""


def _are(name: str) -> ColumnElement[bool]:
    return _COLUMNS[name] >= bindparam(name)


def _of(name: str, column: ColumnElement[int] = talk_shares.c.call) -> Select[int]:
    return select(column).where(talk_shares.c.workspace == bindparam("workspace"), _are(name))


_WALKED: Final = {
    name: exists().where(talk_shares.c.call == calls.c.id, _are(name)).correlate(calls) for name in _COLUMNS
}
_LOOKED_UP: Final = {name: calls.c.id.in_(_of(name).correlate(None)) for name in _COLUMNS}
_COUNTED: Final = {
    name: select(func.count().label("count")).select_from(_of(name, literal_column("1")).limit(_FEW + 1).subquery())
    for name in _COLUMNS
}


def rare_among(tx: Tx, workspace: int, values: Mapping[str, object]) -> frozenset[str]:
    """Which of the questions in `values` few calls answer, as marks."""
    return frozenset(f"rare_{name}" for name in _COLUMNS if name in values and _is_rare(tx, workspace, name, values))


def conditions(asked: AbstractSet[str], marks: AbstractSet[str]) -> list[ColumnElement[bool]]:
    """Those of the names that are asked for; what is rare is looked up by its index."""
    return [
        _LOOKED_UP[name] if f"rare_{name}" in marks else condition
        for name, condition in _WALKED.items()
        if name in asked
    ]


def _is_rare(tx: Tx, workspace: int, name: str, values: Mapping[str, object]) -> bool:
    row = tx.one(_COUNTED[name], workspace=workspace, **{name: values[name]})
    return row is not None and int(row["count"]) <= _FEW

"""Calls that somebody chose one by one, found by their keys."""

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import JSON, BigInteger, Text, bindparam, cast, func, select

from app.backend.storage.calls import NEWEST_FIRST, VIEW
from app.backend.storage.search import Among
from app.backend.storage.tables import calls
from app.backend.storage.transaction import Row, Tx

# The keys are one value, a list in JSON: so the statement is the same however many they are.
_ONE = func.json_array_elements_text(cast(bindparam("keys", type_=Text()), JSON)).column_valued("one")
_IS_CHOSEN = Among(calls.c.id, select(cast(_ONE, BigInteger)), "SELECT value FROM json_each(:keys)")
# As a sum the workspace draws no index that reads everything by age.
_CHOSEN = (calls.c.workspace + 0 == bindparam("workspace"), _IS_CHOSEN)
_KEYS = select(calls.c.id).where(*_CHOSEN).order_by(*NEWEST_FIRST)
_ROWS = VIEW.where(*_CHOSEN).order_by(*NEWEST_FIRST)


def newest_first(tx: Tx, workspace: int, keys: Iterable[int]) -> list[int]:
    """Those of the keys that are calls of the workspace, each once."""
    return [row["id"] for row in tx.rows(_KEYS, workspace=workspace, keys=_told(keys))]


def chosen_calls(tx: Tx, workspace: int, keys: Sequence[int]) -> list[Row]:
    """The calls themselves, newest first."""
    return tx.rows(_ROWS, workspace=workspace, keys=_told(keys))


def _told(keys: Iterable[int]) -> str:
    return msgspec.json.encode(list(keys)).decode()

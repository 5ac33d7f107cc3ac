"""What the keys of a company's webhooks mean by its administrator's word."""

from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables import workspaces
from app.backend.storage.tables_telephony import key_meanings
from app.backend.storage.transaction import Row, Tx
from app.contract.telephony import KeyMeaning, Meaning

_ALL = select(key_meanings).where(key_meanings.c.workspace == bindparam("workspace")).order_by(key_meanings.c.id.desc())
_DROP_KEY = delete(key_meanings).where(
    key_meanings.c.workspace == bindparam("of_workspace"), key_meanings.c.key == bindparam("of_key")
)
_DROP = delete(key_meanings).where(
    key_meanings.c.workspace == bindparam("of_workspace"), key_meanings.c.id == bindparam("of_id")
)
_NEW = insert(key_meanings)
_COUNT_ON = (
    update(workspaces)
    .where(workspaces.c.id == bindparam("of_workspace"))
    .values(meanings_version=workspaces.c.meanings_version + 1)
)


def meanings_of(tx: Tx, workspace: int) -> tuple[KeyMeaning, ...]:
    """The newest first."""
    return tuple(_meaning(row) for row in tx.rows(_ALL, workspace=workspace))


def table_of(tx: Tx, workspace: int) -> dict[str, str]:
    """The meaning of each key, by the key as it is compared."""
    return {row["key"]: row["meaning"] for row in tx.rows(_ALL, workspace=workspace)}


def put_meaning(tx: Tx, workspace: int, key: str, written: str, meaning: Meaning, now: datetime) -> None:
    """This key means that from now on, whatever it meant before."""
    tx.run(_DROP_KEY, of_workspace=workspace, of_key=key)
    tx.run(_NEW, workspace=workspace, key=key, written=written, meaning=meaning.value, made_at=micro(now))
    tx.run(_COUNT_ON, of_workspace=workspace)


def drop_meaning(tx: Tx, workspace: int, meaning: int) -> bool:
    """Take one back; whether there was such a one."""
    tx.run(_COUNT_ON, of_workspace=workspace)
    return tx.run(_DROP, of_workspace=workspace, of_id=meaning) == 1


def _meaning(row: Row) -> KeyMeaning:
    return KeyMeaning(
        id=row["id"], key=row["written"], meaning=Meaning(row["meaning"]), made_at=moment_of(row["made_at"])
    )

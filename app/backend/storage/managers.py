"""The CRM's employees."""

from sqlalchemy import bindparam, delete, insert, select, update

from app.backend.storage.tables import managers, operators, orders
from app.backend.storage.tables_crm import sitniks_managers
from app.backend.storage.transaction import Tx
from app.contract.answers import Named
from app.word_forms import folded

_ALL = (
    select(managers.c.id, managers.c.name)
    .where(managers.c.workspace == bindparam("workspace"))
    .order_by(managers.c.folded, managers.c.id)
)
_GET = select(managers.c.id, managers.c.name).where(
    managers.c.workspace == bindparam("workspace"), managers.c.id == bindparam("manager")
)
_NEW = insert(managers).returning(managers.c.id)
_DROP = delete(managers).where(managers.c.id == bindparam("manager"))
_USES = tuple(
    select(table.c.id).where(table.c.manager == bindparam("manager")).limit(1) for table in (operators, orders)
)
_MIRRORED = select(sitniks_managers.c.external_id).where(sitniks_managers.c.manager == bindparam("manager")).limit(1)
_RENAME = update(managers).where(managers.c.id == bindparam("manager"))


def all_managers(tx: Tx, workspace: int) -> tuple[Named, ...]:
    return tuple(Named(row["id"], row["name"]) for row in tx.rows(_ALL, workspace=workspace))


def get_manager(tx: Tx, workspace: int, manager: int) -> Named | None:
    row = tx.one(_GET, workspace=workspace, manager=manager)
    return None if row is None else Named(row["id"], row["name"])


def create_manager(tx: Tx, workspace: int, name: str) -> Named:
    row = tx.one(_NEW, workspace=workspace, name=name, folded=folded(name))
    assert row is not None
    return Named(row["id"], name)


def rename_manager(tx: Tx, manager: int, name: str) -> None:
    tx.run(_RENAME, manager=manager, name=name, folded=folded(name))


def is_in_use(tx: Tx, manager: int) -> bool:
    """Whether an operator or an order is theirs, or Sitniks knows them."""
    return any(tx.one(statement, manager=manager) is not None for statement in (*_USES, _MIRRORED))


def drop_manager(tx: Tx, manager: int) -> None:
    """Forget one that is not in use."""
    tx.run(_DROP, manager=manager)

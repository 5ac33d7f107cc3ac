"""Whose clients are whose, so that an operator sees the whole history of their own clients and of nobody else's."""

from sqlalchemy import ColumnElement, FromClause, bindparam, select, union, union_all

from app.backend.storage.tables import calls, operators, orders
from app.backend.storage.transaction import Tx


def untaken(table: FromClause) -> ColumnElement[bool]:
    """Somebody called and nobody took it (yet); the same rule as `domain.audience.is_untaken`."""
    return table.c.operator.is_(None) & (table.c.direction == "in") & table.c.answered_at.is_(None)


_MANAGER = select(operators.c.manager).where(operators.c.id == bindparam("mine")).scalar_subquery()
_BY_CALL = (
    select(calls.c.id)
    .where(calls.c.client == bindparam("of_client"), (calls.c.operator == bindparam("mine")) | untaken(calls))
    .limit(1)
)
_BY_ORDER = (
    select(orders.c.id)
    .where(orders.c.client == bindparam("of_client"), orders.c.manager.is_(None) | (orders.c.manager == _MANAGER))
    .limit(1)
)

_OF_ANYBODY = union_all(
    select(calls.c.id).where(calls.c.client == bindparam("of_client"), untaken(calls)).limit(1).subquery().select(),
    select(orders.c.id)
    .where(orders.c.client == bindparam("of_client"), orders.c.manager.is_(None))
    .limit(1)
    .subquery()
    .select(),
)
_THEIRS = union(
    select(calls.c.operator.label("id")).where(calls.c.client == bindparam("of_client"), calls.c.operator.is_not(None)),
    select(operators.c.id)
    .select_from(operators.join(orders, orders.c.manager == operators.c.manager))
    .where(orders.c.client == bindparam("of_client")),
)


def who_serves(tx: Tx, client: int) -> tuple[int, ...] | None:
    """The operators of whom `serves_client` is true; None when it is true of all."""
    if tx.one(_OF_ANYBODY, of_client=client) is not None:
        return None
    return tuple(sorted(row["id"] for row in tx.rows(_THEIRS, of_client=client)))


def serves_client(tx: Tx, operator: int, client: int) -> bool:
    """Whether the client is this operator's: they talked, nobody took a call of theirs, or an order is the operator's.

    An order without a manager is anybody's.
    """
    return (
        tx.one(_BY_CALL, of_client=client, mine=operator) is not None
        or tx.one(_BY_ORDER, of_client=client, mine=operator) is not None
    )

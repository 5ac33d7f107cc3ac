"""Whose clients are whose, so that an operator sees the whole history of their own clients and of nobody else's."""

from sqlalchemy import ColumnElement, FromClause, bindparam, select

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


def serves_client(tx: Tx, operator: int, client: int) -> bool:
    """Whether the client is this operator's: they talked, nobody took a call of theirs, or an order is the operator's.

    An order without a manager is anybody's.
    """
    return (
        tx.one(_BY_CALL, of_client=client, mine=operator) is not None
        or tx.one(_BY_ORDER, of_client=client, mine=operator) is not None
    )

"""Rows that may be there already, in the words both databases share.

`ON CONFLICT` is spelled alike by PostgreSQL and SQLite; SQLAlchemy has a construct of it for each, and that of
PostgreSQL is compiled for either.
"""

from collections.abc import Iterable

from sqlalchemy import Table
from sqlalchemy.dialects.postgresql import Insert, insert


def insert_or_leave(table: Table) -> Insert:
    """Insert a row; one with the same key stays as it is (and the count of changed rows is 0)."""
    return insert(table).on_conflict_do_nothing()


def insert_or_renew(table: Table, keys: Iterable[str], changed: Iterable[str]) -> Insert:
    """Insert a row, or give the one with the same `keys` these of the new values."""
    new = insert(table)
    return new.on_conflict_do_update(index_elements=list(keys), set_={name: new.excluded[name] for name in changed})

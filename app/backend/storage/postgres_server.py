"""A PostgreSQL database: several processes write it, one at a time."""

from collections.abc import Callable
from typing import Any, cast

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import dict_row
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.dialects.postgresql import psycopg as alchemy_psycopg
from sqlalchemy.engine import Connection as AlchemyConnection
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.pool import NullPool

from app.backend.storage.place import Connection
from app.backend.storage.postgres_search import ensure_search
from app.backend.storage.postgres_values import values
from app.backend.storage.wake_ups import WakeUps, Word

type PostgresConnection = psycopg.Connection[dict[str, Any]]

WRITING, MIGRATING = 0x534C5543_01, 0x534C5543_02
"""Keys of advisory locks: nobody else's in this database."""

# A writer that hangs (its machine sleeps, its network is cut) must not hold the others up for long: what it had not
# committed is undone, and those who waited too long say so to whoever asked them. A reader may think for longer.
_WRITER_IDLES, _READER_IDLES = "10s", "10min"
_SETTINGS = {
    "lock_timeout": "15s",
    "tcp_keepalives_idle": "5",
    "tcp_keepalives_interval": "3",
    "tcp_keepalives_count": "3",
    "timezone": "UTC",
    "jit": "off",  # compiling costs more than any question here
}
_WAYS = {
    "application_name": "slukhavka",
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
_WORLD = ("08", "25006", "25P03", "40", "53", "55P03", "57", "58", "XX")
"""Beginnings of SQLSTATEs: the line, a standby, a transaction that idled, conflicts, resources, a lock not given in
time, the operator's doing, the system, corruption."""
# What is answered with 200 is on the disk, also where a server's administrator would rather be fast.
_DURABLE = """
    SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
"""
_BYTE_ORDER = """
    SELECT format('ALTER TABLE %s %s', a.attrelid::regclass,
      string_agg(format('ALTER COLUMN %I TYPE text COLLATE "C"', a.attname), ', '))
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_collation o ON o.oid = a.attcollation
    WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND o.collname = 'default'
      AND a.atttypid = 'text'::regtype AND NOT a.attisdropped
    GROUP BY a.attrelid
"""


class PostgresServer:
    """The place that a server keeps; the address is libpq's, with all that it may say."""

    errors: type[Exception] = psycopg.Error
    is_shared = True

    def __init__(self, address: str) -> None:
        self._address = address

    def __str__(self) -> str:
        named = conninfo_to_dict(self._address)
        return f"The database {named.get('dbname', '')} at {named.get('host', 'this machine')}"

    @property
    def dialect(self) -> Dialect:
        dialect: Dialect = alchemy_psycopg.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it so
        return dialect

    def open(self, idles: str = _READER_IDLES) -> PostgresConnection:
        """A connection that commits each statement by itself unless told otherwise.

        Args:
            idles: so long a transaction may do nothing.
        """
        wanted = _SETTINGS | {"idle_in_transaction_session_timeout": idles}
        settings = " ".join(f"-c {name}={value}" for name, value in wanted.items())
        given = conninfo_to_dict(self._address)
        ways: dict[str, Any] = {name: value for name, value in _WAYS.items() if name not in given}
        connection: PostgresConnection = psycopg.connect(
            self._address,
            autocommit=True,
            row_factory=dict_row,
            context=values(),
            options=f"{given.get('options', '')} {settings}".strip(),
            **ways,
        )
        connection.prepared_max = 512
        connection.execute(_DURABLE)
        return connection

    def connect(self, *, reads_only: bool = False) -> Connection:
        return cast("Connection", self.open(_READER_IDLES if reads_only else _WRITER_IDLES))

    def begin_writing(self, connection: Connection) -> None:
        """Begin when no other process writes.

        Whatever an item of work reads before it inserts (the client with this number, the open entry of the missed
        queue, a running callback, the next number of the journal) stays true until it is committed, since nobody else
        writes meanwhile: the same promise as SQLite's. One lock for all workspaces, because the items of a batch
        belong to any of them, in any order: with a lock for each, two processes could wait for each other. The
        statements after the lock see what its last holder committed (each has a snapshot of its own), and a lock
        that belongs to the transaction cannot be left behind.
        """
        _driver(connection).execute(f"BEGIN; SELECT pg_advisory_xact_lock({WRITING})", prepare=False)

    def begin_reading(self, connection: Connection) -> None:
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def world_failed(self, error: Exception) -> bool:
        code = error.sqlstate if isinstance(error, psycopg.Error) else None
        if code is None:  # the line broke, or never came to be
            return isinstance(error, psycopg.OperationalError)
        return code.startswith(_WORLD)

    def is_lost(self, connection: Connection) -> bool:
        return _driver(connection).closed

    def wake_ups(self, *, heard: Callable[[Word], None], was_away: Callable[[], None]) -> WakeUps:
        return WakeUps(self.open, heard=heard, was_away=was_away)

    def engine(self) -> Engine:
        return create_engine("postgresql+psycopg://", creator=self._open_for_migrating, poolclass=NullPool)

    def begin_migrating(self, connection: AlchemyConnection) -> None:
        connection.execute(text("SET LOCAL lock_timeout = '10min'"))
        connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATING})"))
        connection.execute(text("SET LOCAL lock_timeout = '15s'"))

    def end_migrating(self, connection: AlchemyConnection) -> None:
        """Let texts be compared as SQLite does: by their bytes, whatever the database's own language.

        The last digits of a number are looked for as a range of an index; most languages' order leaves that empty.
        """
        for (change,) in connection.execute(text(_BYTE_ORDER)).all():
            connection.execute(text(change))
        ensure_search(connection)

    def _open_for_migrating(self) -> "psycopg.Connection[Any]":
        return psycopg.connect(self._address, application_name="slukhavka migrates", connect_timeout=5)


def _driver(connection: Connection) -> PostgresConnection:
    return cast("PostgresConnection", connection)

"""Where the data live: what one kind of database does otherwise than another, and nothing else."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine
    from sqlalchemy.engine import Connection as AlchemyConnection
    from sqlalchemy.engine.interfaces import Dialect

    from app.backend.storage.wake_ups import WakeUps, Word

type Address = Path | str
"""The path of an SQLite file, or the `postgresql://…` of a PostgreSQL database."""


class Cursor(Protocol):
    """The answer to a statement."""

    @property
    def rowcount(self) -> int: ...
    def fetchone(self) -> Any: ...  # noqa: ANN401 - a row by the names of its columns
    def fetchall(self) -> list[Any]: ...
    def close(self) -> None: ...


class Connection(Protocol):
    """A driver's connection, as far as both drivers have it."""

    def execute(self, text: str, values: dict[str, Any] = ..., /) -> Cursor: ...
    def close(self) -> None: ...


class Place(Protocol):
    """One database. `str()` of it names it without its secrets."""

    errors: type[Exception]
    """Of the driver: the base of all of them."""
    is_shared: bool
    """Whether several processes may serve it at the same time."""

    @property
    def dialect(self) -> "Dialect":
        """How statements are spelled."""
        ...

    def connect(self, *, reads_only: bool = False) -> Connection: ...
    def begin_writing(self, connection: Connection) -> None:
        """Begin a transaction that sees all that was committed, and that no other writing one runs beside."""
        ...

    def begin_reading(self, connection: Connection) -> None:
        """Begin a transaction on one consistent state of the data; it cannot write."""
        ...

    def world_failed(self, error: Exception) -> bool:
        """Whether the disk, the file, the server or the way to it is to blame, and not the statement."""
        ...

    def is_lost(self, connection: Connection) -> bool:
        """Whether another connection must be opened: this one leads nowhere any more."""
        ...

    def wake_ups(self, *, heard: "Callable[[Word], None]", was_away: "Callable[[], None]") -> "WakeUps":
        """The way to the other processes of a shared database."""
        ...

    def engine(self) -> "Engine":
        """For the migrations."""
        ...

    def begin_migrating(self, connection: "AlchemyConnection") -> None:
        """Wait until no other process migrates."""
        ...

    def end_migrating(self, connection: "AlchemyConnection") -> None:
        """Do what migrations written for every kind of database cannot say."""
        ...


def is_server(address: Address) -> bool:
    return isinstance(address, str) and address.startswith(("postgresql://", "postgres://"))


def place_of(address: Address) -> Place:
    """The database at this address; nothing is opened yet."""
    if is_server(address):
        from app.backend.storage.postgres_server import PostgresServer

        return PostgresServer(str(address))
    from app.backend.storage.sqlite_file import SqliteFile

    return SqliteFile(Path(address))


def refuse_unreadable(address: str) -> None:
    """Look whether this is an address of PostgreSQL; nobody is asked.

    Raises:
        ValueError: it is none. The address may hold a password, so it is not repeated.
    """
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        readable = is_server(address) and bool(conninfo_to_dict(address))
    except ProgrammingError:
        readable = False
    if not readable:
        raise ValueError("as in postgresql://name:password@host/database")

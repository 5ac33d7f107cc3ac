"""An SQLite file: one process writes it, durable at every commit."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sqlalchemy import Engine, create_engine
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import URL
from sqlalchemy.engine import Connection as AlchemyConnection
from sqlalchemy.engine.interfaces import Dialect

from app.backend.storage.place import Connection
from app.backend.storage.sqlite_search import ensure_search

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.backend.storage.wake_ups import WakeUps, Word

BUSY_TIMEOUT_MS = 5_000
CACHE_KIB = 32 * 1024
"""Of each connection; what is looked at by every webhook stays in memory."""

_WORLD = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_NOMEM,
    }
)


class SqliteFile:
    """The place that is a file of this machine."""

    errors: type[Exception] = sqlite3.Error
    is_shared = False

    def __init__(self, path: Path) -> None:
        self._path = path

    def __str__(self) -> str:
        return str(self._path)

    @property
    def dialect(self) -> Dialect:
        return sqlite.dialect(paramstyle="named")

    def connect(self, *, reads_only: bool = False) -> Connection:
        """Open the file as the service needs it: WAL, durable at every commit, foreign keys on."""
        connection = sqlite3.connect(
            self._path,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=512,
            timeout=BUSY_TIMEOUT_MS / 1000,
        )
        connection.row_factory = sqlite3.Row
        cache = f"cache_size = -{CACHE_KIB}"
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "temp_store = MEMORY", cache):
            connection.execute(f"PRAGMA {pragma}")
        if reads_only:
            connection.execute("PRAGMA query_only = ON")
        return cast("Connection", connection)

    def begin_writing(self, connection: Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")

    def begin_reading(self, connection: Connection) -> None:
        connection.execute("BEGIN")

    def world_failed(self, error: Exception) -> bool:
        code = getattr(error, "sqlite_errorcode", None)
        return code is not None and (code & 0xFF) in _WORLD

    def is_lost(self, _: Connection) -> bool:
        """Never: a file that was full or locked is the same file afterwards."""
        return False

    def wake_ups(self, *, heard: "Callable[[Word], None]", was_away: "Callable[[], None]") -> "WakeUps":
        raise NotImplementedError("nobody shares the file")

    def engine(self) -> Engine:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        return create_engine(URL.create("sqlite", database=str(self._path)))

    def begin_migrating(self, _: AlchemyConnection) -> None:
        """Nobody else does: the file is one process's."""

    def end_migrating(self, connection: AlchemyConnection) -> None:
        """Let parts of names and numbers be found quickly."""
        ensure_search(connection)

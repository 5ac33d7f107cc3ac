"""What a piece of database work holds: statements of SQLAlchemy Core, compiled once, run on the driver itself."""

from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Executable
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.sql.compiler import SQLCompiler

from app.backend.storage.place import Connection, Cursor


class StorageUnavailable(Exception):  # noqa: N818 - named by what is the matter, as every trouble here
    """The disk is full, the file cannot be written, the server is away: try again later.

    Nothing was kept, unless the line to a server broke in the very commit: what is asked again must do no harm.
    """


class Row(Protocol):
    """A row by the names of its columns."""

    def __getitem__(self, column: str, /) -> Any: ...  # noqa: ANN401 - a column may hold any type


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A line of the journal as it was written: whom it concerns, and the whole message encoded once for all desks."""

    workspace: int
    seq: int
    audience: str
    operators: tuple[int, ...]
    message: bytes


class Statements:
    """Each statement's text for this database, compiled when it is first run and kept.

    Statements are constants of the storage modules (or cached functions' results), so their number is bounded.
    None of them holds an `IN` list: its length would be part of the text.
    """

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._compiled: dict[tuple[Executable, tuple[str, ...]], tuple[str, dict[str, Any]]] = {}

    def text_of(self, statement: Executable, names: tuple[str, ...]) -> tuple[str, dict[str, Any]]:
        """The SQL, and the values that stand in the statement itself."""
        found = self._compiled.get((statement, names))
        if found is None:
            compiled = statement.compile(  # type: ignore[attr-defined]  # every Core statement can be compiled
                dialect=self._dialect, column_keys=list(names)
            )
            assert isinstance(compiled, SQLCompiler)
            constants = {
                name: value for name, value in compiled.params.items() if name not in names and value is not None
            }
            found = self._compiled[statement, names] = (compiled.string, constants)
        return found


class Tx:
    """One transaction (or one item's part of a common one); used in the database's own threads only.

    `told` collects the journal rows written so far: they are heard when the commit has returned.
    """

    def __init__(self, connection: Connection, statements: Statements) -> None:
        self._connection = connection
        self._statements = statements
        self.told: list[ToldRow] = []

    def _execute(self, statement: Executable, values: dict[str, Any]) -> Cursor:
        text, constants = self._statements.text_of(statement, tuple(values))
        return self._connection.execute(text, {**constants, **values} if constants else values)

    def rows(self, statement: Executable, **values: Any) -> list[Row]:  # noqa: ANN401 - values of any column
        """All rows of the answer."""
        found: list[Row] = self._execute(statement, values).fetchall()
        return found

    def one(self, statement: Executable, **values: Any) -> Row | None:  # noqa: ANN401 - values of any column
        """The first row of the answer (also of `RETURNING`), or None."""
        cursor = self._execute(statement, values)
        found: Row | None = cursor.fetchone()
        cursor.close()
        return found

    def run(self, statement: Executable, **values: Any) -> int:  # noqa: ANN401 - values of any column
        """Change rows; how many were."""
        return self._execute(statement, values).rowcount

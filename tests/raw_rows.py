"""What really stands in a database, asked past the program."""

from pathlib import Path
from typing import Any

from sqlalchemy import text

from app.backend.storage.place import place_of


def raw_rows(address: Path | str, question: str) -> list[tuple[Any, ...]]:
    """The rows that SQL finds (or makes)."""
    engine = place_of(address).engine()
    try:
        with engine.begin() as connection:
            answer = connection.execute(text(question))
            return [tuple(row) for row in answer] if answer.returns_rows else []
    finally:
        engine.dispose()

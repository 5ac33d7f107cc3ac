"""The file knows its version."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from app.backend.storage.schema import NewerDatabase, migrate
from app.backend.storage.tables import metadata


def test_the_migrations_make_what_the_tables_say(tmp_path: Path) -> None:
    migrate(tmp_path / "new.sqlite")
    engine = create_engine(f"sqlite:///{tmp_path / 'new.sqlite'}")
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    assert differences == []


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    migrate(tmp_path / "twice.sqlite")
    before = (tmp_path / "twice.sqlite").read_bytes()
    migrate(tmp_path / "twice.sqlite")
    assert (tmp_path / "twice.sqlite").read_bytes() == before


def test_a_newer_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "newer.sqlite"
    migrate(path)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(NewerDatabase, match="newer version of Slukhavka"):
        migrate(path)

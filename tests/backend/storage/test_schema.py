"""The database knows its version."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from app.backend.storage.place import place_of
from app.backend.storage.schema import NewerDatabase, migrate
from app.backend.storage.sqlite_search import PREFIX
from app.backend.storage.tables import metadata
from tests.raw_rows import raw_rows

if TYPE_CHECKING:
    from tests.postgres import Server


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path | str]:
    """A database that nothing has been written to."""
    if request.param == "sqlite":
        yield tmp_path / "new.sqlite"
        return
    server: Server = request.getfixturevalue("postgres_server")
    with server.database(empty=True) as address:
        yield address


def _is_of_the_migrations(name: str | None, kind: str, _of: object) -> bool:
    """The index of parts, which each database has in its own way, is made beside them."""
    return not (kind in {"table", "index"} and name is not None and name.startswith(PREFIX))


def test_the_migrations_make_what_the_tables_say(empty: Path | str) -> None:
    migrate(empty)
    engine = place_of(empty).engine()
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_of_the_migrations})
        differences = compare_metadata(context, metadata)
    engine.dispose()
    assert differences == []


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    migrate(tmp_path / "twice.sqlite")
    before = (tmp_path / "twice.sqlite").read_bytes()
    migrate(tmp_path / "twice.sqlite")
    assert (tmp_path / "twice.sqlite").read_bytes() == before


def migrate_to(address: Path | str, revision: str) -> None:
    """As an older program left it, without the index of parts."""
    upgrade = command.upgrade
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command, "upgrade", lambda config, _: upgrade(config, revision))
        patch.setattr(type(place_of(address)), "end_migrating", lambda *_: None)
        migrate(address)


def test_words_of_talks_kept_before_are_found_however_they_are_written(empty: Path | str) -> None:
    migrate_to(empty, "0016")
    raw_rows(empty, "INSERT INTO workspace (name, created_at) VALUES ('a', 0)")
    raw_rows(empty, "INSERT INTO summary (workspace, external_id, told_at) VALUES (1, 'a', 0), (1, 'b', 0)")
    had = "(1, 1, '[]', 'мʼяч і ґава'), (2, 1, '[]', 'диван')"
    raw_rows(empty, f"INSERT INTO talk_words (summary, workspace, cues, folded) VALUES {had}")
    migrate(empty)
    assert raw_rows(empty, "SELECT folded FROM talk_words ORDER BY summary") == [("мяч і гава",), ("диван",)]
    if isinstance(empty, Path):
        assert raw_rows(empty, "SELECT rowid FROM look_words WHERE look_words MATCH 'гава'") == [(1,)]


def test_names_and_orders_kept_before_are_found_however_they_are_written(empty: Path | str) -> None:
    migrate_to(empty, "0017")
    raw_rows(empty, "INSERT INTO workspace (name, created_at) VALUES ('a', 0)")
    raw_rows(
        empty,
        "INSERT INTO client (workspace, name, folded, created_by, created_at)"
        " VALUES (1, 'Мар’яна', 'мар’яна', 'hand', 0), (1, '', '', 'call', 0)",
    )
    raw_rows(empty, "INSERT INTO manager (workspace, name, folded) VALUES (1, 'Ґудзь', 'ґудзь')")
    if isinstance(empty, Path):
        old = "CREATE VIRTUAL TABLE look_order USING fts5(number, content='crm_order', content_rowid='id')"
        raw_rows(empty, old)
        raw_rows(empty, "CREATE TRIGGER look_order_gone AFTER DELETE ON crm_order BEGIN SELECT 1; END")
    raw_rows(empty, "INSERT INTO crm_order (workspace, number, created_at) VALUES (1, 'ЗМ-7', 0), (1, 'A-8', 0)")
    migrate(empty)
    assert raw_rows(empty, "SELECT folded FROM client ORDER BY id") == [("маряна",), ("",)]
    assert raw_rows(empty, "SELECT folded FROM manager") == [("гудзь",)]
    assert raw_rows(empty, "SELECT folded FROM crm_order ORDER BY id") == [("зм-7",), ("a-8",)]
    if isinstance(empty, Path):
        assert raw_rows(empty, "SELECT rowid FROM look_order WHERE look_order MATCH '\"зм-7\"'") == [(1,)]


def test_texts_are_compared_by_their_bytes(empty: Path | str) -> None:
    """Whatever the server's own language: the end of a number is looked for as a range."""
    migrate(empty)
    raw_rows(
        empty, "INSERT INTO workspace (name, created_at) VALUES ('б', 0), ('Я', 0), ('a', 0), ('1:', 0), ('12', 0)"
    )
    assert raw_rows(empty, "SELECT name FROM workspace ORDER BY name") == [("12",), ("1:",), ("a",), ("Я",), ("б",)]


def test_parts_of_names_are_found_through_an_index_or_without_one(
    postgres_server: "Server", caplog: pytest.LogCaptureFixture
) -> None:
    """Whose database is not their own may not have the index; what is found is the same."""
    find = "SELECT name FROM client WHERE folded LIKE '%вал%'"
    with postgres_server.database(empty=True) as own, postgres_server.database(empty=True) as lent:
        raw_rows(lent, "DO $$ BEGIN CREATE ROLE tenant LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
        raw_rows(lent, "GRANT CREATE, USAGE ON SCHEMA public TO tenant")
        for address in (own, lent.replace("slukhavka@", "tenant@")):
            migrate(address)
            raw_rows(address, "INSERT INTO workspace (name, created_at) VALUES ('', 0)")
            raw_rows(
                address,
                "INSERT INTO client (workspace, name, folded, created_by, created_at)"
                " VALUES (1, 'Коваль', 'коваль', 'hand', 0), (1, 'Лис', 'лис', 'hand', 0)",
            )
            assert raw_rows(address, find) == [("Коваль",)]
        way = raw_rows(f"{own}&options=-c%20enable_seqscan%3Doff", f"EXPLAIN {find}")
        assert "look_client" in str(way)
    (said,) = [record for record in caplog.records if "without an index" in record.getMessage()]
    assert "pg_trgm" in said.getMessage()


def test_a_newer_database_is_refused_with_a_sentence(empty: Path | str) -> None:
    migrate(empty)
    raw_rows(empty, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerDatabase, match="newer version of Slukhavka"):
        migrate(empty)

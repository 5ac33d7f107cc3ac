"""The database's version: numbered migrations bring an older file up, a newer file is refused with a sentence."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.engine import URL

MIGRATIONS = Path(__file__).parent / "migrations"


class NewerDatabase(Exception):  # noqa: N818 - named by what is the matter, as every trouble here
    """The file was written by a newer version of the program."""


def migrate(path: Path) -> None:
    """Make the file at `path` what this program expects, keeping what is in it.

    Raises:
        NewerDatabase: it holds what this program does not know.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    engine = create_engine(URL.create("sqlite", database=str(path)))
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            _refuse_newer(MigrationContext.configure(connection).get_current_revision(), config, path)
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def _refuse_newer(revision: str | None, config: Config, path: Path) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise NewerDatabase(
            f"{path} was written by a newer version of Slukhavka (its revision {revision} is not known here): "
            "update this program, or choose another database."
        )

"""The database's version: numbered migrations bring an older one up, a newer one is refused with a sentence."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import OperationalError

from app.backend.storage.place import Address, Place, place_of
from app.backend.storage.transaction import StorageUnavailable

MIGRATIONS = Path(__file__).parent / "migrations"


class NewerDatabase(Exception):  # noqa: N818 - named by what is the matter, as every trouble here
    """The database was written by a newer version of the program."""


def migrate(address: Address) -> None:
    """Make the database what this program expects, keeping what is in it; one process does it at a time.

    Raises:
        NewerDatabase: it holds what this program does not know.
        StorageUnavailable: it cannot be reached.
    """
    place = place_of(address)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    engine = place.engine()
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            place.begin_migrating(connection)
            _refuse_newer(MigrationContext.configure(connection).get_current_revision(), config, place)
            command.upgrade(config, "head")
            place.end_migrating(connection)
    except OperationalError as error:
        raise StorageUnavailable(f"{place}: {error.orig}") from error
    finally:
        engine.dispose()


def _refuse_newer(revision: str | None, config: Config, place: Place) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise NewerDatabase(
            f"{place} was written by a newer version of Slukhavka (its revision {revision} is not known here): "
            "update this program, or choose another database."
        )

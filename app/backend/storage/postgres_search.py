"""PostgreSQL's own index of the parts of names and numbers: trigrams of the columns themselves.

Where the extension cannot be had, the same questions find the same rows by reading all of them.
"""

import logging

from sqlalchemy import text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

log = logging.getLogger(__name__)

_IS_THERE = text("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
_EXTENSION = text("CREATE EXTENSION IF NOT EXISTS pg_trgm")
_INDEXES = (
    "CREATE INDEX IF NOT EXISTS look_client ON client USING gin (folded gin_trgm_ops)",
    "CREATE INDEX IF NOT EXISTS look_number ON client_number USING gin (phone gin_trgm_ops)",
    "CREATE INDEX IF NOT EXISTS look_phone ON call USING gin (phone gin_trgm_ops)",
    "CREATE INDEX IF NOT EXISTS look_order ON crm_order USING gin (folded gin_trgm_ops)",
    "CREATE INDEX IF NOT EXISTS look_words ON talk_words USING gin (folded gin_trgm_ops)",
)


def ensure_search(connection: Connection) -> None:
    """Make the indexes, where the server lets us."""
    if connection.execute(_IS_THERE).first() is None:
        try:
            with connection.begin_nested():
                connection.execute(_EXTENSION)
        except DBAPIError as trouble:  # not installed, or the database is not ours
            log.warning("parts of names are looked for without an index: %s", str(trouble.orig).splitlines()[0])
            return
    for statement in _INDEXES:
        connection.execute(text(statement))

"""Alembic's door: the connection comes from `storage.schema.migrate`, there is no ini file."""

from alembic import context

from app.backend.storage import (  # noqa: F401 - their tables are of the same metadata
    tables_clients,
    tables_crm,
    tables_listening,
    tables_missed,
    tables_people,
    tables_processes,
    tables_talk_text,
    tables_telephony,
)
from app.backend.storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()

"""What the catching up, the recordings' keeping and the callbacks remember."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("workspace", sa.Column("fields_refused_at", sa.BigInteger(), nullable=True))
    op.add_column("workspace", sa.Column("recordings_days", sa.Integer(), nullable=True))
    op.add_column("workspace", sa.Column("recordings_mb", sa.Integer(), nullable=True))
    op.add_column("recording", sa.Column("kept_days", sa.Integer(), nullable=True))
    op.create_index("recording_by_hash", "recording", ["hash"])
    _one_callback_a_client()


def _one_callback_a_client() -> None:
    """Several of one client's callbacks may run in an older file: they are long over, whatever it says."""
    op.execute("UPDATE callback SET running = false, step = 'failed', reason = 'lost' WHERE running")
    op.create_index(
        "callback_running_client",
        "callback",
        ["workspace", "client"],
        unique=True,
        sqlite_where=sa.text("running"),
        postgresql_where=sa.text("running"),
    )

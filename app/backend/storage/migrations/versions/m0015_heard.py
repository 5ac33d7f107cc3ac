"""Calls are found by what was heard in them without reading all; what cannot be heard is tried once."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

_FOUND_BY = (
    ("talk_share_by_operator", "operator_percent"),
    ("talk_share_by_silence", "longest_silence_ms"),
    ("talk_share_by_monologue", "longest_operator_ms"),
    ("talk_share_by_interruptions", "operator_interrupted"),
)
_SPOKEN = "client_ms + operator_ms + both_ms"
_UNHEARD = sa.text("state = 'ready' AND lanes IS NULL")


def upgrade() -> None:
    op.add_column("talk_share", sa.Column("operator_percent", sa.Integer(), nullable=False, server_default="0"))
    op.execute(
        f"UPDATE talk_share SET operator_percent = 100 * (operator_ms + both_ms) / ({_SPOKEN}) WHERE {_SPOKEN} > 0"  # noqa: S608 - names of ours
    )
    for name, column in _FOUND_BY:
        op.create_index(name, "talk_share", ["workspace", column])
    op.add_column("recording", sa.Column("lanes", sa.Integer(), nullable=True))
    op.execute("UPDATE recording SET lanes = 2 WHERE call IN (SELECT call FROM talk_share)")
    op.create_index("recording_unheard", "recording", ["call"], sqlite_where=_UNHEARD, postgresql_where=_UNHEARD)

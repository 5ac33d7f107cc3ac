"""Quality, transcripts, and who spoke how much."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_MS = (
    "client_ms",
    "operator_ms",
    "both_ms",
    "silence_ms",
    "longest_client_ms",
    "longest_operator_ms",
    "longest_silence_ms",
)


def upgrade() -> None:
    op.create_table(
        "talk_share",
        _of_call(),
        sa.Column("workspace", sa.BigInteger(), sa.ForeignKey("workspace.id"), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in _MS),
        sa.Column("client_interrupted", sa.Integer(), nullable=False),
        sa.Column("operator_interrupted", sa.Integer(), nullable=False),
    )
    op.create_table(
        "review",
        _of_call(),
        sa.Column("person", sa.BigInteger(), sa.ForeignKey("person.id"), primary_key=True, autoincrement=False),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("tags", sa.Text(), nullable=False, server_default="[]"),
        sa.Column("at", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "quality",
        _of_call(),
        sa.Column("workspace", sa.BigInteger(), sa.ForeignKey("workspace.id"), nullable=False),
        sa.Column("rating_hundredths", sa.BigInteger(), nullable=True),
        sa.Column("reviews", sa.Integer(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False, server_default="[]"),
        sa.Column("comments", sa.Integer(), nullable=False),
    )
    op.create_index("quality_by_rating", "quality", ["workspace", "rating_hundredths"])


def _of_call() -> "sa.Column[int]":
    return sa.Column("call", sa.BigInteger(), sa.ForeignKey("call.id"), primary_key=True, autoincrement=False)

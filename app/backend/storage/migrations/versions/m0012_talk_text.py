"""Talks in words: summaries and transcripts."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "summary",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("workspace", sa.BigInteger(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=False),
        *(_word(name) for name in ("summary", "client_mood", "employee_mood", "overall_mood")),
        _word("actions", "[]"),
        _word("state", "none"),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("url_digest", sa.LargeBinary(), nullable=True),
        sa.Column("tries", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("next_try_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["workspace"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workspace", "external_id"),
    )
    op.create_index("summary_due", "summary", ["state", "next_try_at"])
    op.create_table(
        "talk_words",
        sa.Column("summary", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("workspace", sa.BigInteger(), nullable=False),
        sa.Column("cues", sa.LargeBinary(), nullable=False),
        _word("folded"),
        sa.ForeignKeyConstraint(["summary"], ["summary.id"]),
        sa.ForeignKeyConstraint(["workspace"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("summary"),
    )


def _word(name: str, default: str = "") -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), server_default=default, nullable=False)

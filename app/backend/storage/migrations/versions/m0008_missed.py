"""Working hours, and who closed what was missed."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    _missed()
    op.create_table(
        "working_hours",
        sa.Column("workspace", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=True),
        sa.Column("days", sa.Text(), nullable=False),
        sa.Column("holidays", sa.Text(), server_default="[]", nullable=False),
        sa.Column("soon_after_min", sa.Integer(), nullable=False),
        sa.Column("late_after_min", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["workspace"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace"),
    )
    op.create_table(
        "company_line",
        sa.Column("workspace", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["workspace"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace", "number"),
    )


def _missed() -> None:
    """One entry a client now, where there was one a number: two of one client's are folded when they next call."""
    op.drop_index("missed_open", "missed")
    with op.batch_alter_table("missed") as table:
        table.add_column(
            sa.Column("last_call", sa.BigInteger(), sa.ForeignKey("call.id", name="missed_last_call"), nullable=True)
        )
        table.add_column(
            sa.Column(
                "voicemail_call", sa.BigInteger(), sa.ForeignKey("call.id", name="missed_voicemail_call"), nullable=True
            )
        )
        table.add_column(
            sa.Column(
                "closed_call", sa.BigInteger(), sa.ForeignKey("call.id", name="missed_closed_call"), nullable=True
            )
        )
        table.add_column(
            sa.Column("closed_by", sa.BigInteger(), sa.ForeignKey("person.id", name="missed_closed_by"), nullable=True)
        )
    op.create_index("missed_by_close", "missed", ["workspace", "closed_at", "id"])
    op.create_index("missed_by_client", "missed", ["client", "closed_at"])

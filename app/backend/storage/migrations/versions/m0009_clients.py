"""Clients that were merged, and their timeline."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_index("call_by_order", "call", ["crm_order"])
    op.add_column("client", sa.Column("main_phone", sa.Text(), nullable=True))
    op.add_column("client", sa.Column("merged_into", sa.BigInteger(), nullable=True))
    _merges()


def _merges() -> None:
    op.create_table(
        "client_merge",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("workspace", sa.BigInteger(), nullable=False),
        sa.Column("kept", sa.BigInteger(), nullable=False),
        sa.Column("gone", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("undone_at", sa.BigInteger(), nullable=True),
        sa.Column("name_before", sa.Text(), server_default="", nullable=False),
        sa.Column("name_after", sa.Text(), server_default="", nullable=False),
        sa.Column("note_before", sa.Text(), server_default="", nullable=False),
        sa.Column("note_after", sa.Text(), server_default="", nullable=False),
        sa.Column("main_before", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["workspace"], ["workspace.id"]),
        sa.ForeignKeyConstraint(["kept"], ["client.id"]),
        sa.ForeignKeyConstraint(["gone"], ["client.id"]),
        sa.ForeignKeyConstraint(["person"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("client_merge_by_kept", "client_merge", ["kept", "at"])
    op.create_table(
        "client_move",
        sa.Column("merge", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("row_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["merge"], ["client_merge.id"]),
        sa.PrimaryKeyConstraint("merge", "kind", "row_key"),
    )

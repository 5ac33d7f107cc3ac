"""What people remark on conversations."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "comment",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, autoincrement=True),
        sa.Column("call", sa.BigInteger(), sa.ForeignKey("call.id"), nullable=False),
        sa.Column("person", sa.BigInteger(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
    )
    op.create_index("comment_by_call", "comment", ["call"])

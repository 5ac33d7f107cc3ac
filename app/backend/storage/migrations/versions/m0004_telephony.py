"""How the telephony is set up, and what its webhooks were seen to bring."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("workspace", sa.Column("check_trouble", sa.Text(), nullable=True))
    op.add_column("workspace", sa.Column("meanings_version", sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.add_column("workspace", sa.Column("pushes_names", sa.Boolean(), nullable=False, server_default=sa.text("false")))
    op.add_column("workspace", sa.Column("names_trouble", sa.Text(), nullable=True))
    op.add_column("workspace", sa.Column("names_pushed_at", sa.BigInteger(), nullable=True))
    op.add_column("workspace", sa.Column("names_waiting", sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.add_column("webhook_secret", sa.Column("valid_until", sa.BigInteger(), nullable=True))
    op.add_column("webhook_secret", sa.Column("used_at", sa.BigInteger(), nullable=True))
    op.add_column("raw_webhook", sa.Column("sealed", sa.LargeBinary(), nullable=True))
    op.add_column("raw_webhook", sa.Column("shape", sa.Text(), nullable=False, server_default=""))
    op.create_index("raw_webhook_by_shape", "raw_webhook", ["workspace", "shape", "id"])
    _seen()
    _meanings()
    _names()


def _seen() -> None:
    op.create_table(
        "webhook_moment",
        sa.Column("workspace", sa.BigInteger(), sa.ForeignKey("workspace.id"), primary_key=True, autoincrement=False),
        sa.Column("moment", sa.Text(), primary_key=True),
        sa.Column("first_at", sa.BigInteger(), nullable=True),
        sa.Column("last_at", sa.BigInteger(), nullable=True),
        sa.Column("misunderstood_at", sa.BigInteger(), nullable=True),
    )


def _meanings() -> None:
    op.create_table(
        "key_meaning",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("workspace", sa.BigInteger(), sa.ForeignKey("workspace.id"), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("written", sa.Text(), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.UniqueConstraint("workspace", "key"),
    )


def _names() -> None:
    op.create_table(
        "pushed_name",
        sa.Column("client", sa.BigInteger(), sa.ForeignKey("client.id"), primary_key=True, autoincrement=False),
        sa.Column("workspace", sa.BigInteger(), sa.ForeignKey("workspace.id"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("numbers", sa.Integer(), nullable=False),
        sa.Column("newest_number", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("refused", sa.Boolean(), nullable=False, server_default=sa.text("false")),
    )
    op.create_index("pushed_name_by_workspace", "pushed_name", ["workspace"])

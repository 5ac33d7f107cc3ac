"""The mirror of Sitniks, its backlog, and imports."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("crm_order") as orders:
        orders.add_column(sa.Column("gone", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    _sitniks()
    _sitniks_things()
    _waiting()
    _imports()


def _sitniks() -> None:
    op.create_table(
        "sitniks",
        _of_workspace(),
        sa.Column("token", sa.Text(), nullable=True),
        sa.Column("checked_at", sa.BigInteger(), nullable=True),
        sa.Column("read_only", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("order_url", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="unknown", nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=True),
        sa.Column("stage", sa.Text(), server_default="managers", nullable=False),
        sa.Column("skip", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("of_total", sa.BigInteger(), nullable=True),
        sa.Column("load_until", sa.BigInteger(), nullable=True),
        sa.Column("mirrored_at", sa.BigInteger(), nullable=True),
        sa.Column("clients_read_at", sa.BigInteger(), nullable=True),
        sa.Column("differences", sa.Text(), server_default="[]", nullable=False),
        sa.Column("webhook_url", sa.Text(), nullable=True),
        sa.Column("forward_tries", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("forward_next_at", sa.BigInteger(), nullable=True),
        sa.Column("forward_error", sa.Text(), nullable=True),
        sa.Column("forwarded_at", sa.BigInteger(), nullable=True),
        sa.Column("forward_dropped", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("workspace"),
    )


def _sitniks_things() -> None:
    op.create_table(
        "sitniks_manager",
        _of_workspace(),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("manager", sa.BigInteger(), sa.ForeignKey("manager.id"), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "external_id"),
    )
    op.create_index("sitniks_manager_by_manager", "sitniks_manager", ["manager"])
    op.create_table(
        "sitniks_client",
        _of_workspace(),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("client", sa.BigInteger(), sa.ForeignKey("client.id"), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "external_id"),
    )
    op.create_index("sitniks_client_by_client", "sitniks_client", ["client"])
    op.create_table(
        "sitniks_name",
        sa.Column("client", sa.BigInteger(), sa.ForeignKey("client.id"), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("client"),
    )
    op.create_table(
        "sitniks_order",
        _of_workspace(),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("crm_order", sa.BigInteger(), sa.ForeignKey("crm_order.id"), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("gone", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "external_id"),
    )
    op.create_index("sitniks_order_by_order", "sitniks_order", ["crm_order"])
    op.create_index("sitniks_order_by_age", "sitniks_order", ["workspace", "created_at"])


def _waiting() -> None:
    op.create_table(
        "client_write",
        sa.Column("id", KEY, primary_key=True, autoincrement=True),
        sa.Column("workspace", sa.BigInteger(), sa.ForeignKey("workspace.id"), nullable=False),
        sa.Column("client", sa.BigInteger(), sa.ForeignKey("client.id"), nullable=False),
        sa.Column("tries", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("queued_at", sa.BigInteger(), nullable=False),
        sa.Column("next_try_at", sa.BigInteger(), nullable=True),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.UniqueConstraint("client"),
    )
    op.create_index("client_write_due", "client_write", ["workspace", "next_try_at"])
    op.create_table(
        "webhook_forward",
        sa.Column("id", KEY, primary_key=True, autoincrement=True),
        sa.Column("workspace", sa.BigInteger(), sa.ForeignKey("workspace.id"), nullable=False),
        sa.Column("arrived_at", sa.BigInteger(), nullable=False),
        sa.Column("content_type", sa.Text(), server_default="", nullable=False),
        sa.Column("query", sa.Text(), server_default="", nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_index("webhook_forward_in_order", "webhook_forward", ["workspace", "id"])


def _imports() -> None:
    op.create_table(
        "crm_import",
        sa.Column("id", KEY, primary_key=True, autoincrement=True),
        sa.Column("workspace", sa.BigInteger(), sa.ForeignKey("workspace.id"), nullable=False),
        sa.Column("person", sa.BigInteger(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("reading", sa.Text(), server_default="{}", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("touched_at", sa.BigInteger(), nullable=False),
        *(
            sa.Column(name, sa.Integer(), server_default=sa.text("0"), nullable=False)
            for name in ("of_total", "done", "added", "renewed", "bad")
        ),
        sa.Column("cancel", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("failure", sa.Text(), nullable=True),
    )
    op.create_index("crm_import_by_age", "crm_import", ["created_at"])
    op.create_table(
        "crm_import_bad_row",
        sa.Column("id", KEY, primary_key=True, autoincrement=True),
        sa.Column("crm_import", sa.BigInteger(), sa.ForeignKey("crm_import.id"), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("value", sa.Text(), server_default="", nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
    )
    op.create_index("crm_import_bad_row_in_order", "crm_import_bad_row", ["crm_import", "id"])


def _of_workspace() -> "sa.Column[int]":
    return sa.Column("workspace", sa.BigInteger(), sa.ForeignKey("workspace.id"), autoincrement=False, nullable=False)

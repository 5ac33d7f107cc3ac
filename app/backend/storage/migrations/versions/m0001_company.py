"""The company: its workspace, clients, orders, people and what tells them of changes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _workspace()
    _webhook_secret()
    _journal()
    _client()
    _client_number()
    _manager()
    _operator()
    _operator_sip()
    _crm_order()
    _person()
    _desk()
    _invitation()


def _workspace() -> None:
    op.create_table(
        "workspace",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("seq", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("time_zone", sa.Text(), server_default="Europe/Kyiv", nullable=False),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("project_id", sa.Text(), nullable=True),
        sa.Column("auth_key", sa.Text(), nullable=True),
        sa.Column("checked_at", sa.BigInteger(), nullable=True),
        sa.Column("last_webhook_at", sa.BigInteger(), nullable=True),
        sa.Column("caught_up_to", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _webhook_secret() -> None:
    op.create_table(
        "webhook_secret",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("workspace", sa.BigInteger(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace"],
            ["workspace.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("secret"),
    )


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("workspace", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("operators", sa.Text(), server_default="[]", nullable=False),
        sa.Column("message", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace"],
            ["workspace.id"],
        ),
        sa.PrimaryKeyConstraint("workspace", "seq"),
    )
    op.create_index("journal_by_age", "journal", ["at"])


def _client() -> None:
    op.create_table(
        "client",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("workspace", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("folded", sa.Text(), server_default="", nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace"],
            ["workspace.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("client_by_age", "client", ["workspace", "created_at", "id"])


def _client_number() -> None:
    op.create_table(
        "client_number",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("workspace", sa.BigInteger(), nullable=False),
        sa.Column("client", sa.BigInteger(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("written", sa.Text(), nullable=False),
        sa.Column("reversed", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client"],
            ["client.id"],
        ),
        sa.ForeignKeyConstraint(
            ["workspace"],
            ["workspace.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workspace", "phone"),
    )
    op.create_index("client_number_by_client", "client_number", ["client"])
    op.create_index("client_number_by_end", "client_number", ["workspace", "reversed"])


def _manager() -> None:
    op.create_table(
        "manager",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("workspace", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace"],
            ["workspace.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )


def _operator() -> None:
    op.create_table(
        "operator",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("workspace", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("extension", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("manager", sa.BigInteger(), nullable=True),
        sa.Column("gone", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(
            ["manager"],
            ["manager.id"],
        ),
        sa.ForeignKeyConstraint(
            ["workspace"],
            ["workspace.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workspace", "staff_id"),
    )


def _operator_sip() -> None:
    op.create_table(
        "operator_sip",
        sa.Column("workspace", sa.BigInteger(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("operator", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator"],
            ["operator.id"],
        ),
        sa.ForeignKeyConstraint(
            ["workspace"],
            ["workspace.id"],
        ),
        sa.PrimaryKeyConstraint("workspace", "login"),
    )
    op.create_index("operator_sip_by_operator", "operator_sip", ["operator"])


def _crm_order() -> None:
    op.create_table(
        "crm_order",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("workspace", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("client", sa.BigInteger(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), server_default="", nullable=False),
        sa.Column("status_kind", sa.Text(), server_default="open", nullable=False),
        sa.Column("sum_kopiyky", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("items", sa.Text(), server_default="[]", nullable=False),
        sa.Column("delivery", sa.Text(), server_default="", nullable=False),
        sa.Column("manager", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("link", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["client"],
            ["client.id"],
        ),
        sa.ForeignKeyConstraint(
            ["manager"],
            ["manager.id"],
        ),
        sa.ForeignKeyConstraint(
            ["workspace"],
            ["workspace.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workspace", "number"),
    )
    op.create_index("crm_order_by_age", "crm_order", ["workspace", "created_at", "id"])
    op.create_index("crm_order_by_client", "crm_order", ["client", "created_at"])


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("workspace", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("operator", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator"],
            ["operator.id"],
        ),
        sa.ForeignKeyConstraint(
            ["workspace"],
            ["workspace.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )


def _desk() -> None:
    op.create_table(
        "desk",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("device", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("token_hash"),
    )


def _invitation() -> None:
    op.create_table(
        "invitation",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("workspace", sa.BigInteger(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("operator", sa.BigInteger(), nullable=True),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["operator"],
            ["operator.id"],
        ),
        sa.ForeignKeyConstraint(
            ["workspace"],
            ["workspace.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code_hash"),
    )

"""Calls: what was told of them, their recordings, the missed ones, and the company's own."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _call()
    _recording()
    _notice()
    _raw_webhook()
    _missed()
    _callback()


def _call() -> None:
    op.create_table(
        "call",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("workspace", sa.BigInteger(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("reversed", sa.Text(), nullable=True),
        sa.Column("client", sa.BigInteger(), nullable=True),
        sa.Column("operator", sa.BigInteger(), nullable=True),
        sa.Column("staff_id", sa.Text(), nullable=True),
        sa.Column("sip_login", sa.Text(), nullable=True),
        sa.Column("crm_order", sa.BigInteger(), nullable=True),
        sa.Column("line", sa.Text(), nullable=True),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("wait_s", sa.BigInteger(), nullable=True),
        sa.Column("talk_s", sa.BigInteger(), nullable=True),
        sa.Column("voicemail", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("end_reason", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["client"],
            ["client.id"],
        ),
        sa.ForeignKeyConstraint(
            ["crm_order"],
            ["crm_order.id"],
        ),
        sa.ForeignKeyConstraint(
            ["operator"],
            ["operator.id"],
        ),
        sa.ForeignKeyConstraint(
            ["workspace"],
            ["workspace.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workspace", "external_id"),
    )
    op.create_index(
        "call_active",
        "call",
        ["workspace"],
        sqlite_where=sa.text("phase <> 'ended'"),
        postgresql_where=sa.text("phase <> 'ended'"),
    )
    op.create_index("call_by_age", "call", ["workspace", "started_at", "id"])
    op.create_index("call_by_client", "call", ["client", "started_at"])
    op.create_index("call_by_end", "call", ["workspace", "reversed"])
    op.create_index("call_by_operator", "call", ["operator", "started_at"])
    op.create_index("call_by_phone", "call", ["workspace", "phone", "started_at"])


def _recording() -> None:
    op.create_table(
        "recording",
        sa.Column("call", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("workspace", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("hash", sa.Text(), nullable=True),
        sa.Column("extension", sa.Text(), nullable=True),
        sa.Column("bytes", sa.BigInteger(), nullable=True),
        sa.Column("milliseconds", sa.BigInteger(), nullable=True),
        sa.Column("shape", sa.LargeBinary(), nullable=True),
        sa.Column("tries", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("next_try_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["call"],
            ["call.id"],
        ),
        sa.ForeignKeyConstraint(
            ["workspace"],
            ["workspace.id"],
        ),
        sa.PrimaryKeyConstraint("call"),
    )
    op.create_index("recording_due", "recording", ["state", "next_try_at"])


def _notice() -> None:
    op.create_table(
        "notice",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("workspace", sa.BigInteger(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("moment", sa.Text(), nullable=False),
        sa.Column("arrived_at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace"],
            ["workspace.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workspace", "external_id", "digest"),
    )


def _raw_webhook() -> None:
    op.create_table(
        "raw_webhook",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("workspace", sa.BigInteger(), nullable=False),
        sa.Column("arrived_at", sa.BigInteger(), nullable=False),
        sa.Column("content_type", sa.Text(), server_default="", nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("recognised", sa.Text(), server_default="{}", nullable=False),
        sa.Column("unknown", sa.Text(), server_default="[]", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace"],
            ["workspace.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )


def _missed() -> None:
    op.create_table(
        "missed",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("workspace", sa.BigInteger(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("client", sa.BigInteger(), nullable=True),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("voicemail", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("claimed_by", sa.BigInteger(), nullable=True),
        sa.Column("claimed_until", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("by_hand", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(
            ["claimed_by"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["client"],
            ["client.id"],
        ),
        sa.ForeignKeyConstraint(
            ["workspace"],
            ["workspace.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("missed_by_phone", "missed", ["workspace", "phone", "closed_at"])
    op.create_index(
        "missed_open",
        "missed",
        ["workspace", "phone"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )


def _callback() -> None:
    op.create_table(
        "callback",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("workspace", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("operator", sa.BigInteger(), nullable=False),
        sa.Column("sip_login", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("client", sa.BigInteger(), nullable=True),
        sa.Column("crm_order", sa.BigInteger(), nullable=True),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("call", sa.BigInteger(), nullable=True),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("step_at", sa.BigInteger(), nullable=False),
        sa.Column("running", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(
            ["call"],
            ["call.id"],
        ),
        sa.ForeignKeyConstraint(
            ["client"],
            ["client.id"],
        ),
        sa.ForeignKeyConstraint(
            ["crm_order"],
            ["crm_order.id"],
        ),
        sa.ForeignKeyConstraint(
            ["operator"],
            ["operator.id"],
        ),
        sa.ForeignKeyConstraint(
            ["person"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["workspace"],
            ["workspace.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workspace", "person", "key"),
    )
    op.create_index(
        "callback_running",
        "callback",
        ["workspace", "phone"],
        unique=True,
        sqlite_where=sa.text("running"),
        postgresql_where=sa.text("running"),
    )

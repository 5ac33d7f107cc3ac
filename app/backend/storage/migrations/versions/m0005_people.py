"""Who did what: the audit trail; who left, was last seen or is not awaited; what a synchronisation told."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _audit()
    _staff()
    op.add_column("person", sa.Column("left_at", sa.BigInteger(), nullable=True))
    op.add_column("desk", sa.Column("last_seen_at", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("invitation") as invitation:
        invitation.add_column(sa.Column("person", sa.BigInteger(), nullable=True))
        invitation.add_column(sa.Column("cancelled_at", sa.BigInteger(), nullable=True))
        invitation.create_foreign_key("invitation_of_person", "person", ["person"], ["id"])


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", KEY, primary_key=True, autoincrement=True),
        sa.Column("workspace", sa.BigInteger(), sa.ForeignKey("workspace.id"), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger(), sa.ForeignKey("person.id"), nullable=True),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("desk", sa.BigInteger(), sa.ForeignKey("desk.id"), nullable=True),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("call", sa.BigInteger(), sa.ForeignKey("call.id"), nullable=True),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("details", sa.Text(), server_default="{}", nullable=False),
    )
    op.create_index("audit_by_age", "audit", ["workspace", "at", "id"])
    op.create_index("audit_by_call", "audit", ["call", "at"])


def _staff() -> None:
    op.create_table(
        "operator_department",
        sa.Column("operator", sa.BigInteger(), sa.ForeignKey("operator.id"), primary_key=True, autoincrement=False),
        sa.Column("department", sa.Text(), primary_key=True),
    )
    op.create_table(
        "staff_change",
        sa.Column("id", KEY, primary_key=True, autoincrement=True),
        sa.Column("workspace", sa.BigInteger(), sa.ForeignKey("workspace.id"), nullable=False),
        sa.Column("operator", sa.BigInteger(), sa.ForeignKey("operator.id"), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("details", sa.Text(), server_default="{}", nullable=False),
    )
    op.create_index("staff_change_by_workspace", "staff_change", ["workspace", "id"])

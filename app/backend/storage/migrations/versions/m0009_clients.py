"""Clients that were merged, and their timeline."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_index("call_by_order", "call", ["crm_order"])

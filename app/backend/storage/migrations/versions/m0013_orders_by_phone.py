"""Orders are found by their number: other clients who ordered with the number that rings."""

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_index("crm_order_by_phone", "crm_order", ["workspace", "phone"])

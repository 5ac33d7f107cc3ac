"""Whom of several with one number a call was with: what somebody said of it holds, whatever is told later."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.add_column("call", sa.Column("client_chosen", sa.Boolean(), nullable=False, server_default=sa.text("false")))

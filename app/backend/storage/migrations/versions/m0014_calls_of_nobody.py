"""Calls that no operator has yet are found by the employee who took them: a synchronisation asks for each."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    for name, column in (("call_of_nobody_by_staff", "staff_id"), ("call_of_nobody_by_login", "sip_login")):
        where = sa.text(f"operator IS NULL AND {column} IS NOT NULL")
        op.create_index(name, "call", ["workspace", column], sqlite_where=where, postgresql_where=where)

"""Names are looked for without apostrophes, and numbers of orders in the small letters of any alphabet."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

_ALIKE = {**dict.fromkeys(map(ord, "'’ʼ‘‛`´′ʹʻ＇\u0300\u0301")), ord("ґ"): "г"}
_AT_ONCE = 1000


def upgrade() -> None:
    _unlook()
    op.add_column("crm_order", sa.Column("folded", sa.Text(), nullable=False, server_default=""))
    for table, written in (("client", "name"), ("manager", "name"), ("crm_order", "number")):
        _fold(table, written)


def _fold(name: str, written: str) -> None:
    table = sa.table(name, sa.column("id"), sa.column(written, sa.Text()), sa.column("folded", sa.Text()))
    part = sa.select(table).where(table.c.id > sa.bindparam("after")).order_by(table.c.id).limit(_AT_ONCE)
    change = sa.update(table).where(table.c.id == sa.bindparam("key")).values(folded=sa.bindparam("anew"))
    connection, after = op.get_bind(), 0
    while rows := connection.execute(part, {"after": after}).all():
        after = rows[-1].id
        anew = [(key, unicodedata.normalize("NFC", text).casefold().translate(_ALIKE), had) for key, text, had in rows]
        if changed := [{"key": key, "anew": folded} for key, folded, had in anew if folded != had]:
            connection.execute(change, changed)


def _unlook() -> None:
    """The index of parts of orders' numbers was of another column; it is made anew after the migrations."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP INDEX IF EXISTS look_order")
        return
    for moment in ("new", "changed", "gone"):
        op.execute(f"DROP TRIGGER IF EXISTS look_order_{moment}")
    op.execute("DROP TABLE IF EXISTS look_order")

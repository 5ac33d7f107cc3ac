"""Words of talks are compared without apostrophes and marks of stress, and «ґ» as «г»."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

_ALIKE = {**dict.fromkeys(map(ord, "'’ʼ‘‛`´′ʹʻ＇\u0300\u0301")), ord("ґ"): "г"}
_AT_ONCE = 500
_PART = sa.text("SELECT summary, folded FROM talk_words WHERE summary > :after ORDER BY summary LIMIT :limit")
_CHANGE = sa.text("UPDATE talk_words SET folded = :folded WHERE summary = :summary")


def upgrade() -> None:
    connection, after = op.get_bind(), 0
    while rows := connection.execute(_PART, {"after": after, "limit": _AT_ONCE}).all():
        after = rows[-1].summary
        for summary, had in rows:
            folded = unicodedata.normalize("NFC", had).casefold().translate(_ALIKE)
            if folded != had:
                connection.execute(_CHANGE, {"summary": summary, "folded": folded})

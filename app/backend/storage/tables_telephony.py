"""The tables of what webhooks bring, what their keys mean here, and which names the telephony's phone knows."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from app.backend.storage.columns import flag, key, moment, of, word
from app.backend.storage.tables import metadata

webhook_moments = Table(
    "webhook_moment",
    metadata,
    Column("workspace", BigInteger, ForeignKey("workspace.id"), primary_key=True, autoincrement=False),
    Column("moment", Text, primary_key=True),  # a member of `contract.telephony.MOMENTS`
    moment("first_at"),
    moment("last_at"),
    moment("misunderstood_at"),
)

key_meanings = Table(
    "key_meaning",
    metadata,
    key(),
    of("workspace"),
    word("key", None),  # as it is compared: without case and punctuation
    word("written", None),  # as it was seen
    word("meaning", None),  # a member of `contract.telephony.Meaning`
    moment("made_at", needed=True),
    UniqueConstraint("workspace", "key"),
)

pushed_names = Table(
    "pushed_name",
    metadata,
    Column("client", BigInteger, ForeignKey("client.id"), primary_key=True, autoincrement=False),
    of("workspace"),
    word("name", None),
    Column("numbers", Integer, nullable=False),
    Column("newest_number", BigInteger, nullable=False),
    moment("at", needed=True),
    flag("refused"),  # the telephony does not take this one
    Index("pushed_name_by_workspace", "workspace"),
)

"""Tables of what the processes behind one database know of each other and for each other."""

from sqlalchemy import BigInteger, Column, ForeignKey, Table, Text, text

from app.backend.storage.columns import flag, word
from app.backend.storage.tables import metadata

leases = Table(
    "lease",
    metadata,
    Column("name", Text, primary_key=True),
    word("holder"),  # empty: given back
    Column("beat", BigInteger, nullable=False, server_default=text("0")),  # goes on as long as the holder lives
)

presences = Table(
    "presence",
    metadata,
    Column("workspace", BigInteger, ForeignKey("workspace.id"), primary_key=True, autoincrement=False),
    word("online", "[]"),  # SIP logins
    word("speaking", "[]"),
    flag("known"),
    flag("silent"),  # the last question to Ringostat was not answered
)

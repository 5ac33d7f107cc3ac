"""The tables of talks in words: what the provider's AI told of a call, and its transcript.

They are bound to a call by the provider's id of it, for the AI may be quicker than the news of the call.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, UniqueConstraint, text

from app.backend.storage.columns import key, moment, of, word
from app.backend.storage.tables import metadata

summaries = Table(
    "summary",
    metadata,
    key(),
    of("workspace"),
    word("external_id", None),  # of the call
    moment("told_at", needed=True),
    word("summary"),
    word("client_mood"),
    word("employee_mood"),
    word("overall_mood"),
    word("actions", "[]"),
    word("state", "none"),  # of the transcript
    Column("reason", Text),
    Column("url", Text),  # encrypted; never leaves the backend
    Column("url_digest", LargeBinary),  # by it the same address is known, for it is never encrypted alike
    Column("tries", Integer, nullable=False, server_default=text("0")),
    moment("next_try_at"),
    UniqueConstraint("workspace", "external_id"),
    Index("summary_due", "state", "next_try_at"),
)

talk_words = Table(
    "talk_words",
    metadata,
    Column("summary", BigInteger, ForeignKey("summary.id"), primary_key=True, autoincrement=False),
    of("workspace"),
    Column("cues", LargeBinary, nullable=False),  # the lines as JSON
    word("folded"),  # summary, actions and lines as words are compared, one a line
)

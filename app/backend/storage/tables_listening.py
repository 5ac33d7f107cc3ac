"""The tables of what is known of a talk from hearing it, and of what people judged of it."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, text

from app.backend.storage.columns import moment, of, word
from app.backend.storage.tables import metadata

talk_shares = Table(
    "talk_share",
    metadata,
    Column("call", BigInteger, ForeignKey("call.id"), primary_key=True, autoincrement=False),
    of("workspace"),
    Column("client_ms", BigInteger, nullable=False),
    Column("operator_ms", BigInteger, nullable=False),
    Column("both_ms", BigInteger, nullable=False),
    Column("silence_ms", BigInteger, nullable=False),
    Column("longest_client_ms", BigInteger, nullable=False),
    Column("longest_operator_ms", BigInteger, nullable=False),
    Column("longest_silence_ms", BigInteger, nullable=False),
    Column("client_interrupted", Integer, nullable=False),
    Column("operator_interrupted", Integer, nullable=False),
    Column("operator_percent", Integer, nullable=False, server_default=text("0")),  # of what was said, whole
    Index("talk_share_by_operator", "workspace", "operator_percent"),
    Index("talk_share_by_silence", "workspace", "longest_silence_ms"),
    Index("talk_share_by_monologue", "workspace", "longest_operator_ms"),
    Index("talk_share_by_interruptions", "workspace", "operator_interrupted"),
)

reviews = Table(
    "review",
    metadata,
    Column("call", BigInteger, ForeignKey("call.id"), primary_key=True, autoincrement=False),
    Column("person", BigInteger, ForeignKey("person.id"), primary_key=True, autoincrement=False),
    Column("rating", Integer),  # 1-5
    word("tags", "[]"),
    moment("at", needed=True),
)

quality = Table(
    "quality",
    metadata,
    Column("call", BigInteger, ForeignKey("call.id"), primary_key=True, autoincrement=False),
    of("workspace"),
    Column("rating_hundredths", BigInteger),  # the mean of the reviews' ratings
    Column("reviews", Integer, nullable=False),
    word("tags", "[]"),
    Column("comments", Integer, nullable=False),
    Index("quality_by_rating", "workspace", "rating_hundredths"),
)

"""The tables of clients that were merged: what moved, so that it can move back."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text

from app.backend.storage.columns import key, moment, of, word
from app.backend.storage.tables import metadata

client_merges = Table(
    "client_merge",
    metadata,
    key(),
    of("workspace"),
    of("client", "kept"),
    of("client", "gone"),
    of("person", needed=False),
    moment("at", needed=True),
    moment("undone_at"),
    word("name_before"),  # of the one that was kept
    word("name_after"),
    word("note_before"),
    word("note_after"),
    Column("main_before", Text),
    Index("client_merge_by_kept", "kept", "at"),
)

client_moves = Table(
    "client_move",
    metadata,
    Column("merge", BigInteger, ForeignKey("client_merge.id"), primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),  # the table of the row
    Column("row_key", Text, primary_key=True),
)

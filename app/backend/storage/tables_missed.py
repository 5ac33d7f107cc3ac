"""What belongs to the missed queue beside its entries: the company's hours and the names of its lines."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Table, Text

from app.backend.storage.columns import word
from app.backend.storage.tables import metadata

working_hours = Table(
    "working_hours",
    metadata,
    Column("workspace", BigInteger, ForeignKey("workspace.id"), primary_key=True, autoincrement=False),
    Column("time_zone", Text),  # NULL: the project's
    word("days", None),
    word("holidays", "[]"),
    Column("soon_after_min", Integer, nullable=False),
    Column("late_after_min", Integer, nullable=False),
)

company_lines = Table(
    "company_line",
    metadata,
    Column("workspace", BigInteger, ForeignKey("workspace.id"), primary_key=True, autoincrement=False),
    Column("number", Text, primary_key=True),
    word("name", None),
)

"""The tables of who did what, of the employees' groups, and of what a synchronisation changed."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text

from app.backend.storage.columns import key, moment, of, word
from app.backend.storage.tables import metadata

audit = Table(
    "audit",
    metadata,
    key(),
    of("workspace"),
    moment("at", needed=True),
    of("person", needed=False),  # NULL: nobody was signed in
    word("name"),  # theirs at that time
    of("desk", needed=False),
    word("deed", None),  # a member of `contract.people.Deed`
    of("call", needed=False),
    word("subject"),  # what or whom it was done to, as a person reads it
    word("details", "{}"),
    Index("audit_by_age", "workspace", "at", "id"),
    Index("audit_by_call", "call", "at"),
)

operator_departments = Table(
    "operator_department",
    metadata,
    Column("operator", BigInteger, ForeignKey("operator.id"), primary_key=True, autoincrement=False),
    Column("department", Text, primary_key=True),
)

staff_changes = Table(
    "staff_change",
    metadata,
    key(),
    of("workspace"),
    of("operator"),
    moment("at", needed=True),
    word("kind", None),  # a member of `contract.people.StaffChangeKind`
    word("details", "{}"),
    Index("staff_change_by_workspace", "workspace", "id"),
)

"""What the desk tells before it takes a list out."""

from typing import Annotated

from msgspec import Meta, Struct

from app.contract.requests import Word


class NewExport(Struct, frozen=True, kw_only=True):
    """Kept in the audit trail: who takes which calls out, as which kind of file."""

    kind: Word
    """`csv` or `xlsx`."""
    asked: Annotated[dict[Word, Annotated[str, Meta(max_length=200)]], Meta(max_length=40)] = {}
    """The filters in force, by their names in the query of calls; and `rows`, when they were counted."""

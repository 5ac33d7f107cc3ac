"""What the desk tells when it takes a list or recordings out."""

from typing import Annotated

from msgspec import Meta, Struct

from app.audio.forms import Form
from app.contract.requests import Word
from app.recording_names import TEMPLATE

MOST_CHOSEN = 10_000
"""Calls in one selection."""

EXPECTED_LENGTH = "Expected-Length"
"""The head of an answer that is made while it is sent: about how many bytes it will be."""

type Key = Annotated[int, Meta(ge=0, le=2**63 - 1)]


class NewExport(Struct, frozen=True, kw_only=True):
    """Kept in the audit trail: who takes which calls out, as which kind of file."""

    kind: Word
    """`csv` or `xlsx`."""
    asked: Annotated[dict[Word, Annotated[str, Meta(max_length=200)]], Meta(max_length=40)] = {}
    """The filters in force, by their names in the query of calls; and `rows`, when they were counted."""


class NewArchive(Struct, frozen=True, kw_only=True):
    """The recordings of a selection are wanted as one ZIP."""

    calls: Annotated[tuple[Key, ...], Meta(min_length=1)]
    """At most `MOST_CHOSEN`."""
    template: Annotated[str, Meta(max_length=200)] = TEMPLATE
    """By which the files are named."""
    form: Form = Form.ORIGINAL

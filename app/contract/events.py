"""The live line: what the backend tells a desk, in the order it happened.

The first message is `hello`; with `?after=SEQ` what was missed follows in order; `reset` says that the gap is older
than the journal and the desk must load everything anew. Every other message is an `Event`.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Raw, Struct

from app.contract.answers import Call, Callback, Client, ClientFile, Me, Missed, Named, Operator
from app.contract.reviews import CommentNews, ReviewNews
from app.contract.talk_text import TextNews
from app.contract.telephony import TelephonyNews
from app.contract.working_hours import WorkingHours


class EventType(StrEnum):
    CALL = "call"
    CLIENT = "client"
    RECORDING = "recording"
    CALLBACK = "callback"
    OPERATOR = "operator"
    MISSED = "missed"
    PRESENCE = "presence"
    COMMENT = "comment"
    REVIEW = "review"
    TEXT = "text"
    ACCESS = "access"
    """Never sent: by it the backend's processes tell each other whose live lines to end."""
    CALLS_FOUND = "calls_found"
    ORDERS_FOUND = "orders_found"
    INTEGRATION = "integration"
    WORKING_HOURS = "working_hours"


NOBODY_KNOWN = Named(0, "")
"""Who took a call when the company does not know them: an employee without an operator's row."""


class CallNews(Call, frozen=True, kw_only=True, omit_defaults=True):
    """A call as it is now, and with the first ring of an incoming one everything the card shows.

    Whoever only learns that somebody else took it gets `taken_by` and neither number nor client.
    """

    file: ClientFile | None = None
    taken_by: Named | None = None


class RecordingNews(Struct, frozen=True, kw_only=True):
    """`call` is the call as it is now."""

    call: Call


class Presence(Struct, frozen=True, kw_only=True):
    """SIP logins that are registered, and those that speak now."""

    online: tuple[str, ...]
    speaking: tuple[str, ...]


class CallsFound(Struct, frozen=True, kw_only=True):
    """Older calls were found in the provider's call log: lists are to be loaded anew, nothing is to be announced.

    `calls` is how many changed; 0 when it is only possible that some did.
    """

    calls: int = 0


class OrdersFound(Struct, frozen=True, kw_only=True):
    """So many orders are new or have changed: a list of orders is to be loaded anew, quietly."""

    orders: int = 0


class AccessNews(Struct, frozen=True):
    """It holds nothing: its audience says everything."""


class Hello(Struct, frozen=True, kw_only=True, tag_field="type", tag="hello"):
    seq: int
    me: Me
    calls: tuple[CallNews, ...] = ()


class Reset(Struct, frozen=True, tag_field="type", tag="reset"):
    """What was missed is older than the journal."""


class Event(Struct, frozen=True):
    """One line of the journal; `data` is read by `data_of`, so an unknown type costs nothing."""

    seq: int
    at: datetime
    type: str
    data: Raw


_DATA: dict[str, type[Any]] = {
    EventType.CALL: CallNews,
    EventType.CLIENT: Client,
    EventType.RECORDING: RecordingNews,
    EventType.CALLBACK: Callback,
    EventType.OPERATOR: Operator,
    EventType.MISSED: Missed,
    EventType.PRESENCE: Presence,
    EventType.COMMENT: CommentNews,
    EventType.REVIEW: ReviewNews,
    EventType.TEXT: TextNews,
    EventType.INTEGRATION: TelephonyNews,
    EventType.CALLS_FOUND: CallsFound,
    EventType.ORDERS_FOUND: OrdersFound,
    EventType.WORKING_HOURS: WorkingHours,
}


class _Head(Struct, frozen=True):
    type: str


def read_message(text: str | bytes) -> Hello | Reset | Event:
    """Read one message of the live line.

    Raises:
        msgspec.DecodeError: it is not JSON or not of this contract.
    """
    match msgspec.json.decode(text, type=_Head).type:
        case "hello":
            return msgspec.json.decode(text, type=Hello)
        case "reset":
            return msgspec.json.decode(text, type=Reset)
        case _:
            return msgspec.json.decode(text, type=Event)


def data_of(event: Event) -> Any:  # noqa: ANN401 - the caller matches on the struct's type
    """The event's struct; None for a type this program does not know yet."""
    kind = _DATA.get(event.type)
    return None if kind is None else msgspec.json.decode(event.data, type=kind)

"""A talk in words: the summary that the telephony's AI made of it, its transcript, and words found in all talks."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from app.contract.answers import Call

FEWEST_LETTERS = 3
"""Of a word that is looked for in the talks."""


class MoodKind(StrEnum):
    GOOD = "good"
    NEUTRAL = "neutral"
    BAD = "bad"


class Mood(Struct, frozen=True, kw_only=True):
    """`words` are the provider's; `kind` is None when they are none we know."""

    words: str
    kind: MoodKind | None


class TextState(StrEnum):
    """Where the transcript stands."""

    NONE = "none"
    """Nobody has told of one."""
    PENDING = "pending"
    READY = "ready"
    FAILED = "failed"


class TextReason(StrEnum):
    """Why it is not there."""

    HOST_REFUSED = "host_refused"
    """Its address leads to where nothing is fetched from."""
    NOT_FOUND = "not_found"
    SOURCE_SILENT = "source_silent"
    TOO_LARGE = "too_large"
    NOT_READABLE = "not_readable"
    """What was there is no transcript."""


class TalkSummary(Struct, frozen=True, kw_only=True):
    """`told_at` None: the AI has not told of this call yet."""

    told_at: datetime | None = None
    summary: str = ""
    """Plain text of a few lines."""
    client_mood: Mood | None = None
    employee_mood: Mood | None = None
    overall_mood: Mood | None = None
    actions: tuple[str, ...] = ()
    transcript: TextState = TextState.NONE


class Lane(StrEnum):
    CLIENT = "client"
    OPERATOR = "operator"


class Cue(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line of the talk; seconds of the recording."""

    start_s: float
    end_s: float
    text: str
    lane: Lane | None = None
    """None: nobody said whose it is."""
    speaker: str = ""
    """As the transcript names them; empty when it does not."""


class Transcript(Struct, frozen=True, kw_only=True):
    """`cues` in the order of their starts; they may overlap."""

    state: TextState
    reason: TextReason | None = None
    next_try_at: datetime | None = None
    cues: tuple[Cue, ...] = ()


class WordPlace(Struct, frozen=True, kw_only=True):
    """Where a talk holds what was looked for; `at_s` None: in its summary."""

    at_s: float | None
    lane: Lane | None
    text: str
    """The line, or as much of it as stands around the word."""


class FoundTalk(Struct, frozen=True, kw_only=True):
    """A call in whose words it was found; `places` are the first few of `count`."""

    call: Call
    places: tuple[WordPlace, ...]
    count: int


class TextNews(Struct, frozen=True, kw_only=True):
    """Summary or transcript of the call have changed: whoever shows them asks anew."""

    call_id: int

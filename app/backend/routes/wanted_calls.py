"""Which calls are asked for: the query of the list, of its totals and of what is taken out of it."""

from datetime import datetime
from typing import Annotated

from litestar.di import NamedDependency
from litestar.params import FromQuery, QueryParameter

from app import phone_numbers
from app.backend.refusals import Refusal
from app.backend.storage.call_pages import CallFilter
from app.backend.storage.said_words import Words
from app.contract.answers import Direction, Status
from app.contract.problems import Problem

Limit = Annotated[int, QueryParameter(ge=1, le=200)]
Text = Annotated[str | None, QueryParameter(max_length=200)]
Key = Annotated[int | None, QueryParameter(ge=0, le=2**63 - 1)]
Hour = Annotated[int | None, QueryParameter(ge=0, le=23)]
Weekday = Annotated[int | None, QueryParameter(ge=0, le=6)]
Seconds = Annotated[int | None, QueryParameter(ge=0, le=86_400)]
Rating = Annotated[int | None, QueryParameter(ge=1, le=5)]
WantedCalls = NamedDependency[CallFilter]
"""What the query asks for, as a route asks for it."""
FEWEST_DIGITS = 3


def wanted_calls(
    q: Text = None,
    phone: Text = None,
    client: Key = None,
    order: Key = None,
    operator: Key = None,
    manager: Key = None,
    status: FromQuery[Status | None] = None,
    direction: FromQuery[Direction | None] = None,
    missed: FromQuery[bool | None] = None,
    recorded: FromQuery[bool | None] = None,
    rating_from: Rating = None,
    rating_to: Rating = None,
    tag: Text = None,
    operator_share: Annotated[int | None, QueryParameter(ge=0, le=100)] = None,
    silence: Seconds = None,
    monologue: Seconds = None,
    interruptions: Annotated[int | None, QueryParameter(ge=0, le=10_000)] = None,
    reviewed: FromQuery[bool | None] = None,
    since: Annotated[datetime | None, QueryParameter(name="from")] = None,
    until: Annotated[datetime | None, QueryParameter(name="to")] = None,
    hour: Hour = None,
    weekday: Weekday = None,
    talk_from: Seconds = None,
    talk_to: Seconds = None,
    words: Text = None,
) -> CallFilter:
    """Read the query.

    `operator_share` is the least per cent of the speech that is the operator's, `silence` the least seconds of the
    longest one, `monologue` those of the operator's longest word, `interruptions` how often at least the operator cut
    in on the client. `hour` and `weekday` (Monday is 0) are of the company's time zone; `manager` 0 asks for the calls
    of none. `words` are of the transcript or the summary, all of them; those of which none has three letters ask
    nothing.
    """
    whole, end = number_of(phone)
    return CallFilter(
        q=q,
        q_digits=digits_of(q),
        phone=whole,
        end=end,
        client=client,
        order=order,
        operator=operator,
        manager=manager,
        status=status,
        direction=direction,
        missed=missed,
        recorded=recorded,
        rating_from=rating_from,
        rating_to=rating_to,
        tag=tag,
        operator_share=operator_share,
        silence=silence,
        monologue=monologue,
        interruptions=interruptions,
        reviewed=reviewed,
        since=in_time(since),
        until=in_time(until),
        hour=hour,
        weekday=weekday,
        talk_from=talk_from,
        talk_to=talk_to,
        words=Words.read(words or ""),
    )


def number_of(text: str | None) -> tuple[str | None, str | None]:
    """A number as somebody typed it: whole in E.164, or else its last digits.

    Raises:
        Refusal: there are too few digits to look for.
    """
    if not text:
        return None, None
    whole = phone_numbers.e164(text)
    if whole is not None:
        return whole, None
    end = digits_of(text)
    if end is None:
        raise Refusal(Problem.NUMBER_NOT_VALID)
    return None, end


def digits_of(text: str | None) -> str | None:
    """The digits of a text that may be a part of a number; None when it is none."""
    digits = "".join(character for character in text or "" if character.isascii() and character.isdigit())
    letters = any(character.isalpha() for character in text or "")
    return None if letters or not FEWEST_DIGITS <= len(digits) <= 15 else digits


def in_time(moment: datetime | None) -> datetime | None:
    """A moment of the query; one without zone would mean something else to everybody.

    Raises:
        Refusal: it has no zone.
    """
    if moment is not None and moment.tzinfo is None:
        raise Refusal(Problem.BAD_REQUEST, detail="a moment needs its zone, as in 2026-10-08T00:00:00Z")
    return moment

"""Any account's Ringostat webhook → one `CallNotice` in our words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app.backend.domain.notice import CallNotice, Moment
from app.backend.domain.talk_text import TalkAnalysis
from app.backend.providers.ringostat_analysis import analysis_of
from app.backend.providers.ringostat_body import Pairs, pairs_of
from app.backend.providers.ringostat_keys import AI_TEMPLATE, NO_OWN, TEMPLATE, Said, is_prose, place_in
from app.backend.providers.ringostat_sides import client_of, employee_of, is_called_from_inside, is_number, line_of
from app.backend.providers.ringostat_values import (
    NOT_FINAL,
    address_in,
    direction_of,
    ending_of,
    seconds_of,
    start_of,
    status_of,
    yes_or_no,
)
from app.contract.telephony import MOMENTS

__all__ = [
    "AI_TEMPLATE",
    "TEMPLATE",
    "Analysed",
    "Ignored",
    "NotUnderstood",
    "Understood",
    "keys_told",
    "moment_told",
    "notice_of",
    "read_notice",
    "sorted_out",
]

_LONGEST_CALL_ID = 200
_LONGEST_KEY = 120
_LATER = 100
"""Added to the rank of a value that stands under another one's key."""
_MOST_TOLD = 100
"""Keys and characters of a value that are shown to the administrator."""

_MOMENTS: dict[str, Moment] = {
    **dict.fromkeys(("before", "beforecall", "start", "callstart", "ring", "ringing", "new", "newcall"), Moment.BEFORE),
    **dict.fromkeys(("answered", "answer", "pickup", "pickedup", "taking", "takingthecall", "accept"), Moment.ANSWERED),
    **dict.fromkeys(("forwarded", "forward", "forwarding", "transfer", "transferred", "redirect"), Moment.FORWARDED),
    **dict.fromkeys(("after", "aftercall", "end", "ended", "callend", "hangup", "finish", "finished"), Moment.AFTER),
    **dict.fromkeys(("rating", "afterrating", "completed", "complete"), Moment.AFTER),
}
_OTHER_EVENTS: dict[str, str] = {
    **dict.fromkeys(("ai", "aicall", "callai", "callprocessedbyai", "aisummary", "aiprocessed"), "ai"),
    **dict.fromkeys(("form", "formsent", "formsubmit", "formsubmitted"), "form"),
    **dict.fromkeys(("dialogue", "dialogueopened", "dialogueclosed", "dialog", "dialogopened"), "dialogue"),
    **dict.fromkeys(("dialogclosed", "chat", "chatopened", "chatclosed"), "dialogue"),
    **dict.fromkeys(("deal", "dealchanged", "dealstatus", "lead"), "deal"),
}


@dataclass(frozen=True, slots=True)
class Understood:
    """`analysis` is what the AI told in the same webhook, where one address was pasted for all."""

    notice: CallNotice
    analysis: TalkAnalysis | None = None


@dataclass(frozen=True, slots=True)
class Analysed:
    """A call that the AI has processed."""

    analysis: TalkAnalysis


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Kept and shown to the administrator: what was recognised, which keys were not, and why it is no notice.

    `reason` is `empty`, `not_readable`, `no_call_id` or `nothing_told`.
    """

    recognised: dict[str, str]
    unknown: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """Not a call's moment: `form`, `dialogue` or `deal`."""

    kind: str


type Read = Understood | Analysed | NotUnderstood | Ignored
"""What became of one webhook."""


class _Marker(NamedTuple):
    """What the `event` says, each None when it does not say it."""

    moment: Moment | None
    direction: str | None
    other: str | None


_NOT_MARKED = _Marker(None, None, None)


def read_notice(
    body: bytes,
    content_type: str,
    query: Mapping[str, str],
    *,
    zone: ZoneInfo,
    own: Mapping[str, Said] = NO_OWN,
) -> Read:
    """Read one webhook; never raises. `zone` is the project's: dates come without an offset.

    `own` is what the company's administrator says that its keys mean.
    """
    pairs = _pairs(body, content_type, query, own)
    said, unknown = sorted_out(pairs, own)
    marker = _marker(_event_of(query) or said.get(Said.EVENT, ""))
    if marker.other not in {None, "ai"}:
        return Ignored(marker.other)
    call_id = said.get(Said.CALL_ID, "")[:_LONGEST_CALL_ID]
    analysis = analysis_of(call_id, said, pairs, own) if call_id else None
    of_a_call = marker.other is None and (marker.moment is not None or _tells_something(said))
    if analysis is not None and not of_a_call:
        return Analysed(analysis)
    if Said.NOT_A_CALL in said and marker == _NOT_MARKED and not of_a_call:
        return Ignored("form")
    if not call_id or not of_a_call:
        return _not_understood(pairs, said, unknown, body)
    return Understood(notice_of(said, marker.moment, zone, direction=marker.direction), analysis)


def keys_told(
    body: bytes, content_type: str, query: Mapping[str, str], own: Mapping[str, Said] = NO_OWN
) -> tuple[tuple[str, str, Said | None], ...]:
    """Each key of a webhook with the beginning of its value and what it means to us; None: nothing."""
    told = {}
    for key, text in _pairs(body, content_type, query, own)[:_MOST_TOLD]:
        place = place_in(key, own)
        told[key[:_LONGEST_KEY]] = (text[:_MOST_TOLD], None if place is None else place[0])
    return tuple((key, text, said) for key, (text, said) in told.items())


def moment_told(query: Mapping[str, str], what: Read) -> str | None:
    """Which of the moments that have a webhook of their own this is of; None when nobody can say."""
    marked = _event_of(query).lower()
    if marked in MOMENTS:
        return marked
    match what:
        case Understood(CallNotice(moment=Moment.AFTER, direction="out")):
            return "after_outgoing"
        case Understood(notice):
            return notice.moment.value if notice.moment.value in MOMENTS else None
        case Analysed():
            return "ai"
        case _:
            return None


def _event_of(query: Mapping[str, str]) -> str:
    return next((value for key, value in query.items() if key.lower() == "event"), "")


def _pairs(body: bytes, content_type: str, query: Mapping[str, str], own: Mapping[str, Said]) -> Pairs:
    told = {key: value for key, value in query.items() if key.lower() != "event"}
    return pairs_of(body, content_type, told, lambda path: is_prose(path, own))


def sorted_out(pairs: Pairs, own: Mapping[str, Said] = NO_OWN) -> tuple[dict[Said, str], tuple[str, ...]]:
    """The best text of each value we know, empty when its key was there and told nothing; and the unknown keys."""
    said: dict[Said, str] = {}
    ranks: dict[Said, int] = {}
    unknown: list[str] = []
    for key, text in pairs:
        place = place_in(key, own)
        if place is None:
            unknown.append(key)
            continue
        what, rank = place
        if rank < 0:
            pass  # a person said what it is
        elif what is Said.CALL_ID and text.startswith(("http://", "https://")):
            what, rank = Said.RECORDING, rank + _LATER  # `record` is an id in one account and a link in the next
        elif what is Said.DIRECTION and text and direction_of(text) is None:
            what, rank = Said.EVENT, rank + _LATER  # so is `type` a direction here and a moment there
        if not text:
            said.setdefault(what, "")
        elif not said.get(what) or rank < ranks[what]:
            said[what] = text
            ranks[what] = rank
    return said, tuple(unknown)


def notice_of(
    said: Mapping[Said, str], moment: Moment | None, zone: ZoneInfo, *, direction: str | None = None
) -> CallNotice:
    """The notice of these values; `moment` None = seen from the values. `said` must hold a call id."""
    call_id = said[Said.CALL_ID][:_LONGEST_CALL_ID]
    way = direction_of(said.get(Said.DIRECTION, "")) or direction or _likely_direction(said)
    status = status_of(said.get(Said.STATUS, ""))
    talk_s, total_s = _duration(said, Said.TALK, Said.TALK_MS), _duration(said, Said.TOTAL, Said.TOTAL_MS)
    recording = _recording_url(said)
    moment = _moment(moment, said, status, way, talked=bool(talk_s or recording))
    over = moment in {Moment.AFTER, Moment.LOGGED}
    if way == "in" and is_called_from_inside(said):
        way = "callback"  # an employee's own leg: whatever number stands there is the company's
        said = {**said, Said.DESTINATION: ""}
    client = client_of(said, way)
    employee = employee_of(said, way)
    return CallNotice(
        call_id=call_id,
        moment=moment,
        direction=way,
        phone=client.phone,
        written=client.written,
        hidden=client.hidden,
        line=line_of(said, way, client.phone),
        staff_id=employee.staff_id,
        sip_login=employee.sip_login,
        employee=employee.name,
        extension=employee.extension,
        ending=ending_of(status, talk_s) if over else None,
        end_reason=status if over and status not in NOT_FINAL else None,
        talk_s=talk_s,
        wait_s=seconds_of(said.get(Said.WAIT, "")),
        total_s=total_s,
        started_at=start_of(call_id, said.get(Said.TIMESTAMP, ""), said.get(Said.DATE, ""), zone),
        recording_url=recording,
        has_recording=yes_or_no(said.get(Said.HAS_RECORDING) or said.get(Said.RECORDING, "")),
        project_id=said.get(Said.PROJECT_ID, "")[:64] or None,
    )


def _marker(text: str) -> _Marker:
    word = "".join(filter(str.isalnum, text.lower()))
    if word in _OTHER_EVENTS:
        return _Marker(None, None, _OTHER_EVENTS[word])
    for ending, direction in (("outgoingcall", "out"), ("outgoing", "out"), ("incomingcall", "in"), ("incoming", "in")):
        if word != ending and (word.endswith(ending) or word.startswith(ending)):
            return _Marker(_MOMENTS.get(word.removesuffix(ending).removeprefix(ending)), direction, None)
    return _Marker(_MOMENTS.get(word), None, None)


def _moment(marked: Moment | None, said: Mapping[Said, str], status: str | None, way: str, *, talked: bool) -> Moment:
    """The marked moment, unless the values prove that one URL was pasted for every moment; else the likely one."""
    final = status is not None and status not in NOT_FINAL
    if marked is not None:
        return Moment.AFTER if final and talked and marked is not Moment.LOGGED else marked
    if final or talked or (status is None and _duration(said, Said.TOTAL, Said.TOTAL_MS)):
        return Moment.AFTER
    taken = said.get(Said.STAFF_ID) or said.get(Said.SIP_LOGIN)
    return Moment.ANSWERED if taken and way != "out" else Moment.BEFORE


def _likely_direction(said: Mapping[Said, str]) -> str:
    """Without a word on it: out when only the called side is a telephone's."""
    from_staff = bool(said.get(Said.CALLER)) and not is_number(said, Said.CALLER)
    return "out" if from_staff and is_number(said, Said.DESTINATION) and not said.get(Said.NUMBER_E164) else "in"


def _tells_something(said: Mapping[Said, str]) -> bool:
    return any(
        said.get(what)
        for what in (Said.DIRECTION, Said.STATUS, Said.NUMBER_E164, Said.USERFIELD, Said.CALLER, Said.DESTINATION)
    )


def _duration(said: Mapping[Said, str], what: Said, in_ms: Said) -> int | None:
    seconds = seconds_of(said.get(what, ""))
    return seconds_of(said.get(in_ms, ""), milliseconds=True) if seconds is None else seconds


def _recording_url(said: Mapping[Said, str]) -> str | None:
    """The compressed recording before the WAV: a tenth of the bytes, the same two lanes."""
    for what in (Said.RECORDING, Said.RECORDING_WAV, Said.HAS_RECORDING):
        if (url := address_in(said.get(what, ""))) is not None:
            return url
    return None


def _not_understood(pairs: Pairs, said: Mapping[Said, str], unknown: tuple[str, ...], body: bytes) -> NotUnderstood:
    shown = {what.value: text[:_MOST_TOLD] for what, text in said.items() if text and what is not Said.IGNORED}
    if not pairs:
        reason = "not_readable" if body.strip() else "empty"
    else:
        reason = "nothing_told" if said.get(Said.CALL_ID) else "no_call_id"
    return NotUnderstood(shown, tuple(key[:_MOST_TOLD] for key in unknown[:_MOST_TOLD]), reason)

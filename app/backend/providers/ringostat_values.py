"""What Ringostat's values mean: statuses, directions, durations, times, display strings."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from app.backend.domain.notice import Ending

_LONGEST_NAME = 200
LONGEST_URL = 2000
_LONGEST_DURATION = 7 * 24 * 3600
_EARLIEST, _LATEST = 946_684_800, 4_102_444_800  # the years 2000 and 2100
_SEPARATORS = re.compile(r"[\s_\-+.]+")
_SECOND_IN_CALL_ID = re.compile(r"_-(\d{9,10})(?!\d)")
_DISPLAY = re.compile(r'^\s*"?(?P<name>[^"<>]*)"?\s*<(?P<address>[^<>]*)>?\s*$')
_CLOCK = re.compile(r"^(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})$")
_SECONDS = re.compile(r"^(\d{1,12})(?:[.,]\d+)?\s*(?:s|sec|с|сек)?\.?$", re.IGNORECASE)
_DATE = re.compile(
    r"^(?:(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})|(?P<d2>\d{1,2})[-./](?P<m2>\d{1,2})[-./](?P<y2>\d{4}))"
    r"[T ,]+(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2})(?:\.\d+)?)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?$"
)

NOT_FINAL = frozenset({"in_progress", "calling", "ringing"})
_ENDINGS: dict[str, Ending] = {
    **dict.fromkeys(("answered", "proper", "repeated"), Ending.TALKED),
    "voicemail": Ending.VOICEMAIL,
    **dict.fromkeys(
        (
            "no_answer",
            "busy",
            "failed",
            "no_forward",
            "client_no_answer",
            "decline",
            "wrong_extension",
            "no_extension",
            "failed_forbidden_destination",
        ),
        Ending.NOT_TALKED,
    ),
}
_SPELLINGS = {
    **{status.replace("_", ""): status for status in (*_ENDINGS, *NOT_FINAL)},
    "voicemessage": "voicemail",
    "declined": "decline",
    "inprocess": "in_progress",
    "noanswered": "no_answer",
    "notanswered": "no_answer",
}
_DIRECTIONS = {
    **dict.fromkeys(("in", "incoming", "inbound", "transitin", "income", "вхідний", "входящий"), "in"),
    **dict.fromkeys(("out", "outgoing", "outbound", "transitout", "outcome", "вихідний", "исходящий"), "out"),
    **dict.fromkeys(("callback", "callbackin", "callbackout", "зворотний"), "callback"),
}
_YES = frozenset({"1", "true", "yes", "y", "on", "так", "да"})
_NO = frozenset({"0", "false", "no", "n", "off", "ні", "нет"})


def status_of(text: str) -> str | None:
    """The provider's word in lower case with underscores, however it separated and capitalised it."""
    words = _SEPARATORS.sub("_", text.strip().lower()).strip("_")[:60]
    return _SPELLINGS.get(words.replace("_", ""), words) or None


def ending_of(status: str | None, talk_s: int | None) -> Ending | None:
    """How a call that is over ended; None while the status is not final, or when nothing at all is told."""
    if status in NOT_FINAL:
        return None
    if status is not None and (ending := _ENDINGS.get(status)) is not None:
        return ending
    if talk_s:
        return Ending.TALKED
    return None if status is None and talk_s is None else Ending.NOT_TALKED


def direction_of(text: str) -> str | None:
    return _DIRECTIONS.get("".join(filter(str.isalpha, text.lower())).removesuffix("call"))


def yes_or_no(text: str) -> bool | None:
    word = text.lower()
    return True if word in _YES else False if word in _NO else None


def seconds_of(text: str, *, milliseconds: bool = False) -> int | None:
    """Whole seconds of `14`, `14.0` or `0:14`; None for anything else and for more than a week."""
    if found := _SECONDS.match(text):
        seconds = int(found[1]) // (1000 if milliseconds else 1)
    elif found := _CLOCK.match(text):
        hours, minutes, rest = (int(part or 0) for part in found.groups())
        seconds = hours * 3600 + minutes * 60 + rest
    else:
        return None
    return seconds if seconds <= _LONGEST_DURATION else None


def start_of(call_id: str, timestamp: str, date: str, zone: ZoneInfo) -> datetime | None:
    """When the call began, UTC: the safest source first, the date in the project's zone last."""
    if (found := _SECOND_IN_CALL_ID.search(call_id)) and (start := _from_unix(found[1])):
        return start
    return _from_unix(timestamp) or _from_unix(date) or _from_date(date, zone)


def unwrapped(text: str) -> tuple[str, str]:
    """Display name and address of `"Name" <address>`; a bare text is its own address and has no name."""
    if "<" not in text:
        return "", text.strip().strip('"')
    found = _DISPLAY.match(text)
    return (found["name"].strip(), found["address"].strip()) if found else ("", text)


def name_of(text: str) -> str | None:
    """A person's name on one line, at most 200 characters; None when nothing is left of it."""
    return " ".join(text.split())[:_LONGEST_NAME].strip() or None


def _from_unix(text: str) -> datetime | None:
    """Unix time in seconds, milliseconds or microseconds."""
    digits = text.partition(".")[0]
    if not (9 <= len(digits) <= 16 and digits.isascii() and digits.isdigit()):
        return None
    value = int(digits)
    unit = 1_000_000 if value >= 10**14 else 1000 if value >= 10**11 else 1
    seconds, rest = divmod(value, unit)
    if not _EARLIEST <= seconds < _LATEST:
        return None
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest * (1_000_000 // unit))


def _from_date(text: str, zone: ZoneInfo) -> datetime | None:
    found = _DATE.match(text)
    if found is None:
        return None
    year, month, day = (found[name] or found[f"{name}2"] for name in "ymd")
    try:
        if found["zone"]:
            offset = found["zone"].replace("Z", "+0000")
            stamp = f"{year}-{month:>02}-{day:>02} {found['H']:>02}:{found['M']}:{found['S'] or '00'} {offset}"
            return datetime.strptime(stamp, "%Y-%m-%d %H:%M:%S %z").astimezone(UTC)
        hour, minute, second = int(found["H"]), int(found["M"]), int(found["S"] or 0)
        local = datetime(int(year), int(month), int(day), hour, minute, second, tzinfo=zone)
        start = local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return start if _EARLIEST <= start.timestamp() < _LATEST else None


def address_in(text: str) -> str | None:
    """The address of a file, when the text is one."""
    url = f"https:{text}" if text.startswith("//") else text
    is_one = url.lower().startswith(("https://", "http://")) and len(url) <= LONGEST_URL and " " not in url
    return url if is_one else None

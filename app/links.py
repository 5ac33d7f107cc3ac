"""Links that lead into the program from outside: `tel:`, `callto:` and our own `slukhavka:`.

They are hostile text: any page in a browser may open one. So a link only ever shows something or prepares a call that
a person then confirms; none dials by itself.
"""

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from app.phone_numbers import e164

OWN_SCHEME = "slukhavka"
SCHEMES = ("tel", "callto", OWN_SCHEME)
LONGEST = 2_000
"""Signs; what is longer is no link of ours."""
_LARGEST_ID = 2**63 - 1
_LONGEST_TALK_S = 86_400.0


@dataclass(frozen=True, slots=True)
class NumberLink:
    """A number somebody wants to call, E.164; None when what is `written` in the link is no number one can call."""

    phone: str | None
    written: str


@dataclass(frozen=True, slots=True)
class CallLink:
    """A conversation, and the second of its recording that is meant."""

    call_id: int
    at_s: float | None = None


@dataclass(frozen=True, slots=True)
class ClientLink:
    client_id: int


@dataclass(frozen=True, slots=True)
class OrderLink:
    order_id: int


type Link = NumberLink | CallLink | ClientLink | OrderLink


def read_link(text: str) -> Link | None:
    """What a link means; None when it is none of ours, whatever stands in it."""
    text = text.strip()
    if len(text) > LONGEST:
        return None
    scheme, colon, rest = text.partition(":")
    if not colon:
        return None
    match scheme.lower():
        case "tel" | "callto":
            return _number(rest)
        case "slukhavka":
            return _own(rest)
        case _:
            return None


def link_to_call(call_id: int, at_s: float | None = None) -> str:
    """The link that shows this conversation, at this second of its recording."""
    moment = "" if at_s is None else f"?t={at_s:.1f}".removesuffix(".0")
    return f"{OWN_SCHEME}://call/{call_id}{moment}"


def _number(rest: str) -> NumberLink | None:
    """RFC 3966: parameters follow a semicolon; `callto://` is written too, and a browser escapes the plus."""
    written = unquote(rest.lstrip("/")).split(";", 1)[0].split("?", 1)[0].strip().rstrip("/")
    written = "".join(letter for letter in written if letter.isprintable())[:80]
    return NumberLink(e164(written), written) if written else None


def _own(rest: str) -> Link | None:
    try:
        parts = urlsplit(rest)
        what, _, which = f"{parts.netloc}{parts.path}".strip("/").partition("/")
        asked = parse_qs(parts.query, max_num_fields=8)
    except ValueError:
        return None
    if what == "dial":
        return _number(which)
    number = int(which[:20]) if which.isascii() and which.isdecimal() else 0
    if not 0 < number <= _LARGEST_ID:
        return None
    shown: dict[str, Link] = {
        "call": CallLink(number, _moment(asked.get("t", [""])[-1])),
        "client": ClientLink(number),
        "order": OrderLink(number),
    }
    return shown.get(what)


def _moment(text: str) -> float | None:
    """Seconds into a recording; nonsense means its beginning."""
    if not text.isascii() or not text.replace(".", "", 1).isdecimal() or len(text) > 12:
        return None
    seconds = float(text)
    return seconds if seconds <= _LONGEST_TALK_S else None

"""The name a downloaded recording gets: useful to a person, allowed on Windows, macOS and Linux."""

import re
import unicodedata
from datetime import datetime

LONGEST_BYTES = 200
"""In UTF-8. Linux allows 255 of them, Windows and macOS 255 units of UTF-16, which are never more; what a browser or an
archive adds must fit too."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_SPACES = re.compile(r"\s+")
_RESERVED = re.compile(r"^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³]) *(\.|$)", re.IGNORECASE)
"""Windows's devices: whatever stands behind the first dot, and with spaces before it."""
_WORD_OF_DIRECTION = {"in": "вх", "out": "вих", "callback": "зворотний"}


def recording_name(started_at: datetime, client: str, phone: str | None, direction: str, suffix: str) -> str:
    """`2026-10-08 17-33 Іван Петренко +380671234567 вх.ogg`; `started_at` is told in its own zone.

    Whatever stood in the client's name, the result is one name without a path, at most `LONGEST_BYTES` bytes in UTF-8.
    """
    end = " ".join(part for part in (phone or "", _WORD_OF_DIRECTION.get(direction, "")) if part)
    tail = f" {end}{suffix}" if end else suffix
    head = f"{started_at:%Y-%m-%d %H-%M} {_plain(client)}".rstrip(" .")
    room = LONGEST_BYTES - len(tail.encode())
    return _cut(head, room) + tail


TEMPLATE = "{date} {time} {client} {phone} {way}"
"""What `recording_name` writes, as somebody can change it."""
PLACES = ("date", "time", "client", "phone", "way", "manager", "order")
_PLACE = re.compile(r"\{(\w*)\}")


def is_template(text: str) -> bool:
    """Whether names can be made of it: it names only `PLACES`, and one of them at least; no brace stands alone."""
    places, rest = _PLACE.findall(text), _PLACE.sub("", text)
    are_known = bool(places) and all(place in PLACES for place in places)
    return are_known and "{" not in rest and "}" not in rest and len(text) <= LONGEST_BYTES


def name_by(
    template: str,
    started_at: datetime,
    client: str,
    phone: str | None,
    direction: str,
    suffix: str,
    *,
    manager: str = "",
    order: str = "",
) -> str:
    """A name by a template of `PLACES`; like `recording_name`, one name without a path, however long the words."""
    words = {
        "date": f"{started_at:%Y-%m-%d}",
        "time": f"{started_at:%H-%M}",
        "client": client,
        "phone": phone or "",
        "way": _WORD_OF_DIRECTION.get(direction, ""),
        "manager": manager,
        "order": order,
    }
    name = safe_name(_PLACE.sub(lambda place: words[place[1]], template))
    return _cut(name, LONGEST_BYTES - len(suffix.encode())) + suffix


def safe_name(name: str) -> str:
    """Any text as a file name without a path, at most `LONGEST_BYTES` long; `_` when nothing of it can stay."""
    plain = _cut(_plain(name).strip(" ."), LONGEST_BYTES - 1) or "_"
    return f"_{plain}" if _RESERVED.match(plain) else plain


def _cut(name: str, most: int) -> str:
    """At most so many bytes of its beginning, without a part of a letter, and no space or dot at its end."""
    return name.encode()[:most].decode(errors="ignore").rstrip(" .")


def _plain(text: str) -> str:
    """Without what a file system forbids, and without control, direction and private characters."""
    visible = text if text.isprintable() else "".join(sign for sign in text if unicodedata.category(sign)[0] != "C")
    return _SPACES.sub(" ", _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", visible))).strip()

"""The name a downloaded recording gets: useful to a person, allowed on Windows, macOS and Linux."""

import re
import unicodedata
from datetime import datetime

LONGEST_BYTES = 200  # ext4, APFS and NTFS allow 255; what a browser or a ZIP adds must fit too
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_SPACES = re.compile(r"\s+")
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_WORD_OF_DIRECTION = {"in": "вх", "out": "вих", "callback": "зворотний"}


def recording_name(started_at: datetime, client: str, phone: str | None, direction: str, suffix: str) -> str:
    """`2026-10-08 17-33 Іван Петренко +380671234567 вх.ogg`; `started_at` is told in its own zone.

    Whatever stood in the client's name, the result is one name without a path, at most `LONGEST_BYTES` bytes in UTF-8.
    """
    end = " ".join(part for part in (phone or "", _WORD_OF_DIRECTION.get(direction, "")) if part)
    tail = f" {end}{suffix}" if end else suffix
    head = f"{started_at:%Y-%m-%d %H-%M} {_plain(client)}".rstrip(" .")
    room = LONGEST_BYTES - len(tail.encode())
    return head.encode()[:room].decode(errors="ignore").rstrip(" .") + tail


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
    return name.encode()[: LONGEST_BYTES - len(suffix.encode())].decode(errors="ignore").rstrip(" .") + suffix


def safe_name(name: str) -> str:
    """Any text as a file name without a path; `_` when nothing of it can stay."""
    plain = _plain(name).strip(" .") or "_"
    return f"_{plain}" if _RESERVED.match(plain) else plain


def _plain(text: str) -> str:
    """Without what a file system forbids, and without control, direction and private characters."""
    visible = "".join(sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign)[0] != "C")
    return _SPACES.sub(" ", _FORBIDDEN.sub(" ", visible)).strip()

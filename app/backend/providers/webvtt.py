"""A WebVTT transcript → lines of a talk. It comes from outside: bounded in every way, plain text only, never raises.

SubRip, which differs in little, is read as well.
"""

import codecs
import html
import re

from app.backend.domain.names import clean_name
from app.backend.domain.talk_text import SpokenLine, is_side
from app.backend.providers.ringostat_body import text_of

MOST_CUES = 10_000
LONGEST_LINE = 1_000
LONGEST_TEXT = 1_000_000
"""Characters of all lines together."""
_LONGEST_MS = 24 * 3600 * 1000
_LONGEST_SPEAKER = 80
_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,6}))?"
_ARROW = re.compile(rf"\s*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:\s|$)")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]{1,400})>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z0-9][^>]{0,400}>")
_NAMED = re.compile(r"^\[?([^:\[\]]{1,40}?)\]?:\s+(?=\S)")
_UTF_16 = frozenset({codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE})
_BLOCKS = ("NOTE", "STYLE", "REGION")


def read_vtt(body: bytes) -> tuple[SpokenLine, ...] | None:
    """The lines in the order of their starts; None when this is no transcript.

    A file that is one, and holds nothing said, gives an empty tuple.
    """
    text = (
        (body.decode("utf-16", errors="replace") if body[:2] in _UTF_16 else text_of(body))
        .lstrip("\ufeff")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\0", "\N{REPLACEMENT CHARACTER}")
    )
    found: list[SpokenLine] = []
    size = 0
    has_arrow = False
    for block in _blocks_of(text):
        head = next((number for number, line in enumerate(block[:2]) if "-->" in line), None)
        if head is None or block[0].startswith(_BLOCKS):
            continue
        times = _ARROW.match(block[head])
        if times is None:
            continue
        has_arrow = True
        start, end = _milliseconds(times.groups()[:4]), _milliseconds(times.groups()[4:])
        if start > _LONGEST_MS:
            continue
        for speaker, words in _voices("\n".join(block[head + 1 :])):
            size += len(words)
            if len(found) >= MOST_CUES or size > LONGEST_TEXT:
                return _ordered(found)
            found.append(SpokenLine(start, max(start, min(end, _LONGEST_MS)), speaker, words))
    if not has_arrow and not text.startswith("WEBVTT"):
        return None
    return _ordered(found)


def _blocks_of(text: str) -> "list[list[str]]":
    """Lines between blank ones; and each that tells times begins one, where nothing stands between."""
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if _ARROW.match(line) and _is_begun(blocks[-1]):
            number = blocks[-1].pop() if blocks[-1][-1].strip().isdigit() else ""
            blocks.append([number, line] if number else [line])
        elif line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _is_begun(block: "list[str]") -> bool:
    """Whether more stands there already than what a cue may be called by."""
    return len(block) > 1 or (len(block) == 1 and _ARROW.match(block[0]) is not None)


def _ordered(found: list[SpokenLine]) -> tuple[SpokenLine, ...]:
    return tuple(sorted(found, key=lambda line: (line.start_ms, line.end_ms)))


def _milliseconds(parts: "tuple[str | None, ...]") -> int:
    hours, minutes, seconds, fraction = parts
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)
    return whole * 1000 + int((fraction or "0")[:3].ljust(3, "0"))


def _voices(payload: str) -> list[tuple[str, str]]:
    """Who says what in one cue; each voice tag begins a line of its own."""
    pieces = _VOICE.split(payload[: LONGEST_LINE * 8])
    spoken: list[tuple[str, str]] = []
    if before := _plain(pieces[0]):
        spoken.append(_named(before))
    for speaker, words in zip(pieces[1::2], pieces[2::2], strict=True):
        if said := _plain(words):
            spoken.append((clean_name(html.unescape(speaker))[:_LONGEST_SPEAKER].strip(), said))
    return spoken


def _named(line: str) -> tuple[str, str]:
    """A line that begins with the name of a side, where there is no voice tag."""
    name = _NAMED.match(line)
    if name is None or not is_side(name[1]):
        return "", line
    return name[1].strip(), line[name.end() :]


def _plain(payload: str) -> str:
    """On one line, without tags, entities and characters that steer the screen; too long a line is cut."""
    text = html.unescape(_TAG.sub("", payload))
    kept = "".join(letter if letter.isprintable() else " " if letter.isspace() else "" for letter in text)
    return " ".join(kept.split())[:LONGEST_LINE].strip()

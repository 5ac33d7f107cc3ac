"""A webhook's body, whatever its format, as flat (key, text) pairs: JSON, form, multipart or the query of a GET."""

import html
import json
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

import msgspec

Pairs = list[tuple[str, str]]

_DEEPEST = 6
_MOST_PAIRS = 400
_LONGEST_TEXT = 4000
_LONGEST_PROSE = 16_000
_MOST_LINES = 100
_LONGEST_LINE = 600
_NOTHING = frozenset({"null", "none", "undefined", "nan", "n/a", "-", "—", "nil", "(null)", "<unknown>"})
_LONGEST_NOTHING = max(map(len, _NOTHING))
_PLACEHOLDER = re.compile(r"^\{+[^{}:\"]*\}+$|^%[\w.]+%$")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10}\d?);")
_BREAK = re.compile(r"<br\s*/?>|</(?:p|li|div|h\d)>", re.IGNORECASE)
_MARKUP = re.compile(r"</?(?:p|li|ul|ol|div|span|b|i|u|em|strong|h\d)(?:\s[^<>]{0,200})?>", re.IGNORECASE)
_PART_NAME = re.compile(r'name="([^"\r\n]{1,200})"', re.IGNORECASE)


type IsProse = Callable[[str], bool]
"""Whether what stands under a key is a text of several lines, which are kept; a list of them gives its lines."""


def _no_prose(_path: str) -> bool:
    return False


def pairs_of(body: bytes, content_type: str, query: Mapping[str, str], is_prose: IsProse = _no_prose) -> Pairs:
    """Everything that was told, the body before the query; an empty list when nothing can be read.

    The declared content type is only a hint: administrators choose the format in one place and the header in another.
    """
    text = text_of(body).lstrip("\ufeff").strip()
    pairs: Pairs = []
    if text[:1] in {"{", "[", '"'}:
        pairs = _flat(_json(text), is_prose)
    if not pairs and text.startswith("--") and "form-data" in text[:2000].lower():
        pairs = _parts(text, is_prose)
    if not pairs and "=" in text:
        pairs = _form(text, content_type, is_prose)
    return pairs + [(key, _read(key, value, is_prose)) for key, value in query.items()]


def flat_row(row: Mapping[str, Any]) -> Pairs:
    """A JSON object as flat pairs."""
    return _flat(dict(row))


def plain(value: str) -> str:
    """The text without HTML entities, control and direction characters; empty for every way to say "nothing"."""
    value = value[:_LONGEST_TEXT]
    if "&" in value:
        for _ in range(2):  # some accounts escape twice
            value = _ENTITY.sub(lambda entity: html.unescape(entity[0]), value)
    if not value.isprintable():
        value = "".join(c if c.isprintable() else " " if c.isspace() else "" for c in value)
    value = value.strip()
    if len(value) <= _LONGEST_NOTHING and value.lower() in _NOTHING:
        return ""
    return "" if value[:1] in {"{", "%"} and _PLACEHOLDER.match(value) else value


def prose(value: str) -> str:
    """As `plain`, but its lines are kept, those that HTML breaks too."""
    value = value[:_LONGEST_PROSE]
    for _ in range(2):
        value = _ENTITY.sub(lambda entity: html.unescape(entity[0]), value)
    lines = _MARKUP.sub("", _BREAK.sub("\n", value)).splitlines()
    return "\n".join(line for one in lines[:_MOST_LINES] if (line := plain(one)))


def _read(key: str, value: str, is_prose: IsProse) -> str:
    return prose(value) if is_prose(key) else plain(value)


def text_of(body: bytes) -> str:
    """UTF-8, else the Cyrillic code page of Windows; never fails."""
    try:
        return body.decode()
    except UnicodeDecodeError:
        return body.decode("cp1251", errors="replace")


def _json(text: str) -> Any:  # noqa: ANN401 - JSON is anything
    """None for what is no JSON. Numbers with a point stay as written: a call id may look like one."""
    try:
        return _DECODER.decode(text)
    except (msgspec.MsgspecError, RecursionError, UnicodeError, ValueError):
        pass
    try:  # raw line ends inside names, lone surrogates, NaN: broken, but readable
        return json.loads(text, strict=False, parse_float=str, parse_int=str, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return None


_DECODER: msgspec.json.Decoder[Any] = msgspec.json.Decoder(float_hook=str)


def _flat(tree: Any, is_prose: IsProse = _no_prose) -> Pairs:  # noqa: ANN401 - JSON is anything
    pairs: Pairs = []
    _gather(tree, "", _DEEPEST, pairs, is_prose)
    return [(key, text) for key, text in pairs if key]  # a bare number, or no JSON at all, has no key


def _gather(tree: Any, path: str, depth: int, pairs: Pairs, is_prose: IsProse) -> None:  # noqa: ANN401 - JSON is anything
    """Append the leaves of the tree, each under its path."""
    if len(pairs) >= _MOST_PAIRS:
        return
    if isinstance(tree, str):
        if depth and tree[:1] in {"{", "["} and isinstance(inner := _json(tree), dict | list):
            _gather(inner, path, depth - 1, pairs, is_prose)  # an object sent as a text
        elif path:
            pairs.append((path, _read(path, tree, is_prose)))
    elif isinstance(tree, bool):
        pairs.append((path, str(int(tree))))
    elif tree is None or isinstance(tree, int | float):
        pairs.append((path, "" if tree is None else str(tree)))
    elif depth and isinstance(tree, dict):
        for key, value in tree.items():
            _gather(value, f"{path}.{key}" if path else str(key), depth - 1, pairs, is_prose)
    elif depth and isinstance(tree, list) and tree:
        _gather_list(tree, path, depth, pairs, is_prose)


def _gather_list(tree: list[Any], path: str, depth: int, pairs: Pairs, is_prose: IsProse) -> None:
    """The lines of a text; of anything else only the first: two calls must never mix into one."""
    if path and is_prose(path):
        pairs.append((path, prose("\n".join(_line_of(one) for one in tree[:_MOST_LINES]))))
    else:
        _gather(tree[0], path, depth - 1, pairs, is_prose)


def _line_of(one: Any) -> str:  # noqa: ANN401 - JSON is anything
    """An item of a list of texts, which may be an object of a few: its texts in their order."""
    if isinstance(one, dict):
        return " · ".join(text for value in one.values() if (text := _line_of(value)))
    if isinstance(one, list):
        return " · ".join(text for value in one if (text := _line_of(value)))
    return " ".join(one.split())[:_LONGEST_LINE] if isinstance(one, str) else ""


def _form(text: str, content_type: str, is_prose: IsProse) -> Pairs:
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_PAIRS)
    except ValueError:
        return []
    if len(pairs) == 1 and "json" not in content_type and pairs[0][1][:1] == "{":
        return _flat(_json(pairs[0][1]), is_prose)  # payload={…}
    return [(key, _read(key, value, is_prose)) for key, value in pairs]


def _parts(text: str, is_prose: IsProse) -> Pairs:
    """The text fields of a multipart body."""
    boundary = text.split("\n", 1)[0].strip()
    pairs: Pairs = []
    for part in text.split(boundary)[1 : _MOST_PAIRS + 1]:
        head, _, value = part.replace("\r\n", "\n").partition("\n\n")
        if name := _PART_NAME.search(head):
            pairs.append((name[1], _read(name[1], value, is_prose)))
    return pairs

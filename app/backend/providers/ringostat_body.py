"""A webhook's body, whatever its format, as flat (key, text) pairs: JSON, form, multipart or the query of a GET."""

import html
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import msgspec

Pairs = list[tuple[str, str]]

_DEEPEST = 6
_MOST_PAIRS = 400
_LONGEST_TEXT = 4000
_NOTHING = frozenset({"null", "none", "undefined", "nan", "n/a", "-", "—", "nil", "(null)", "<unknown>"})
_LONGEST_NOTHING = max(map(len, _NOTHING))
_PLACEHOLDER = re.compile(r"^\{+[^{}:\"]*\}+$|^%[\w.]+%$")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10}\d?);")
_PART_NAME = re.compile(r'name="([^"\r\n]{1,200})"', re.IGNORECASE)


def pairs_of(body: bytes, content_type: str, query: Mapping[str, str]) -> Pairs:
    """Everything that was told, the body before the query; an empty list when nothing can be read.

    The declared content type is only a hint: administrators choose the format in one place and the header in another.
    """
    text = text_of(body).lstrip("\ufeff").strip()
    pairs: Pairs = []
    if text[:1] in {"{", "[", '"'}:
        pairs = _flat(_json(text))
    if not pairs and text.startswith("--") and "form-data" in text[:2000].lower():
        pairs = _parts(text)
    if not pairs and "=" in text:
        pairs = _form(text, content_type)
    return pairs + [(key, plain(value)) for key, value in query.items()]


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


def _flat(tree: Any) -> Pairs:  # noqa: ANN401 - JSON is anything
    pairs: Pairs = []
    _gather(tree, "", _DEEPEST, pairs)
    return [(key, text) for key, text in pairs if key]  # a bare number, or no JSON at all, has no key


def _gather(tree: Any, path: str, depth: int, pairs: Pairs) -> None:  # noqa: ANN401 - JSON is anything
    """Append the leaves of the tree, each under its path."""
    if len(pairs) >= _MOST_PAIRS:
        return
    if isinstance(tree, str):
        if depth and tree[:1] in {"{", "["} and isinstance(inner := _json(tree), dict | list):
            _gather(inner, path, depth - 1, pairs)  # an object sent as a text
        elif path:
            pairs.append((path, plain(tree)))
    elif isinstance(tree, bool):
        pairs.append((path, str(int(tree))))
    elif tree is None or isinstance(tree, int | float):
        pairs.append((path, "" if tree is None else str(tree)))
    elif depth and isinstance(tree, dict):
        for key, value in tree.items():
            _gather(value, f"{path}.{key}" if path else str(key), depth - 1, pairs)
    elif depth and isinstance(tree, list) and tree:
        _gather(tree[0], path, depth - 1, pairs)  # only the first: two calls must never mix into one


def _form(text: str, content_type: str) -> Pairs:
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_PAIRS)
    except ValueError:
        return []
    if len(pairs) == 1 and "json" not in content_type and pairs[0][1][:1] == "{":
        return _flat(_json(pairs[0][1]))  # payload={…}
    return [(key, plain(value)) for key, value in pairs]


def _parts(text: str) -> Pairs:
    """The text fields of a multipart body."""
    boundary = text.split("\n", 1)[0].strip()
    pairs: Pairs = []
    for part in text.split(boundary)[1 : _MOST_PAIRS + 1]:
        head, _, value = part.replace("\r\n", "\n").partition("\n\n")
        if name := _PART_NAME.search(head):
            pairs.append((name[1], plain(value)))
    return pairs

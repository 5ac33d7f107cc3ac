"""How well a name answers what was typed: by the beginnings of its words, in either layout of the keyboard."""

from collections.abc import Iterable
from typing import Final

from app.word_forms import folded

_LATIN: Final = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_UKRAINIAN: Final = "'йцукенгшщзхїфівапролджєячсмитьбю"
_TO_UKRAINIAN: Final = str.maketrans(_LATIN + "s", _UKRAINIAN + "і")
_TO_LATIN: Final = str.maketrans(_UKRAINIAN, _LATIN)


def layouts(typed: str) -> tuple[str, ...]:
    """What was typed, and what was meant if the other layout was on: «pfvjd» is «замов»."""
    keys = typed.casefold().strip()
    plain, other = folded(keys), folded(keys.translate(_TO_UKRAINIAN if keys.isascii() else _TO_LATIN))
    return (plain,) if other == plain else (plain, other)


def closeness(name: str, typed: str) -> int:
    """0: does not answer; otherwise the more, the closer: the whole, its beginning, a word's, beginnings of several."""
    asked = folded(typed).strip()
    whole = folded(name)
    if not asked:
        return 1
    if whole == asked:
        return 100
    if whole.startswith(asked):
        return 80
    words = whole.replace("-", " ").split()
    if any(word.startswith(asked) for word in words):
        return 60
    parts = asked.split()
    if len(parts) > 1 and _all_begin(words, parts):
        return 50
    return 20 if asked in whole else 0


def best[T](things: Iterable[tuple[str, T]], typed: str) -> list[T]:
    """Those whose name answers in either layout, the closest first; equals keep their order."""
    asked = layouts(typed)
    rated = [(max(closeness(name, one) for one in asked), thing) for name, thing in things]
    return [thing for rate, thing in sorted(rated, key=lambda pair: -pair[0]) if rate]


def _all_begin(words: list[str], parts: list[str]) -> bool:
    """Whether each part begins a word of its own, in whatever order."""
    left = list(words)
    for part in parts:
        found = next((word for word in left if word.startswith(part)), None)
        if found is None:
            return False
        left.remove(found)
    return True

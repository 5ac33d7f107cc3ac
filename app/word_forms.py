"""Words that are looked for, without the endings of Ukrainian: «доставка» finds «доставку» and «доставкою» too.

Nothing is known of grammar: the part that stays is looked for as it stands, so a word whose stem changes
(«доставці», «доставок») is found by typing what they share, «достав».
"""

from typing import Final

_WRITTEN: Final = (
    "а я у ю о е є и і ї й ь ою ею єю ам ям ах ях ом ем єм ів їв ей ий ій ої ую юю им їм их їх "
    "ами ями ові еві єві ого ому ими іми ього ьому"
)
ENDINGS: Final = frozenset(_WRITTEN.split())
_LONGEST: Final = max(map(len, ENDINGS))
_FEWEST_LEFT: Final = 4
"""A shorter stem stands in words that have nothing to do with it."""


def stems(text: str) -> tuple[str, ...]:
    """The words of a text as they are looked for: in lower case, each once, without its ending."""
    return tuple(dict.fromkeys(map(_stem, text.casefold().split())))


def end_of_form(text: str, end: int) -> int:
    """Where the word ends of which a stem ends at `end`: there, when what follows is no ending."""
    last = end
    while last < len(text) and last - end <= _LONGEST and text[last].isalpha():
        last += 1
    return last if text[end:last].casefold() in ENDINGS else end


def _stem(word: str) -> str:
    for length in range(min(_LONGEST, len(word) - _FEWEST_LEFT), 0, -1):
        if word[-length:] in ENDINGS:
            return word[:-length]
    return word

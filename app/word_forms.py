"""Words that are looked for, in whatever form they were said or written: «доставка» finds «доставку» and «доставок».

No dictionary is asked. What stands before a word's ending is looked for; where Ukrainian changes that part too, it is
looked for as it may have become: with the vowel that comes in when no ending follows («доставка», «доставок»), with
that of a closed syllable («договір», «договору»), with the consonant before «і» («доставці») and with a single one of
two («замовлення», «замовлень»). What is no word becomes of it as well: that is in no talk.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

_WRITTEN: Final = (
    "а я у ю о е є и і ї й ь ою ею єю ам ям ах ях ом ем єм ів їв ей ий ій ої ую юю им їм их їх "
    "ами ями ові еві єві ого ому ими іми ього ьому"
)
ENDINGS: Final = frozenset(_WRITTEN.split())
_LONGEST: Final = max(map(len, ENDINGS))
_FEWEST_LEFT: Final = 4
"""A shorter stem stands in words that have nothing to do with it."""
MOST_FORMS: Final = 6

type Forms = tuple[str, ...]
"""A word that is looked for, as the beginnings of its forms: what holds any of them holds the word."""

_UNSAID: Final = "'’ʼ‘‛`´′ʹʻ＇\u0300\u0301"
"""Apostrophes, of which everybody types another one or none, and marks of stress."""
_ALIKE: Final = {**dict.fromkeys(map(ord, _UNSAID)), ord("ґ"): "г"}
_MARKS: Final = '.,;:!?…«»„“”"()[]{}—–-'
"""Around a word, when a piece of a talk is looked for as it is written."""

_HARD: Final = "бвгджзйклмнпрстфхцчшщь"
_FLEETING: Final = re.compile(f"(.*[{_HARD}])[оеє]([кнлрцвмгхс])")
_CLUSTER: Final = re.compile(f"(.*[{_HARD}])([кнлрцвмгхс])")
_CLOSED: Final = re.compile(f"(.*[{_HARD}])і([{_HARD}])")
_OPEN: Final = re.compile(f"(.*[{_HARD}])[ое]([{_HARD}])")
_CLOSED_AFTER_VOWEL: Final = re.compile(f"(.*[аеєиіїоуюя])ї([{_HARD}])")
_OPEN_AFTER_VOWEL: Final = re.compile(f"(.*[аеєиіїоуюя])є([{_HARD}])")
_BEFORE_I: Final = {"к": "ці", "г": "зі", "х": "сі"}
_BACK: Final = {"ц": "к", "з": "г", "с": "х"}
_OF_TWO: Final = frozenset({"я", "ю", "і", "ям", "ями", "ях"})


def folded(text: str) -> str:
    """A text as it is compared: in lower case, without apostrophes and marks of stress, «ґ» as «г»."""
    return unicodedata.normalize("NFC", text).casefold().translate(_ALIKE)


def words_of(text: str) -> tuple[Forms, ...]:
    """The words of a text as they are looked for, each once, without the marks around them."""
    words = (word.strip(_MARKS) for word in folded(text).split())
    return tuple(dict.fromkeys(_forms(word) for word in words if word))


def holds(text: str, word: Forms) -> bool:
    """Whether a text that is `folded` holds the word."""
    return any(form in text for form in word)


def places_in(text: str, words: Sequence[Forms]) -> list[tuple[int, int]]:
    """Where the words stand in a text, from where to where (with their endings), in its order, without overlaps."""
    plain, begins, ends = _folded_with_places(text)
    found: list[tuple[int, int]] = []
    for form in (form for word in words for form in word):
        start = plain.find(form)
        while start >= 0:
            last = start + len(form)
            found.append((begins[start], end_of_form(text, ends[last - 1])))
            start = plain.find(form, last)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def end_of_form(text: str, end: int) -> int:
    """Where the word ends of which a form begins and ends at `end`: there, when what follows is no ending."""
    last = end
    while last < len(text) and last - end <= _LONGEST + 1 and text[last].isalpha():
        last += 1
    rest = text[end:last].casefold()
    is_second = bool(rest) and end > 0 and rest[0] == text[end - 1].casefold()  # «замовлен-н-я»
    return last if rest in ENDINGS or (is_second and rest[1:] in ENDINGS) else end


def _folded_with_places(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """The text as it is compared, and where each of its letters begins and ends in the text itself."""
    plain = folded(text)
    if len(plain) == len(text) == len(text.casefold()) and unicodedata.is_normalized("NFC", text):
        return plain, range(len(text)), range(1, len(text) + 1)
    edges = [place for place, letter in enumerate(text) if not unicodedata.combining(letter)]
    pieces = [(begin, end, folded(text[begin:end])) for begin, end in pairwise([*edges, len(text)])]
    begins = [begin for begin, _, piece in pieces for _ in piece]
    ends = [end for _, end, piece in pieces for _ in piece]
    return "".join(piece for *_, piece in pieces), begins, ends


def _forms(word: str) -> Forms:
    stem = _stem(word)
    ending = word[len(stem) :]
    found = dict.fromkeys((stem, *(form for form in _changed(stem, ending) if len(form) >= _FEWEST_LEFT)))
    kept = [form for form in found if not any(other in form for other in found if other != form)]
    return tuple(kept[:MOST_FORMS])


def _stem(word: str) -> str:
    for length in range(min(_LONGEST, len(word) - _FEWEST_LEFT), 0, -1):
        if word[-length:] in ENDINGS:
            return word[:-length]
    return word


def _changed(stem: str, ending: str) -> Iterator[str]:
    """What a stem may be before another ending."""
    if ending in _OF_TWO and len(stem) > 5 and stem[-1] == stem[-2]:
        yield stem[:-1]
    elif ending in ("", "ь"):
        yield from _before_an_ending(stem, ending)
    else:
        yield from _without_an_ending(stem, ending)


def _before_an_ending(stem: str, ending: str) -> Iterator[str]:
    """What a stem after which nothing stands may become: «доставок» «доставк», «договір» «договор»."""
    if found := _FLEETING.fullmatch(stem):
        full = found[1] + found[2]
        yield full
        yield from _before_i(full)
        if full.endswith("лц"):
            yield f"{full[:-1]}ьц"  # «стілець», «стільця»
    if found := _CLOSED.fullmatch(stem):
        yield f"{found[1]}о{found[2]}"
        if len(stem) > _FEWEST_LEFT:
            yield f"{found[1]}е{found[2]}"
    if found := _CLOSED_AFTER_VOWEL.fullmatch(stem):
        yield f"{found[1]}є{found[2]}"
    if ending and stem.endswith("іст") and len(stem) > _FEWEST_LEFT:
        yield f"{stem[:-3]}ост"  # «вартість», «вартості»


def _without_an_ending(stem: str, ending: str) -> Iterator[str]:
    """What a stem before an ending may become without it or before another one."""
    full = [stem]
    if ending == "і" and stem[-1] in _BACK and stem[-2] != "и":
        full.append(stem[:-1] + _BACK[stem[-1]])
    for one in full:
        yield one
        yield from _before_i(one)
        if (found := _CLUSTER.fullmatch(one)) and found[1][-1] != found[2]:
            yield f"{found[1].removesuffix('ь')}е{found[2]}"
            if found[2] != "ц":
                yield f"{found[1]}о{found[2]}"
        if found := _OPEN.fullmatch(one):
            yield f"{found[1]}і{found[2]}"
        if found := _OPEN_AFTER_VOWEL.fullmatch(one):
            yield f"{found[1]}ї{found[2]}"
    if len(stem) > _FEWEST_LEFT:
        if ending == "і" and stem.endswith("ост"):
            yield f"{stem[:-3]}іст"
        if ending == "ю" and stem.endswith("іст"):
            yield f"{stem[:-3]}ост"


def _before_i(stem: str) -> Iterator[str]:
    if stem[-1] in _BEFORE_I:
        yield stem[:-1] + _BEFORE_I[stem[-1]]

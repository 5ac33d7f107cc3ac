"""Who an employee of the telephony probably is among the CRM's managers: by name, in either alphabet, or by e-mail."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.contract.answers import Named
from app.contract.staff import MatchReason

SURE = 0.9
CLOSE = 0.1
"""Whoever comes so near to the best one makes it doubtful."""
_ALIKE = 0.84
_SIMILAR_SCORE = 0.75

# By the sound, not by a standard: people write themselves in Latin letters in many ways.
_LETTERS = (
    "а=a б=b в=v г=h ґ=h д=d е=e є=ie ж=zh з=z и=i і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=ts "
    "ч=ch ш=sh щ=sh ь= ъ= ю=iu я=ia ы=i э=e ё=io"
)
_LATIN = dict(pair.split("=") for pair in _LETTERS.split())
_SPELLINGS = (
    ("shch", "sh"),
    ("sch", "sh"),
    ("kh", "h"),
    ("zgh", "zh"),
    ("ck", "k"),
    ("ph", "f"),
    ("tz", "ts"),
    ("x", "ks"),
    ("w", "v"),
    ("g", "h"),
    ("j", "i"),
    ("y", "i"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmatched:
    """An operator whose manager is looked for."""

    id: int
    name: str
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    operator: int
    manager: Named
    score: float
    reason: MatchReason
    sure: bool


def proposals(unmatched: Sequence[Unmatched], managers: Sequence[Named], taken: frozenset[int]) -> list[Proposed]:
    """The likeliest manager of each operator, each manager at most once, the surest first.

    `taken` are managers who are somebody already: they may have a second account, but nobody is sure of it.
    """
    found: list[tuple[float, int, int, Proposed]] = []
    for place, operator in enumerate(unmatched):
        ranked = sorted(((*likeness(operator, manager), manager) for manager in managers), key=lambda one: -one[0])
        for score, reason, manager in ranked[:3]:
            if score <= 0 or reason is None:
                continue
            rivals = [other for other, _, rival in ranked if rival.id != manager.id and score - other < CLOSE]
            sure = score >= SURE and not rivals and manager.id not in taken
            one = Proposed(operator=operator.id, manager=manager, score=score, reason=reason, sure=sure)
            found.append((-score, manager.id in taken, place, one))
    chosen: list[Proposed] = []
    for *_, one in sorted(found, key=lambda entry: entry[:3]):
        if all(one.operator != other.operator and one.manager.id != other.manager.id for other in chosen):
            chosen.append(one)
    return chosen


def likeness(operator: Unmatched, manager: Named) -> tuple[float, MatchReason | None]:
    """How alike they are, 0 to 1, and by what."""
    by_name = _by_name(operator.name, manager.name)
    by_email = _by_email(operator.email, manager.name)
    return max(by_name, by_email, key=lambda one: one[0])


def _by_name(one: str, other: str) -> tuple[float, MatchReason | None]:
    few, many = sorted((_sounds(one), _sounds(other)), key=len)
    if not few:
        return 0.0, None
    if sorted(few) == sorted(many):
        return _by_same_name(one, other)
    if _is_surname_and_initial(few, many) or _is_surname_and_initial(many, few):
        return 0.85, MatchReason.SURNAME_AND_INITIAL
    if len(few) == 1:
        return (0.6, MatchReason.FIRST_NAME) if len(few[0]) > 1 and few[0] in many else (0.0, None)
    if set(few) <= set(many):
        return 0.93, MatchReason.PART_OF_NAME
    return (_SIMILAR_SCORE, MatchReason.SIMILAR) if _are_similar(few, many) else (0.0, None)


def _by_same_name(one: str, other: str) -> tuple[float, MatchReason | None]:
    """Written alike or only sounding alike; a single word is a name too, and a number or an initial none."""
    words = sorted(_words(one))
    if len(words) == 1:
        return (SURE, MatchReason.NAME) if len(words[0]) > 1 else (0.0, None)
    return (1.0, MatchReason.NAME) if words == sorted(_words(other)) else (0.97, MatchReason.TRANSLITERATION)


def _by_email(email: str | None, name: str) -> tuple[float, MatchReason | None]:
    """`olena.koval@`, `koval_o@`, `okoval@`: the part before the sign against the name."""
    local = (email or "").partition("@")[0]
    parts, sounds = _sounds(local), _sounds(name)
    if not parts or not sounds:
        return 0.0, None
    if len(sounds) > 1 and (sorted(parts) == sorted(sounds) or (len(parts) > 1 and set(parts) <= set(sounds))):
        return 0.92, MatchReason.EMAIL
    if len(parts) == 1 and len(sounds) > 1 and parts[0] in {a + b for a in sounds for b in sounds if a != b}:
        return 0.92, MatchReason.EMAIL
    joined = "".join(parts)
    surnames = [(surname, first) for surname in sounds for first in sounds if surname != first and len(surname) > 2]
    if any(joined in {first[0] + surname, surname + first[0]} for surname, first in surnames):
        return 0.82, MatchReason.EMAIL
    if len(parts) == 1 and len(parts[0]) > 2 and parts[0] in sounds:
        return 0.6, MatchReason.EMAIL
    return 0.0, None


def _is_surname_and_initial(short: Sequence[str], full: Sequence[str]) -> bool:
    """«Коваль О.» and «Олена Коваль»."""
    whole = [word for word in short if len(word) > 1]
    initials = [word for word in short if len(word) == 1]
    if len(whole) != 1 or not initials or whole[0] not in full:
        return False
    others = [word for word in full if word != whole[0] and len(word) > 1]
    return bool(others) and any(word[0] == initials[0] for word in others)


def _are_similar(one: Sequence[str], other: Sequence[str]) -> bool:
    """Each word of the shorter name has one in the other that sounds nearly the same."""
    left = list(other)
    for word in one:
        best = max(left, key=lambda candidate: SequenceMatcher(None, word, candidate).ratio(), default=None)
        if best is None or SequenceMatcher(None, word, best).ratio() < _ALIKE:
            return False
        left.remove(best)
    return True


def _words(name: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", name).casefold()
    for sign in "'\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}`":
        folded = folded.replace(sign, "")
    return "".join(letter if letter.isalpha() else " " for letter in folded).split()


def _sounds(name: str) -> list[str]:
    """The words as they sound, in Latin letters, so that «Юлія» and Yuliya are the same."""
    return [sound for word in _words(name) if (sound := _sound(word))]


def _sound(word: str) -> str:
    plain = unicodedata.normalize("NFC", word)
    latin = "".join(_LATIN.get(letter, letter) for letter in plain)
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", latin) if letter.isalpha())
    for written, heard in _SPELLINGS:
        bare = bare.replace(written, heard)
    kept: list[str] = []
    for letter in bare:
        if not kept or kept[-1] != letter:
            kept.append(letter)
    return "".join(kept)

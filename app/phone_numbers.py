"""Telephone numbers: read however people write them, compared as E.164, printed as people read them.

A plain Ukrainian number is read, printed and placed without the phonenumbers library, whose import costs more than
the first window; the library is imported when the first foreign number comes.
"""

import functools
import re
import unicodedata

_LONGEST_TEXT = 80
_FEWEST_DIGITS = 9
_NEITHER_DIGIT_NOR_LETTER = frozenset(" ()[]-./\t\u2010\u2011\u2012\u2013\u2014\u2212")
_HIDDEN_WORDS = frozenset({
    "anonymous", "unknown", "private", "restricted", "unavailable", "withheld", "blocked", "hidden", "noid",
    "nonumber", "nocallerid", "privatenumber", "unknownnumber", "anonym", "asterisk",
    "прихований", "приховано", "прихованийномер", "невідомий", "невідомийномер", "анонім",
    # The same words as exchanges that only carry digits dial them on the keypad.
    "266696687", "7378742833", "2562533", "8656696", "8566696", "86282452253",
})  # fmt: skip


def e164(text: str | None, region: str = "UA") -> str | None:
    """The number in E.164, or None for anything that is not a whole telephone number.

    Numbers of unallocated ranges are taken: whoever calls from one is a client too.
    """
    if not text or len(text) > _LONGEST_TEXT:
        return None
    digits, international = _digits(text)
    if len(digits) < _FEWEST_DIGITS or digits in _HIDDEN_WORDS:
        return None
    if region == "UA" and (number := _ukrainian(digits, international=international)) is not None:
        return number
    return _foreign(digits, international=international, region=region)


def is_hidden(text: str | None) -> bool:
    """Whether this stands where a number should be and says that the caller does not show it."""
    if not text or len(text) > _LONGEST_TEXT:
        return False
    word = "".join(filter(str.isalnum, text)).lower()
    return word in _HIDDEN_WORDS or (len(word) > 2 and not word.strip("0"))


def printed(number: str) -> str:
    """As people read it: `+380 67 123 45 67`; what is not E.164 is given back as it is."""
    if number.startswith("+380") and len(number) == 13:
        return f"+380 {number[4:6]} {number[6:9]} {number[9:11]} {number[11:]}"
    return _printed_foreign(number)


def masked(number: str | None) -> str:
    """For logs: enough to tell two callers apart, too little to call one."""
    if not number:
        return "(none)"
    return f"{number[:6]}***{number[-2:]}" if len(number) > 9 else "***"


def place_and_carrier(number: str, language: str = "uk") -> tuple[str | None, str | None]:
    """Where the number lives (a Ukrainian city or region, a foreign country) and whose mobile network it is of."""
    from app.phone_places import CARRIERS, COUNTRIES, PLACES

    english = int(language == "en")
    if number.startswith("+380"):
        place = next((PLACES[number[4 : 4 + n]] for n in (3, 2) if number[4 : 4 + n] in PLACES), None)
        return (place[english] if place else None), CARRIERS.get(number[4:6], (None, None))[english]
    country = COUNTRIES.get(_region_of(number) or "")
    return (country[english] if country else None), None


def _digits(text: str) -> tuple[str, bool]:
    """The bare digits and whether a plus or 00 stood before them; no digits when anything else stands there."""
    if text.isascii() and text.isdigit():
        return (text[2:], True) if text.startswith("00") else (text, False)
    if text[0] == "+" and text.isascii() and text[1:].isdigit():
        return text[1:], True
    text = _bare(_visible(text).strip())
    head = text.lstrip(" ([")
    international = head.startswith("+")
    kept = []
    for character in head[international:]:
        if character.isdecimal():
            kept.append(str(unicodedata.decimal(character)))
        elif character not in _NEITHER_DIGIT_NOR_LETTER:
            return "", False
    digits = "".join(kept)
    return (digits[2:], True) if digits.startswith("00") and not international else (digits, international)


def _bare(text: str) -> str:
    """Without `tel:` before it and an extension behind it."""
    lead, extension = _surroundings()
    return extension.sub("", lead.sub("", text).partition("@")[0])


@functools.cache
def _surroundings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compiled when first needed: it takes longer than reading a thousand plain numbers."""
    return (
        re.compile(r"^(?:tel|callto|sips?):(?://)?", re.IGNORECASE),
        re.compile(
            r"(?:;\s*ext=|[,;#]|(?:ext|extension|x|доб|дод|додатковий|вн|внутр)(?![^\W\d_]))[\s.:,;#]*\d{0,7}#?\s*$",
            re.IGNORECASE,
        ),
    )


def _visible(text: str) -> str:
    """Without direction marks, joiners and soft hyphens; wide digits, signs and spaces made plain."""
    if text.isascii():
        return text
    shown = (c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in {"Cf", "Cc", "Cs"})
    return "".join(" " if c.isspace() else c for c in shown)


def _ukrainian(digits: str, *, international: bool) -> str | None:
    """Every way a Ukrainian number is written ends in the same nine digits; the first of them is never 0."""
    match len(digits):
        case 12 if digits.startswith("380"):
            nine = digits[3:]
        case 13 if digits.startswith("3800"):  # +380 (067) …: the trunk zero written after the country's code
            nine = digits[4:]
        case 11 if digits.startswith("80") and (not international or digits[2] in "345679"):
            nine = digits[2:]
        case 10 if digits.startswith("0") and not international:
            nine = digits[1:]
        case 9 if not international:
            nine = digits
        case _:
            return None
    return None if nine[0] == "0" else f"+380{nine}"


@functools.lru_cache(maxsize=4096)
def _foreign(digits: str, *, international: bool, region: str) -> str | None:
    import phonenumbers as library

    ways = [(f"+{digits}", None)] if international else [(digits, region), (f"+{digits}", None)]
    for text, home in ways:
        try:
            number = library.parse(text, home)
        except library.NumberParseException:
            continue
        # A guessed country must hold in full; a stated one only has to be possible.
        if library.is_possible_number(number) and (international or library.is_valid_number(number)):
            return str(library.format_number(number, library.PhoneNumberFormat.E164))
    return None


@functools.lru_cache(maxsize=1024)
def _printed_foreign(number: str) -> str:
    import phonenumbers as library

    try:
        parsed = library.parse(number, None)
    except library.NumberParseException:
        return number
    return str(library.format_number(parsed, library.PhoneNumberFormat.INTERNATIONAL))


@functools.lru_cache(maxsize=1024)
def _region_of(number: str) -> str | None:
    import phonenumbers as library

    try:
        parsed = library.parse(number, None)
    except library.NumberParseException:
        return None
    region: str | None = library.region_code_for_number(parsed)
    return region or library.region_code_for_country_code(parsed.country_code or 0)

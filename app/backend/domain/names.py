"""Text that came from outside: one plain line, without characters that steer the screen, of bounded length."""

import unicodedata

LONGEST = 200
_STEERING = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def clean_name(text: str | None) -> str:
    """The name on one line, at most 200 characters; control and direction characters are taken out."""
    if not text:
        return ""
    kept = text[: LONGEST * 4]
    if not kept.isprintable():
        kept = "".join(
            " " if character.isspace() else character
            for character in kept
            if character.isspace() or unicodedata.category(character) not in _STEERING
        )
    return " ".join(kept.split())[:LONGEST].strip()

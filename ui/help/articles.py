"""The articles of the help: Markdown files of our own, one folder a language."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import resources
from app.word_forms import folded, holds, words_of

ORDER: Final = ("first-call", "card", "recordings", "words", "missed", "click-to-call", "ringostat", "trouble")
_PICTURE: Final = re.compile(r"(?<=\]\()([a-z-]+)\.png(?=\))")
_FOLDER: Final = Path(resources.__file__).parent / "help"


@dataclass(frozen=True, slots=True)
class Article:
    key: str
    title: str
    text: str
    """Markdown, the title included; a picture is named without its light."""

    def lit(self, *, dark: bool) -> str:
        """The text with the pictures of a light: `calls-uk.png` is `calls-uk-dark.png` in the dark."""
        return _PICTURE.sub(rf"\1-{'dark' if dark else 'light'}.png", self.text)

    def tells_of(self, sought: str) -> bool:
        """Whether every word of what is sought stands somewhere in it, in whatever form."""
        text = folded(self.text)
        return all(holds(text, word) for word in words_of(sought))


@cache
def articles(language: str) -> tuple[Article, ...]:
    """All of them in their order; the first line of a file is its title."""
    return tuple(_read(key, _FOLDER / language / f"{key}.md") for key in ORDER)


def _read(key: str, path: Path) -> Article:
    text = path.read_text("utf-8")
    return Article(key, text.partition("\n")[0].removeprefix("# ").strip(), text)

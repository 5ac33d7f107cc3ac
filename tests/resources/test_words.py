"""The words of the screen: every sentence has a translation, and the compiled files are of today."""

import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from resources.words import make


def _sentences(path: Path) -> set[tuple[str, str]]:
    return {
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in ET.parse(path).iter("context")
        for message in context.iter("message")
    }


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The two files as they would be after collecting anew."""
    folder = tmp_path_factory.mktemp("words")
    english, ukrainian = folder / make.ENGLISH.name, folder / make.UKRAINIAN.name
    shutil.copy(make.ENGLISH, english)
    shutil.copy(make.UKRAINIAN, ukrainian)
    make.collect(english, ukrainian)
    return english, ukrainian


def test_every_sentence_is_translated(collected: tuple[Path, Path]) -> None:
    """A sentence that only one language knows is a defect; plural forms count."""
    assert [sentence for path in collected for sentence in make.unfinished(path)] == []


def test_the_files_hold_exactly_what_the_sources_say(collected: tuple[Path, Path]) -> None:
    assert _sentences(collected[0]) == _sentences(make.ENGLISH)
    assert _sentences(collected[1]) == _sentences(make.UKRAINIAN)


def test_the_compiled_files_are_of_today(tmp_path: Path) -> None:
    for source in (make.ENGLISH, make.UKRAINIAN):
        copy = Path(shutil.copy(source, tmp_path))
        assert make.compiled(copy).read_bytes() == source.with_suffix(".qm").read_bytes()

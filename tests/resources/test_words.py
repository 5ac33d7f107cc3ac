"""The words of the screen: every sentence has a translation, and the compiled files are of today."""

import ast
import re
import shutil
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pytest

from resources.words import make

CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
NOT_SENTENCES: Final = {
    "ui/linux_libraries.py": "said in both languages on the terminal, before Qt can be loaded",
    "ui/recordings/judging.py": "tags that are stored, the same in every language",
    "ui/recordings/keys.py": "letters of the keyboard",
    "ui/screen_pop/card_shelf.py": "letters that are measured and never shown",
    "ui/start.py": "the terminal's help",
    "ui/words_names.py": "names and their endings",
}
STORY: Final = "ui/story/"
"""It tells its steps on the terminal of whoever builds the program."""


def _sources() -> dict[str, ast.Module]:
    paths = sorted((make.ROOT / "ui").rglob("*.py"))
    return {path.relative_to(make.ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def _said(node: ast.AST, class_name: str = "") -> Iterator[tuple[str, ast.Call, list[ast.expr]]]:
    """Each call of `tr` and `translate`, the class around it, and the arguments that must be literal."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            function = child.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            if name in {"tr", "translate"}:
                yield class_name, child, child.args[: 1 if name == "tr" else 2]
        yield from _said(child, child.name if isinstance(child, ast.ClassDef) else class_name)


def _literals() -> set[tuple[str, str]]:
    """Every sentence of `ui` with the context it is looked up in."""
    found = set()
    for file, module in _sources().items():
        for class_name, call, arguments in _said(module):
            words = [argument.value for argument in arguments if isinstance(argument, ast.Constant)]
            assert len(words) == len(arguments), f"{file}:{call.lineno} is not literal"
            context, sentence = (class_name, words[0]) if len(words) == 1 else words
            found.add((str(context), str(sentence)))
    return found


def _messages(path: Path) -> Iterator[tuple[str, ET.Element]]:
    for context in ET.parse(path).iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


def _sentences(paths: Iterable[Path]) -> set[tuple[str, str]]:
    return {(context, message.findtext("source", "")) for path in paths for context, message in _messages(path)}


def _translations(language: str) -> Iterator[tuple[str, str]]:
    """Each sentence with its translation, or with each of its plural forms."""
    for _context, message in chain.from_iterable(map(_messages, make.files_of(language))):
        translation = message.find("translation")
        assert translation is not None
        for form in translation.findall("numerusform") or [translation]:
            yield message.findtext("source", ""), form.text or ""


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder as it would be after collecting anew."""
    folder = tmp_path_factory.mktemp("words")
    for language in make.LANGUAGES:
        shutil.copytree(make.HERE / language, folder / language)
    make.collect(folder)
    return folder


@pytest.mark.parametrize("language", make.LANGUAGES)
def test_every_sentence_is_translated(collected: Path, language: str) -> None:
    """A sentence that only one language knows is a defect; plural forms count."""
    files = make.files_of(language, collected)
    assert files
    assert [sentence for path in files for sentence in make.unfinished(path)] == []


@pytest.mark.parametrize("language", make.LANGUAGES)
def test_the_files_hold_exactly_what_the_sources_say(collected: Path, language: str) -> None:
    now, kept = (
        {path.name: _sentences([path]) for path in make.files_of(language, folder)} for folder in (collected, make.HERE)
    )
    assert now == kept


def test_the_collector_overlooks_no_sentence() -> None:
    """Its parser knows some ways of calling `translate` only; this one reads the syntax tree."""
    assert _literals() == _sentences(make.files_of("en"))


def test_no_ukrainian_word_reaches_the_screen_past_the_translator() -> None:
    strangers = []
    for file, module in _sources().items():
        if file in NOT_SENTENCES or file.startswith(STORY):
            continue
        told = {id(part) for _, call, _ in _said(module) for part in ast.walk(call)}
        told |= {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}  # docstrings
        strangers += [
            f"{file}:{node.lineno} {node.value}"
            for node in ast.walk(module)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
            if CYRILLIC.search(node.value)
        ]
    assert strangers == []


def test_what_is_put_into_a_sentence_is_put_into_its_translation() -> None:
    for language in make.LANGUAGES:
        for source, translation in _translations(language):
            places = re.compile(r"\{\w+\}|%Ln?|%n")
            assert sorted(places.findall(source)) == sorted(places.findall(translation)), source


def test_one_apostrophe_is_used_everywhere() -> None:
    """«Ім’я» on one screen and «Імʼя» on the next look alike and are two words to a search and to a screen reader."""
    assert not [
        sentence
        for _context, sentence in _literals()
        if "\N{MODIFIER LETTER APOSTROPHE}" in sentence or "'" in sentence
    ]


def test_english_is_english_and_quiet() -> None:
    """No letter was left behind, nobody shouts, and a whole sentence stays one."""
    for source, translation in _translations("en"):
        assert not CYRILLIC.search(translation), source
        assert "!" not in translation, source
        assert source.endswith(".") == translation.endswith("."), source
        assert source.endswith("…") == translation.endswith("…"), source
        assert translation == translation.strip(), source


@pytest.mark.parametrize("language", make.LANGUAGES)
def test_the_compiled_files_are_of_today(tmp_path: Path, language: str) -> None:
    shutil.copytree(make.HERE / language, tmp_path / language)
    assert make.compiled(language, tmp_path).read_bytes() == (make.HERE / f"slukhavka_{language}.qm").read_bytes()

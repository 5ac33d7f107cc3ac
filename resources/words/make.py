"""Collect every visible sentence of `ui` into the .ts files, and compile them into the .qm files the program reads.

Run as `uv run python -m resources.words.make`. Each room of `ui` has its own file in `en` and, when it counts anything,
in `uk`: the source language is Ukrainian, so the Ukrainian files hold plural forms only. A sentence without a
translation is reported and the exit code is 1.
"""

import subprocess
import sys
import sysconfig
from pathlib import Path
from xml.etree import ElementTree as ET

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
LANGUAGES = ("en", "uk")
QT = "qt"
"""What Qt's own translation leaves out, written by hand."""
TOP = "desk"
"""The room of the files that stand in no folder of `ui`."""


def rooms() -> dict[str, list[Path]]:
    """The sources of every room of `ui`."""
    found: dict[str, list[Path]] = {}
    for path in sorted((ROOT / "ui").rglob("*.py")):
        inside = path.relative_to(ROOT / "ui").parts
        found.setdefault(inside[0] if len(inside) > 1 else TOP, []).append(path)
    return found


def files_of(language: str, folder: Path = HERE) -> list[Path]:
    """The .ts files of a language."""
    return sorted((folder / language).glob("*.ts"))


def collect(folder: Path = HERE) -> None:
    """Merge the sentences found in the sources into the files; what vanished from the sources is dropped."""
    known = rooms()
    for language in LANGUAGES:
        (folder / language).mkdir(exist_ok=True)
        for room, sources in known.items():
            _collect_room(folder / language / f"{room}.ts", language, sources)
        for path in files_of(language, folder):
            if path.stem == QT:
                continue
            if path.stem not in known or not ET.parse(path).findall("context"):  # noqa: S314 - our own file
                path.unlink()


def compiled(language: str, folder: Path = HERE) -> Path:
    """Make the one .qm file of a language."""
    target = folder / f"slukhavka_{language}.qm"
    _tool("lrelease", "-silent", *(str(path) for path in files_of(language, folder)), "-qm", str(target))
    return target


def unfinished(path: Path) -> list[str]:
    """Sentences without a finished translation, plural forms included."""
    return [
        f"{path.parent.name}/{path.name} {context.findtext('name')}: {message.findtext('source')}"
        for context in ET.parse(path).iter("context")  # noqa: S314 - our own file
        for message in context.iter("message")
        if (translation := message.find("translation")) is None
        or translation.get("type") == "unfinished"
        or not all(form.text for form in translation.iter("numerusform"))
        or not "".join(translation.itertext()).strip()
    ]


def _collect_room(target: Path, language: str, sources: list[Path]) -> None:
    only_plurals = ("-pluralonly",) if language == "uk" else ()
    ways = ("-source-language", "uk", "-target-language", language, "-no-obsolete", "-silent", "-locations", "none")
    names = (str(path.relative_to(ROOT)) for path in sources)
    _tool("lupdate", *ways, *only_plurals, *names, "-ts", str(target))


def _tool(name: str, *arguments: str) -> None:
    program = Path(sysconfig.get_path("scripts")) / f"pyside6-{name}"
    subprocess.run([str(program), *arguments], cwd=ROOT, check=True)  # noqa: S603 - PySide6's own tool


def main() -> int:
    collect()
    missing = [sentence for language in LANGUAGES for path in files_of(language) for sentence in unfinished(path)]
    for language in LANGUAGES:
        compiled(language)
    print("\n".join(missing) or "every sentence is translated")  # noqa: T201 - a command's answer
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())

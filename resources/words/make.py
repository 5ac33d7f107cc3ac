"""Collect every visible sentence of `ui` into the .ts files, and compile them into the .qm files the program reads.

Run as `uv run python -m resources.words.make`. The source language is Ukrainian, so the Ukrainian file holds plural
forms only. A sentence without a translation is reported and the exit code is 1.
"""

import subprocess
import sys
import sysconfig
from pathlib import Path
from xml.etree import ElementTree as ET

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
ENGLISH = HERE / "slukhavka_en.ts"
UKRAINIAN = HERE / "slukhavka_uk.ts"


def collect(english: Path = ENGLISH, ukrainian: Path = UKRAINIAN) -> None:
    """Merge the sentences found in the sources into the two files; what vanished from the sources is dropped."""
    sources = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "ui").rglob("*.py"))]
    common = ["-source-language", "uk", "-no-obsolete", "-silent", "-locations", "none", *sources]
    _tool("lupdate", "-target-language", "en", *common, "-ts", str(english))
    _tool("lupdate", "-target-language", "uk", "-pluralonly", *common, "-ts", str(ukrainian))


def compiled(source: Path) -> Path:
    """Make the .qm file beside a .ts file."""
    target = source.with_suffix(".qm")
    _tool("lrelease", "-silent", str(source), "-qm", str(target))
    return target


def unfinished(path: Path) -> list[str]:
    """Sentences without a finished translation, plural forms included."""
    return [
        f"{context.findtext('name')}: {message.findtext('source')}"
        for context in ET.parse(path).iter("context")  # noqa: S314 - our own file
        for message in context.iter("message")
        if (translation := message.find("translation")) is None
        or translation.get("type") == "unfinished"
        or not all(form.text for form in translation.iter("numerusform"))
        or not "".join(translation.itertext()).strip()
    ]


def _tool(name: str, *arguments: str) -> None:
    program = Path(sysconfig.get_path("scripts")) / f"pyside6-{name}"
    subprocess.run([str(program), *arguments], cwd=ROOT, check=True)  # noqa: S603 - PySide6's own tool


def main() -> int:
    collect()
    missing = [sentence for path in (ENGLISH, UKRAINIAN) for sentence in unfinished(path)]
    for path in (ENGLISH, UKRAINIAN):
        compiled(path)
    print("\n".join(missing) or "every sentence is translated")  # noqa: T201 - a command's answer
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())

"""The `.desktop` files of Linux desktops (specifications.freedesktop.org/desktop-entry-spec)."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from app.system.wishes import SystemRefused

NAME = "slukhavka.desktop"
_PLAIN = re.compile(r"[\w@%+=:,./-]+", re.ASCII)


def config_home() -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")


def data_home() -> Path:
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def entry(command: Sequence[str], **further: str) -> str:
    """The text of the entry that runs `command`; field codes like `%u` may stand in it as words of their own."""
    lines = {
        "Type": "Application",
        "Name": "Слухавка",
        "Name[en]": "Slukhavka",
        "Comment": "Хто дзвонить, що замовляв, про що говорили",
        "Exec": exec_of(command),
        "Icon": "slukhavka",
        "Terminal": "false",
        "Categories": "Office;ContactManagement;",
        "StartupWMClass": "slukhavka",
    } | {key.replace("_", "-"): value for key, value in further.items()}
    return "[Desktop Entry]\n" + "".join(f"{key}={value}\n" for key, value in lines.items())


def exec_of(command: Sequence[str]) -> str:
    """The value of `Exec` that runs `command`."""
    return " ".join(map(_word, command))


def runs(path: Path, command: Sequence[str]) -> bool:
    """Whether the entry there runs `command`; one of a program that lay elsewhere does not."""
    return f"Exec={exec_of(command)}" in lines_of(path)


def lines_of(path: Path) -> Sequence[str]:
    """None when it is not there or not readable."""
    try:
        return path.read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return ()


def put(path: Path, text: str) -> None:
    """Write the file whole or not at all. Raises SystemRefused."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.write_text(text, encoding="utf-8")
        new.replace(path)
    except OSError as reason:
        raise SystemRefused(f"{path.name}: {reason.strerror}") from reason


def remove(path: Path) -> None:
    """Take the file away, if it is there. Raises SystemRefused."""
    try:
        path.unlink(missing_ok=True)
    except OSError as reason:
        raise SystemRefused(f"{path.name}: {reason.strerror}") from reason


def _word(word: str) -> str:
    """A word of `Exec`, quoted where the specification wants it: twice, once for the value and once for the shell."""
    if word in {"%u", "%U"}:
        return word
    word = word.replace("%", "%%")
    if _PLAIN.fullmatch(word):
        return word
    quoted = re.sub(r'(["`$\\])', r"\\\1", word)
    return '"' + quoted.replace("\\", "\\\\") + '"'

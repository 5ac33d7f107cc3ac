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
        "Exec": " ".join(map(_word, command)),
        "Icon": "slukhavka",
        "Terminal": "false",
        "Categories": "Office;ContactManagement;",
        "StartupWMClass": "slukhavka",
    } | {key.replace("_", "-"): value for key, value in further.items()}
    return "[Desktop Entry]\n" + "".join(f"{key}={value}\n" for key, value in lines.items())


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

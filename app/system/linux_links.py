"""Links on Linux desktops: our `.desktop` file names the schemes, `xdg-mime` makes it the one that opens them."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from app.links import SCHEMES
from app.system import desktop_entry
from app.system.own_command import LINK_NEXT
from app.system.wishes import SystemRefused

_KINDS: Final = tuple(f"x-scheme-handler/{scheme}" for scheme in SCHEMES)
_PATIENCE_S: Final = 10.0


class LinuxLinks:
    def __init__(self, command: Sequence[str], folder: Path | None = None) -> None:
        self._command = (*command, LINK_NEXT, "%u")
        self._file = (folder or desktop_entry.data_home() / "applications") / desktop_entry.NAME

    def is_on(self) -> bool:
        return (
            desktop_entry.runs(self._file, self._command)
            and _xdg_mime("query", "default", _KINDS[0]).strip() == desktop_entry.NAME
        )

    def turn(self, *, on: bool) -> None:
        """Turned off, the file goes, and with it every default that names it."""
        if on:
            kinds = "".join(f"{kind};" for kind in _KINDS)
            desktop_entry.put(self._file, desktop_entry.entry(self._command, MimeType=kinds))
            _xdg_mime("default", desktop_entry.NAME, *_KINDS)
        else:
            desktop_entry.remove(self._file)


def _xdg_mime(*arguments: str) -> str:
    program = shutil.which("xdg-mime")
    if program is None:
        raise SystemRefused("xdg-mime (package xdg-utils) is not there")
    try:
        done = subprocess.run(  # noqa: S603 - the desktop's own tool, found on its path
            [program, *arguments], capture_output=True, text=True, timeout=_PATIENCE_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as reason:
        raise SystemRefused(f"xdg-mime: {type(reason).__name__}") from reason
    if done.returncode and arguments[0] == "default":
        raise SystemRefused(f"xdg-mime: exit code {done.returncode}")
    return done.stdout

"""Start at login on macOS: a launch agent of the user (`man launchd.plist`)."""

import plistlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from xml.parsers.expat import ExpatError

from app.system.wishes import SystemRefused

LABEL: Final = "ua.slukhavka.desk"


class MacLogin:
    def __init__(self, command: Sequence[str], folder: Path | None = None) -> None:
        self._command = list(command)
        self._file = (folder or Path.home() / "Library" / "LaunchAgents") / f"{LABEL}.plist"

    def is_on(self) -> bool:
        try:
            kept = plistlib.loads(self._file.read_bytes())
        except (OSError, plistlib.InvalidFileException, ExpatError, ValueError):
            return False
        return isinstance(kept, dict) and bool(kept.get("ProgramArguments") == self._command)

    def turn(self, *, on: bool) -> None:
        agent = {"Label": LABEL, "ProgramArguments": self._command, "RunAtLoad": True, "ProcessType": "Interactive"}
        try:
            if on:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                self._file.write_bytes(plistlib.dumps(agent))
            else:
                self._file.unlink(missing_ok=True)
        except OSError as reason:
            raise SystemRefused(f"{self._file.name}: {reason.strerror}") from reason

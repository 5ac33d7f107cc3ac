"""Start at login on Linux desktops: a `.desktop` file in `autostart` (freedesktop.org, autostart-spec)."""

from collections.abc import Sequence
from pathlib import Path

from app.system import desktop_entry


class LinuxLogin:
    def __init__(self, command: Sequence[str], folder: Path | None = None) -> None:
        self._command = command
        self._file = (folder or desktop_entry.config_home() / "autostart") / desktop_entry.NAME

    def is_on(self) -> bool:
        """Of this program as it is installed now.

        A desktop's own settings switch it off by `Hidden` or `X-GNOME-Autostart-enabled`, and leave the file.
        """
        off = {"Hidden=true", "X-GNOME-Autostart-enabled=false"} & set(desktop_entry.lines_of(self._file))
        return not off and desktop_entry.runs(self._file, self._command)

    def turn(self, *, on: bool) -> None:
        if on:
            desktop_entry.put(self._file, desktop_entry.entry(self._command, X_GNOME_Autostart_enabled="true"))
        else:
            desktop_entry.remove(self._file)

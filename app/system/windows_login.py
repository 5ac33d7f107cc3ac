"""Start at login on Windows: a value of the user's own `Run` key.

https://learn.microsoft.com/windows/win32/setupapi/run-and-runonce-registry-keys
"""

from collections.abc import Sequence
from typing import Final

from app.system.windows_registry import Registry, command_line, put_values, remove_value, value_of

_RUN: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
_NAME: Final = "Slukhavka"


class WindowsLogin:
    def __init__(self, command: Sequence[str], registry: Registry) -> None:
        self._line = command_line(command)
        self._registry = registry

    def is_on(self) -> bool:
        """Of this program as it is installed now: a line of an older place counts as off."""
        return value_of(self._registry, _RUN, _NAME) == self._line

    def turn(self, *, on: bool) -> None:
        if on:
            put_values(self._registry, _RUN, **{_NAME: self._line})
        else:
            remove_value(self._registry, _RUN, _NAME)

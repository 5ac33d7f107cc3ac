"""Links on Windows: our own scheme is ours at once; for `tel:` and `callto:` we become one of those offered.

Which program opens `tel:` only the person may choose (Settings, «Default apps»): a program can offer itself.
https://learn.microsoft.com/windows/win32/shell/default-programs
"""

from collections.abc import Sequence
from typing import Final

from app.links import OWN_SCHEME, SCHEMES
from app.system.own_command import LINK_NEXT
from app.system.windows_registry import Registry, command_line, put_values, remove_key, remove_value, value_of

_CLASSES: Final = r"Software\Classes"
_OURS: Final = r"Software\Slukhavka\Capabilities"
_OFFERED: Final = r"Software\RegisteredApplications"
_NAME: Final = "Slukhavka"


class WindowsLinks:
    def __init__(self, command: Sequence[str], registry: Registry) -> None:
        self._line = command_line((*command, LINK_NEXT), "%1")
        self._registry = registry

    def is_on(self) -> bool:
        return value_of(self._registry, _opener(OWN_SCHEME), "") == self._line

    def turn(self, *, on: bool) -> None:
        if on:
            self._offer()
        else:
            self._withdraw()

    def _offer(self) -> None:
        for scheme in SCHEMES:
            kind = _kind(scheme)
            put_values(self._registry, rf"{_CLASSES}\{kind}", default=f"URL:{scheme}", **{"URL Protocol": ""})
            put_values(self._registry, _opener(scheme), default=self._line)
            put_values(self._registry, rf"{_OURS}\URLAssociations", **{scheme: kind})
        put_values(
            self._registry, _OURS, ApplicationName="Слухавка", ApplicationDescription="Дзвінки клієнтам з посилань"
        )
        put_values(self._registry, _OFFERED, **{_NAME: _OURS})

    def _withdraw(self) -> None:
        remove_value(self._registry, _OFFERED, _NAME)
        for scheme in SCHEMES:
            for below in (r"\shell\open\command", r"\shell\open", r"\shell", ""):
                remove_key(self._registry, rf"{_CLASSES}\{_kind(scheme)}{below}")
        for path in (rf"{_OURS}\URLAssociations", _OURS):
            remove_key(self._registry, path)


def _kind(scheme: str) -> str:
    """The name of the class: of our own scheme it is the scheme itself, so that Windows asks nobody."""
    return scheme if scheme == OWN_SCHEME else f"Slukhavka.{scheme}"


def _opener(scheme: str) -> str:
    return rf"{_CLASSES}\{_kind(scheme)}\shell\open\command"

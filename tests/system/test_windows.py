"""Windows' registry, stood in for by a dictionary that keeps its rules."""

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from app.demo.programs import run_if_asked
from app.system.windows_links import WindowsLinks
from app.system.windows_login import WindowsLogin
from app.system.windows_registry import command_line
from app.system.wishes import SystemRefused
from ui.start import Options, options_from

COMMAND = (r"C:\Program Files\Слухавка\slukhavka.exe",)


class MemoryRegistry:
    """Keys by their path; a key with keys below it cannot be deleted, as in Windows."""

    HKEY_CURRENT_USER = "HKCU"
    REG_SZ = 1
    KEY_SET_VALUE = 2

    def __init__(self, *, locked: bool = False) -> None:
        self.keys: dict[str, dict[str, str]] = {}
        self._locked = locked

    @contextmanager
    def CreateKey(self, _key: Any, sub_key: str) -> Iterator[str]:  # noqa: N802 - as winreg has it
        if self._locked:
            raise PermissionError(13, "Access is denied")
        parts = sub_key.split("\\")
        for n in range(1, len(parts) + 1):
            self.keys.setdefault("\\".join(parts[:n]), {})
        yield sub_key

    @contextmanager
    def OpenKey(self, _key: Any, sub_key: str, _reserved: int = 0, _access: int = 0) -> Iterator[str]:  # noqa: N802
        if sub_key not in self.keys:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        yield sub_key

    def SetValueEx(self, key: str, name: str, _reserved: int, _kind: int, value: str) -> None:  # noqa: N802
        self.keys[key][name] = value

    def QueryValueEx(self, key: str, name: str) -> tuple[str, int]:  # noqa: N802
        if name not in self.keys[key]:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        return self.keys[key][name], self.REG_SZ

    def DeleteValue(self, key: str, name: str) -> None:  # noqa: N802
        if self.keys[key].pop(name, None) is None:
            raise FileNotFoundError(2, "The system cannot find the file specified")

    def DeleteKey(self, _key: Any, sub_key: str) -> None:  # noqa: N802
        if any(path.startswith(f"{sub_key}\\") for path in self.keys):
            raise PermissionError(13, "Access is denied")
        if self.keys.pop(sub_key, None) is None:
            raise FileNotFoundError(2, "The system cannot find the file specified")


def test_start_at_login_is_a_line_of_the_users_own() -> None:
    registry = MemoryRegistry()
    login = WindowsLogin(COMMAND, registry)
    assert not login.is_on()
    login.turn(on=True)
    assert login.is_on()
    run = registry.keys[r"Software\Microsoft\Windows\CurrentVersion\Run"]
    assert run == {"Slukhavka": r'"C:\Program Files\Слухавка\slukhavka.exe"'}
    assert not WindowsLogin((r"D:\elsewhere.exe",), registry).is_on()
    login.turn(on=False)
    login.turn(on=False)
    assert not login.is_on()


def test_links_are_offered_and_withdrawn_without_a_trace() -> None:
    registry = MemoryRegistry()
    links = WindowsLinks(COMMAND, registry)
    links.turn(on=True)
    assert links.is_on()
    opener = registry.keys[r"Software\Classes\slukhavka\shell\open\command"][""]
    assert opener == r'"C:\Program Files\Слухавка\slukhavka.exe" -- "%1"'
    assert registry.keys[r"Software\Classes\slukhavka"] == {"": "URL:slukhavka", "URL Protocol": ""}
    assert registry.keys[r"Software\Slukhavka\Capabilities\URLAssociations"] == {
        "tel": "Slukhavka.tel",
        "callto": "Slukhavka.callto",
        "slukhavka": "slukhavka",
    }
    assert registry.keys[r"Software\RegisteredApplications"] == {"Slukhavka": r"Software\Slukhavka\Capabilities"}
    assert r"Software\Classes\tel" not in registry.keys, "another program's scheme is not taken, only offered"
    links.turn(on=False)
    assert not links.is_on()
    assert not [path for path, values in registry.keys.items() if values or "lukhavka." in path]


@pytest.mark.parametrize("more", ['--demo --keep "/a/folder', '--demo --headless --pictures "/a/folder', '"--demo'])
def test_a_link_that_breaks_out_of_its_quotes_starts_nothing_else(more: str) -> None:
    """Windows puts a link into the line as it came; some programs hand it on without escaping its quotes."""
    registry = MemoryRegistry()
    WindowsLinks(COMMAND, registry).turn(on=True)
    opener = registry.keys[r"Software\Classes\slukhavka\shell\open\command"][""]
    _program, *arguments = shlex.split(opener.replace("%1", f'slukhavka:x" {more}'))
    assert run_if_asked(arguments) is None
    with pytest.raises(SystemExit):
        options_from(arguments)
    assert options_from(shlex.split(opener.replace("%1", "tel:0671234567"))[1:]) == Options(link="tel:0671234567")


def test_a_policy_that_forbids_it_is_told() -> None:
    registry = MemoryRegistry(locked=True)
    for wish in (WindowsLogin(COMMAND, registry), WindowsLinks(COMMAND, registry)):
        with pytest.raises(SystemRefused, match="denied"):
            wish.turn(on=True)


def test_words_with_quotes_stay_words() -> None:
    assert command_line(("a b.exe", 'c"d'), "%1") == '"a b.exe" c\\"d "%1"'

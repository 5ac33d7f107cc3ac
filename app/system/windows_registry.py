"""The little of `winreg` that is used here, so that it can be stood in for where there is no Windows."""

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from app.system.wishes import SystemRefused


class Registry(Protocol):
    """`winreg`, as far as we need it; see https://docs.python.org/3/library/winreg.html."""

    HKEY_CURRENT_USER: Any
    REG_SZ: int
    KEY_SET_VALUE: int

    def CreateKey(self, key: Any, sub_key: str, /) -> Any: ...  # noqa: ANN401, N802 - as winreg has it
    def OpenKey(self, key: Any, sub_key: str, reserved: int = 0, access: int = ...) -> Any: ...  # noqa: ANN401, N802
    def SetValueEx(self, key: Any, name: str, reserved: int, kind: int, value: str, /) -> None: ...  # noqa: ANN401, N802
    def QueryValueEx(self, key: Any, name: str, /) -> tuple[Any, int]: ...  # noqa: ANN401, N802
    def DeleteValue(self, key: Any, name: str, /) -> None: ...  # noqa: ANN401, N802
    def DeleteKey(self, key: Any, sub_key: str, /) -> None: ...  # noqa: ANN401, N802


def command_line(command: Sequence[str], *further: str) -> str:
    """One line that Windows splits back into these words; `%1` must stand in quotes, whatever it becomes."""
    words = subprocess.list2cmdline(command)
    return " ".join([words, *(f'"{word}"' for word in further)])


def value_of(registry: Registry, path: str, name: str) -> str | None:
    """A text of the current user; None: it is not there."""
    try:
        with registry.OpenKey(registry.HKEY_CURRENT_USER, path) as key:
            return str(registry.QueryValueEx(key, name)[0])
    except OSError:
        return None


def put_values(registry: Registry, path: str, **values: str) -> None:
    """Texts of the current user; the empty name is written `default`. Raises SystemRefused."""
    with refused_where_not_allowed(path), registry.CreateKey(registry.HKEY_CURRENT_USER, path) as key:
        for name, value in values.items():
            registry.SetValueEx(key, "" if name == "default" else name, 0, registry.REG_SZ, value)


def remove_value(registry: Registry, path: str, name: str) -> None:
    """Raises SystemRefused."""
    try:
        with registry.OpenKey(registry.HKEY_CURRENT_USER, path, 0, registry.KEY_SET_VALUE) as key:
            registry.DeleteValue(key, name)
    except FileNotFoundError:
        return
    except OSError as reason:
        raise SystemRefused(f"{path}: {reason.strerror}") from reason


def remove_key(registry: Registry, path: str) -> None:
    """A key without keys below it. Raises SystemRefused."""
    try:
        registry.DeleteKey(registry.HKEY_CURRENT_USER, path)
    except FileNotFoundError:
        return
    except OSError as reason:
        raise SystemRefused(f"{path}: {reason.strerror}") from reason


@contextmanager
def refused_where_not_allowed(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as reason:
        raise SystemRefused(f"{path}: {reason.strerror}") from reason

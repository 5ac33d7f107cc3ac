"""Whether somebody may look at the screen now, as Windows and macOS tell when asked; Linux tells by itself (D-Bus)."""

import ctypes
import ctypes.util
import sys
from dataclasses import dataclass
from typing import Any, Final, Protocol

_NOT_PRESENT: Final = 1
_FULL_SCREEN_GAME: Final = 3
_PRESENTATION: Final = 4
_QUIET_TIME: Final = 6
_UTF8: Final = 0x08000100


@dataclass(frozen=True, slots=True)
class UserState:
    locked: bool = False
    """Nobody is in front of the screen, or nobody of ours: it is locked, or another user has it."""
    quiet: bool = False
    """The system itself holds notifications back: a presentation, a full-screen game, quiet hours."""


class AskState(Protocol):
    def __call__(self) -> UserState: ...


class Shell32(Protocol):
    def SHQueryUserNotificationState(self, state: Any, /) -> int: ...  # noqa: ANN401, N802 - Windows' own


class WindowsState:
    """Asks the shell.

    https://learn.microsoft.com/windows/win32/api/shellapi/ne-shellapi-query_user_notification_state
    """

    def __init__(self, shell32: Shell32) -> None:
        self._shell32 = shell32

    def __call__(self) -> UserState:
        state = ctypes.c_int(0)
        if self._shell32.SHQueryUserNotificationState(ctypes.byref(state)):
            return UserState()
        return UserState(
            locked=state.value == _NOT_PRESENT,
            quiet=state.value in {_FULL_SCREEN_GAME, _PRESENTATION, _QUIET_TIME},
        )


class MacState:
    """`CGSessionCopyCurrentDictionary`; a Focus is nobody's business but the system's: no program is told of it."""

    def __init__(self, graphics: Any, foundation: Any) -> None:  # noqa: ANN401 - libraries as ctypes loads them
        self._graphics, self._foundation = graphics, foundation
        graphics.CGSessionCopyCurrentDictionary.restype = ctypes.c_void_p
        foundation.CFStringCreateWithCString.restype = ctypes.c_void_p
        foundation.CFStringCreateWithCString.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32]
        foundation.CFDictionaryContainsKey.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        foundation.CFRelease.argtypes = [ctypes.c_void_p]

    def __call__(self) -> UserState:
        session = self._graphics.CGSessionCopyCurrentDictionary()
        if not session:
            return UserState(locked=True)  # no session with a screen: another user has it
        key = self._foundation.CFStringCreateWithCString(None, b"CGSSessionScreenIsLocked", _UTF8)
        locked = bool(self._foundation.CFDictionaryContainsKey(session, key))  # the key is there only while it is true
        for made in (key, session):
            self._foundation.CFRelease(made)
        return UserState(locked=locked)


def ask_state() -> AskState | None:
    """The way of this system; None where nothing is asked."""
    if sys.platform == "win32":
        return WindowsState(ctypes.WinDLL("shell32"))
    if sys.platform == "darwin":
        names = ("CoreGraphics", "CoreFoundation")
        return MacState(*(ctypes.CDLL(ctypes.util.find_library(name)) for name in names))
    return None

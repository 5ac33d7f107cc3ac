"""What Windows and macOS answer, with their libraries stood in for."""

import ctypes
from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock

import pytest

from app.system.user_state import MacState, UserState, WindowsState


class Shell32:
    def __init__(self, state: int, *, result: int = 0) -> None:
        self._state, self._result = state, result

    def SHQueryUserNotificationState(self, place: Any) -> int:  # noqa: N802 - Windows' own name
        ctypes.cast(place, ctypes.POINTER(ctypes.c_int))[0] = self._state
        return self._result


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (1, UserState(locked=True)),
        (2, UserState()),  # busy: some full-screen window; cards are made for just that
        (3, UserState(quiet=True)),
        (4, UserState(quiet=True)),
        (5, UserState()),
        (6, UserState(quiet=True)),
        (7, UserState()),
    ],
)
def test_windows_states_are_understood(state: int, told: UserState) -> None:
    assert WindowsState(Shell32(state))() == told


def test_windows_that_does_not_answer_hides_nothing() -> None:
    assert WindowsState(Shell32(1, result=-1))() == UserState()


@pytest.mark.parametrize("is_locked", [True, False])
def test_mac_tells_a_locked_screen_by_a_key_and_everything_is_released(is_locked: bool) -> None:
    released = Mock()
    foundation = SimpleNamespace(
        CFStringCreateWithCString=Mock(return_value=7),
        CFDictionaryContainsKey=Mock(return_value=int(is_locked)),
        CFRelease=released,
    )
    graphics = SimpleNamespace(CGSessionCopyCurrentDictionary=Mock(return_value=5))
    assert MacState(graphics, foundation)() == UserState(locked=is_locked)
    assert sorted(call.args[0] for call in released.call_args_list) == [5, 7]


def test_mac_without_a_session_is_locked() -> None:
    graphics = SimpleNamespace(CGSessionCopyCurrentDictionary=Mock(return_value=None))
    foundation = SimpleNamespace(CFStringCreateWithCString=Mock(), CFDictionaryContainsKey=Mock(), CFRelease=Mock())
    assert MacState(graphics, foundation)() == UserState(locked=True)

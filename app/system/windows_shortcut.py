"""A global shortcut on Windows: `RegisterHotKey` in a thread of its own, whose queue brings `WM_HOTKEY`.

https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-registerhotkey
"""

import ctypes
import sys
from ctypes import wintypes
from queue import SimpleQueue
from threading import Thread
from typing import Any, Final, Protocol

from app.system.shortcuts import Combination, Pressed, ShortcutTaken

ALT, CONTROL, SHIFT, NO_REPEAT = 0x0001, 0x0002, 0x0004, 0x4000
_VK_F1: Final = 0x70
_WM_HOTKEY: Final = 0x0312
_WM_QUIT: Final = 0x0012


class HotKeys(Protocol):
    """The four calls of Windows that are needed; the first three belong to the thread that makes them."""

    def register(self, modifiers: int, key: int) -> bool: ...
    def unregister(self) -> None: ...
    def wait(self) -> bool:
        """Wait for the key; False: the thread was told to end."""

    def thread(self) -> int:
        """The number of the thread that asks."""

    def end(self, thread: int) -> None:
        """Let `wait` of that thread come back; from any thread."""


class WindowsShortcut:
    def __init__(self, keys: HotKeys) -> None:
        self._keys = keys
        self._listening: tuple[Thread, int] | None = None  # while a key is held: who listens, and its number

    def hold(self, combination: Combination, pressed: Pressed) -> None:
        self.let_go()
        answer: SimpleQueue[int] = SimpleQueue()
        thread = Thread(target=self._listen, args=(combination, pressed, answer), name="global shortcut", daemon=True)
        thread.start()
        number = answer.get()
        if not number:
            thread.join()
            raise ShortcutTaken("another program has it")
        self._listening = thread, number

    def let_go(self) -> None:
        if self._listening is not None:
            thread, number = self._listening
            self._listening = None
            self._keys.end(number)
            thread.join()

    def _listen(self, combination: Combination, pressed: Pressed, answer: "SimpleQueue[int]") -> None:
        number = combination.function_key
        key = ord(combination.key) if number is None else _VK_F1 + number - 1
        held = ALT * combination.alt | CONTROL * combination.control | SHIFT * combination.shift
        if not self._keys.register(held | NO_REPEAT, key):
            answer.put(0)
            return
        answer.put(self._keys.thread())
        try:
            while self._keys.wait():
                pressed()
        finally:
            self._keys.unregister()


class User32HotKeys:
    """`HotKeys` by user32 itself; our one key has the number 1."""

    def __init__(self, user32: Any, kernel32: Any) -> None:  # noqa: ANN401 - libraries as ctypes loads them
        self._user32 = user32
        self._kernel32 = kernel32
        user32.GetMessageW.argtypes = [ctypes.POINTER(wintypes.MSG), wintypes.HWND, wintypes.UINT, wintypes.UINT]

    def register(self, modifiers: int, key: int) -> bool:
        return bool(self._user32.RegisterHotKey(None, 1, modifiers, key))

    def unregister(self) -> None:
        self._user32.UnregisterHotKey(None, 1)

    def wait(self) -> bool:
        message = wintypes.MSG()
        while self._user32.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
            if message.message == _WM_HOTKEY:
                return True
        return False

    def thread(self) -> int:
        return int(self._kernel32.GetCurrentThreadId())

    def end(self, thread: int) -> None:
        self._user32.PostThreadMessageW(thread, _WM_QUIT, 0, 0)


def hot_keys() -> HotKeys:
    """Windows' own. Raises OSError anywhere else."""
    if sys.platform == "win32":
        return User32HotKeys(ctypes.WinDLL("user32"), ctypes.WinDLL("kernel32"))
    raise OSError("user32 is a library of Windows")

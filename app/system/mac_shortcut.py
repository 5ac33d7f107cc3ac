"""A global shortcut on macOS: Carbon's hot keys, which need no permission to watch the keyboard.

`RegisterEventHotKey` of HIToolbox (CarbonEvents.h); the event comes in the main run loop, which Qt turns.
"""

import ctypes
import ctypes.util
from typing import Any, Final, Protocol

from app.system.shortcuts import Combination, Pressed, ShortcutTaken

SHIFT, OPTION, CONTROL = 1 << 9, 1 << 11, 1 << 12
KEYS: Final = {"C": 0x08, "D": 0x02, "F9": 0x65, "F12": 0x6F}
"""Virtual key codes of Events.h, of the keys that are offered."""
_KEYBOARD: Final = int.from_bytes(b"keyb")
_HOT_KEY_PRESSED: Final = 5
_SIGNATURE: Final = int.from_bytes(b"Slkh")


class Carbon(Protocol):
    def register(self, key: int, modifiers: int, pressed: Pressed) -> bool: ...
    def unregister(self) -> None: ...


class MacShortcut:
    def __init__(self, carbon: Carbon) -> None:
        self._carbon = carbon
        self._held = False

    def hold(self, combination: Combination, pressed: Pressed) -> None:
        self.let_go()
        held = SHIFT * combination.shift | OPTION * combination.alt | CONTROL * combination.control
        if not self._carbon.register(KEYS[combination.key], held, pressed):
            raise ShortcutTaken("another program has it")
        self._held = True

    def let_go(self) -> None:
        if self._held:
            self._held = False
            self._carbon.unregister()


class _EventKind(ctypes.Structure):
    _fields_ = (("group", ctypes.c_uint32), ("kind", ctypes.c_uint32))


class _HotKeyId(ctypes.Structure):
    _fields_ = (("signature", ctypes.c_uint32), ("id", ctypes.c_uint32))


_Handler = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)


class HIToolbox:
    """`Carbon` by the framework itself."""

    def __init__(self, library: Any) -> None:  # noqa: ANN401 - a library as ctypes loads it
        self._library = library
        library.GetApplicationEventTarget.restype = ctypes.c_void_p
        self._pressed: Pressed | None = None  # None while nothing is registered
        self._handler = _Handler(self._on_event)  # kept: Carbon holds its address only
        self._key, self._handling = ctypes.c_void_p(), ctypes.c_void_p()

    def register(self, key: int, modifiers: int, pressed: Pressed) -> bool:
        target = ctypes.c_void_p(self._library.GetApplicationEventTarget())
        kind = _EventKind(_KEYBOARD, _HOT_KEY_PRESSED)
        self._library.InstallEventHandler(
            target, self._handler, 1, ctypes.byref(kind), None, ctypes.byref(self._handling)
        )
        code = self._library.RegisterEventHotKey(
            key, modifiers, _HotKeyId(_SIGNATURE, 1), target, 0, ctypes.byref(self._key)
        )
        self._pressed = pressed if code == 0 else None
        if code:
            self._library.RemoveEventHandler(self._handling)
        return bool(code == 0)

    def unregister(self) -> None:
        self._pressed = None
        self._library.UnregisterEventHotKey(self._key)
        self._library.RemoveEventHandler(self._handling)

    def _on_event(self, _next: int | None, _event: int | None, _data: int | None) -> int:
        if self._pressed is not None:
            self._pressed()
        return 0


def carbon() -> Carbon:
    return HIToolbox(ctypes.CDLL(ctypes.util.find_library("Carbon")))

"""A global shortcut on X11: a passive grab of the key on the root window, over a connection of our own.

libxcb rather than Xlib: a grab that another program has is an answer there, not a call of a process-wide error handler.
https://www.x.org/releases/current/doc/xproto/x11protocol.html#requests:GrabKey
"""

import ctypes
import ctypes.util
import os
import select
from dataclasses import dataclass
from threading import Thread
from typing import Any, Final

from app.system.shortcuts import Combination, Pressed, ShortcutTaken

_SHIFT, _LOCK, _CONTROL, _ALT, _NUM_LOCK = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 4
_LOCKS: Final = (0, _LOCK, _NUM_LOCK, _LOCK | _NUM_LOCK)
"""Caps Lock and Num Lock count as held keys: the grab is made with each of them."""
_ASYNC: Final = 1
_KEY_PRESS: Final = 2
_F1: Final = 0xFFBE
_UKRAINIAN: Final = {"C": 0x06D3, "D": 0x06D7}
"""What stands on these keys where a keyboard has no Latin letters at all: «с», «в»."""


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Screens(ctypes.Structure):
    _fields_ = (("data", ctypes.POINTER(ctypes.c_uint32)), ("rem", ctypes.c_int), ("index", ctypes.c_int))


@dataclass(frozen=True, slots=True)
class Xcb:
    """libxcb, its key symbols, and the C library that frees what they give."""

    core: Any
    symbols: Any
    c: Any


def load_xcb() -> Xcb | None:
    """The libraries with the types of what is used of them; None where one is not there."""
    try:
        core, symbols = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL("libxcb-keysyms.so.1")
        c = ctypes.CDLL(ctypes.util.find_library("c"))
    except OSError:
        return None
    pointer = ctypes.c_void_p
    core.xcb_connect.restype = core.xcb_get_setup.restype = core.xcb_poll_for_event.restype = pointer
    core.xcb_connect.argtypes = [ctypes.c_char_p, pointer]
    core.xcb_setup_roots_iterator.restype = _Screens
    core.xcb_grab_key_checked.restype = _Cookie
    byte, word = ctypes.c_uint8, ctypes.c_uint16
    core.xcb_grab_key_checked.argtypes = [pointer, byte, ctypes.c_uint32, word, byte, byte, byte]
    core.xcb_request_check.restype = pointer
    core.xcb_request_check.argtypes = [pointer, _Cookie]
    for name in ("xcb_get_setup", "xcb_connection_has_error", "xcb_get_file_descriptor", "xcb_poll_for_event"):
        getattr(core, name).argtypes = [pointer]
    core.xcb_setup_roots_iterator.argtypes = core.xcb_disconnect.argtypes = [pointer]
    symbols.xcb_key_symbols_alloc.restype = symbols.xcb_key_symbols_get_keycode.restype = pointer
    symbols.xcb_key_symbols_alloc.argtypes = symbols.xcb_key_symbols_free.argtypes = [pointer]
    symbols.xcb_key_symbols_get_keycode.argtypes = [pointer, ctypes.c_uint32]
    c.free.argtypes = [pointer]
    return Xcb(core, symbols, c)


class X11Shortcut:
    def __init__(self, xcb: Xcb) -> None:
        self._xcb = xcb
        self._listening: tuple[Thread, int] | None = None  # while a key is held: who listens, and how to end it

    def hold(self, combination: Combination, pressed: Pressed) -> None:
        self.let_go()
        connection = self._xcb.core.xcb_connect(None, None)
        try:
            if self._xcb.core.xcb_connection_has_error(connection):
                raise ShortcutTaken("no X server answers")  # noqa: TRY301 - one place hangs up
            self._grab(connection, combination)
        except ShortcutTaken:
            self._xcb.core.xcb_disconnect(connection)
            raise
        reading, writing = os.pipe()
        thread = Thread(target=self._listen, args=(connection, reading, pressed), name="global shortcut", daemon=True)
        self._listening = thread, writing
        thread.start()

    def let_go(self) -> None:
        """The connection's end frees the key."""
        if self._listening is not None:
            thread, writing = self._listening
            self._listening = None
            os.close(writing)
            thread.join()

    def _grab(self, connection: int, combination: Combination) -> None:
        core = self._xcb.core
        root = core.xcb_setup_roots_iterator(core.xcb_get_setup(connection)).data[0]
        held = _SHIFT * combination.shift | _CONTROL * combination.control | _ALT * combination.alt
        codes = self._codes_of(connection, combination)
        if not codes:
            raise ShortcutTaken("this keyboard has no such key")
        for code in codes:
            for locks in _LOCKS:
                asked = core.xcb_grab_key_checked(connection, 0, root, held | locks, code, _ASYNC, _ASYNC)
                if (refused := core.xcb_request_check(connection, asked)) is not None:
                    self._xcb.c.free(refused)
                    raise ShortcutTaken("another program has it")

    def _codes_of(self, connection: int, combination: Combination) -> list[int]:
        """The keys that give this symbol in any layout of the keyboard."""
        number = combination.function_key
        symbol = ord(combination.key.lower()) if number is None else _F1 + number - 1
        latin = self._codes_with(connection, symbol)
        return latin or self._codes_with(connection, _UKRAINIAN.get(combination.key, symbol))

    def _codes_with(self, connection: int, symbol: int) -> list[int]:
        table = self._xcb.symbols.xcb_key_symbols_alloc(connection)
        found = self._xcb.symbols.xcb_key_symbols_get_keycode(table, symbol)
        codes: list[int] = []
        if found is not None:
            listed = ctypes.cast(found, ctypes.POINTER(ctypes.c_uint8))
            while listed[len(codes)]:
                codes.append(listed[len(codes)])
            self._xcb.c.free(found)
        self._xcb.symbols.xcb_key_symbols_free(table)
        return codes

    def _listen(self, connection: int, ending: int, pressed: Pressed) -> None:
        core = self._xcb.core
        line = core.xcb_get_file_descriptor(connection)
        try:
            while True:
                while (event := core.xcb_poll_for_event(connection)) is not None:
                    kind = ctypes.cast(event, ctypes.POINTER(ctypes.c_uint8))[0] & 0x7F
                    self._xcb.c.free(event)
                    if kind == _KEY_PRESS:
                        pressed()
                if core.xcb_connection_has_error(connection) or ending in select.select([line, ending], [], [])[0]:
                    return
        finally:
            os.close(ending)
            core.xcb_disconnect(connection)

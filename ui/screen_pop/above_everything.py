"""What each system needs so that a card stands above everything and leaves the keyboard where it is.

What Qt gives on its own: `WindowDoesNotAcceptFocus` is `WM_HINTS input = False` on X11, `WS_EX_NOACTIVATE` on Windows,
a panel that cannot become key on macOS. Microsoft's R. Chen on such a window: a click does not activate it, Alt+Tab
leaves it out, its own program still can (`SetForegroundWindow`), which a click into the card's note needs; see
https://devblogs.microsoft.com/oldnewthing/20240919-00/?p=110283
"""

import ctypes
import ctypes.util
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from PySide6.QtCore import Qt

_NS_STATUS_WINDOW_LEVEL = 25
_NS_JOINS_ALL_SPACES = 1 << 0
_NS_STATIONARY = 1 << 4
_NS_BESIDE_FULL_SCREEN = 1 << 8

_NS_SHARING_NONE = 0
_NS_SHARING_READ_ONLY = 1

_WDA_NONE = 0x0
_WDA_EXCLUDE_FROM_CAPTURE = 0x11
_HWND_TOPMOST = -1
_SWP_KEEP_SIZE_PLACE_AND_FOCUS = 0x0001 | 0x0002 | 0x0010
_SWP_NO_OWNER_ORDER = 0x0200

type Send = Callable[..., int]
"""Sends an Objective-C message: receiver, selector, whole numbers."""


class User32(Protocol):
    def SetWindowPos(self, window: int, after: int, x: int, y: int, width: int, height: int, flags: int, /) -> int: ...
    def SetWindowDisplayAffinity(self, window: int, affinity: int, /) -> int: ...


def card_flags(platform: str) -> Qt.WindowType:
    """Flags of a card's window on the Qt platform `platform` (`xcb`, `windows`, `cocoa` …).

    On X11 the window manager is bypassed. "Above" alone is not enough: window managers keep the focused full-screen
    window over every "above" one (openbox and KWin do), so a card would come up unseen behind a video or a
    presentation. A bypassing window is also one that no focus policy of any window manager can ever activate.
    """
    flags = (
        Qt.WindowType.Tool
        | Qt.WindowType.FramelessWindowHint
        | Qt.WindowType.WindowStaysOnTopHint
        | Qt.WindowType.WindowDoesNotAcceptFocus
        | Qt.WindowType.NoDropShadowWindowHint
    )
    return flags | Qt.WindowType.X11BypassWindowManagerHint if platform == "xcb" else flags


def qt_platform(environment: Mapping[str, str]) -> str | None:
    """The platform to ask Qt for before it starts; None leaves the choice to Qt.

    Wayland lets no program place its window or raise it above others; its X server, where there is one, does.
    """
    on_wayland = bool(environment.get("WAYLAND_DISPLAY"))
    chosen = bool(environment.get("QT_QPA_PLATFORM"))
    return "xcb" if on_wayland and environment.get("DISPLAY") and not chosen else None


def lift(window: int, platform: str) -> None:
    """Do for the shown native window what Qt has no flag for; `window` is `QWidget.winId()`."""
    if platform == "cocoa":
        lift_on_macos(window, _objective_c())
    elif platform == "windows":
        lift_on_windows(window, _user32())


def keep_from_capture(window: int, platform: str, *, on: bool) -> None:
    """Leave the window out of screen sharing and recordings; X11 and Wayland have no such wish.

    https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-setwindowdisplayaffinity,
    https://developer.apple.com/documentation/appkit/nswindow/sharingtype
    """
    if platform == "cocoa":
        share_on_macos(window, _objective_c(), shared=not on)
    elif platform == "windows":
        share_on_windows(window, _user32(), shared=not on)


def share_on_macos(view: int, send: Send, *, shared: bool) -> None:
    send(send(view, "window"), "setSharingType:", _NS_SHARING_READ_ONLY if shared else _NS_SHARING_NONE)


def share_on_windows(window: int, user32: User32, *, shared: bool) -> None:
    user32.SetWindowDisplayAffinity(window, _WDA_NONE if shared else _WDA_EXCLUDE_FROM_CAPTURE)


def lift_on_macos(view: int, send: Send) -> None:
    """On every space, beside full-screen programs, above panels, and there while the program is not active."""
    window = send(view, "window")
    send(window, "setLevel:", _NS_STATUS_WINDOW_LEVEL)
    send(window, "setCollectionBehavior:", _NS_JOINS_ALL_SPACES | _NS_STATIONARY | _NS_BESIDE_FULL_SCREEN)
    send(window, "setHidesOnDeactivate:", 0)


def lift_on_windows(window: int, user32: User32) -> None:
    """To the top of the topmost windows: another one may have come up since; never activates."""
    user32.SetWindowPos(window, _HWND_TOPMOST, 0, 0, 0, 0, _SWP_KEEP_SIZE_PLACE_AND_FOCUS | _SWP_NO_OWNER_ORDER)


def _objective_c() -> Send:
    runtime = ctypes.CDLL(ctypes.util.find_library("objc"))
    runtime.sel_registerName.restype = ctypes.c_void_p
    runtime.sel_registerName.argtypes = [ctypes.c_char_p]

    def send(receiver: int, selector: str, *numbers: int) -> int:
        message = runtime.objc_msgSend
        message.restype = ctypes.c_void_p
        message.argtypes = [ctypes.c_void_p, ctypes.c_void_p, *[ctypes.c_long] * len(numbers)]
        return message(receiver, runtime.sel_registerName(selector.encode()), *numbers) or 0

    return send


def _user32() -> Any:  # noqa: ANN401 - a ctypes library has no type of its own; used as `User32`
    return vars(ctypes)["WinDLL"]("user32")  # only Windows' ctypes has it

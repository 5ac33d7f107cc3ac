"""Whether this screen can show half-transparent windows: without that a soft shadow would be a black frame."""

import ctypes
import ctypes.util


def is_composited(platform: str) -> bool:
    """Ask the X server for a compositing manager (the owner of `_NET_WM_CM_S0`); every other platform has one."""
    if platform != "xcb":
        return True
    library = ctypes.util.find_library("X11")
    if library is None:
        return False
    x11 = ctypes.CDLL(library)
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    x11.XGetSelectionOwner.restype = ctypes.c_ulong
    display = x11.XOpenDisplay(None)
    if not display:
        return False
    try:
        screen = x11.XDefaultScreen(ctypes.c_void_p(display))
        atom = x11.XInternAtom(ctypes.c_void_p(display), f"_NET_WM_CM_S{screen}".encode(), 0)
        return bool(x11.XGetSelectionOwner(ctypes.c_void_p(display), ctypes.c_ulong(atom)))
    finally:
        x11.XCloseDisplay(ctypes.c_void_p(display))

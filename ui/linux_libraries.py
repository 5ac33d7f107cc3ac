"""Which system libraries Qt needs on Linux and a bare machine lacks: told as packages, not as an aborted process.

Qt's xcb plugin aborts the program when one of them is missing, so they are looked for before the application is made.
The list is that of Qt's own «Qt for X11 requirements» page.
"""

import ctypes
import os
import sys
from collections.abc import Callable, Mapping

_FOR_ALL = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_FOR_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown: always outside Linux."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY") or environment.get("QT_QPA_PLATFORM"))


def missing_packages(
    environment: Mapping[str, str] = os.environ, load: Callable[[str], object] = ctypes.CDLL
) -> list[str]:
    """Debian's names of the packages that Qt will not start without on this machine."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = dict(_FOR_ALL)
    if environment.get("DISPLAY") and environment.get("QT_QPA_PLATFORM", "xcb").startswith("xcb"):
        wanted |= _FOR_X11
    return [package for library, package in wanted.items() if not _loads(library, load)]


def _loads(library: str, load: Callable[[str], object]) -> bool:
    try:
        load(library)
    except OSError:
        return False
    return True


def sentence(packages: list[str]) -> str:
    """What to tell a person whose machine lacks them."""
    return (
        "Слухавці бракує системних бібліотек. Встановіть їх: / Slukhavka needs system libraries:\n"
        f"  sudo apt-get install {' '.join(packages)}"
    )

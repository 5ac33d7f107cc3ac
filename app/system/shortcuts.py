"""A key that works in every program: pressed anywhere, it reaches us; each system has a small file of its own."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

type Pressed = Callable[[], None]
"""Called in any thread."""


@dataclass(frozen=True, slots=True)
class Combination:
    """A letter or F-key with the keys held beside it."""

    key: str
    """`A` … `Z` or `F1` … `F12`."""
    control: bool = False
    alt: bool = False
    shift: bool = False

    @property
    def function_key(self) -> int | None:
        """The number of an F-key; None for a letter."""
        return int(self.key[1:]) if len(self.key) > 1 else None


COMBINATIONS: Final = {
    "Ctrl+Alt+C": Combination("C", control=True, alt=True),
    "Ctrl+Alt+D": Combination("D", control=True, alt=True),
    "Ctrl+Shift+F9": Combination("F9", control=True, shift=True),
    "Ctrl+Shift+F12": Combination("F12", control=True, shift=True),
}
"""Those offered, by how people write them."""


class ShortcutTaken(Exception):  # noqa: N818 - named by what is the matter, as every trouble here
    """Another program has this combination, or whoever gives them out said no."""


class ShortcutsUnknown(ShortcutTaken):
    """This desktop gives out no combinations at all."""


type Refused = Callable[[ShortcutTaken], None]
"""Called in any thread, when it turns out only later that a combination cannot be had."""


class GlobalShortcut(Protocol):
    """One combination at a time; `hold` and `let_go` belong to the same thread."""

    def hold(self, combination: Combination, pressed: Pressed) -> None:
        """Hear of it from now on, instead of the one held before.

        Raises:
            ShortcutTaken: it cannot be had.
        """

    def let_go(self) -> None:
        """Hear of nothing any more; without effect when nothing is held."""


def global_shortcut(refused: Refused = lambda _reason: None, description: str = "") -> GlobalShortcut | None:
    """The way of this system; None where programs cannot have one.

    `description` is what a desktop that asks its user first (Wayland) shows; `refused` is what came of it.
    """
    if sys.platform == "win32":
        from app.system.windows_shortcut import WindowsShortcut, hot_keys

        return WindowsShortcut(hot_keys())
    if sys.platform == "darwin":
        from app.system.mac_shortcut import MacShortcut, carbon

        return MacShortcut(carbon())
    if os.environ.get("WAYLAND_DISPLAY"):
        from app.system.portal_shortcut import PortalShortcut

        return PortalShortcut(refused, description)
    if not os.environ.get("DISPLAY"):
        return None
    from app.system.x11_shortcut import X11Shortcut, load_xcb

    xcb = load_xcb()
    return None if xcb is None else X11Shortcut(xcb)

"""What Qt writes to the terminal of its own accord, without what is of no use there.

Qt's messages are not led into Python: Qt also writes while it loads a plugin, with the system's loader locked. A
handler in Python waits for the interpreter then, and whoever holds it may be importing a library and wait for the
loader: the desk would stand still for ever.
"""

from typing import Final

from PySide6.QtCore import QLoggingCategory

_OF_NO_USE: Final = (
    "qt.multimedia.symbolsresolver=false",  # tells that there is no pipewire; the other ways to the sound are tried
    "qt.multimedia.ffmpeg=false",  # tells its version
    "qt.core.qobject.connect=false",  # offscreen and Wayland have no XEmbed tray to listen to
)


def quiet_qt() -> None:
    """From now on Qt keeps those categories to itself."""
    QLoggingCategory.setFilterRules("\n".join(_OF_NO_USE))

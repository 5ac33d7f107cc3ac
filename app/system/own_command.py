"""How the system starts this program: what an autostart entry or a link handler has to run."""

import sys
from pathlib import Path
from typing import Final

LINK_NEXT: Final = "--"
"""Stands before a link that the system hands over: whatever a page put into it, none of it is an option of ours."""


def own_command() -> tuple[str, ...]:
    """The words that start the desk: the bundle's executable, or the installed script, or Python with our module."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    script = Path(sys.executable).with_name("slukhavka.exe" if sys.platform == "win32" else "slukhavka")
    return (str(script),) if script.exists() else (sys.executable, "-m", "ui.start")

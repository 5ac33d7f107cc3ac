"""Whether Qt is connected to Linux's sound server: it does not tell when that went; the next sound ends the program.

(Qt 6.12: its connection to PulseAudio is gone then, and whoever opens a stream asks what is gone for its state, which
libpulse answers by aborting. Qt connects anew three seconds after the server went, once; then never again.)
"""

import os
import socket
import stat
import sys
from pathlib import Path
from typing import Final

_OUR_FILES: Final = Path("/proc/self/fd")
_SERVER: Final = "/native"
"""The end of the name that PulseAudio, and what stands in for it, gives to its socket."""


class SoundServer:
    """Looks at the connections of this program; elsewhere than on a Linux with such a server, all is well."""

    def __init__(self) -> None:
        self._was_there = False

    def is_there(self) -> bool:
        """Whether a sound may be begun. Where nobody was ever connected, sound goes another way."""
        if not sys.platform.startswith("linux"):
            return True
        is_connected = any(_is_server(int(file.name)) for file in _OUR_FILES.iterdir())
        self._was_there = self._was_there or is_connected
        return is_connected or not self._was_there


def _is_server(file: int) -> bool:
    try:
        if not stat.S_ISSOCK(os.fstat(file).st_mode):
            return False
        with socket.fromfd(file, socket.AF_UNIX, socket.SOCK_STREAM) as ours:
            return str(ours.getpeername()).endswith(_SERVER)
    except OSError:  # closed meanwhile, or connected with nobody
        return False

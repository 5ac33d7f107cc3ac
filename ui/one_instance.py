"""One program a person: a second start hands its link over to the first and ends.

Who holds the lock file is the first; beside it stands where it listens on this machine, and a word that only this user
can read, so that no other user's program can open links here. (`later_starts` is the first one's side.)
"""

from enum import Enum, auto
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile

LONGEST: Final = 32_768
"""Bytes of one hand-over: the longest link, each of its letters escaped."""
UNDERSTOOD: Final = b"ok"
_ANSWER_S: Final = 2.0
_LOOK_AGAIN_S: Final = 0.1
_PATIENCE_S: Final = 20.0
"""A cold start on a slow disk takes some seconds, and so does an end that still has something to send."""


class Start(Enum):
    """What becomes of a start."""

    FIRST = auto()
    """It is this user's program."""
    HANDED_OVER = auto()
    """Another one is, and has taken the link."""
    UNHEARD = auto()
    """Another one is, and does not answer."""


class OneInstance:
    """The claim to be the first program of this user; `folder` is the user's own data folder."""

    def __init__(self, folder: Path) -> None:
        self.door = folder / "instance.json"
        """Where the first one listens, as JSON: `port` on the loopback address, and the `word`."""
        self._folder = folder
        self._lock = QLockFile(str(folder / "instance.lock"))
        self._lock.setStaleLockTime(0)  # a lock is stale when its process is gone, however long it has been held

    def claim(self) -> bool:
        """Whether this program is the first; it stays so until `let_go` or its end.

        A folder that cannot be written makes every program a first one: working beats being alone.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def let_go(self) -> None:
        self._lock.unlock()

    def settle(self, link: str, patience_s: float = _PATIENCE_S) -> Start:
        """Be the first, or give the link (empty: only "come up") to the one that is. Blocks.

        That one may be starting or ending just now: it is looked at again for `patience_s` seconds.
        """
        import time

        deadline = time.monotonic() + patience_s
        while True:
            if self.claim():
                return Start.FIRST
            if self._told(link):
                return Start.HANDED_OVER
            if time.monotonic() >= deadline:
                return Start.UNHEARD
            time.sleep(_LOOK_AGAIN_S)  # nothing could tell us when it begins to listen, or has gone

    def _told(self, link: str) -> bool:
        import json
        import socket

        from app.links import LONGEST as LONGEST_LINK

        link = link[: LONGEST_LINK + 1]  # one that is too long stays so
        try:
            door = json.loads(self.door.read_text("utf-8"))
            with socket.create_connection(("127.0.0.1", int(door["port"])), timeout=_ANSWER_S) as line:
                line.sendall(json.dumps({"word": door["word"], "link": link}).encode() + b"\n")
                return line.recv(len(UNDERSTOOD)) == UNDERSTOOD
        except (OSError, ValueError, KeyError, TypeError, OverflowError):
            return False

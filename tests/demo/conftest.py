"""Ways to see that a process is really gone."""

import socket
from contextlib import suppress
from urllib.parse import urlsplit

import pytest


class Watched:
    """A connection to a program: it ends when the program does, so nobody needs to look again and again."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._address = (parts.hostname or "", parts.port or 0)
        self._line = socket.create_connection(self._address, timeout=20)

    def wait_until_gone(self) -> None:
        """Return when nobody answers at the address any more."""
        with self._line, suppress(ConnectionResetError):
            assert self._line.recv(1) == b""
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(self._address, timeout=5)

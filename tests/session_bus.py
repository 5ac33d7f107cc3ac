"""A D-Bus of a test's own, and services on it that are played by the test."""

import contextlib
import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from threading import Thread
from typing import Any

import pytest
from jeepney import DBusAddress, HeaderFields, Message, MessageType, message_bus, new_error, new_signal
from jeepney.io.blocking import DBusConnection, open_dbus_connection

LIMIT_S = 10.0

type Answer = Callable[[str, Message], Message | None]
"""The reply to a method's call; None: there is no such method."""


@contextmanager
def session_bus() -> Iterator[None]:
    """The session bus of everything in this process, and of what it starts, until the block ends."""
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(os.environ, "DBUS_SESSION_BUS_ADDRESS", address)
            try:
                yield
            finally:
                daemon.terminate()


class Service:
    """Owns a name on the bus; what it is asked comes into `asked` as (method, body), once it is answered."""

    def __init__(self, name: str, answer: Answer) -> None:
        self.asked: SimpleQueue[tuple[str, Any]] = SimpleQueue()
        self._answer = answer
        self._bus: DBusConnection = open_dbus_connection()
        self._bus.send_and_get_reply(message_bus.RequestName(name))
        self._thread = Thread(target=self._serve, name=name)
        self._thread.start()

    def tell(self, path: str, interface: str, member: str, signature: str, body: tuple[Any, ...]) -> None:
        """Emit a signal."""
        self._bus.send(new_signal(DBusAddress(path, interface=interface), member, signature, body))

    def wait_for(self, method: str) -> Any:
        """What the next call of the method brought."""
        while True:
            name, body = self.asked.get(timeout=LIMIT_S)
            if name == method:
                return body

    def close(self) -> None:
        self._bus.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._bus.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):  # closed
            while True:
                message = self._bus.receive()
                if message.header.message_type is MessageType.method_call:
                    method = message.header.fields[HeaderFields.member]
                    reply = self._answer(method, message)
                    self._bus.send(reply or new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))
                    self.asked.put((method, message.body))

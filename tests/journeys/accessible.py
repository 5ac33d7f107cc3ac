"""The accessibility bus (AT-SPI) of a test's own, and what a screen reader finds on it."""

import os
import subprocess
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
LIMIT_S = 30
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_REGISTRY = "org.a11y.atspi.Registry"
_ROOT = "/org/a11y/atspi/accessible/root"
_FOCUSED = "object:state-changed:focused"
_MOST_ROWS = 30
"""Of a table or a list; the rest are made by the same lines of the program."""

ENABLED, FOCUSABLE, FOCUSED, SHOWING, CHECKABLE = 8, 11, 12, 25, 41
"""Numbers of AtspiStateType."""


@contextmanager
def session_bus(folder: Path) -> Iterator[str]:
    """A session bus with the accessibility bus beside it, whose socket lies in `folder`; gives its address."""
    with ExitStack() as programs:
        daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True
        )
        programs.callback(_end, daemon)
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        launcher = subprocess.Popen(
            [str(LAUNCHER), "--launch-immediately"],
            env=os.environ | {"DBUS_SESSION_BUS_ADDRESS": address, "XDG_RUNTIME_DIR": str(folder)},
            stderr=subprocess.DEVNULL,
        )
        programs.callback(_end, launcher)
        yield address


@dataclass(frozen=True)
class Found:
    """One thing in the tree; what is asked once is kept."""

    reader: "Reader"
    owner: str
    path: str
    parent: "Found | None" = None

    @cached_property
    def name(self) -> str:
        return str(self.reader.get(self, "Name"))

    @cached_property
    def description(self) -> str:
        return str(self.reader.get(self, "Description"))

    @cached_property
    def role(self) -> str:
        return str(self.reader.ask(self, "GetRoleName")[0])

    @cached_property
    def states(self) -> frozenset[int]:
        low, high = self.reader.ask(self, "GetState")[0]
        return frozenset(bit for bit in range(64) if (low | high << 32) >> bit & 1)

    def children(self) -> list["Found"]:
        count = int(self.reader.get(self, "ChildCount"))
        if count > _MOST_ROWS and self.role in {"table", "list", "list box", "tree", "tree table"}:
            told = [self.reader.ask(self, "GetChildAtIndex", "i", (at,))[0] for at in range(_MOST_ROWS)]
        else:
            [told] = self.reader.ask(self, "GetChildren")
        return [Found(self.reader, owner, path, self) for owner, path in told if not path.endswith("/null")]

    def __str__(self) -> str:
        above = "" if self.parent is None else f"{self.parent} / "
        return f"{above}{self.role} «{self.name}»"


class Reader:
    """Asks as a screen reader does."""

    def __init__(self, session_address: str) -> None:
        with open_dbus_connection(session_address) as session:
            bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            [address] = session.send_and_get_reply(new_method_call(bus, "GetAddress"), timeout=LIMIT_S).body
        self._bus: DBusConnection = open_dbus_connection(address)
        registry = DBusAddress("/org/a11y/atspi/registry", _REGISTRY, _REGISTRY)
        self._called(new_method_call(registry, "RegisterEvent", "s", (_FOCUSED,)))
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="StateChanged")
        self._called(message_bus.AddMatch(rule))
        self._rule = rule

    def close(self) -> None:
        self._bus.close()

    def ask(self, what: Found, method: str, signature: str = "", body: tuple[Any, ...] = ()) -> Any:
        address = DBusAddress(what.path, what.owner, _ACCESSIBLE)
        return self._called(new_method_call(address, method, signature or None, body))

    def get(self, what: Found, name: str) -> Any:
        address = DBusAddress(what.path, what.owner, _ACCESSIBLE)
        return self._called(Properties(address).get(name))[0][1]

    def program(self, windows: int = 1) -> Found:
        """The only program on the bus, once it shows a window."""
        deadline = monotonic() + LIMIT_S
        root = Found(self, _REGISTRY, _ROOT)
        while monotonic() < deadline:
            for program in root.children():
                if len(program.children()) >= windows:
                    return program
        raise AssertionError("no program came to the accessibility bus")

    def walk(self, top: Found) -> Iterator[Found]:
        """Everything on the screen below `top`, itself included."""
        yield top
        for child in top.children():
            if SHOWING in child.states:
                yield from self.walk(child)

    def once_around(self, press: Callable[[], object], most: int) -> set[str]:
        """The paths of all that gets the keyboard while `press` moves it on, until it is where it first was.

        A press that moves it inside a page of text is told by nobody.
        """
        seen: list[str] = []
        program = self.program()
        with self._bus.filter(self._rule, bufsize=1_000) as told:
            for _ in range(most):
                press()
                self.ask(program, "GetRole")  # whatever the program told before its answer has come before it
                got = list(_focused(told))
                if seen and seen[0] in got:
                    break
                seen += got
        return set(seen)

    def _called(self, message: Message) -> Any:
        answer = self._bus.send_and_get_reply(message, timeout=LIMIT_S)
        assert answer.header.message_type is MessageType.method_return, answer.body
        return answer.body


def _focused(told: deque[Message]) -> Iterator[str]:
    """What has got the keyboard, of all that was told until now."""
    while told:
        event = told.popleft()
        kind, on, *_ = event.body
        if kind == "focused" and on:
            yield str(event.header.fields[HeaderFields.path])


def _end(program: subprocess.Popen[Any]) -> None:
    program.terminate()
    program.wait(LIMIT_S)
    if program.stdout is not None:
        program.stdout.close()

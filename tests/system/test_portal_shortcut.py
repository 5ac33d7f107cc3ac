"""The portal of a Wayland desktop, on a real D-Bus, gives a shortcut, refuses one, or knows of none."""

import sys
from collections.abc import Iterator
from queue import SimpleQueue
from typing import Any

import pytest
from jeepney import HeaderFields, Message, new_method_return

from app.system.portal_shortcut import PortalShortcut, trigger
from app.system.shortcuts import COMBINATIONS, ShortcutsUnknown, ShortcutTaken, global_shortcut
from tests.session_bus import LIMIT_S, Service, session_bus

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="D-Bus is Linux's")

AT = "/org/freedesktop/portal/desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"


class Portal:
    """As xdg-desktop-portal answers: a handle at once, the outcome by the request's signal."""

    def __init__(self, refuses: str = "", knows: bool = True) -> None:
        self.refuses, self.knows = refuses, knows
        self.session = ""
        self.service = Service("org.freedesktop.portal.Desktop", self._answer)

    def press(self, shortcut_id: str = "dial", session: str = "") -> None:
        body: tuple[Any, ...] = (session or self.session, shortcut_id, 1, {})
        self.service.tell(AT, SHORTCUTS, "Activated", "osta{sv}", body)

    def _answer(self, method: str, message: Message) -> Message | None:
        if not self.knows or method not in {"CreateSession", "BindShortcuts"}:
            return None
        sender = message.header.fields[HeaderFields.sender][1:].replace(".", "_")
        options = message.body[-1]
        request = f"{AT}/request/{sender}/{options['handle_token'][1]}"
        results: dict[str, tuple[str, object]] = {}
        if method == "CreateSession":
            self.session = f"{AT}/session/{sender}/{options['session_handle_token'][1]}"
            results = {"session_handle": ("s", self.session)}
        else:
            results = {"shortcuts": ("a(sa{sv})", [(key, {}) for key, _ in message.body[1]])}
        told = (1, {}) if method == self.refuses else (0, results)
        self.service.tell(request, "org.freedesktop.portal.Request", "Response", "ua{sv}", told)
        return new_method_return(message, "o", (request,))


@pytest.fixture(autouse=True)
def bus() -> Iterator[None]:
    with session_bus():
        yield


def held(keys: str = "Ctrl+Alt+C") -> tuple[PortalShortcut, SimpleQueue[object]]:
    """A shortcut that was asked for, and what comes of it: `pressed`, or why it is refused."""
    heard: SimpleQueue[object] = SimpleQueue()
    shortcut = PortalShortcut(heard.put, "Набрати скопійований номер")
    shortcut.hold(COMBINATIONS[keys], lambda: heard.put("pressed"))
    return shortcut, heard


def test_a_key_that_the_desktop_gives_is_heard_until_it_is_let_go() -> None:
    portal = Portal()
    shortcut, heard = held()
    session, wishes, _parent, _options = portal.service.wait_for("BindShortcuts")
    wanted = {"description": ("s", "Набрати скопійований номер"), "preferred_trigger": ("s", "CTRL+ALT+c")}
    assert (session, wishes) == (portal.session, [("dial", wanted)])
    portal.press("another")
    portal.press(session="/somebody/elses")
    portal.press()
    assert heard.get(timeout=LIMIT_S) == "pressed"
    shortcut.let_go()
    shortcut.let_go()
    assert heard.empty()
    portal.service.close()


@pytest.mark.parametrize("refuses", ["CreateSession", "BindShortcuts"])
def test_a_person_who_says_no_is_heard(refuses: str) -> None:
    portal = Portal(refuses)
    shortcut, heard = held()
    reason = heard.get(timeout=LIMIT_S)
    assert isinstance(reason, ShortcutTaken)
    assert not isinstance(reason, ShortcutsUnknown)
    shortcut.let_go()
    portal.service.close()


def test_a_portal_without_shortcuts_says_so() -> None:
    """So does a desktop without a portal: the bus itself answers for it."""
    portal = Portal(knows=False)
    for close in (portal.service.close, lambda: None):
        shortcut, heard = held()
        assert isinstance(heard.get(timeout=LIMIT_S), ShortcutsUnknown)
        shortcut.let_go()
        close()


def test_without_a_bus_it_cannot_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    with pytest.raises(ShortcutsUnknown):
        held()


@pytest.mark.parametrize(("keys", "written"), [("Ctrl+Alt+D", "CTRL+ALT+d"), ("Ctrl+Shift+F12", "CTRL+SHIFT+F12")])
def test_combinations_are_written_as_desktops_read_them(keys: str, written: str) -> None:
    assert trigger(COMBINATIONS[keys]) == written


def test_wayland_asks_its_portal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert isinstance(global_shortcut(), PortalShortcut)

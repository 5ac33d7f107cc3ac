"""A global shortcut where no program may watch the keyboard (Wayland): the desktop's portal is asked for it.

https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.GlobalShortcuts.html; how a combination is
written: https://specifications.freedesktop.org/shortcuts-spec/latest/
"""

import contextlib
import logging
import secrets
import socket
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from app.system.shortcuts import Combination, Pressed, Refused, ShortcutsUnknown, ShortcutTaken

if TYPE_CHECKING:
    from jeepney import DBusAddress, Message
    from jeepney.io.blocking import DBusConnection

_PORTAL: Final = "org.freedesktop.portal.Desktop"
_PORTAL_AT: Final = "/org/freedesktop/portal/desktop"
_SHORTCUTS: Final = "org.freedesktop.portal.GlobalShortcuts"
_REGISTRY: Final = "org.freedesktop.host.portal.Registry"
_REQUEST: Final = "org.freedesktop.portal.Request"
_APPLICATION: Final = "slukhavka"
_ID: Final = "dial"
_ANSWER_S: Final = 30.0
"""The portal may have to be started first."""

log = logging.getLogger(__name__)


class PortalShortcut:
    """The desktop may ask its user first and give another combination: `refused` comes later, in any thread."""

    def __init__(self, refused: Refused, description: str) -> None:
        self._refused = refused
        self._description = description
        self._listening: tuple[Thread, DBusConnection] | None = None  # while a key is held or asked for

    def hold(self, combination: Combination, pressed: Pressed) -> None:
        from jeepney.io.blocking import open_dbus_connection

        self.let_go()
        try:
            bus = open_dbus_connection()
        except (OSError, KeyError, ValueError, RuntimeError) as reason:
            raise ShortcutsUnknown("no session bus answers") from reason
        thread = Thread(target=self._listen, args=(bus, combination, pressed), name="global shortcut", daemon=True)
        self._listening = thread, bus
        thread.start()

    def let_go(self) -> None:
        """The connection's end ends the portal's session."""
        if self._listening is not None:
            thread, bus = self._listening
            self._listening = None
            with contextlib.suppress(OSError):  # the bus may have gone itself
                bus.sock.shutdown(socket.SHUT_RDWR)
            thread.join()

    def _listen(self, bus: "DBusConnection", combination: Combination, pressed: Pressed) -> None:
        from jeepney import HeaderFields

        try:
            session = self._bind(bus, combination)
            while True:
                told = bus.receive()
                if told.header.fields.get(HeaderFields.member) == "Activated" and told.body[:2] == (session, _ID):
                    pressed()
        except ShortcutTaken as reason:
            self._refused(reason)
        except OSError:
            log.info("the portal's shortcuts are over")  # let go, or the bus has ended
        finally:
            bus.close()

    def _bind(self, bus: "DBusConnection", combination: Combination) -> str:
        """The session that hears the key. Raises ShortcutTaken."""
        from jeepney import DBusAddress, MatchRule, message_bus

        bus.send_and_get_reply(message_bus.AddMatch(MatchRule(type="signal", sender=_PORTAL)), timeout=_ANSWER_S)
        portal = DBusAddress(_PORTAL_AT, bus_name=_PORTAL, interface=_SHORTCUTS)
        with contextlib.suppress(ShortcutsUnknown):  # only newer portals ask whose the connection is
            _call(bus, portal.with_interface(_REGISTRY), "Register", "sa{sv}", (_APPLICATION, {}))
        options = {"session_handle_token": ("s", _token())}
        created = self._request(bus, portal, "CreateSession", "a{sv}", (), options)
        session = str(created.get("session_handle", ("s", ""))[1])
        wanted = {"description": ("s", self._description), "preferred_trigger": ("s", trigger(combination))}
        bound = self._request(bus, portal, "BindShortcuts", "oa(sa{sv})sa{sv}", (session, [(_ID, wanted)], ""), {})
        if _ID not in [one[0] for one in bound.get("shortcuts", ("", [(_ID, {})]))[1]]:
            raise ShortcutTaken("the desktop bound nothing")
        return session

    def _request(
        self,
        bus: "DBusConnection",
        portal: "DBusAddress",
        method: str,
        signature: str,
        arguments: tuple[Any, ...],
        options: dict[str, Any],
    ) -> dict[str, Any]:
        """Ask, and wait for what the request's own `Response` tells; a person may be asked meanwhile."""
        from collections import deque

        from jeepney import MatchRule

        answers: deque[Message] = deque()
        with bus.filter(MatchRule(type="signal", interface=_REQUEST, member="Response"), queue=answers):
            asked = {**options, "handle_token": ("s", _token())}
            _call(bus, portal, method, signature, (*arguments, asked))
            code, results = bus.recv_until_filtered(answers).body
        if code:
            raise ShortcutTaken(f"the portal's answer to {method}: {code}")
        return dict(results)


def trigger(combination: Combination) -> str:
    """`CTRL+ALT+c`: modifiers, and the key by its name in xkbcommon."""
    held = ("CTRL",) * combination.control + ("ALT",) * combination.alt + ("SHIFT",) * combination.shift
    key = combination.key if combination.function_key is not None else combination.key.lower()
    return "+".join((*held, key))


def _call(bus: "DBusConnection", portal: "DBusAddress", method: str, signature: str, body: tuple[Any, ...]) -> None:
    """Raises ShortcutsUnknown when the portal cannot do that."""
    from jeepney import MessageType, new_method_call

    try:
        answer = bus.send_and_get_reply(new_method_call(portal, method, signature, body), timeout=_ANSWER_S)
    except TimeoutError as reason:
        raise ShortcutsUnknown(f"{method}: no answer") from reason
    if answer.header.message_type is MessageType.error:
        raise ShortcutsUnknown(f"{method}: the portal does not know it")


def _token() -> str:
    return f"slukhavka{secrets.token_hex(8)}"

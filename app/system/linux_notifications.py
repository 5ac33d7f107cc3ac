"""Notifications of Linux desktops, over D-Bus: shown, replaced, taken back, clicked.

https://specifications.freedesktop.org/notification-spec/latest/
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from jeepney.io.asyncio import DBusRouter

_SERVICE: Final = "org.freedesktop.Notifications"
_AT: Final = "/org/freedesktop/Notifications"
_APPLICATION: Final = "slukhavka"
_ANSWER_S: Final = 5.0
_NORMAL: Final = 1
_STAYS: Final = 0
_AS_THE_DESKTOP_LIKES: Final = -1

log = logging.getLogger(__name__)


class NoNotifications(Exception):  # noqa: N818 - named by what is the matter, as every trouble here
    """Nobody on this desktop shows notifications."""


class LinuxNotifications:
    """Each notification has a key of ours; another one with the same key takes its place.

    What is wished is done in its order by `run`, which is one connection to the session's bus.
    """

    def __init__(self, clicked: Callable[[str], None]) -> None:
        self._clicked = clicked
        self._wishes: asyncio.Queue[tuple[str, str, str, bool] | str] = asyncio.Queue()
        self._ids: dict[str, int] = {}

    def show(self, key: str, title: str, text: str, *, stays: bool) -> None:
        """Both are plain text; one that `stays` is on the screen until it is taken back or replaced."""
        self._wishes.put_nowait((key, title, text, stays))

    def take_back(self, key: str) -> None:
        self._wishes.put_nowait(key)

    async def run(self) -> None:
        """Serve until cancelled.

        Raises:
            NoNotifications: nobody shows them here, or whoever did has gone.
        """
        from jeepney import MatchRule, message_bus
        from jeepney.io.asyncio import DBusRouter, open_dbus_connection
        from jeepney.io.common import RouterClosed

        told: asyncio.Queue[Any] = asyncio.Queue()
        signals = MatchRule(type="signal", interface=_SERVICE, path=_AT)
        try:
            line = await open_dbus_connection()
            try:
                async with DBusRouter(line) as bus:
                    with bus.filter(signals, queue=told):
                        await bus.send_and_get_reply(message_bus.AddMatch(signals))
                        is_marked_up = "body-markup" in (await _call(bus, "GetCapabilities"))[0]
                        hearing = asyncio.create_task(self._hear(told), name="notifications: what was clicked")
                        try:
                            await self._serve(bus, is_marked_up=is_marked_up)
                        finally:
                            hearing.cancel()
                            await asyncio.gather(hearing, return_exceptions=True)
            finally:  # the router raises what ended the bus, instead of closing its line
                line.writer.close()
                with contextlib.suppress(OSError):
                    await line.writer.wait_closed()
        except (OSError, EOFError, KeyError, ValueError, RuntimeError, TimeoutError, RouterClosed) as reason:
            raise NoNotifications(type(reason).__name__) from reason

    async def _serve(self, bus: "DBusRouter", *, is_marked_up: bool) -> None:
        while True:
            wish = await self._wishes.get()
            if isinstance(wish, str):
                shown = self._ids.pop(wish, None)
                if shown is not None:
                    await _call(bus, "CloseNotification", "u", (shown,))
                continue
            key, title, text, stays = wish
            body = escape(text, quote=False) if is_marked_up else text
            hints = {
                "urgency": ("y", _NORMAL),  # a critical one would break the quiet that was asked of the system
                "desktop-entry": ("s", _APPLICATION),
                "category": ("s", "call.incoming"),
            }
            lasts = _STAYS if stays else _AS_THE_DESKTOP_LIKES
            asked = ("Слухавка", self._ids.get(key, 0), _APPLICATION, title, body, ["default", ""], hints, lasts)
            self._ids[key] = (await _call(bus, "Notify", "susssasa{sv}i", asked))[0]

    async def _hear(self, told: "asyncio.Queue[Any]") -> None:
        from jeepney import HeaderFields

        while True:
            message = await told.get()
            key = next((key for key, shown in self._ids.items() if shown == message.body[0]), None)
            if key is None:
                continue  # somebody else's
            match message.header.fields.get(HeaderFields.member):
                case "ActionInvoked":
                    self._clicked(key)
                case "NotificationClosed":
                    self._ids.pop(key, None)
                case _:
                    log.debug("a signal of notifications that this program does not know")


async def _call(bus: "DBusRouter", method: str, signature: str = "", body: tuple[Any, ...] = ()) -> tuple[Any, ...]:
    from jeepney import DBusAddress, MessageType, new_method_call

    service = DBusAddress(_AT, bus_name=_SERVICE, interface=_SERVICE)
    async with asyncio.timeout(_ANSWER_S):
        answer = await bus.send_and_get_reply(new_method_call(service, method, signature or None, body))
    if answer.header.message_type is MessageType.error:
        if method == "CloseNotification":
            return ()  # it has gone by itself
        raise NoNotifications(method)
    return tuple(answer.body)

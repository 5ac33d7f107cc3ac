"""A desktop on the session bus that locks, unlocks and asks for quiet; prints what the watch tells. Run by a test."""

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.pop("XDG_SESSION_ID", None)

from jeepney import DBusAddress, HeaderFields, MessageType, message_bus, new_method_return, new_signal
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PySide6.QtCore import QCoreApplication, QTimer

from app.system.user_state import UserState
from ui.system_watch import SystemWatch

NOTIFICATIONS = DBusAddress("/org/freedesktop/Notifications", interface="org.freedesktop.DBus.Properties")
SAVER = DBusAddress("/org/gnome/ScreenSaver", interface="org.gnome.ScreenSaver")
LONGEST_MS = 20_000


class Notifications:
    """The service with the one property; answers every question with how it is now."""

    def __init__(self, bus: DBusConnection) -> None:
        self.inhibited = False
        self._bus = bus
        bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.Notifications"))
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            asked = self._bus.receive()
            is_question = asked.header.message_type is MessageType.method_call
            if is_question and asked.header.fields.get(HeaderFields.member) == "Get":
                self._bus.send(new_method_return(asked, "v", (("b", self.inhibited),)))


def main() -> int:
    application = QCoreApplication([])
    notifications = Notifications(open_dbus_connection())
    desktop = open_dbus_connection()
    watch = SystemWatch()

    def inhibit(inhibited: bool) -> None:
        notifications.inhibited = inhibited
        changed: dict[str, Any] = {"Inhibited": ("b", inhibited)}
        told: tuple[str, dict[str, Any], list[str]] = ("org.freedesktop.Notifications", changed, [])
        desktop.send(new_signal(NOTIFICATIONS, "PropertiesChanged", "sa{sv}as", told))

    def story() -> Iterator[None]:
        for active in (True, False):
            desktop.send(new_signal(SAVER, "ActiveChanged", "b", (active,)))
            yield
        for inhibited in (True, False):
            inhibit(inhibited)
            yield

    steps = story()

    def told(state: UserState) -> None:
        print("locked" if state.locked else "quiet" if state.quiet else "free", flush=True)
        if next(steps, True):
            application.quit()

    watch.changed.connect(told)
    watch.start()
    QTimer.singleShot(0, lambda: next(steps))
    QTimer.singleShot(LONGEST_MS, lambda: application.exit(1))
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())

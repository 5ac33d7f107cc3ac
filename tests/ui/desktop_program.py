"""A desktop on the session bus that locks, unlocks and asks for quiet; prints what the watch tells. Run by a test."""

import os
import sys
import tempfile
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
STORE = DBusAddress("/ca/desrt/dconf/Writer/user", interface="ca.desrt.dconf.Writer")
LONGEST_MS = 20_000


class GnomeSettings:
    """`gsettings` as a program that prints what stands in a file."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "value"
        self.put("true")
        program = folder / "gsettings"
        program.write_text(
            f'#!/bin/sh\ntest "$*" = "get org.gnome.desktop.notifications show-banners" && cat {self._file}\n'
        )
        program.chmod(0o755)
        os.environ["PATH"] = f"{folder}:{os.environ['PATH']}"
        os.environ["XDG_CURRENT_DESKTOP"] = "ubuntu:GNOME"

    def put(self, banners: str) -> None:
        self._file.write_text(f"{banners}\n")


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


def main(folder: Path) -> int:
    application = QCoreApplication([])
    gnome = GnomeSettings(folder)
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
        for banners in ("false", "true"):
            gnome.put(banners)
            told: tuple[str, list[str], str] = ("/org/gnome/desktop/notifications/show-banners", [""], "tag")
            desktop.send(new_signal(STORE, "Notify", "sass", told))
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
    with tempfile.TemporaryDirectory() as folder:
        code = main(Path(folder))
    sys.exit(code)

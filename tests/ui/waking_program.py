"""A machine that sleeps, whose screen is locked and whose network comes back; prints what is told. Run by a test."""

import os
import subprocess
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.pop("XDG_SESSION_ID", None)
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]  # the one of this test plays both

from jeepney import DBusAddress, HeaderFields, MessageType, message_bus, new_error, new_method_return, new_signal
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PySide6.QtCore import QCoreApplication, QTimer

LOGIND = DBusAddress("/org/freedesktop/login1", interface="org.freedesktop.login1.Manager")
SAVER = DBusAddress("/org/gnome/ScreenSaver", interface="org.gnome.ScreenSaver")
NETWORK = DBusAddress("/org/freedesktop/NetworkManager", interface="org.freedesktop.DBus.Properties")
NETWORK_MANAGER = "org.freedesktop.NetworkManager"
DISCONNECTED, CONNECTED = {"State": ("u", 20), "Connectivity": ("u", 1)}, {"State": ("u", 70), "Connectivity": ("u", 4)}
STORY = ("sleep", "lock", "network")
LONGEST_MS = 20_000


def machine() -> int:
    """Be the machine, in a process of its own: Qt asks NetworkManager without letting Python answer meanwhile."""
    bus = open_dbus_connection()
    for name in ("org.freedesktop.login1", NETWORK_MANAGER):
        bus.send_and_get_reply(message_bus.RequestName(name))
    threading.Thread(target=answer, args=(bus,), daemon=True).start()
    print("ready", flush=True)
    for wish in sys.stdin:
        match wish.strip():
            case "sleep":
                for begins in (True, False):
                    bus.send(new_signal(LOGIND, "PrepareForSleep", "b", (begins,)))
            case "lock":
                for active in (True, False):
                    bus.send(new_signal(SAVER, "ActiveChanged", "b", (active,)))
            case "network":
                bus.send(new_signal(NETWORK, "PropertiesChanged", "sa{sv}as", (NETWORK_MANAGER, CONNECTED, [])))
            case unknown:
                raise ValueError(unknown)
    return 0


def answer(bus: DBusConnection) -> None:
    """As a NetworkManager without a network."""
    while True:
        asked = bus.receive()
        if asked.header.message_type is MessageType.method_call:
            if asked.header.fields.get(HeaderFields.member) == "GetAll":
                bus.send(new_method_return(asked, "a{sv}", (DISCONNECTED,)))
            else:
                bus.send(new_error(asked, "org.freedesktop.DBus.Error.UnknownMethod"))


def main() -> int:
    from ui.system_watch import SystemWatch
    from ui.waking import Waking

    application = QCoreApplication([])
    command = [sys.executable, __file__, "machine"]
    with subprocess.Popen(command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        watch, waking = SystemWatch(), Waking(application)
        wishes = iter(STORY)

        def go_on() -> None:
            wish = next(wishes, None)
            if wish is None:
                application.quit()
            elif other.stdin is not None:
                other.stdin.write(f"{wish}\n")
                other.stdin.flush()

        def told(who: str) -> None:
            print(who, flush=True)
            go_on()

        watch.woke.connect(lambda: told("watch"))
        waking.woke.connect(lambda: told("waking"))
        watch.start()
        waking.start()
        QTimer.singleShot(0, go_on)
        QTimer.singleShot(LONGEST_MS, lambda: application.exit(1))
        code = application.exec()
        other.kill()
    return code


if __name__ == "__main__":
    sys.exit(machine() if sys.argv[1:] == ["machine"] else main())

"""A card that comes up or turns is said aloud over the accessibility bus, and the keyboard stays where it is."""

from pathlib import Path

import pytest
from jeepney import DBusAddress, HeaderFields, MatchRule, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection

from tests.journeys.accessible import LIMIT_S, session_bus
from tests.journeys.desktops import new_desktop

pytestmark = [pytest.mark.display, pytest.mark.slow]

_REGISTRY = "org.a11y.atspi.Registry"


class Listener:
    """Hears announcements, as a screen reader does."""

    def __init__(self, session_address: str) -> None:
        with open_dbus_connection(session_address) as session:
            bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            [address] = session.send_and_get_reply(new_method_call(bus, "GetAddress"), timeout=LIMIT_S).body
        self._bus = open_dbus_connection(address)
        registry = DBusAddress("/org/a11y/atspi/registry", _REGISTRY, _REGISTRY)
        register = new_method_call(registry, "RegisterEvent", "s", ("object:announcement",))
        self._bus.send_and_get_reply(register, timeout=LIMIT_S)
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement")
        self._bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=LIMIT_S)

    def heard(self) -> str:
        """The next announcement."""
        while True:
            message = self._bus.receive(timeout=LIMIT_S)
            if message.header.fields.get(HeaderFields.member) == "Announcement":
                return str(message.body[3][1]).replace("\N{NO-BREAK SPACE}", " ")

    def close(self) -> None:
        self._bus.close()


def test_a_card_is_said_aloud_without_the_focus(tmp_path: Path) -> None:
    with session_bus(tmp_path) as address:
        listener = Listener(address)
        more = {"DBUS_SESSION_BUS_ADDRESS": address, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        with new_desktop(more) as desktop:
            desktop.start_python("tests.ui.screen_pop.typing_program")
            cards = desktop.start_python("tests.ui.screen_pop.cards_program")
            cards.wait_for("ready")
            desktop.wait_until(lambda: desktop.active_window() == desktop.keyboard_window() != 0)
            mine = desktop.active_window()
            cards.tell("show 1")
            assert listener.heard() == "Вхідний дзвінок, Оксана Мельник, +380 67 123 45 67"
            cards.tell("talking 1")
            assert listener.heard() == "Розмова, Оксана Мельник, +380 67 123 45 67"
            assert desktop.active_window() == mine
            assert desktop.keyboard_window() == mine
        listener.close()

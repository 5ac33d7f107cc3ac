"""The notifications of a desktop, on a D-Bus of the test's own."""

from jeepney import Message, new_method_return

from tests.session_bus import Service

NAME = "org.freedesktop.Notifications"
AT = "/org/freedesktop/Notifications"


class NotificationService:
    """Gives each notification a number from 1 on and understands mark-up, as most do."""

    def __init__(self, *capabilities: str) -> None:
        self._capabilities = list(capabilities or ("body", "body-markup", "actions"))
        self._last = 0
        self.service = Service(NAME, self._answer)

    def told(self) -> tuple[int, str, str, int]:
        """What the next notification replaces (0: nothing), its title and text, and for how long it is there."""
        _name, replaces, _icon, title, text, _actions, _hints, lasts = self.service.wait_for("Notify")
        return replaces, title, text.replace("\N{NO-BREAK SPACE}", " "), lasts

    def click(self, number: int) -> None:
        self.service.tell(AT, NAME, "ActionInvoked", "us", (number, "default"))

    def taken_back(self) -> int:
        """The number of the next one that is closed."""
        (number,) = self.service.wait_for("CloseNotification")
        return int(number)

    def _answer(self, method: str, message: Message) -> Message | None:
        match method:
            case "GetCapabilities":
                return new_method_return(message, "as", (self._capabilities,))
            case "Notify":
                self._last = message.body[1] or self._last + 1
                return new_method_return(message, "u", (self._last,))
            case "CloseNotification":
                return new_method_return(message)
            case _:
                return None

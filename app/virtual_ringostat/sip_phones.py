"""The SIP accounts of the staff: registered or not, and how each employee answers."""

from dataclasses import dataclass

from app.virtual_ringostat.call_record import Direction, Employee
from app.virtual_ringostat.scenarios import Act, Step

_RINGS_S = 30.0
_DECLINES_AFTER_S = 1.5


@dataclass(frozen=True, slots=True)
class Phone:
    """`answers_after_s` None lets it ring until the switchboard gives up."""

    online: bool = True
    answers_after_s: float | None = 2.5
    declines: bool = False

    def step(self, direction: Direction) -> Step:
        """What this phone does when it rings."""
        if self.declines:
            return Step(Act.HANG_UP, _DECLINES_AFTER_S, "DECLINE" if direction is Direction.CALLBACK else "NO ANSWER")
        if self.answers_after_s is None:
            return Step(Act.HANG_UP, _RINGS_S, "NO ANSWER")
        return Step(Act.PICK_UP, self.answers_after_s)


class SipPhones:
    """All accounts by login."""

    def __init__(self, employees: tuple[Employee, ...]) -> None:
        self.employees = {employee.sip_login: employee for employee in employees}
        self._phones = {employee.sip_login: Phone() for employee in employees}

    def __getitem__(self, login: str) -> Phone:
        return self._phones[login]

    def __contains__(self, login: object) -> bool:
        return login in self._phones

    def set(self, login: str, phone: Phone) -> None:
        """Replace the behaviour of an account that exists.

        Raises:
            KeyError: there is no such account.
        """
        if login not in self._phones:
            raise KeyError(login)
        self._phones[login] = phone

    def online(self) -> list[str]:
        return [login for login, phone in self._phones.items() if phone.online]

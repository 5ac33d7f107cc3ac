"""What the backend counts for «Огляд»: the calls of a period by hour, by day of the week and by manager."""

from datetime import datetime

from msgspec import Struct

from app.contract.answers import Named


class HourCount(Struct, frozen=True):
    """The calls of one hour of one day of the week, in the company's own time zone."""

    weekday: int
    """Monday is 0."""
    hour: int
    calls: int
    missed: int


class ManagerCount(Struct, frozen=True, kw_only=True):
    """The calls of one manager; without `manager` they are nobody's: taken by no one, or by an unmatched employee."""

    manager: Named | None
    calls: int
    incoming: int
    missed: int
    talked: int
    wait_s: int | None
    """The median wait of those who were answered; None when nobody was."""
    talk_s: int | None
    """The mean talk; None when nobody talked."""


class Overview(Struct, frozen=True, kw_only=True):
    """Ended calls that began from `since` on and before `until`."""

    since: datetime
    until: datetime
    time_zone: str
    """The company's, by its IANA name: hours and days of the week are of it."""
    calls: int
    incoming: int
    missed: int
    wait_s: int | None
    """The median wait for an answer of incoming calls; None when none was answered."""
    called_back: int
    """How many of the missed were called back within three days."""
    called_back_s: int | None
    """The median time from a missed call to the call back; None when nobody was called back."""
    hours: tuple[HourCount, ...]
    """Only hours in which somebody called."""
    managers: tuple[ManagerCount, ...]
    """The busiest first, nobody's last."""

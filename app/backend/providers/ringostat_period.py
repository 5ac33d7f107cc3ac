"""Periods of the call log in the project's own time, in which one hour a year comes twice and one never.

The log takes and compares times without an offset, and nobody says which of two equal hours it means: so what is
asked begins before such an hour and ends after it, and then holds whatever is meant by any time in between.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, whole seconds as the project's clock shows them, both of them asked for."""

    first: datetime
    last: datetime
    zone: ZoneInfo

    def halves(self) -> "tuple[Period, Period] | None":
        """Two that hold the whole, with the second in the middle in both; None when it is too short for that."""
        middle = self._middle()
        if not self.first < middle < self.last:
            return None
        return Period(self.first, middle, self.zone), Period(middle, self.last, self.zone)

    def complete_until(self) -> datetime:
        """Up to which moment nothing is left out, whichever of two equal hours was meant."""
        return min(_meant(self.last, self.zone))

    def _middle(self) -> datetime:
        middle = _whole(self.first + (self.last - self.first) / 2)
        earlier, later = _meant(middle, self.zone)
        if earlier <= later:
            return middle
        begin, end = min(_meant(self.first, self.zone)), min(_meant(self.last, self.zone))
        return _shown(begin + (end - begin) / 2, self.zone)  # in the hour that never is, nothing can be asked for


def period_of(since: datetime, until: datetime, zone: ZoneInfo) -> Period:
    """What must be asked for so that every call of these moments is in the answer."""
    first, last = _shown(since, zone), _shown(until, zone) + _SECOND
    earlier, later = _meant(first, zone)
    if earlier < later:
        first -= later - earlier
    earlier, later = _meant(last, zone)
    if earlier < later:
        last += later - earlier
    return Period(first, last, zone)


def _shown(moment: datetime, zone: ZoneInfo) -> datetime:
    """What the project's clock shows."""
    return _whole(moment.astimezone(zone).replace(tzinfo=None, fold=0))


def _meant(shown: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Both moments that may be meant, the same one as a rule; the later first in the hour that never is."""
    first, second = (shown.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    return first, second


def _whole(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)

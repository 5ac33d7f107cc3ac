"""A zone's offsets as pieces, against the zone itself."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.backend.domain.counted import median
from app.backend.domain.zone_pieces import pieces_of

SINCE, UNTIL = datetime(2024, 1, 1, 0, 0, 7, 500, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
_TOLD = st.datetimes(SINCE.replace(tzinfo=None), UNTIL.replace(tzinfo=None), timezones=st.just(UTC))


@given(_TOLD, st.sampled_from(["Europe/Kyiv", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"]))
def test_every_moment_has_the_offset_of_its_zone(at: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    piece = next(one for one in pieces_of(zone, SINCE, UNTIL) if one.until is None or at < one.until)
    assert piece.offset == at.astimezone(zone).utcoffset()


def test_the_clock_changes_twice_a_year_in_kyiv() -> None:
    pieces = pieces_of(ZoneInfo("Europe/Kyiv"), datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
    assert [piece.until for piece in pieces] == [
        datetime(2026, 3, 29, 1, tzinfo=UTC),
        datetime(2026, 10, 25, 1, tzinfo=UTC),
        None,
    ]
    assert [piece.offset for piece in pieces] == [timedelta(hours=hours) for hours in (2, 3, 2)]


@pytest.mark.parametrize(
    ("counted", "middle"), [({}, None), ({5: 1}, 5), ({1: 1, 9: 1}, 1), ({1: 2, 9: 1}, 1), ({1: 1, 4: 1, 9: 5}, 9)]
)
def test_the_median_of_counted_values(counted: dict[int, int], middle: int | None) -> None:
    assert median(counted) == middle

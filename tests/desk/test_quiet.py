"""Quiet has three reasons, and each ends by itself."""

from datetime import UTC, datetime, timedelta

from app.desk.quiet import FOREVER, Quiet

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def test_a_wish_lasts_until_its_moment() -> None:
    told: list[bool] = []
    quiet = Quiet()
    quiet.on_changed = lambda: told.append(quiet.is_on)
    quiet.wish(NOW + timedelta(minutes=30))
    quiet.tick(NOW + timedelta(minutes=29))
    assert told == [True]
    quiet.tick(NOW + timedelta(minutes=30))
    assert told == [True, False]


def test_a_wish_without_an_end_is_taken_back_by_hand() -> None:
    quiet = Quiet()
    told: list[bool] = []
    quiet.on_changed = lambda: told.append(quiet.is_on)
    quiet.wish(FOREVER)
    quiet.tick(NOW + timedelta(days=400))
    quiet.wish(None)
    assert told == [True, False]


def test_the_systems_own_wish_counts_when_it_is_followed() -> None:
    quiet = Quiet()
    told: list[bool] = []
    quiet.on_changed = lambda: told.append(quiet.is_on)
    quiet.hear_system(locked=False, quiet=True)
    quiet.follow_system(follows=False)
    assert told == [True, False]


def test_a_locked_screen_shows_nobody_s_data_whatever_is_followed() -> None:
    told: list[int] = []
    quiet = Quiet(follows_system=False)
    quiet.on_changed = lambda: told.append(1)
    quiet.hear_system(locked=True, quiet=False)
    quiet.hear_system(locked=True, quiet=False)
    assert quiet.is_on
    assert quiet.is_locked
    assert len(told) == 1

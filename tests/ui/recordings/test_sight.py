"""A long talk seen closely."""

import pytest

from ui.recordings.sight import Sight


def test_coming_closer_leaves_the_second_under_the_pointer_where_it_is() -> None:
    whole = Sight.whole(3600.0)
    near = whole.zoomed(10.0, 900.0)
    assert near.end - near.start == pytest.approx(360.0)
    assert near.share(900.0) == pytest.approx(whole.share(900.0))
    assert near.zoomed(0.01, 900.0).is_whole


def test_no_sight_leaves_the_talk_nor_comes_closer_than_two_seconds() -> None:
    near = Sight.whole(60.0).zoomed(1000.0, 0.0)
    assert (near.start, near.end) == (0.0, 2.0)
    assert near.moved(-5.0).start == 0.0
    assert near.moved(500.0).end == 60.0
    assert Sight.whole(1.0).zoomed(8.0, 0.5).is_whole


def test_the_sight_follows_the_playhead_by_whole_pages() -> None:
    near = Sight.whole(100.0).zoomed(10.0, 5.0)
    assert near.following(near.start + 1.0) is near
    turned = near.following(50.0)
    assert turned.share(50.0) == pytest.approx(0.1)


def test_only_the_columns_in_sight_are_drawn() -> None:
    columns = bytes(range(100))
    near = Sight(100.0, 25.0, 30.0)
    assert near.cut(columns) == bytes(range(25, 30))
    assert Sight.whole(100.0).cut(columns) == columns

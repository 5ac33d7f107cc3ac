"""Guessing is slowed for whoever guesses, and for all together when many do."""

from datetime import timedelta

from app.backend.domain.patience import ADDRESSES, FailedTries, network_of
from tests.backend.domain.lives import NOW

SECOND = timedelta(seconds=1)


def test_one_address_has_to_wait_and_the_others_need_not() -> None:
    tries = FailedTries(3, 100)
    for number in range(3):
        assert tries.wait("10.0.0.1", NOW) == 0
        tries.add("10.0.0.1", NOW + number * SECOND)
    assert tries.wait("10.0.0.1", NOW + 10 * SECOND) == 51
    assert tries.wait("10.0.0.2", NOW + 10 * SECOND) == 0
    assert tries.wait("10.0.0.1", NOW + 60 * SECOND) == 0, "the first of them is a minute old"


def test_many_addresses_together_are_slowed_too() -> None:
    tries = FailedTries(3, 5)
    for number in range(5):
        tries.add(f"10.0.0.{number}", NOW)
    assert tries.wait("10.0.1.1", NOW) == 61


def test_a_whole_network_of_the_sixth_version_is_one_address() -> None:
    assert network_of("2001:db8:1:2::1") == network_of("2001:db8:1:2:ffff::9") != network_of("2001:db8:1:3::1")
    assert network_of("10.0.0.1") != network_of("10.0.0.2")
    assert network_of("no address") == "no address"


def test_the_addresses_that_are_remembered_are_bounded() -> None:
    tries = FailedTries(1, 10 * ADDRESSES)
    tries.add("10.0.0.1", NOW)
    for number in range(ADDRESSES):
        tries.add(f"10.1.{number // 256}.{number % 256}", NOW)
    assert tries.wait("10.0.0.1", NOW) == 0

"""The shop is believable, and the same for the same seed."""

from collections import Counter
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from app.phone_numbers import e164
from app.virtual_ringostat.call_record import TALKED, VOICEMAIL, Direction
from app.virtual_ringostat.shop import Shop, shop
from app.virtual_ringostat.speech import shipped
from tests.virtual_ringostat.conftest import NOON


def test_the_same_seed_makes_the_same_shop(goods: Shop) -> None:
    assert shop(NOON, 1, shipped()) == goods
    assert shop(NOON, 2, shipped()) != goods


def test_people_and_orders_do_not_depend_on_the_recordings(goods: Shop) -> None:
    silent = shop(NOON, 1)
    assert (silent.customers, silent.orders, silent.past_calls) == (goods.customers, goods.orders, ())


def test_it_has_the_size_that_was_promised(goods: Shop) -> None:
    assert (len(goods.customers), len(goods.orders), len(goods.past_calls), len(goods.employees)) == (80, 300, 2000, 6)
    assert goods.orders[-1].customer.name == "Оксана Мельник"
    assert goods.orders[-1].number == "10482"


def test_every_number_is_a_valid_ukrainian_one_however_it_is_written(goods: Shop) -> None:
    for customer in goods.customers:
        assert e164(customer.phone) == e164(customer.written) == f"+{customer.phone}"
    for record in goods.past_calls:
        assert record.client is None or e164(record.client) == f"+{record.client}"


def test_no_two_customers_share_a_number_or_a_name(goods: Shop) -> None:
    assert len({customer.phone for customer in goods.customers}) == 80
    assert len({customer.name for customer in goods.customers}) == 80


def test_a_talk_is_as_long_as_its_recording_and_has_the_right_voice(goods: Shop) -> None:
    for record in goods.past_calls:
        heard = record.status in TALKED or record.status == VOICEMAIL
        assert (record.speech is not None) is heard
        assert record.talk_s == (round(record.speech.seconds) if record.speech else 0)
        if record.speech and record.employee:
            assert record.speech.woman is record.employee.woman


def test_calls_lie_within_the_month_and_within_office_hours(goods: Shop) -> None:
    hours = Counter(record.started_at.astimezone(ZoneInfo("Europe/Kyiv")).hour for record in goods.past_calls)
    assert sum(hours[hour] for hour in range(9, 20)) > 0.85 * 2000
    assert goods.past_calls[0].started_at > NOON - timedelta(days=30)
    assert goods.past_calls[-1].started_at < NOON
    assert len({record.call_id for record in goods.past_calls}) == 2000


def test_some_are_missed_and_nearly_all_of_those_are_called_back(goods: Shop) -> None:
    incoming = [record for record in goods.past_calls if record.direction is Direction.IN]
    missed = [record for record in incoming if record.status == "NO ANSWER"]
    assert 0.05 < len(missed) / len(goods.past_calls) < 0.11
    waiting = {
        record.client
        for place, record in enumerate(goods.past_calls)
        if record.direction is Direction.IN
        and record.client
        and record.status not in TALKED
        and not any(later.client == record.client and later.talked for later in goods.past_calls[place:])
    }
    assert {"380934027715", "380637001255", "380689154320"} <= waiting
    assert len(waiting) <= 5


@pytest.mark.parametrize("order", range(0, 300, 50))
def test_an_order_adds_up(goods: Shop, order: int) -> None:
    row = goods.orders[order]
    assert row.items
    assert row.sum_kopiyky > 0
    assert row.created_at < NOON
    assert row.manager in {employee.name for employee in goods.employees}

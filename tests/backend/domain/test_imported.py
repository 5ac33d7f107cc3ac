"""Columns by their titles, and what stands in cells."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from app.backend.domain.imported import guessed_meanings, items_of, looks_like_a_head, moment_of, sum_of
from app.backend.domain.order_status import status_kind
from app.contract.crm import ImportKind, Meaning

KYIV = ZoneInfo("Europe/Kyiv")


def test_titles_are_understood_in_either_language() -> None:
    titles = ("№ замовлення", "Номер телефону", "Клієнт", "Статус", "Сума, грн", "Товари", "ТТН", "Менеджер", "Дата")
    assert guessed_meanings(ImportKind.ORDERS, titles) == (
        Meaning.NUMBER,
        Meaning.PHONE,
        Meaning.NAME,
        Meaning.STATUS,
        Meaning.SUM,
        Meaning.ITEMS,
        Meaning.DELIVERY,
        Meaning.MANAGER,
        Meaning.CREATED_AT,
    )
    assert guessed_meanings(ImportKind.CLIENTS, ("Full name", "Phone", "Mobile", "Shoe size")) == (
        Meaning.NAME,
        Meaning.PHONE,
        Meaning.PHONE,
        None,
    )


def test_nothing_but_a_number_of_a_client_is_guessed_twice() -> None:
    assert guessed_meanings(ImportKind.ORDERS, ("Сума", "Сума зі знижкою")) == (Meaning.SUM, None)


@pytest.mark.parametrize(
    ("row", "is_head"),
    [
        (("Номер", "Телефон"), True),
        (("A", "B"), True),
        (("Оксана", "0671234567"), False),
        (("10482", "+380671234567"), False),
    ],
)
def test_a_head_is_told_from_a_row(row: tuple[str, ...], is_head: bool) -> None:
    assert looks_like_a_head(row) is is_head


@pytest.mark.parametrize(
    ("text", "kopiyky"),
    [
        ("1 234,50 грн", 123_450),
        ("1\u00a0234,5", 123_450),
        ("1,234.50", 123_450),
        ("1.234,50 ₴", 123_450),
        ("1234", 123_400),
        ("1 234", 123_400),
        ("1,234", 123_400),
        ("0,50", 50),
        ("1'234.00 UAH", 123_400),
        ("12.3456", 1_235),
        ("-5", None),
        ("безкоштовно", None),
        ("1e9", None),
        ("99999999999999", None),
    ],
)
def test_money_is_read_as_people_write_it(text: str, kopiyky: int | None) -> None:
    assert sum_of(text) == kopiyky


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("08.10.2026", datetime(2026, 10, 8, tzinfo=KYIV)),
        ("8/10/2026 14:05", datetime(2026, 10, 8, 14, 5, tzinfo=KYIV)),
        ("2026-10-08 14:05:09", datetime(2026, 10, 8, 14, 5, 9, tzinfo=KYIV)),
        ("2026-10-08T11:05:00Z", datetime(2026, 10, 8, 11, 5, tzinfo=UTC)),
        ("31.02.2026", None),
        ("вчора", None),
    ],
)
def test_days_are_read_in_the_companys_zone(text: str, moment: datetime | None) -> None:
    assert moment_of(text, KYIV) == moment


def test_goods_and_how_many() -> None:
    assert items_of("Чайник x2; Кава «Лавацца» 3 шт.\nЦукор") == (("Чайник", 2), ("Кава «Лавацца»", 3), ("Цукор", 1))


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Новий", "new"),
        ("Очікує відправлення", "waiting"),
        ("Підтверджено", "waiting"),
        ("Відправлено", "sent"),
        ("В дорозі", "sent"),
        ("Виконано", "done"),
        ("Скасовано клієнтом", "cancelled"),
        ("Повернення", "cancelled"),
        ("Щось своє", "open"),
        ("", "open"),
    ],
)
def test_a_status_has_a_kind_for_its_colour(word: str, kind: str) -> None:
    assert status_kind(word) == kind

"""Names are found by the beginnings of their words, also when the keyboard was in the other layout."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.desk.looking_up import best, closeness, layouts

PLACES = [("Записи розмов", "calls"), ("Замовлення", "orders"), ("Клієнти", "clients"), ("Набрати номер", "dial")]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("зам", ["orders"]),
        ("за", ["calls", "orders"]),
        ("роз", ["calls"]),
        ("роз зап", ["calls"]),
        ("pfvjd", ["orders"]),
        ("rksєyn", []),
        ("ном", ["dial"]),
        ("мовл", ["orders"]),
        ("щось", []),
        ("", ["calls", "orders", "clients", "dial"]),
    ],
)
def test_what_was_typed_finds_what_was_meant(typed: str, found: list[str]) -> None:
    assert best(PLACES, typed) == found


def test_the_closer_answer_stands_first() -> None:
    names = ["Передзамовлення", "Список замовлень", "Замовлення клієнта", "Замов"]
    assert best([(name, name) for name in names], "замов") == [
        "Замов",
        "Замовлення клієнта",
        "Список замовлень",
        "Передзамовлення",
    ]


def test_english_words_are_found_from_a_ukrainian_keyboard() -> None:
    assert best([("Settings", 1), ("Orders", 2)], "іуеештпі") == [1]


@pytest.mark.parametrize("apostrophe", ["'", "ʼ", "’"])
def test_every_apostrophe_is_the_same(apostrophe: str) -> None:
    assert closeness("Мар’яна Ґудзь", f"мар{apostrophe}яна гуд")


@given(st.text(max_size=50), st.text(max_size=20))
def test_no_text_makes_it_stumble(name: str, typed: str) -> None:
    assert 0 <= closeness(name, typed) <= 100
    assert 1 <= len(layouts(typed)) <= 2

"""A word is found in its other forms, and not in other words."""

import pytest

from app.word_forms import end_of_form, stems


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("доставка", ("доставку", "доставкою", "Доставки", "доставками")),
        ("замовлення", ("замовленням", "замовленнями", "замовленню")),
        ("зелений", ("зелена", "зеленого", "зеленою", "зеленими")),
        ("диваном", ("диван", "дивани", "диванів")),
        ("адреса", ("адресою", "адрес")),
    ],
)
def test_the_forms_of_a_word_share_what_is_looked_for(typed: str, others: tuple[str, ...]) -> None:
    (stem,) = stems(typed)
    assert all(stem in other.casefold() for other in others)


@pytest.mark.parametrize("word", ["плед", "ціна", "сума", "order", "10465", "100%", "пле"])
def test_short_and_foreign_words_stay_as_they_are(word: str) -> None:
    assert stems(word) == (word,)


def test_each_word_is_looked_for_once() -> None:
    assert stems(" Доставка доставку\tСтіл ") == ("доставк", "стіл")


def test_a_mark_takes_the_ending_along_and_no_other_word() -> None:
    assert end_of_form("доставкою, так", 7) == 9
    assert end_of_form("пледик", 4) == 4
    assert end_of_form("плед", 4) == 4

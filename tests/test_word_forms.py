"""A word is found in its other forms, however it is written, and not in other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.word_forms import MOST_FORMS, end_of_form, folded, holds, places_in, words_of

STRESSED = "замо\N{COMBINING ACUTE ACCENT}влення"
APART = "чаи\N{COMBINING BREVE}ник"


def finds(typed: str, said: str) -> bool:
    words = words_of(typed)
    return bool(words) and all(holds(folded(said), word) for word in words)


@pytest.mark.parametrize(
    "forms",
    [
        ("доставка", "доставку", "доставкою", "Доставки", "доставками", "доставок", "доставці"),
        ("замовлення", "замовленням", "замовленнями", "замовленню", "замовлень"),
        ("відділення", "відділень", "відділеннях"),
        ("зелений", "зелена", "зеленого", "зеленою", "зеленими"),
        ("диваном", "диван", "дивани", "диванів"),
        ("адреса", "адресою", "адрес", "адресі"),
        ("дзвінок", "дзвінка", "дзвінки", "дзвінків"),
        ("договір", "договору", "договори", "договорів", "договором"),
        ("вартість", "вартості", "вартістю"),
        ("сорочка", "сорочок", "сорочці", "сорочками"),
        ("покупець", "покупця", "покупцям", "покупців"),
        ("стілець", "стільця", "стільці", "стільцями"),
        ("вікно", "вікон", "вікна"),
        ("підлога", "підлозі", "підлогою"),
        ("Київ", "Києва", "Києві", "Києвом"),
        ("Львів", "Львова", "Львові"),
        ("Тернопіль", "Тернополя", "Тернополем"),
    ],
)
def test_each_form_of_a_word_finds_all_others(forms: tuple[str, ...]) -> None:
    assert [(typed, said) for typed in forms for said in forms if not finds(typed, said)] == []


@pytest.mark.parametrize("word", ["плед", "ціна", "сума", "order", "10465", "100%", "пле", "магазин", "_лед"])
def test_what_does_not_change_is_looked_for_as_it_is(word: str) -> None:
    assert words_of(word) == ((word,),)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("м'яч", "м’яч"),
        ("мʼяч", "М'ЯЧІ"),
        ("об’єкт", "обʼєкта"),
        ("здоровя", "здоров`я"),
        ("замовлення", STRESSED),
        (STRESSED, "замовленням"),
        ("чайник", APART),
        ("гудзик", "Ґудзики"),
        ("«доставка»,", "доставка"),
        ("доставка?", "доставку"),
        ("(10465)", "замовлення 10465."),
    ],
)
def test_a_word_is_found_however_it_is_written(typed: str, said: str) -> None:
    assert finds(typed, said)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("доставка", "доступ до ставок"),
        ("столиці", "столик"),
        ("стіл", "стеля"),
        ("місто", "самостійно"),
        ("замовлення", "розмова"),
        ("кабель", "кабінет"),
        ("картка", "картон"),
    ],
)
def test_other_words_are_not_found(typed: str, said: str) -> None:
    assert not finds(typed, said)


def test_each_word_is_looked_for_once_and_signs_alone_are_none() -> None:
    assert len(words_of(" Доставка доставку\tСтіл — ")) == 2
    assert words_of('" … —') == ()


def test_a_mark_takes_the_ending_along_and_no_other_word() -> None:
    assert end_of_form("доставкою, так", 7) == 9
    assert end_of_form("пледик", 4) == 4
    assert end_of_form("плед", 4) == 4
    assert end_of_form("замовлення", 8) == 10


def test_places_are_those_of_the_text_as_it_is_written() -> None:
    text = f"«М’яч», {STRESSED} і {APART}"
    found = places_in(text, words_of("м'яч замовлень чайники"))
    assert [text[start:end] for start, end in found] == ["М’яч", STRESSED, APART]


@given(st.text(max_size=40), st.text(max_size=6))
def test_places_lie_in_the_text_and_in_order(text: str, words: str) -> None:
    places = places_in(text, words_of(words))
    flat = [edge for place in places for edge in place]
    assert flat == sorted(flat)
    assert all(0 <= start < end <= len(text) for start, end in places)


@given(st.text("абвгдеєжзиіїйклмнопрстуфхцчшщьюя'", min_size=1, max_size=14))
def test_a_word_finds_itself_in_a_few_forms(word: str) -> None:
    if not folded(word):
        assert words_of(word) == (), "apostrophes alone are no word"
        return
    (forms,) = words_of(word)
    assert forms[0] in folded(word)
    assert len(forms) <= MOST_FORMS
    assert all(forms)

"""How the desk words times, lengths, sums and people."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from ui import words
from ui.words_names import alphabetical, is_feminine

NOW = datetime(2026, 11, 23, 14, 53).astimezone()
HARD = "\N{NO-BREAK SPACE}"
GENITIVE = (
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
)


@pytest.fixture(autouse=True)
def ukrainian(application: QApplication) -> QApplication:
    return application


@pytest.mark.parametrize(
    ("ago", "told"),
    [
        (timedelta(minutes=1), "сьогодні 14:52"),
        (timedelta(hours=20), "учора 18:53"),
        (timedelta(days=42), "12 жовтня 14:53"),
        (timedelta(days=500), "11 липня 2025 14:53"),
    ],
)
def test_a_moment_is_told_as_people_say_it(ago: timedelta, told: str) -> None:
    assert words.clock(NOW - ago) in told
    assert words.moment(NOW - ago, NOW).split()[:-1] == told.split()[:-1]


def test_a_day_has_its_head() -> None:
    assert words.day_head(NOW, NOW) == "Сьогодні, 23 листопада"
    assert words.day_head(NOW - timedelta(days=1), NOW) == "Учора, 22 листопада"
    assert words.day_head(NOW - timedelta(days=3), NOW) == "Пʼятниця, 20 листопада"


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, "0:00"), (-3, "0:00"), (34.9, "0:34"), (252, "4:12"), (3725, "1:02:05")]
)
def test_a_talk_has_its_length(seconds: float, told: str) -> None:
    assert words.length(seconds) == told


@pytest.mark.parametrize(
    ("seconds", "told"), [(40, "40 с"), (840, "14 хв"), (11_520, "3 год 12 хв"), (7200, "2 год"), (59.9, "59 с")]
)
def test_many_talks_have_a_length_in_words(seconds: float, told: str) -> None:
    assert words.long_length(seconds).replace("\N{NO-BREAK SPACE}", " ") == told


@pytest.mark.parametrize(
    ("kopiyky", "told"),
    [(124_000, "1 240 ₴"), (124_050, "1 240,50 ₴"), (0, "0 ₴"), (-5, "−0,05 ₴"), (10**9, "10 000 000 ₴")],
)
def test_a_sum_never_breaks_over_lines(kopiyky: int, told: str) -> None:
    assert words.money(kopiyky) == told.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Ірина Лис", "Відповіла Ірина"),
        ("Іван Бондар", "Відповів Іван"),
        ("Микола Сорока", "Відповів Микола"),
        ("Ілля", "Відповів Ілля"),
        ("Лука Мороз", "Відповів Лука"),
        ("Любов Гай", "Відповіла Любов"),
        ("Шевчук Олена Петрівна", "Відповіла Олена"),
        ("Сорока Андрій Ілліч", "Відповів Андрій"),
        ("Olena Koval", "Відповіла Olena"),
        ("", "Відповів "),
    ],
)
def test_the_verb_agrees_with_the_name(name: str, told: str) -> None:
    assert words.answered_by(name) == told


def test_a_patronymic_outweighs_the_ending_of_the_name() -> None:
    assert not is_feminine("Сорока Микита Іванович")
    assert is_feminine("Мороз Ніколь Іванівна")


@pytest.fixture
def english(application: QApplication) -> Iterator[None]:
    """The application speaks English as long as the test runs."""
    words.install_words(application, "en")
    yield
    words.install_words(application, "uk")


def test_ukrainian_counts_in_three_forms() -> None:
    told = [words.talks(count).replace(HARD, " ") for count in (0, 1, 2, 5, 11, 21, 22, 112, 2480)]
    assert told == [
        "0 розмов",
        "1 розмова",
        "2 розмови",
        "5 розмов",
        "11 розмов",
        "21 розмова",
        "22 розмови",
        "112 розмов",
        "2 480 розмов",
    ]
    assert [words.missed(count) for count in (1, 3, 5)] == [
        "1 пропущений дзвінок",
        "3 пропущені дзвінки",
        "5 пропущених дзвінків",
    ]
    assert [words.goods(count) for count in (1, 4, 25)] == ["1 товар", "4 товари", "25 товарів"]


def test_english_counts_in_two_forms(english: None) -> None:
    assert [words.talks(count) for count in (0, 1, 2, 21, 2480)] == [
        "0 calls",
        "1 call",
        "2 calls",
        "21 calls",
        "2,480 calls",
    ]
    assert [words.missed(count) for count in (1, 2)] == ["1 missed call", "2 missed calls"]
    assert [words.goods(count) for count in (1, 2)] == ["1 item", "2 items"]


def test_a_narrow_column_tells_the_day_in_short() -> None:
    ages = (timedelta(hours=1), timedelta(days=1), timedelta(days=2), timedelta(days=500))
    assert [words.short_moment(NOW - ago, NOW) for ago in ages] == ["13:53", "учора", "21 лист.", "11.07.25"]


def test_english_tells_times_lengths_and_sums_its_own_way(english: None) -> None:
    ages = (timedelta(hours=1), timedelta(days=1), timedelta(days=2), timedelta(days=500))
    assert [words.short_moment(NOW - ago, NOW) for ago in ages] == ["13:53", "yesterday", "21 Nov", "11/07/25"]
    assert words.day_head(NOW - timedelta(days=4), NOW) == "Thursday, 19 November"
    assert words.day_head(NOW, NOW) == "Today, 23 November"
    assert words.moment(NOW - timedelta(days=42), NOW) == "12 October 14:53"
    assert words.long_length(11_520).replace(HARD, " ") == "3 h 12 min"
    assert [words.money(sum_) for sum_ in (124_000, 124_050, -5, 10**9)] == [
        "₴1,240",
        "₴1,240.50",
        "−₴0.05",
        "₴10,000,000",
    ]
    assert words.number(2480) == "2,480"
    assert words.order_name("10482") == "#10482"
    assert words.answered_by("Iryna Lys") == words.answered_by("Iryna") == "Answered by Iryna"


@pytest.mark.parametrize("month", range(1, 13))
def test_a_ukrainian_day_names_its_month_in_the_genitive(month: int) -> None:
    """«12 жовтня», never «12 жовтень»."""
    told = words.day(datetime(2024, month, 12).astimezone(), NOW)
    assert told == f"12 {GENITIVE[month - 1]} 2024"


def test_names_stand_in_the_order_of_the_ukrainian_alphabet() -> None:
    names = ["Юрій", "Їжак", "Іван", "Ґалаґан", "Олена", "Andrii", "Єва", "Гриць", "Дарина", "Жанна", "Йосип", "Зоя"]
    assert sorted(names, key=alphabetical) == [
        "Andrii", "Гриць", "Ґалаґан", "Дарина", "Єва", "Жанна", "Зоя", "Іван", "Їжак", "Йосип", "Олена", "Юрій",
    ]  # fmt: skip

"""How the desk words times, lengths, sums and people."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from ui import words
from ui.words_names import is_feminine

NOW = datetime(2026, 11, 23, 14, 53).astimezone()


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


def test_the_language_can_be_changed(application: QApplication) -> None:
    words.install_words(application, "en")
    try:
        assert words.day_head(NOW - timedelta(days=4), NOW) == "Thursday, 19 November"
    finally:
        words.install_words(application, "uk")

"""Who is whom: names in either alphabet, in any order, shortened, misspelt, and by e-mail."""

import pytest

from app.backend.domain.matching import Unmatched, likeness, proposals
from app.contract.answers import Named
from app.contract.staff import MatchReason


@pytest.mark.parametrize(
    ("operator", "manager", "reason", "least"),
    [
        ("Олена Коваль", "Олена Коваль", MatchReason.NAME, 1.0),
        ("Коваль Олена", "олена  КОВАЛЬ", MatchReason.NAME, 1.0),
        ("Olena Koval", "Олена Коваль", MatchReason.TRANSLITERATION, 0.9),
        ("Yuliya Shcherbak", "Юлія Щербак", MatchReason.TRANSLITERATION, 0.9),
        ("Sergiy Gnatyuk", "Сергій Гнатюк", MatchReason.TRANSLITERATION, 0.9),
        ("Serhii Hnatiuk", "Сергій Гнатюк", MatchReason.TRANSLITERATION, 0.9),
        ("Мар’яна Дем'яненко", "Мар'яна Дем’яненко", MatchReason.NAME, 1.0),
        ("Коваль Олена Петрівна", "Олена Коваль", MatchReason.PART_OF_NAME, 0.9),
        ("Коваль О.", "Олена Коваль", MatchReason.SURNAME_AND_INITIAL, 0.8),
        ("О. П. Коваль", "Олена Коваль", MatchReason.SURNAME_AND_INITIAL, 0.8),
        ("Олена Ковалль", "Олена Коваль", MatchReason.TRANSLITERATION, 0.9),
        ("Олена Ковальчик", "Олена Ковальчук", MatchReason.SIMILAR, 0.7),
        ("Олена", "Олена Коваль", MatchReason.FIRST_NAME, 0.5),
    ],
)
def test_two_names_of_one_person(operator: str, manager: str, reason: MatchReason, least: float) -> None:
    score, why = likeness(Unmatched(id=1, name=operator), Named(1, manager))
    assert (why, score >= least) == (reason, True), score


@pytest.mark.parametrize(
    ("operator", "manager"),
    [("Олена Коваль", "Ірина Лис"), ("Олена Коваль", "Олег Ковтун"), ("101", "Олена Коваль"), ("", "Олена"), ("", "")],
)
def test_two_names_of_different_people(operator: str, manager: str) -> None:
    assert likeness(Unmatched(id=1, name=operator), Named(1, manager)) == (0.0, None)


@pytest.mark.parametrize(
    ("email", "least"),
    [
        ("olena.koval@shop.example", 0.9),
        ("koval_olena2@shop.example", 0.9),
        ("olenakoval@shop.example", 0.9),
        ("o.koval@shop.example", 0.8),
        ("kovalo@shop.example", 0.8),
        ("olena@shop.example", 0.5),
    ],
)
def test_an_address_tells_whose_it_is(email: str, least: float) -> None:
    score, why = likeness(Unmatched(id=1, name="shopua_1", email=email), Named(1, "Олена Коваль"))
    assert (why, score >= least) == (MatchReason.EMAIL, True), score
    assert likeness(Unmatched(id=1, name="shopua_1", email=email), Named(1, "Іван Бондар"))[1] is None


def test_each_manager_is_proposed_once_the_surest_first() -> None:
    found = proposals(
        [Unmatched(id=1, name="Олена"), Unmatched(id=2, name="Olena Koval"), Unmatched(id=3, name="Хтось Інший")],
        [Named(10, "Олена Коваль"), Named(11, "Ірина Лис")],
        frozenset(),
    )
    assert [(one.operator, one.manager.id, one.sure) for one in found] == [(2, 10, True)]


def test_two_of_the_same_name_leave_it_to_a_person() -> None:
    found = proposals(
        [Unmatched(id=1, name="Олена Коваль")], [Named(10, "Олена Коваль"), Named(11, "Коваль Олена")], frozenset()
    )
    assert [one.sure for one in found] == [False]


def test_nobody_is_sure_of_a_second_account() -> None:
    (found,) = proposals([Unmatched(id=1, name="Олена Коваль")], [Named(10, "Олена Коваль")], frozenset({10}))
    assert (found.manager.id, found.sure) == (10, False)


def test_with_a_shared_name_the_free_manager_comes_first() -> None:
    found = proposals(
        [Unmatched(id=1, name="Олена Коваль")],
        [Named(10, "Олена Коваль"), Named(11, "Олена Коваль")],
        frozenset({10}),
    )
    assert found[0].manager.id == 11

"""Each thing that can go wrong has one sentence, and only one place says it."""

import pytest
from PySide6.QtWidgets import QApplication

from app.contract.problems import Problem
from app.failures import BackendSilent, Refused
from ui.problems import sentence_of, sentence_of_problem


@pytest.mark.parametrize("problem", list(Problem))
@pytest.mark.parametrize("subject", ["", "Ірина {x}"])
def test_every_problem_has_a_whole_sentence(application: QApplication, problem: Problem, subject: str) -> None:
    sentence = sentence_of_problem(problem, subject)
    assert sentence[0].isupper()
    assert "{subject}" not in sentence
    assert "!" not in sentence


def test_a_refusal_names_who_is_faster(application: QApplication) -> None:
    assert "Ірина" in sentence_of(Refused(Problem.CLIENT_BEING_CALLED, "Ірина"))


def test_silence_is_told_as_silence(application: QApplication) -> None:
    assert "не відповідає" in sentence_of(BackendSilent("no route to host"))

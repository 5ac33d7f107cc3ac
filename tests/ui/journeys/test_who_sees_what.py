"""Two desks of one company: an operator's and a supervisor's, each with what it may see and nothing else."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.backend_link.people_questions import PeopleQuestions
from app.contract.answers import Role
from app.contract.people import PersonPatch
from app.contract.problems import Problem
from app.desk.call_history import CallFilter
from app.failures import Refused
from tests.backend.recorded import call_id, ended, picked_up, ringing, unanswered
from tests.journeys.office import IRYNA, OLENA, open_office, until
from tests.ui.journeys.desks import seat

HERS = {"connected_with": IRYNA[1], "employee_id": IRYNA[2], "employee": IRYNA[0]}


async def test_an_operator_and_a_supervisor_see_only_what_they_may(application: QApplication, tmp_path: Path) -> None:
    async with open_office(tmp_path) as (_, office):
        olena, _ = await office.employ(*OLENA), await office.employ(*IRYNA)
        chief = await office.desk_for("Петро Гнатюк", None, Role.SUPERVISOR)
        taken, lost = call_id(timedelta(seconds=30), 1), call_id(timedelta(seconds=20), 2)
        async with (
            seat(application, olena, tmp_path / "olena") as hers,
            seat(application, chief, tmp_path / "chief") as his,
        ):
            for desk in (hers, his):
                desk.session.window.go("calls")
            await office.hook(ringing(taken, "+380670000001", **HERS), "before")
            await office.hook(picked_up(taken, "+380670000001", **HERS), "answered")
            await office.hook(ended(taken, "+380670000001", **HERS), "after")
            await office.hook(unanswered(lost, "+380670000002"), "after")
            await until("the chief sees both", lambda: his.call(taken) is not None and his.call(lost) is not None)
            await until("Olena sees what nobody took", lambda: hers.call(lost))
            assert hers.call(taken) is None
            assert hers.cards == []
            found = his.call(taken)
            assert found is not None
            questions = hers.session.parts.questions
            for question in (questions.call(found.id), questions.comments(found.id), questions.peaks(found.id)):
                with pytest.raises(Refused) as refused:
                    await question
                assert refused.value.problem is Problem.NOT_FOUND
            listed = await questions.calls(CallFilter(client=found.client.id if found.client else None))
            assert listed.items == ()


async def test_a_supervisor_who_becomes_an_operator_keeps_nothing_on_the_screen(
    application: QApplication, tmp_path: Path
) -> None:
    async with open_office(tmp_path) as (_, office):
        await office.employ(*OLENA)
        chief = await office.desk_for("Петро Гнатюк", None, Role.SUPERVISOR)
        people = PeopleQuestions(office.admin)
        async with seat(application, chief, tmp_path / "chief") as his:
            his.session.window.go("calls")
            await until("Olena's call", his.rows)
            (petro,) = [one for one in await people.people() if one.role is Role.SUPERVISOR]
            await people.change(petro.id, PersonPatch(role=Role.OPERATOR))
            shift = his.session.parts.desk.shift
            await until("the new role", lambda: shift.me is not None and shift.me.role is Role.OPERATOR)
            await until("an empty list", lambda: his.session.calls is not None and not his.rows())

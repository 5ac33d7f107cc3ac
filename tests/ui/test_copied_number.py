"""Calling the copied number reads what other programs copied and selected, and takes neither away from them."""

import pytest

from tests.journeys.desktops import new_desktop

pytestmark = [pytest.mark.display, pytest.mark.slow]


@pytest.mark.parametrize(
    ("copied", "selected"),
    [("067 123-45-67", "a word"), ("a word", "(067) 123 45 67"), ("067 123 45 67", "0509999999")],
)
def test_the_number_stands_ready_and_both_stay_as_they_were(copied: str, selected: str) -> None:
    with new_desktop() as desktop:
        owner = desktop.start_python("tests.ui.copying_program", "owner", copied, selected)
        desk = desktop.start_python("tests.ui.copying_program", "desk")
        owner.wait_for("ready")
        desk.wait_for("ready")
        desk.tell("open")
        assert desk.wait_for("number")[1] == "+380671234567"
        owner.tell("look")
        assert owner.wait_for("clipboard")[1] == "True"
        assert owner.wait_for("selection")[1] == "True"
        for program in (desk, owner):
            program.tell("end")

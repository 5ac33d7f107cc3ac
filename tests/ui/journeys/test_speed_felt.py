"""Nothing a person does at the desk keeps its window from answering: every turn of the loop is a short one."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from tests.bench.desk_at_work import desk_at_work, until
from tests.ui.felt import WORDS, Person, drag_bar, page_down, scroll_home, scroll_to_end
from tests.ui.openings import openings
from tests.ui.turns import Turns
from ui.widgets.search_field import PAUSE_MS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

FRAME_MS = 50.0
"""What the screen's thread may work in one turn. Its work is judged, not the clock: that would be the machine's."""
OPENING_MS = 100.0
"""The same while a place is opened for the first time: that is a click, and no movement is watched."""
ANSWER_MS = 100.0
_OF_OTHERS_MS = 20.0
"""Of an answer: what the way to the backend and back, and its search, may take of it (`tests.bench speed_felt`)."""

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]


async def test_no_turn_of_the_loop_is_long(application: QApplication, tmp_path: Path) -> None:
    """Words searched, 2,000 calls scrolled to the oldest, every filter, fifty clients at once, every place opened."""
    application.setQuitOnLastWindowClosed(False)  # as `ui.start` does: the loop outlives the window
    worked: dict[str, float] = {}
    async with desk_at_work(application, tmp_path) as (screen, company):
        assert screen.session is not None
        person = Person(screen.session, company)
        for word in WORDS:
            first, *others = [of_ours for _, of_ours in await person.type(word)]
            took = [first, *(PAUSE_MS + of_ours for of_ours in others)]  # only who types on may have to wait
            assert max(took) <= ANSWER_MS - _OF_OTHERS_MS, (word, took)

        ways: dict[str, Callable[[], Awaitable[None]]] = {
            "scrolling down": lambda: scroll_to_end(person.view),
            "scrolling home": lambda: scroll_home(person.view),
            "turning pages": lambda: page_down(person.view),
            "dragging the bar": lambda: drag_bar(person.view),
            "filtering": person.filter,
            "a burst": person.ring_and_end,
        }
        await until(lambda: screen.session is not None and screen.session.ahead.is_done)
        first_openings = {f"the first opening of {name}": opening for name, opening in openings(screen.session)}
        for name, work in (ways | first_openings).items():
            with Turns(application) as turns:
                await work()
            worked[name] = turns.cpu_ms
        assert {name: worked[name] for name in ways if worked[name] > FRAME_MS} == {}
        assert {name: worked[name] for name in first_openings if worked[name] > OPENING_MS} == {}

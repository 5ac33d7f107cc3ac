"""The network under a desk dies in silence and comes back: caught up, and told in one quiet summary."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PySide6.QtWidgets import QApplication

from app.line_state import Line
from app.operator_desk import Access
from app.system.user_state import UserState
from tests.backend.recorded import call_id, ended, ringing, unanswered
from tests.journeys.office import OLENA, open_office, until
from tests.relay import relay
from tests.ui.faults.test_dead_backend import says_the_line_is_lost
from tests.ui.journeys.desks import Seat, seat
from ui.desk_pages import CALLS, MISSED

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]


def summary(somebody: Seat) -> str:
    """What the band says; nothing while it is hidden."""
    strip = somebody.session.away.strip
    return "" if strip.isHidden() else strip.message.replace("\N{NO-BREAK SPACE}", " ")


async def test_what_came_in_the_dark_is_there_when_the_network_is(application: QApplication, tmp_path: Path) -> None:
    async with open_office(tmp_path / "backend") as (_, office), relay(urlsplit(office.url).port or 0) as network:
        access = await office.employ(*OLENA)
        access = Access(f"http://127.0.0.1:{network.port}", access.token)
        async with seat(application, access, tmp_path / "olena") as olena:
            network.go_dark()
            olena.session.waking.woke.emit()
            await until("the line is lost", lambda: olena.line is Line.LINE_LOST)
            missed = [call_id(timedelta(seconds=9 - number), number) for number in (1, 2)]
            for number, call in enumerate(missed):
                await office.hook(ringing(call, f"+38067000110{number}"), "before")
                await office.hook(unanswered(call, f"+38067000110{number}"), "after")
            rings = call_id(timedelta(seconds=1), 3)
            await office.hook(ringing(rings, "+380670001103"), "before")
            await until("the strip says since when", lambda: says_the_line_is_lost(olena))
            await network.open()
            olena.session.waking.woke.emit()  # the system tells
            await until("caught up", lambda: olena.line is Line.LINE_UP, within_s=2)
            await until("it is told", lambda: summary(olena) != "")
            await until("the rows are there", lambda: olena.row(missed[0]) and olena.row(missed[1]))
            told = ": 2 пропущені дзвінки, 2 ще чекають · +380 67 000 11 01, +380 67 000 11 00"
            await until("who called and still waits", lambda: summary(olena).endswith(told))
            assert "Поки не було зв’язку, з " in summary(olena)
            assert "Вхідний дзвінок" in olena.card_words(), "one card: of the call that rings now"
            await office.hook(
                ended(call_id(timedelta(seconds=0), 4), "+380670001100", type="out", destination="0670001100"), "after"
            )
            await until("one was called back", lambda: ", 1 ще чекає ·" in summary(olena))
            assert olena.screen.window.current == CALLS
            olena.session.away.strip.missed.click()
            assert olena.screen.window.current == MISSED
            assert summary(olena) == ""


async def test_behind_a_locked_screen_calls_are_counted_and_told_when_it_is_unlocked(
    application: QApplication, tmp_path: Path
) -> None:
    async with (
        open_office(tmp_path / "backend") as (_, office),
        seat(application, await office.employ(*OLENA), tmp_path / "olena") as olena,
    ):
        call = call_id(timedelta(seconds=9))
        olena.session.quiet._on_system_changed(UserState(locked=True))
        await office.hook(ringing(call), "before")
        await office.hook(unanswered(call), "after")
        await until("it is listed", lambda: olena.row(call))
        assert not olena.cards
        assert summary(olena) == ""
        olena.session.quiet._on_system_changed(UserState())
        told = ": 1 пропущений дзвінок, 1 ще чекає · +380 67 000 11 22"
        await until("it is told", lambda: summary(olena).endswith(told))
        assert summary(olena).startswith("Поки вас не було, з ")
        olena.session.away.strip.close_button.click()
        assert summary(olena) == ""


async def test_what_is_remembered_no_more_is_asked_for_and_told_all_the_same(
    application: QApplication, tmp_path: Path
) -> None:
    """The desk was away for longer than the journal is kept."""
    async with (
        open_office(tmp_path / "backend") as (backend, office),
        relay(urlsplit(office.url).port or 0) as network,
    ):
        access = await office.employ(*OLENA)
        access = Access(f"http://127.0.0.1:{network.port}", access.token)
        async with seat(application, access, tmp_path / "olena") as olena:
            await network.cut()
            await until("the line is lost", lambda: olena.line is Line.LINE_LOST)
            missed = [call_id(timedelta(seconds=0), number) for number in (1, 2)]
            for number, call in enumerate(missed):
                await office.hook(ringing(call, f"+38067000110{number}"), "before")
                await office.hook(unanswered(call, f"+38067000110{number}"), "after")
            await asyncio.to_thread(forget_all_but_the_last, backend.database)
            await network.open()
            await until("it is told", lambda: olena.line is Line.LINE_UP and summary(olena) != "")
            told = ": 2 пропущені дзвінки, 2 ще чекають · +380 67 000 11 01, +380 67 000 11 00"
            await until("who called and still waits", lambda: summary(olena).endswith(told))


@pytest.mark.parametrize("forgets", [False, True])
async def test_who_is_not_at_the_window_is_told_by_the_system_of_those_who_wait(
    application: QApplication, tmp_path: Path, forgets: bool
) -> None:
    """Told once: it may not say that nobody waits because the queue came a moment later."""
    async with (
        open_office(tmp_path / "backend") as (backend, office),
        relay(urlsplit(office.url).port or 0) as network,
    ):
        access = await office.employ(*OLENA)
        access = Access(f"http://127.0.0.1:{network.port}", access.token)
        async with seat(application, access, tmp_path / "olena") as olena:
            told: list[str] = []
            olena.session.away.unseen.connect(lambda head, _names: told.append(head))
            olena.screen.window.hide()
            await until("who waits is known", lambda: olena.session.parts.desk.missed.is_loaded)
            await network.cut()
            await until("the line is lost", lambda: olena.line is Line.LINE_LOST)
            for number in (1, 2):
                await office.hook(unanswered(call_id(timedelta(seconds=0), number), f"+38067000110{number}"), "after")
            if forgets:
                await asyncio.to_thread(forget_all_but_the_last, backend.database)
            await network.open()
            await until("it is told", lambda: bool(told))
            assert [head.replace("\N{NO-BREAK SPACE}", " ").split(": ")[1] for head in told] == [
                "2 пропущені дзвінки, 2 ще чекають"
            ]


def forget_all_but_the_last(database: Path) -> None:
    with closing(sqlite3.connect(database)) as file, file:
        file.execute("DELETE FROM journal WHERE seq < (SELECT MAX(seq) FROM journal)")

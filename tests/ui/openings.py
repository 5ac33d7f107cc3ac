"""Whatever a person opens for the first time at their desk, and when it stands there whole."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.bench.desk_at_work import until
from tests.journeys.desk_to_read import is_full
from ui.desk_navigation import NavigationItem
from ui.desk_pages import SETTINGS
from ui.desk_session import DeskSession
from ui.settings.sections import all_sections
from ui.words_recording import can_be_played

type Opening = Callable[[], Awaitable[None]]


def openings(session: DeskSession) -> Iterator[tuple[str, Opening]]:
    """Each with its name, in the order in which they are to be opened; each returns when all it asked for is there."""
    return ((name, partial(_opened, session, do)) for name, do in _openings(session))


def _openings(session: DeskSession) -> Iterator[tuple[str, Callable[[], object]]]:
    items = {item.text(): item for item in session.window.findChildren(NavigationItem)}
    for _, page in session.window.pages_in_sight():
        yield page.key, partial(QTest.mouseClick, items[page.title], Qt.MouseButton.LeftButton)
    yield "an order's talks", lambda: session.ways.show_order(session.parts.desk.orders.orders[0].id)
    calls = session.parts.desk.history.calls
    known = next(call.client.id for call in calls if call.client is not None and call.client.name)
    yield "a client's card", lambda: session.ways.show_client(known)
    for section in all_sections():
        yield f"{SETTINGS}/{section.key}", partial(session.ways.show_settings, section.key)
    yield "the palette", session.palette.open
    yield "the sheet of keys", session.palette.show_keys
    yield "words in talks", lambda: session.words.open("доставка")
    yield "the player", lambda: session.playing.play(next(call for call in calls if can_be_played(call)))
    yield "a talk in words", session.dock.texts.toggle
    yield "its comments", session.dock.details.toggle
    yield "an example card", session.trials.try_card


async def _opened(session: DeskSession, do: Callable[[], object]) -> None:
    do()
    await until(lambda: is_full(session))
    await asyncio.sleep(0)  # and is painted

"""Whoever listens from talk to talk is led through the whole list."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from pytestqt.qtbot import QtBot

from app.contract.answers import Call
from app.desk.call_history import CallHistory
from ui.call_list.columns import At
from ui.call_list.page import CallListPage
from ui.desk_signals import HistorySignals
from ui.theme import Theme


async def test_the_next_talk_is_found_beyond_what_is_loaded_and_comes_in_sight(
    qtbot: QtBot,
    theme: Theme,
    backend: Any,
    now: datetime,
    settled: Callable[[], Awaitable[None]],
    call: Callable[..., Call],
) -> None:
    """Forty talks, twenty a page, a window with room for eight or so."""
    backend.calls, backend.size = [call(n, timedelta(minutes=n)) for n in range(1, 41)], 20
    history = CallHistory(backend.ask)
    news = HistorySignals(history)
    page = CallListPage(theme, history, news, clock=lambda: now)
    news.setParent(page)
    qtbot.addWidget(page)
    page.resize(1068, 500)
    page.show()
    await settled()
    heard: Call | None = history.calls[0]
    told = []
    while heard is not None:
        told.append(heard.id)
        page.show_playing(heard.id, sounds=True)
        row = page.view.visualRect(page._model.index(page._model.row_of_call(heard.id) or 0, At.RECORDING))
        assert page.view.viewport().rect().contains(row.center()), heard.id
        page.neighbour(heard.id, 1)  # the player has it brought, half a second after this one began
        await settled()
        heard = page.neighbour(heard.id, 1)
    assert told == list(range(1, 41))
    page.view.scrollToTop()
    page.show_playing(39, sounds=True)
    assert page.view.verticalScrollBar().value() == 0, "who looks elsewhere is not led away"
    await page.close_tasks()

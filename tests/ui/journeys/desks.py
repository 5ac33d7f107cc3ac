"""A whole desk on the offscreen display, as `ui.start` composes it, and what a person reads on it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from app.contract.answers import Call
from app.line_state import Line
from app.operator_desk import Access
from app.paths import paths_in
from app.settings import Settings
from tests.journeys.office import until
from ui.call_list.columns import COLUMNS, At
from ui.call_list.model import CallListModel
from ui.desk_screen import DeskScreen
from ui.desk_session import DeskSession
from ui.first_window import first_window
from ui.screen_pop.card import CallCardWidget
from ui.widgets.plain_label import PlainLabel


def words_on(widget: QWidget) -> list[str]:
    """Every text that can be seen on it, with plain spaces."""
    seen: list[str] = []
    for part in (widget, *widget.findChildren(QWidget)):
        if part is not widget and not part.isVisibleTo(widget):
            continue
        if isinstance(part, PlainLabel):
            seen.append(part.text)
        elif isinstance(part, QLabel | QAbstractButton):
            seen.append(part.text())
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in seen if text]


class Seat:
    """Whoever sits at one desk."""

    def __init__(self, screen: DeskScreen) -> None:
        self.screen = screen

    @property
    def session(self) -> DeskSession:
        assert self.screen.session is not None
        return self.screen.session

    @property
    def line(self) -> Line:
        return self.session.parts.desk.shift.line.line

    @property
    def cards(self) -> list[CallCardWidget]:
        return list(self.session.stack.widgets.values())

    def card_words(self) -> list[str]:
        """What the only card says; nothing without one."""
        return words_on(self.cards[0]) if len(self.cards) == 1 else []

    def rows(self) -> list[tuple[Call, list[str]]]:
        """The calls in the list, newest first, each with the words of its cells; none while news waits to be listed."""
        assert self.session.calls is not None
        if self.session.parts.cards_first.waits:
            return []
        model = self.session.calls.view.model()
        assert isinstance(model, CallListModel)
        found = [(model.call_at(row), row) for row in range(model.rowCount())]
        return [
            (call, [str(model.data(model.index(row, at))) for at in range(len(COLUMNS))])
            for call, row in found
            if call is not None
        ]

    def row(self, external_id: str) -> list[str] | None:
        """The words of one call's row; None while it is not in the list."""
        return next((words for call, words in self.rows() if call.external_id == external_id), None)

    def cell(self, external_id: str, at: At) -> str:
        words = self.row(external_id)
        return "" if words is None else words[at]

    def call(self, external_id: str) -> Call | None:
        return next((call for call, _ in self.rows() if call.external_id == external_id), None)


@asynccontextmanager
async def seat(application: QApplication, access: Access, folder: Path, *, is_up: bool = True) -> AsyncIterator[Seat]:
    """Somebody at work from the moment the line is up (or at once) until the block ends."""
    application.setQuitOnLastWindowClosed(False)  # as `ui.start` does: the loop outlives the window
    settings = Settings(folder / "settings.json")
    screen = DeskScreen(first_window(application, settings, language="uk", light="light", remembers=False), settings)
    serving = asyncio.create_task(screen.serve(access, paths_in(folder)), name="desk")
    try:
        await until("a session", lambda: screen.session)
        somebody = Seat(screen)
        if is_up:
            await until("the line is up", lambda: somebody.line is Line.LINE_UP)
        yield somebody
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
        screen.close()

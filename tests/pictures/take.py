"""One set of pictures: a desk of the demo's company in one language, one light and one scale. Run by `__main__`."""

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QDialog, QWidget

from app.backend_link.questions import Questions
from app.contract.answers import Phase
from app.desk.desk import utc_now
from app.operator_desk import Access
from app.paths import paths_in
from app.settings import Settings
from tests.bench.desk_at_work import listed, until
from tests.pictures.packed import save_packed
from ui.desk_pages import CALLS, ORDERS, SETTINGS
from ui.desk_screen import DeskScreen
from ui.desk_session import DeskSession
from ui.first_window import first_window
from ui.loop import DeskLoop
from ui.settings.sections import all_sections
from ui.start import make_application
from ui.words_recording import can_be_played

SHIPPED = frozenset({"calls", "orders", "missed", "overview"})
"""What the README and the help show."""
_QUIET_S = 0.6
_SIZE = (1280, 800)
_ANOTHER = 10**9
"""The id of a call that there is not: somebody who talks already rings once more."""

type Grab = Callable[[str, QWidget], None]


async def take(session: DeskSession, grab: Grab) -> None:
    """Every place, every section of the settings, and what floats above them."""
    window = session.window
    await _calls(session, grab)
    await _words(session, grab)
    for _, page in window.pages_in_sight():
        if page.key not in {CALLS, ORDERS, SETTINGS}:
            session.go(page.key)
            await _settled(session)
            grab(page.key, window)
    await _client(session, grab)
    await _orders(session, grab)
    await _settings(session, grab)
    await _above(session, grab)


async def _calls(session: DeskSession, grab: Grab) -> None:
    session.go(CALLS)
    await _settled(session)
    call = next(call for call in session.parts.desk.history.calls if can_be_played(call) and (call.talk_s or 0) > 20)
    session.playing.play(call)
    await until(lambda: session.dock.player.position > 5)
    session.dock.player.pause()
    await _settled(session)
    grab("calls", session.window)
    session.dock.close_player()


async def _words(session: DeskSession, grab: Grab) -> None:
    """A word that was said in many talks, and the talk in words that it leads to."""
    session.words.open("доставка")
    await until(lambda: bool(session.parts.words.talks))
    await _settled(session)
    dialog = session.window.findChild(QDialog, "words")
    assert dialog is not None
    grab("words", dialog)
    dialog.reject()
    found = session.parts.words.talks[0]
    session.playing.play(found.call)
    session.dock.texts.show_words("доставка", at=found.places[-1].at_s or 0.0)
    await until(lambda: bool(session.parts.text.cues) and session.dock.player.position > 5)
    session.dock.player.pause()
    await _settled(session)
    grab("transcript", session.window)
    session.dock.texts.toggle()
    session.dock.close_player()


async def _client(session: DeskSession, grab: Grab) -> None:
    """The card of somebody who is known: numbers, orders, the timeline."""
    known = next(
        call.client for call in session.parts.desk.history.calls if call.client is not None and call.client.name
    )
    session.ways.show_client(known.id)
    await _settled(session)
    grab("client", session.window)


async def _orders(session: DeskSession, grab: Grab) -> None:
    session.go(ORDERS)
    await until(lambda: bool(session.parts.desk.orders.orders))
    await _settled(session)
    with_calls = next(order for order in session.parts.desk.orders.orders if order.client is not None)
    session.ways.show_order(with_calls.id)
    await _settled(session)
    grab("orders", session.window)


async def _settings(session: DeskSession, grab: Grab) -> None:
    for section in all_sections():
        session.ways.show_settings(section.key)
        await _settled(session)
        grab(f"settings-{section.key}", session.window)


async def _above(session: DeskSession, grab: Grab) -> None:
    session.go(CALLS)
    session.palette.open()
    await _settled(session)
    grab("palette", session.window)
    session.palette.close_palette()
    board = session.parts.desk.board
    somebody = next(call for call in board.live if call.client is not None and call.client.name)
    board.pops_for_all = True
    board.hear(replace(somebody, id=_ANOTHER, phase=Phase.RINGING, answered_at=None), utc_now())
    await until(lambda: (card := board.card(_ANOTHER)) is not None and card.file is not None)
    await _settled(session)
    for widget in session.stack.widgets.values():
        if widget.card is not None and not widget.is_folded:
            grab("card", widget)
    session.window.dial_wanted.emit()
    await _settled(session)
    for dialog in session.window.findChildren(QWidget, "dial"):
        grab("dial", dialog)


async def _settled(session: DeskSession) -> None:
    """Give what was asked the time to come and be painted; nothing tells when a picture is complete."""
    await until(lambda: not session.parts.cards_first.waits)
    await asyncio.sleep(_QUIET_S)


async def main(url: str, code: str, folder: Path, language: str, light: str, what: str) -> None:
    with tempfile.TemporaryDirectory(prefix="slukhavka-picture-desk-") as kept:
        settings = Settings(Path(kept) / "settings.json")
        first = first_window(application, settings, language=language, light=light, remembers=False)
        first.window.resize(*_SIZE)
        screen = DeskScreen(first, settings)
        async with Questions(url, None) as nobody:
            token = (await nobody.pair(code, "pictures")).token
        serving = asyncio.create_task(screen.serve(Access(url, token), paths_in(Path(kept))))
        scale = os.environ["QT_SCALE_FACTOR"]

        def grab(name: str, widget: QWidget) -> None:
            if what == "every":
                widget.grab().save(str(folder / f"{name}-{language}-{light}-{scale}x.png"))
            elif name in SHIPPED:
                save_packed(widget.grab(), folder / f"{name}-{language}-{light}.png")

        try:
            await until(lambda: listed(screen))
            assert screen.session is not None
            await take(screen.session, grab)
        finally:
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)
            screen.close()


if __name__ == "__main__":
    application = make_application()
    with asyncio.Runner(loop_factory=lambda: DeskLoop(application)) as runner:
        runner.run(main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), *sys.argv[4:7]))

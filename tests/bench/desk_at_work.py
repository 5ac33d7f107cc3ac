"""The demo's desk as it stands after its data came, driven by the benches that need one.

Run as a program: `memory` prints its resident memory in KiB, empty of the player and with it; `pops N` prints the
milliseconds from sending each of N webhooks to the painted card, with the event safely stored first.
"""

import asyncio
import http.client
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.backend_link.questions import Questions
from app.demo.company import DemoCompany
from app.line_state import Line
from app.operator_desk import Access
from app.paths import paths_in
from app.settings import Settings
from tests.bench.bare_window import resident_kib
from ui.desk_screen import DeskScreen
from ui.first_window import first_window
from ui.loop import DeskLoop
from ui.screen_pop.card import CallCardWidget
from ui.start import make_application
from ui.words_recording import can_be_played

_WITHIN_S = 60.0


class Painted(QObject):
    """Resolves a future at the end of the round of the loop in which a card was painted."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.waiting: asyncio.Future[float] | None = None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint and self.waiting is not None and isinstance(watched, CallCardWidget):
            QTimer.singleShot(0, self._tell)
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        if self.waiting is not None and not self.waiting.done():
            self.waiting.set_result(time.perf_counter())


@asynccontextmanager
async def desk_at_work(
    application: QApplication, folder: Path, *, speed: float = 1.0
) -> AsyncIterator[tuple[DeskScreen, DemoCompany]]:
    """Bring up the demo company and a desk in it; no calls come by themselves, `speed` is that of those made."""
    first = first_window(application, Settings(folder / "settings.json"), remembers=False)
    screen = DeskScreen(first, Settings(folder / "settings.json"))
    async with DemoCompany(folder, speed=speed, calls_per_minute=0) as company:
        async with Questions(company.backend_url, None) as questions:
            token = (await questions.pair(company.pairing_code, "bench")).token
        access, paths = Access(company.backend_url, token), paths_in(folder / "desk")
        serving = asyncio.create_task(screen.serve(access, paths), name="serve")
        try:
            await until(lambda: listed(screen))
            yield screen, company
        finally:
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)
            screen.close()


def listed(screen: DeskScreen) -> bool:
    if screen.session is None:
        return False
    desk = screen.session.parts.desk
    return desk.shift.line.line is Line.LINE_UP and len(desk.history.calls) > 0


async def until(is_so: Callable[[], bool], within_s: float = _WITHIN_S) -> None:
    """Wait for a condition.

    Raises:
        TimeoutError: it did not come about.
    """
    began = time.monotonic()
    while not is_so():
        if time.monotonic() - began > within_s:
            raise TimeoutError
        await asyncio.sleep(0.02)


async def tell_memory(screen: DeskScreen) -> None:
    """Resident KiB of the desk with its data, then with the player open (numpy, pyqtgraph, FFmpeg, QtMultimedia)."""
    session = screen.session
    assert session is not None
    await asyncio.sleep(2)  # what was begun by the first rows is done
    print(resident_kib(), flush=True)
    call = next(call for call in session.parts.desk.history.calls if can_be_played(call))
    session.playing.play(call)
    await until(lambda: session.dock.player.position > 1)
    print(resident_kib(), flush=True)
    session.dock.close_player()


async def tell_pops(application: QApplication, screen: DeskScreen, company: DemoCompany, count: int) -> None:
    """Webhooks from a thread of their own, as a network would bring them; one call after the other."""
    assert screen.session is not None
    board = screen.session.parts.desk.board
    painted = Painted(application)
    async with Questions(company.backend_url, company.admin_token) as questions:
        path = await hook_path(questions)
    sender = Sender(company.backend_url, path)
    for number in range(count):
        client = company.shop.customers[number % len(company.shop.customers)]
        call_id = f"ua1_-{int(time.time())}.{number}"
        painted.waiting = asyncio.get_running_loop().create_future()
        sent = await asyncio.to_thread(sender.send, "before", body(call_id, client.phone, None))
        print((await painted.waiting - sent) * 1000, flush=True)
        painted.waiting = None
        await asyncio.to_thread(sender.send, "after", body(call_id, client.phone, "NO ANSWER"))
        for card in board.cards:
            board.dismiss(card.call.id)
        await asyncio.sleep(0.2)  # the operator has time to breathe, and the desk to prepare the next card


async def hook_path(ask: Questions) -> str:
    """Where the company's webhooks go, with their secret; `ask` is its administrator's."""
    return urlsplit((await ask.integration()).webhook_url).path


class Sender:
    """One kept-alive connection, as Ringostat's side would hold."""

    def __init__(self, backend_url: str, path: str) -> None:
        parts = urlsplit(backend_url)
        self._connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
        self._path = path

    def close(self) -> None:
        self._connection.close()

    def send(self, event: str, told: dict[str, str | None]) -> float:
        """Post it; the moment before it was sent."""
        sent = time.perf_counter()
        headers = {"Content-Type": "application/json"}
        self._connection.request("POST", f"{self._path}?event={event}", json.dumps(told), headers)
        answer = self._connection.getresponse()
        assert (answer.status, json.loads(answer.read())) == (200, {"ok": True})
        return sent


def body(call_id: str, phone: str, status: str | None) -> dict[str, str | None]:
    return {
        "call_id": call_id,
        "type": "in",
        "caller_number": phone,
        "number_e164": f"+{phone}",
        "destination": "380441232323",
        "status": status,
        "duration_conversation": None if status is None else "0",
        "duration_waiting": None if status is None else "1",
    }


async def main(application: QApplication, wanted: str, count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with desk_at_work(application, Path(folder)) as (screen, company):
            if wanted == "memory":
                await tell_memory(screen)
            else:
                await tell_pops(application, screen, company, count)


if __name__ == "__main__":
    qt = make_application()
    with asyncio.Runner(loop_factory=lambda: DeskLoop(qt)) as runner:
        runner.run(main(qt, sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0))

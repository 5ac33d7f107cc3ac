"""A recording that does not come: the row and the player say why, and it plays once its source is mended."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.backend.asgi import build_service
from app.backend.environment import read_environment
from app.backend.jobs.fetch_recordings import FetchRecordings
from app.backend.server import BackendServer
from tests.backend.providers.answering import Answers, Asked, serving
from tests.backend.recorded import call_id, ended
from tests.journeys.office import ADMIN, OLENA, office_at, until
from tests.ui.journeys.desks import Seat, seat, words_on
from ui.call_list.columns import At
from ui.widgets.buttons import LinkButton

SOUNDS = Path(__file__).parents[3] / "resources" / "demo_recordings"
READY = "запис готовий"
AGAIN = "Спробувати ще"

type Answer = tuple[int, bytes] | tuple[int, bytes, dict[str, str]]

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]


@pytest.fixture(scope="module")
def sound() -> bytes:
    return min((path.read_bytes() for path in SOUNDS.glob("*.ogg")), key=len)


@pytest.fixture
def source() -> Iterator[Answers]:
    with serving() as source:
        yield source


@pytest.fixture
def backend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A backend in a thread that gives a recording up after five quick tries, where it else is patient for hours."""
    impatient = partial(FetchRecordings, first_wait=timedelta(milliseconds=1))
    monkeypatch.setattr("app.backend.service.FetchRecordings", impatient)
    monkeypatch.setattr("app.backend.jobs.recording_patience._MOST_TRIES", {})
    monkeypatch.setattr("app.backend.jobs.recording_patience._MOST_TRIES_ELSE", 5)
    with _serving_in_a_thread(tmp_path / "backend") as url:
        yield url


@contextmanager
def _serving_in_a_thread(folder: Path) -> Iterator[str]:
    told: list[BackendServer] = []
    listens = threading.Event()
    variables = {
        "SLUKHAVKA_DATA": str(folder),
        "SLUKHAVKA_ADMIN_TOKEN": ADMIN,
        "SLUKHAVKA_RECORDING_HOSTS": "127.0.0.1",
    }

    async def serve() -> None:
        async with build_service(read_environment(variables)) as app:
            server = BackendServer(app, "127.0.0.1", 0, ready=lambda _: listens.set())
            told.append(server)
            await server.serve()

    thread = threading.Thread(target=asyncio.run, args=(serve(),), name="backend")
    thread.start()
    assert listens.wait(20)
    (server,) = told
    yield server.address
    server.should_exit = True
    thread.join(20)


def player_words(somebody: Seat) -> list[str]:
    return words_on(somebody.session.dock)


@pytest.mark.parametrize(
    ("answer", "row", "player"),
    [
        ((404, b"gone"), "не вдалося: Ringostat його не має", "Запис не завантажено: Ringostat його не має"),
        ((200, b""), "не вдалося: файл порожній", "Запис не завантажено: файл порожній"),
        (
            (200, b"OggS cut", {"Content-Length": "50000", "Connection": "close"}),
            "не вдалося: Ringostat мовчить",
            "Запис не завантажено: Ringostat мовчить",
        ),
        ((200, b"<html>Sign in</html>"), "не вдалося: це не звук", "Запис не завантажено: це не звук"),
    ],
    ids=["404", "empty", "cut", "not audio"],
)
async def test_what_did_not_come_says_why_and_plays_when_it_does(
    application: QApplication,
    backend: str,
    source: Answers,
    sound: bytes,
    tmp_path: Path,
    answer: Answer,
    row: str,
    player: str,
) -> None:
    """«Спробувати ще» in the player fetches it at once; another recording is not held up meanwhile."""
    bad, good = call_id(timedelta(minutes=2), 1), call_id(timedelta(minutes=1), 2)

    def answers(asked: Asked) -> Answer:
        return answer if "bad" in asked.path else (200, sound)

    source.answer = answers
    async with (
        office_at(backend) as office,
        seat(application, await office.employ(*OLENA), tmp_path / "olena") as olena,
    ):
        await office.hook(ended(bad, recording=f"{source.url}/bad.ogg?token=a-token"), "after")
        await office.hook(ended(good, recording=f"{source.url}/good.ogg?token=a-token"), "after")
        await until("the other is ready", lambda: olena.cell(good, At.RECORDING) == READY)
        await until("the row says why", lambda: olena.cell(bad, At.RECORDING) == row)
        call = await until("the call", lambda: olena.call(bad))
        olena.session.playing.play(call)
        await until("the player says why", lambda: player in player_words(olena))
        source.answer = lambda _: (200, sound)
        buttons = olena.session.dock.findChildren(LinkButton)
        next(button for button in buttons if button.text() == AGAIN).click()
        await until("the row is ready", lambda: olena.cell(bad, At.RECORDING) == READY)
        await until("it plays", lambda: olena.session.dock.player.position > 0)
        assert player not in player_words(olena)


async def test_a_source_of_another_host_is_never_asked(
    application: QApplication, backend: str, source: Answers, tmp_path: Path
) -> None:
    """A webhook may name any address; only the company's own is fetched from, and the row says so."""
    call = call_id(timedelta(minutes=1))
    elsewhere = source.url.replace("127.0.0.1", "127.0.0.2")
    async with (
        office_at(backend) as office,
        seat(application, await office.employ(*OLENA), tmp_path / "olena") as olena,
    ):
        await office.hook(ended(call, recording=f"{elsewhere}/talk.ogg?token=a-token"), "after")
        await until("the row says why", lambda: olena.cell(call, At.RECORDING) == "не вдалося: чуже джерело")
        assert source.asked == []

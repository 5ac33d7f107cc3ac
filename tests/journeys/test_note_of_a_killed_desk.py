"""A note written without a network outlives its desk, and comes to the backend exactly once."""

import asyncio
import sys
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from app.backend_link.live_line import LiveLine
from app.contract.events import CallNews, Event, Hello, Reset, data_of
from app.desk.call_history import CallFilter
from app.operator_desk import Access, operator_desk
from app.paths import paths_in
from tests.backend.recorded import call_id, ended
from tests.journeys.office import ADMIN, OLENA, open_office, until
from tests.relay import relay

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]

ROOT = Path(__file__).parents[2]
NOTE = "передзвонити о п’ятій"


@pytest.mark.parametrize("arrives", [False, True], ids=["nothing passes", "only the answer is lost"])
async def test_a_note_of_a_killed_desk_is_told_once(tmp_path: Path, arrives: bool) -> None:
    told: list[tuple[str, str]] = []  # calls with notes

    def hear(message: Hello | Reset | Event) -> None:
        if isinstance(message, Event) and isinstance(news := data_of(message), CallNews):
            told.append((news.external_id, news.note))

    async with open_office(tmp_path / "backend") as (_, office), relay(urlsplit(office.url).port or 0) as network:
        access = Access(f"http://127.0.0.1:{network.port}", (await office.employ(*OLENA)).token)
        await office.hook(ended(call_id(timedelta(minutes=3))), "after")
        call = (await office.admin.calls(CallFilter())).items[0]
        states: asyncio.Queue[object] = asyncio.Queue()
        line = asyncio.create_task(LiveLine(office.url, ADMIN, hear=hear, line_changed=states.put_nowait).run())
        await states.get()
        desk = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.journeys.note_program"),
            *(access.base_url, access.token, str(tmp_path / "olena"), str(call.id), NOTE),
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        assert desk.stdin is not None
        assert desk.stdout is not None
        assert await desk.stdout.readline() == b"ready\n"
        network.go_deaf() if arrives else network.go_dark()
        desk.stdin.write(b"write\n")
        assert await desk.stdout.readline() == b"kept 1\n"
        if arrives:
            await until("the backend has it", lambda: (call.external_id, NOTE) in told)
        desk.kill()
        await desk.wait()
        await network.open()
        parts = operator_desk(access, paths_in(tmp_path / "olena"), kept_bytes=0)
        async with parts.questions:
            assert await parts.unsent.send_all()
            assert await parts.unsent.send_all()
            assert parts.unsent.count == 0
        assert (await office.admin.call(call.id)).note == NOTE
        last = call_id(timedelta(minutes=2), 2)
        await office.hook(ended(last), "after")
        await until("everything was told", lambda: told[-1:] and told[-1][0] == last)
        assert told.count((call.external_id, NOTE)) == 1
        line.cancel()
        await asyncio.gather(line, return_exceptions=True)

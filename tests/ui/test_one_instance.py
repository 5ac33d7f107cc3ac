"""A second start hands its link to the first, and nobody else can."""

import asyncio
import json
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.links import read_link
from app.settings import Settings
from ui import opening
from ui.desk_screen import DeskScreen
from ui.first_window import first_window
from ui.later_starts import later_starts
from ui.one_instance import OneInstance
from ui.start import Options

SECOND = (
    "import sys; from pathlib import Path; from ui.one_instance import OneInstance;"
    "one = OneInstance(Path(sys.argv[1]));"
    "print(one.settle(sys.argv[2], patience_s=float(sys.argv[3])).name)"
)


async def second_start(folder: Path, link: str, patience_s: float = 30.0) -> str:
    """What becomes of a real second process."""
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", SECOND, str(folder), link, str(patience_s)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.usefixtures("no_task_outlives_its_test")
async def test_a_second_start_hands_over_and_is_not_the_first(application: QApplication, tmp_path: Path) -> None:
    heard: list[str] = []
    first = OneInstance(tmp_path / "data")
    assert first.claim()
    async with later_starts(first.door, heard.append):
        assert await second_start(tmp_path / "data", "tel:0671234567") == "HANDED_OVER"
        assert await second_start(tmp_path / "data", "") == "HANDED_OVER"
    assert heard == ["tel:0671234567", ""]
    assert not first.door.exists()
    first.let_go()


async def test_a_first_that_does_not_listen_yet_is_waited_for(application: QApplication, tmp_path: Path) -> None:
    heard: list[str] = []
    first = OneInstance(tmp_path)
    assert first.claim()
    second = asyncio.create_task(second_start(tmp_path, "slukhavka://call/7"))
    async with later_starts(first.door, heard.append):
        assert await second == "HANDED_OVER"
    assert heard == ["slukhavka://call/7"]
    first.let_go()


async def test_a_first_that_was_killed_leaves_the_place_free(application: QApplication, tmp_path: Path) -> None:
    """Its lock file and its door are still there, its process is not."""
    assert await second_start(tmp_path, "", patience_s=0) == "FIRST"
    (tmp_path / "instance.json").write_text(json.dumps({"port": 1, "word": "old"}))
    one = OneInstance(tmp_path)
    assert one.claim()
    one.let_go()


async def test_a_first_that_does_not_answer_is_told_of(application: QApplication, tmp_path: Path) -> None:
    first = OneInstance(tmp_path)
    assert first.claim()
    assert await second_start(tmp_path, "", patience_s=0) == "UNHEARD"
    first.let_go()


async def test_a_link_longer_than_any_is_handed_over_to_be_refused(application: QApplication, tmp_path: Path) -> None:
    heard: list[str] = []
    first = OneInstance(tmp_path)
    assert first.claim()
    async with later_starts(first.door, heard.append):
        assert await second_start(tmp_path, "tel:" + "ї" * 50_000) == "HANDED_OVER"
    (link,) = heard
    assert read_link(link) is None
    first.let_go()


@pytest.mark.usefixtures("no_task_outlives_its_test")
async def test_a_link_that_comes_while_the_first_is_ending_goes_to_the_next(
    application: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever quits and starts again at once, or clicks a number meanwhile: the old program takes it no more."""
    is_ending, may_end = asyncio.Event(), asyncio.Event()

    async def work(_screen: DeskScreen) -> int:
        try:
            await asyncio.Event().wait()
            return 0
        finally:
            is_ending.set()
            await may_end.wait()

    monkeypatch.setattr(opening, "_work", work)
    application.setQuitOnLastWindowClosed(False)  # as `ui.start` does: the loop outlives the window
    settings = Settings(tmp_path / "settings.json")
    first, instance = first_window(application, settings, remembers=False), OneInstance(tmp_path)
    assert instance.claim()
    program = asyncio.create_task(opening.open_desk(Options(), first, settings, instance))
    assert await second_start(tmp_path, "") == "HANDED_OVER"
    first.window.closed.emit()
    await is_ending.wait()
    assert await second_start(tmp_path, "tel:0671234567", patience_s=0) == "UNHEARD"
    next_one = asyncio.create_task(second_start(tmp_path, "tel:0671234567"))
    may_end.set()
    assert await program == 0
    assert await next_one == "FIRST"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the user's folder by its own means")
async def test_nobody_else_can_read_the_word(application: QApplication, tmp_path: Path) -> None:
    async with later_starts(tmp_path / "instance.json", lambda _link: None):
        assert stat.S_IMODE((tmp_path / "instance.json").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "told", [b"\n", b"{}\n", b'{"word": "guess", "link": "tel:1"}\n', b"x" * 9000 + b"\n", b"\xff\xfe\n", b"[1]\n", b""]
)
async def test_a_stranger_opens_nothing(application: QApplication, tmp_path: Path, told: bytes) -> None:
    heard: list[str] = []
    door = tmp_path / "instance.json"
    async with later_starts(door, heard.append):
        reader, writer = await asyncio.open_connection("127.0.0.1", json.loads(door.read_text())["port"])
        writer.write(told)
        writer.write_eof()
        with suppress(ConnectionResetError):  # it hung up before all was said
            assert await reader.read() == b""
        writer.close()
    assert heard == []

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

from ui.later_starts import later_starts
from ui.one_instance import OneInstance

SECOND = (
    "import sys; from pathlib import Path; from ui.one_instance import OneInstance;"
    "one = OneInstance(Path(sys.argv[1]));"
    "print(one.claim()); print(one.hand_over(sys.argv[2], patience_s=float(sys.argv[3])))"
)


async def second_start(folder: Path, link: str, patience_s: float = 5.0) -> list[str]:
    """What a real second process finds: whether it is the first, and whether its link was taken."""
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", SECOND, str(folder), link, str(patience_s)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout.split()


@pytest.mark.usefixtures("no_task_outlives_its_test")
async def test_a_second_start_hands_over_and_is_not_the_first(application: QApplication, tmp_path: Path) -> None:
    heard: list[str] = []
    first = OneInstance(tmp_path / "data")
    assert first.claim()
    async with later_starts(first.door, heard.append):
        assert await second_start(tmp_path / "data", "tel:0671234567") == ["False", "True"]
        assert await second_start(tmp_path / "data", "") == ["False", "True"]
    assert heard == ["tel:0671234567", ""]
    assert not first.door.exists()
    first.let_go()


async def test_a_first_that_does_not_listen_yet_is_waited_for(application: QApplication, tmp_path: Path) -> None:
    heard: list[str] = []
    first = OneInstance(tmp_path)
    assert first.claim()
    second = asyncio.create_task(second_start(tmp_path, "slukhavka://call/7", patience_s=30))
    async with later_starts(first.door, heard.append):
        assert await second == ["False", "True"]
    assert heard == ["slukhavka://call/7"]
    first.let_go()


async def test_a_first_that_was_killed_leaves_the_place_free(application: QApplication, tmp_path: Path) -> None:
    """Its lock file and its door are still there, its process is not."""
    assert (await second_start(tmp_path, "", patience_s=0)) == ["True", "False"]
    (tmp_path / "instance.json").write_text(json.dumps({"port": 1, "word": "old"}))
    one = OneInstance(tmp_path)
    assert one.claim()
    one.let_go()


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

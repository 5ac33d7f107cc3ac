"""A program in a process of its own comes up, and goes with whoever started it."""

import asyncio
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from app.demo.child import Child, ChildFailed
from app.demo.programs import VIRTUAL_RINGOSTAT
from tests.demo.conftest import Watched

_PARENT = """
import asyncio, sys
from pathlib import Path
from app.demo.child import Child

async def main():
    async with Child("virtual-ringostat", [], {}, Path(sys.argv[1])) as child:
        print(child.url, flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""


async def test_a_child_answers_inside_the_block_and_is_gone_after_it(tmp_path: Path) -> None:
    async with Child(VIRTUAL_RINGOSTAT, [], {}, tmp_path / "log") as child:
        watched = Watched(child.url)
        async with httpx.AsyncClient(base_url=child.url, trust_env=False) as client:
            assert (await client.get("/control/state")).status_code == 200
    await asyncio.to_thread(watched.wait_until_gone)
    assert (tmp_path / "log").read_text() == ""


async def test_a_child_that_cannot_start_says_why(tmp_path: Path) -> None:
    with pytest.raises(ChildFailed, match="--speed"):
        async with Child(VIRTUAL_RINGOSTAT, ["--speed", "fast"], {}, tmp_path / "log"):
            raise AssertionError("it must not come up")


async def test_a_child_ends_when_the_block_fails(tmp_path: Path) -> None:
    async def failing() -> None:
        async with Child(VIRTUAL_RINGOSTAT, [], {}, tmp_path / "log") as child:
            watched.append(Watched(child.url))
            raise ValueError("something else")

    watched: list[Watched] = []
    with pytest.raises(ValueError, match="something else"):
        await failing()
    await asyncio.to_thread(watched[0].wait_until_gone)


def test_a_child_dies_when_its_parent_is_killed(tmp_path: Path) -> None:
    """No handler runs in a process that is killed; the closed pipe is enough."""
    command = [sys.executable, "-c", _PARENT, str(tmp_path / "log")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        watched = Watched(parent.stdout.readline().strip())
        parent.kill()
    watched.wait_until_gone()


async def test_a_child_does_not_inherit_our_own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLUKHAVKA_DATABASE", "/somewhere/real.sqlite")
    child = Child(VIRTUAL_RINGOSTAT, [], {"SLUKHAVKA_DATA": "here"}, tmp_path / "log")
    assert child._environment["SLUKHAVKA_DATA"] == "here"
    assert "SLUKHAVKA_DATABASE" not in child._environment

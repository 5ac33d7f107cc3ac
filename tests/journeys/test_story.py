"""The demo drives itself through a whole conversation, and leaves nothing behind, however it ends."""

import re
import signal
import struct
from pathlib import Path

import pytest

from tests.journeys.programs import Home, until

STEPS = 14
WITHIN_S = 180
GONE_WITHIN_S = 20
_STORY = ("ui.start", "--demo", "--headless", "--pictures")
_STEP = re.compile(r"^ ?(\d+)\. \S.* +(\d+\.\d\d) с +\( *\d+\.\d с\) +(\d\d)\.png$", re.MULTILINE)
_SMALLEST_BYTES = 30_000
"""An empty window of this size takes less."""

pytestmark = pytest.mark.slow


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "machine")


def test_the_whole_story_happens_and_leaves_nothing(home: Home, tmp_path: Path) -> None:
    """Fourteen steps, each with its time and its picture; then neither a process nor a folder."""
    pictures = tmp_path / "pictures"
    with home.started("story", *_STORY, str(pictures)) as story:
        code = story.wait(WITHIN_S)
    assert (code, story.told.count("ні:")) == (0, 0), story.told + story.complained
    steps = _STEP.findall(story.told)
    assert [int(number) for number, _, _ in steps] == list(range(1, STEPS + 1))
    assert sorted(path.name for path in pictures.iterdir()) == [f"{picture}.png" for _, _, picture in steps]
    for path in pictures.iterdir():
        _assert_is_a_screen(path)
    assert "Traceback" not in story.complained
    assert "Error" not in story.complained
    assert home.processes() == set()
    assert home.demo_folders() == []
    assert home.own_files() == []


def test_a_story_killed_in_the_middle_takes_its_processes_along(home: Home, tmp_path: Path) -> None:
    """Nobody can clean up after a SIGKILL but the next one: its children end by themselves, its folder goes then."""
    with home.started("killed", *_STORY, str(tmp_path / "pictures")) as story:
        story.until_told("Слухавку піднято", WITHIN_S)
        assert len(home.processes()) == 3  # the desk, the backend, the virtual Ringostat
        story.kill()
    until("the children end", lambda: home.processes() == set(), GONE_WITHIN_S)
    (left,) = home.demo_folders()
    log = (left / "backend.log").read_text("utf-8")
    assert "Traceback" not in log
    with home.started("next", *_STORY, str(tmp_path / "more pictures")) as following:
        until("the left folder goes", lambda: not left.exists(), WITHIN_S)
        following.until_told(" 1. ", WITHIN_S)
        following.kill()
    until("its children end too", lambda: home.processes() == set(), GONE_WITHIN_S)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_story_that_is_asked_to_end_leaves_nothing(home: Home, tmp_path: Path, number: signal.Signals) -> None:
    """Ctrl+C, `kill` and a closed terminal lead to the way out of everybody else, without a word of Python's."""
    with home.started("asked", *_STORY, str(tmp_path / "pictures")) as story:
        story.until_told(" 1. ", WITHIN_S)
        story.send(number)
        assert story.wait(GONE_WITHIN_S) == 1
    assert "Traceback" not in story.complained
    assert home.processes() == set()
    assert home.demo_folders() == []


def _assert_is_a_screen(path: Path) -> None:
    """A PNG of the window and the room for cards beside it, with something drawn on it."""
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    assert 1280 < width <= 2 * 1920, path.name
    assert 800 <= height <= 2 * 1080, path.name
    assert len(content) > _SMALLEST_BYTES, path.name

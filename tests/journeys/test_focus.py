"""The card never takes the keyboard: proved with a real X server, a real window manager and real key events."""

import os
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from time import monotonic

import pytest

ROOT = Path(__file__).parents[2]
PROGRAMS = "tests.ui.screen_pop"
LIMIT_S = 30
CARDS = 10
FIRST_PAINT_MS = 400
STALL_MS = 700

pytestmark = [pytest.mark.display, pytest.mark.slow]


class Running:
    """A program whose printed lines are waited for."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.seen: list[list[str]] = []
        self._lines: queue.Queue[list[str]] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def tell(self, command: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{command}\n")
        self._process.stdin.flush()

    def wait_for(self, *words: str, until: Callable[[list[str]], bool] = bool) -> list[str]:
        """The first new line that begins with `words` and satisfies `until`."""
        deadline = monotonic() + LIMIT_S
        while True:
            line = self._lines.get(timeout=max(0.01, deadline - monotonic()))
            if line[: len(words)] == list(words) and until(line):
                return line

    def said(self, word: str) -> list[list[str]]:
        return [line for line in self.seen if line[:1] == [word]]

    def end(self) -> None:
        self._process.terminate()
        self._process.wait(LIMIT_S)
        self._reader.join(LIMIT_S)
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.seen.append(line.split())
            self._lines.put(line.split())


class Desktop:
    """An X server with a window manager; everything started on it ends with it."""

    def __init__(self, programs: ExitStack, display: str) -> None:
        self._programs = programs
        self._environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_LOGGING_RULES": ""}
        self._environment.pop("QT_SCALE_FACTOR", None)

    def start(self, *command: str) -> Running:
        program = Running(list(command), self._environment)
        self._programs.callback(program.end)
        return program

    def start_python(self, module: str, *arguments: str) -> Running:
        return self.start(sys.executable, "-m", f"{PROGRAMS}.{module}", *arguments)

    def ask(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self._environment, capture_output=True, text=True, timeout=LIMIT_S, check=False
        )
        return done.stdout

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        deadline = monotonic() + LIMIT_S
        while not is_so():
            assert monotonic() < deadline, "the desktop did not come to the expected state"

    def active_window(self) -> int:
        return _window_in(self.ask("xprop", "-root", "_NET_ACTIVE_WINDOW"))

    def keyboard_window(self) -> int:
        return int(self.ask("xdotool", "getwindowfocus").strip() or 0)

    def from_top(self) -> list[int]:
        """Every window of the screen in the server's own stacking order, the topmost first."""
        return [
            int(found, 16)
            for found in re.findall(r"^ +(0x[0-9a-f]+) ", self.ask("xwininfo", "-root", "-tree"), re.MULTILINE)
        ]

    def click(self, x: int, y: int) -> None:
        self.ask("xdotool", "mousemove", str(x), str(y), "click", "1")

    def type_keys(self, text: str) -> None:
        self.ask("xdotool", "type", "--delay", "2", text)


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    with ExitStack() as programs:
        read, write = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        programs.callback(server.wait, LIMIT_S)
        programs.callback(server.terminate)
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        desktop = Desktop(programs, display)
        desktop.start("openbox", "--sm-disable")
        desktop.wait_until(lambda: "0x" in desktop.ask("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"))
        yield desktop


def test_not_one_key_is_lost_while_ten_cards_come_up(desktop: Desktop) -> None:
    """Typed on and on into another program: every key arrives there, none in a card."""
    target, cards = _typing_and_cards(desktop)
    watch = desktop.start("xprop", "-root", "-spy", "_NET_ACTIVE_WINDOW")
    mine = desktop.active_window()
    written = ""
    for number in range(1, CARDS + 1):
        cards.tell(f"show {number}")
        words = f"the call {number} rings while somebody writes 0123456789 "
        desktop.type_keys(words)  # at once: the keys fall into the very moment in which the card appears
        written += words
        cards.wait_for("shown", str(number))
        assert desktop.keyboard_window() == mine
    target.wait_for(*f"typed {written}".split(), until=lambda line: len(line) == 1 + len(written.split()))
    assert not target.said("lost")
    assert not cards.said("key")
    assert not cards.said("active")
    assert desktop.active_window() == mine
    assert {_window_in(" ".join(line)) for line in watch.seen} == {mine}


@pytest.mark.parametrize("kind", ["plain", "full"])
def test_the_card_is_above_every_window(desktop: Desktop, kind: str) -> None:
    """Also above one that fills the screen and has the keyboard, and it stays there when that one is raised."""
    _target, cards = _typing_and_cards(desktop, kind)
    mine = desktop.active_window()
    cards.tell("show 1")
    card = int(cards.wait_for("painted", "1")[2], 16)
    assert desktop.active_window() == mine
    assert _is_above(desktop, card, mine)
    desktop.ask("xdotool", "windowraise", str(mine))
    desktop.wait_until(lambda: _is_above(desktop, card, mine))
    assert desktop.keyboard_window() == mine


def test_what_was_clicked_as_the_card_appeared_presses_nothing(desktop: Desktop) -> None:
    """The click was meant for what lay there before; a moment later the same click closes the card."""
    _target, cards = _typing_and_cards(desktop)
    mine = desktop.active_window()
    cards.tell("show 1")
    _, _, _, _, x, y, width, _ = cards.wait_for("painted", "1")
    close = int(x) + int(width) - 23, int(y) + 22
    desktop.click(*close)
    cards.wait_for("awake", "1")
    assert not cards.said("closed")
    desktop.click(*close)
    cards.wait_for("closed", "1")
    assert desktop.active_window() == mine


def test_a_click_into_the_note_asks_for_the_keyboard_and_nothing_else_does(desktop: Desktop) -> None:
    """What is typed then is the note; a click into the other program brings the keyboard back there."""
    target, cards = _typing_and_cards(desktop)
    mine = desktop.keyboard_window()
    cards.tell("show 1")
    left, top, note_x, note_y = map(int, cards.wait_for("awake", "1")[2:])
    desktop.click(left + 120, top + 60)  # the name: nothing to press there
    assert desktop.keyboard_window() == mine
    desktop.click(note_x, note_y)
    cards.wait_for("active", "1")
    desktop.type_keys("call back at five")
    cards.wait_for("note", "1", "call", "back", "at", "five")
    desktop.click(500, 400)  # the middle of the screen, where the window manager puts a new window
    desktop.wait_until(lambda: desktop.keyboard_window() == mine)
    desktop.type_keys("here again")
    target.wait_for("typed", "here", "again")


def test_a_card_paints_at_once_and_a_burst_of_fifty_does_not_stall(desktop: Desktop) -> None:
    """Generous limits for a busy machine; the usual figures are a tenth of them."""
    _target, cards = _typing_and_cards(desktop)
    cards.tell("show 99")
    painted = cards.wait_for("painted", "99")
    assert float(painted[3]) < FIRST_PAINT_MS
    cards.tell("gone 99")
    cards.tell("burst 50")
    _, stall, without_room = cards.wait_for("stall")
    assert float(stall) < STALL_MS
    assert 0 < int(without_room) < 50
    assert not cards.said("active")


def _typing_and_cards(desktop: Desktop, kind: str = "plain") -> tuple[Running, Running]:
    cards = desktop.start_python("cards_program")
    cards.wait_for("ready")
    target = desktop.start_python("typing_program", kind)
    window = int(target.wait_for("window")[1], 16)
    desktop.wait_until(lambda: desktop.active_window() == desktop.keyboard_window() == window)
    desktop.ask("xdotool", "mousemove", "1100", "500")  # right where the cards come up
    return target, cards


def _is_above(desktop: Desktop, upper: int, lower: int) -> bool:
    order = desktop.from_top()
    return order.index(upper) < order.index(lower)


def _window_in(text: str) -> int:
    found = re.search(r"0x[0-9a-f]+", text)
    return int(found[0], 16) if found else 0

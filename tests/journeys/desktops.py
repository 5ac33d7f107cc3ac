"""An X server with a window manager of a test's own, and the programs on it."""

import os
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).parents[2]
LIMIT_S = 30.0


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

    def __init__(self, programs: ExitStack, display: str, more: Mapping[str, str]) -> None:
        self._programs = programs
        self._environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_LOGGING_RULES": "", **more}
        self._environment.pop("QT_SCALE_FACTOR", None)

    def start(self, *command: str) -> Running:
        program = Running(list(command), self._environment)
        self._programs.callback(program.end)
        return program

    def start_python(self, module: str, *arguments: str) -> Running:
        return self.start(sys.executable, "-m", module, *arguments)

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
        return window_in(self.ask("xprop", "-root", "_NET_ACTIVE_WINDOW"))

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


@contextmanager
def new_desktop(more: Mapping[str, str] | None = None) -> Iterator[Desktop]:
    """1280×800; `more` is told to every program there by its environment."""
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
        desktop = Desktop(programs, display, more or {})
        desktop.start("openbox", "--sm-disable")
        desktop.wait_until(lambda: "0x" in desktop.ask("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"))
        yield desktop


def window_in(text: str) -> int:
    found = re.search(r"0x[0-9a-f]+", text)
    return int(found[0], 16) if found else 0

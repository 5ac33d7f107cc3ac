"""Programs of ours as a stranger starts them: a home of their own, no display, all their processes countable."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from uuid import uuid4

ROOT = Path(__file__).parents[2]
_MARK = "WHOSE_TEST_THIS_IS"
_LOOK_AGAIN_S = 0.05
_NOT_INHERITED = frozenset({"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_LOGGING_RULES"})


def until(what: str, is_so: Callable[[], bool], within_s: float) -> None:
    """Look again and again until it is so; fails with `what` after `within_s` seconds."""
    deadline = monotonic() + within_s
    while not is_so():
        assert monotonic() < deadline, f"not within {within_s:g} s: {what}"
        sleep(_LOOK_AGAIN_S)


class Home:
    """A machine of its own in a folder: home, temporary files, and the mark that all its processes inherit."""

    def __init__(self, folder: Path) -> None:
        self.temporary = folder / "temporary"
        self._folder = folder
        self._mark = f"{_MARK}={uuid4().hex}"
        for place in (self.temporary, folder / "home", folder / "run"):
            place.mkdir(mode=0o700, parents=True)

    @property
    def environment(self) -> dict[str, str]:
        inherited = {
            name: value
            for name, value in os.environ.items()
            if name not in _NOT_INHERITED and not name.startswith(("SLUKHAVKA_", "XDG_", "PYTEST_"))
        }
        name, _, value = self._mark.partition("=")
        home = str(self._folder / "home")
        places = {"HOME": home, "TMPDIR": str(self.temporary), "XDG_RUNTIME_DIR": str(self._folder / "run")}
        return inherited | places | {name: value, "PYTHONIOENCODING": "utf-8"}

    def started(self, name: str, *module: str) -> AbstractContextManager["Program"]:
        """`python -m …`; killed when the block ends, if it has not ended by then."""
        return self.running(name, sys.executable, "-m", *module)

    @contextmanager
    def running(self, name: str, *command: str) -> Iterator["Program"]:
        """Any program; killed when the block ends, if it has not ended by then."""
        out, err = (self._folder / f"{name}.{kind}" for kind in ("out", "err"))
        with out.open("wb") as told, err.open("wb") as complained:
            process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=told, stderr=complained)
        with process:
            try:
                yield Program(process, out, err)
            finally:
                process.kill()

    def processes(self) -> set[int]:
        """Every living process that was started here, by whichever of them (Linux)."""
        return {int(entry.name) for entry in Path("/proc").glob("[0-9]*") if self._is_ours(entry)}

    def demo_folders(self) -> list[Path]:
        return list(self.temporary.glob("slukhavka-demo-*"))

    def own_files(self) -> list[Path]:
        """What the program itself keeps for a user, wherever in the home."""
        return [path for path in (self._folder / "home").glob("**/*lukhavka*/**/*") if path.is_file()]

    def _is_ours(self, entry: Path) -> bool:
        with suppress(OSError):  # it has just ended, or is another user's
            return self._mark.encode() in (entry / "environ").read_bytes().split(b"\0")
        return False


class Program:
    """One that was started; what it writes can be read at any time."""

    def __init__(self, process: subprocess.Popen[bytes], out: Path, err: Path) -> None:
        self._process = process
        self._out = out
        self._err = err

    @property
    def told(self) -> str:
        return self._out.read_text("utf-8")

    @property
    def complained(self) -> str:
        return self._err.read_text("utf-8")

    def wait(self, within_s: float) -> int:
        """The exit code."""
        until(f"the end, after {self.told!r}", lambda: self._process.poll() is not None, within_s)
        return self._process.wait()

    def kill(self) -> None:
        """As a crash or the user's task manager would: no handler of the program runs."""
        self._process.kill()
        self._process.wait()

    def send(self, number: signal.Signals) -> None:
        """As a terminal, a shutting-down system or `kill` would."""
        self._process.send_signal(number)

    def until_told(self, words: str, within_s: float) -> None:
        until(f"{words!r} in {self.told!r}", lambda: words in self.told or self._process.poll() is not None, within_s)
        assert words in self.told, self.complained

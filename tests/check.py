"""Format, lint, types, doors, tests: in that order, stopping at the first that fails.

What keeps data is tested on PostgreSQL beside everything else, in a second run of pytest at the same time; its words
come after those of the first. Run as `python -m tests.check`; with further arguments there is one run, which gets them.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parent.parent
_PYTHON = sys.executable
_PYTEST = (_PYTHON, "-m", "pytest")
STEPS = (
    ("format", (_PYTHON, "-m", "ruff", "format", "--check", ".")),
    ("lint", (_PYTHON, "-m", "ruff", "check", ".")),
    ("types", (_PYTHON, "-m", "mypy")),
    ("doors", (*_PYTEST, "-q", "tests/test_doors.py")),
)
_EVERYTHING = (*_PYTEST, "--database", "sqlite")
_ON_POSTGRESQL = (*_PYTEST, "-q", "-p", "no:cacheprovider", "--database", "postgresql", "--only-database")


def main() -> int:
    """Run the steps; the exit code is that of the first one that failed."""
    for name, command in STEPS:
        if code := _timed(name, partial(_run, command)):
            return code
    asked = sys.argv[1:]
    return _timed("tests", partial(_run, (*_PYTEST, *asked)) if asked else _tests)


def _run(command: Sequence[str]) -> int:
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def _timed(name: str, run: Callable[[], int]) -> int:
    print(f"── {name}", flush=True)
    began = time.monotonic()
    code = run()
    print(f"── {name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    return code


def _tests() -> int:
    """Both runs side by side, so that two processors are of use; the first failure's exit code."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        beside = subprocess.Popen(_ON_POSTGRESQL, cwd=ROOT, stdout=told, stderr=subprocess.STDOUT)
        with beside:
            code = _run(_EVERYTHING)
            other = beside.wait()
        told.seek(0)
        print("── tests on PostgreSQL", told.read(), sep="\n", flush=True)
    return code or other


if __name__ == "__main__":
    sys.exit(main())

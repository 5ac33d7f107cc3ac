"""Format, lint, types, doors, tests: in that order, stopping at the first that fails.

Run as `python -m tests.check`; further arguments go to pytest.
"""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
_PYTHON = sys.executable
STEPS = (
    ("format", (_PYTHON, "-m", "ruff", "format", "--check", ".")),
    ("lint", (_PYTHON, "-m", "ruff", "check", ".")),
    ("types", (_PYTHON, "-m", "mypy")),
    ("doors", (_PYTHON, "-m", "pytest", "-q", "tests/test_doors.py")),
)


def main() -> int:
    """Run the steps; the exit code is that of the first one that failed."""
    tests = ("tests", (_PYTHON, "-m", "pytest", *sys.argv[1:]))
    for name, command in (*STEPS, tests):
        print(f"── {name}", flush=True)
        began = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, check=False)
        print(f"── {name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())

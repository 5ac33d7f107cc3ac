"""The programs that one executable can be: the bundle holds a single one for the desk, the backend and the switchboard.

From source each program is its own module; in a bundle the first argument, `--program=…`, says which one to be.
"""

import sys
from collections.abc import Sequence

BACKEND = "backend"
VIRTUAL_RINGOSTAT = "virtual-ringostat"
_MODULES = {BACKEND: "app.backend", VIRTUAL_RINGOSTAT: "app.virtual_ringostat"}
_MARK = "--program="


def command(program: str) -> list[str]:
    """The words that start `program` as a process of its own."""
    if getattr(sys, "frozen", False):
        return [sys.executable, f"{_MARK}{program}"]
    return [sys.executable, "-m", _MODULES[program]]


def run_if_asked(arguments: Sequence[str]) -> int | None:
    """Be the program that the first argument names; None when it names none and the desk is meant."""
    if not arguments or not arguments[0].startswith(_MARK):
        return None
    program, rest = arguments[0].removeprefix(_MARK), list(arguments[1:])
    if program == BACKEND:
        from app.backend.__main__ import main as backend

        return backend(rest)
    if program == VIRTUAL_RINGOSTAT:
        from app.virtual_ringostat.__main__ import main as virtual_ringostat

        return virtual_ringostat(rest)
    sys.exit(f"no such program: {program}")

"""Three days of 5,000 calls, the backend killed a dozen times, every fourth webhook lost: what is not as it was."""

import asyncio
import logging
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.bench.first_window import program
from tests.journeys.three_days import Outcome, Plan, three_days

PLAN = Plan(calls=5_000, kills=12, lasts_s=240)
_SHOWN = 5


def measure(row: Callable[[str, list[float], str], None]) -> None:
    print(program("three_days"), end="")


def tell(outcome: Outcome) -> None:
    print(f"{'calls of three days':<52} {outcome.calls:>9}")
    print(f"{'the backend was dead for':<52} {outcome.dead_s / PLAN.lasts_s * 72:>9.1f} h    ({PLAN.kills} times)")
    for name in ("missing", "doubled", "wrong", "clients", "queue"):
        found = getattr(outcome, name)
        print(f"{NAMES[name]:<52} {len(found):>9}")
        for words in found[:_SHOWN]:
            print(f"    {words}")
    print(f"{'all was right so long after the last call':<52} {outcome.settled_s:>9.1f} s    (of our time)")


NAMES = {
    "missing": "rows missing",
    "doubled": "rows doubled",
    "wrong": "rows wrong",
    "clients": "numbers without their one client",
    "queue": "numbers wrongly in or out of the missed queue",
}

if __name__ == "__main__":
    logging.basicConfig(level=logging.ERROR)
    for seed in [int(word) for word in sys.argv[1:]] or [PLAN.seed]:
        with tempfile.TemporaryDirectory() as place:
            tell(asyncio.run(three_days(Path(place), replace(PLAN, seed=seed))))

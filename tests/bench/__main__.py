"""Measure what the README claims: `uv run python -m tests.bench [name …]`.

Each figure is a median of several runs with its span, and where there is a floor or a peer, a ratio to it taken in
the same run. Nothing here passes or fails; these machines differ.
"""

import importlib
import sys
from statistics import median

from tests.bench.screen import a_screen

NAMES = (
    "first_window",
    "memory",
    "screen_pop",
    "speed_felt",
    "long_day",
    "catch_up",
    "three_days",
    "million_calls",
    "listening",
    "listening_desk",
    "archives",
)


def row(name: str, values: list[float], unit: str) -> None:
    """Print the median of `values` and their span."""
    print(f"{name:<52} {median(values):>9.1f} {unit:<4} ({min(values):.1f} … {max(values):.1f}, {len(values)} runs)")


def main() -> None:
    with a_screen():
        for name in sys.argv[1:] or NAMES:
            print(f"── {name}", flush=True)
            importlib.import_module(f"tests.bench.{name}").measure(row)


if __name__ == "__main__":
    main()

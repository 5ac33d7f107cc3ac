"""Memory of the desk with the demo's data, beside a bare window's."""

from collections.abc import Callable
from statistics import median

from tests.bench.first_window import painted_after, program

RUNS = 3


def measure(row: Callable[[str, list[float], str], None]) -> None:
    bare = [painted_after("bare_window")[1] / 1024 for _ in range(RUNS)]
    desks = [[int(kib) / 1024 for kib in program("desk_at_work", "memory").split()] for _ in range(RUNS)]
    row("bare PySide6 window, resident", bare, "MiB")
    row("desk with the demo's data, resident", [desk[0] for desk in desks], "MiB")
    row("the same with the player open", [desk[1] for desk in desks], "MiB")
    print(f"{'ratio of the medians, without the player':<52} {median(desk[0] for desk in desks) / median(bare):>9.2f}")

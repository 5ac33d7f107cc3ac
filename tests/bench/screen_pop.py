"""From a webhook sent to the card painted, through the real backend with its event durably stored first."""

from collections.abc import Callable
from statistics import quantiles

from tests.bench.first_window import program

CALLS = 200


def measure(row: Callable[[str, list[float], str], None]) -> None:
    took = [float(line) for line in program("desk_at_work", "pops", str(CALLS)).split()]
    row("webhook sent → card painted", took, "ms")
    print(f"{'p99':<52} {quantiles(took, n=100)[98]:>9.1f} ms   ({len(took)} calls, one after the other)")

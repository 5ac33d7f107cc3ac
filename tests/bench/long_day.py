"""A long day at the desk: 2,000 calls in bursts of 50, pages and recordings opened meanwhile; what leaks, what stalls.

Prints what the desk held after the first 200 calls and at the end, when every card had gone by itself.
"""

import asyncio
import gc
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random

from PySide6.QtWidgets import QApplication

from app.contract.answers import Phase
from app.demo.company import DemoCompany
from tests.bench.bare_window import resident_kib
from tests.bench.desk_at_work import desk_at_work, until
from tests.bench.first_window import program
from tests.bench.stalls import Stalls
from ui import desk_pages
from ui.desk_screen import DeskScreen
from ui.loop import DeskLoop
from ui.qt_log import quiet_qt
from ui.start import make_application
from ui.words_recording import can_be_played

CALLS, BURST, WARM = 2_000, 50, 200
SPEED = 60.0
LONG_MS = 50.0
_ENDS_WITHIN_S = 280.0
_CARDS_GO_WITHIN_S = 75.0


def measure(row: Callable[[str, list[float], str], None]) -> None:
    print(program("long_day"), end="")


@dataclass(frozen=True, slots=True)
class Held:
    """What a desk has in hand at one moment."""

    resident_mib: float
    widgets: int
    objects: int
    tasks: int
    timers: int
    files: int
    threads: int


async def main(application: QApplication) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with (
            asyncio.timeout(_ENDS_WITHIN_S),
            desk_at_work(application, Path(folder), speed=SPEED) as (screen, company),
        ):
            day = Day(screen, company)
            await day.work(WARM)
            await day.rest(closes_cards=True)
            warm, stalls = held(), Stalls(application)
            with stalls:
                began = time.monotonic()
                await day.work(CALLS - WARM)
                took = time.monotonic() - began
                await day.rest()
            tell(warm, held(), stalls, took)
            day.check()


class Day:
    """The calls of a day, and a person who looks at this and that between them."""

    def __init__(self, screen: DeskScreen, company: DemoCompany) -> None:
        assert screen.session is not None
        self.begun: list[str] = []
        self._session = screen.session
        self._window = screen.window
        self._control = company.control
        self._chance = Random(1)
        self._numbers = [customer.phone for customer in company.shop.customers]

    async def work(self, calls: int) -> None:
        for _ in range(calls // BURST):
            burst = await self._burst()
            await self._look_around()
            await until(partial(self._are_listed, burst))

    async def rest(self, *, closes_cards: bool = False) -> None:
        """Until the last card has gone, by itself or closed by hand, with nothing on its way."""
        board = self._session.parts.desk.board
        if closes_cards:
            for card in board.cards:
                board.dismiss(card.call.id)
        with suppress(TimeoutError):  # what still stands is told by `check`
            await until(lambda: not board.cards and not board.live, _CARDS_GO_WITHIN_S)
        await asyncio.sleep(1)

    def check(self) -> None:
        """Every call stands in the list once, and no card stands."""
        rows = Counter(call.external_id for call in self._session.parts.desk.history.calls)
        wrong = {call_id: rows[call_id] for call_id in self.begun if rows[call_id] != 1}
        print(f"{'calls that do not stand in the list exactly once':<52} {len(wrong):>9}")
        board = self._session.parts.desk.board
        print(f"{'cards left standing':<52} {len(board.cards):>9}", *((c.state.value, c.held) for c in board.cards))
        print(f"{'calls left going on':<52} {len(board.live):>9}")

    async def _burst(self) -> list[str]:
        scenarios = ("answered", "answered", "missed", "busy", "forwarded", "voicemail", "hidden", "outgoing")
        ids: list[str] = []
        for _ in range(BURST):
            client = self._chance.choice(self._numbers)
            ids += await self._control.call(self._chance.choice(scenarios), client=client)
        self.begun += ids
        return ids

    async def _look_around(self) -> None:
        """Orders, one order's records, the calls again, a recording for a moment."""
        session = self._session
        orders = session.parts.desk.orders.orders
        if orders:
            session.ways.show_order(self._chance.choice(orders).id)
        await asyncio.sleep(0.3)
        self._window.go(desk_pages.CALLS)
        playable = list(islice((call for call in session.parts.desk.history.calls if can_be_played(call)), 20))
        if playable:
            session.playing.play(self._chance.choice(playable))
        await asyncio.sleep(0.7)
        session.dock.close_player()

    def _are_listed(self, ids: list[str]) -> bool:
        wanted = set(ids)
        newest = islice(self._session.parts.desk.history.calls, 4 * BURST)
        return wanted <= {call.external_id for call in newest if call.phase is Phase.ENDED}


def held() -> Held:
    gc.collect()
    return Held(
        resident_mib=resident_kib() / 1024,
        widgets=len(QApplication.allWidgets()),
        objects=len(gc.get_objects()),
        tasks=len(asyncio.all_tasks()),
        timers=len(vars(vars(asyncio.get_running_loop())["_timer"])["_SimpleTimer__callbacks"]),
        files=len(list(Path("/proc/self/fd").iterdir())),
        threads=threading.active_count(),
    )


def tell(warm: Held, end: Held, stalls: Stalls, took: float) -> None:
    print(f"{'calls after the warm-up':<52} {CALLS - WARM:>9}      in {took:.0f} s")
    for name in Held.__slots__:
        print(f"{f'{name} after the warm-up → at the end':<52} {getattr(warm, name):>9.0f}  → {getattr(end, name):.0f}")
    print(f"{'loop late, p99':<52} {stalls.p99_ms:>9.1f} ms")
    print(f"{'loop late, longest':<52} {max(stalls.late_ms):>9.1f} ms   ({len(stalls.late_ms)} looks)")
    long = sum(one > LONG_MS for one in stalls.worked_ms)
    print(f"{'own work of one turn, longest':<52} {max(stalls.worked_ms):>9.1f} ms   ({long} above {LONG_MS:.0f})")
    for place, times in stalls.worked_in.most_common(12):
        print(f"    worked for more than 50 ms, seen {times:>3} times in {place}")
    for place, times in stalls.kept_by.most_common(12):
        print(f"    late by more than 50 ms, seen {times:>3} times in {place}")


if __name__ == "__main__":
    quiet_qt()
    qt = make_application()
    with asyncio.Runner(loop_factory=lambda: DeskLoop(qt)) as runner:
        runner.run(main(qt))

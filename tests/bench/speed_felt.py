"""How long the desk's window lets a person wait who types, scrolls, filters, is rung by fifty, and opens each place.

The floor stands beside it: Qt's own table of as many rows, scrolled by the same events in the same run.
"""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from tests.bench.desk_at_work import desk_at_work, until
from tests.bench.first_window import program
from tests.ui.felt import WORDS, Person, drag_bar, page_down, scroll_home, scroll_to_end
from tests.ui.openings import openings
from tests.ui.turns import Turns
from ui.loop import DeskLoop
from ui.qt_log import quiet_qt
from ui.start import make_application

_ROWS, _COLUMNS = 2_000, 8
_TYPIST_S = 0.1
"""From key to key: 120 words a minute, faster than nearly anybody types."""


def measure(row: Callable[[str, list[float], str], None]) -> None:
    print(program("speed_felt"), end="")


async def main(application: QApplication) -> None:
    floor = _bare_table()
    bare = {
        "scrolling down": lambda: scroll_to_end(floor),
        "scrolling home": lambda: scroll_home(floor),
        "turning pages": lambda: page_down(floor),
        "dragging the bar": lambda: drag_bar(floor),
    }
    floors = {name: await _longest(application, work) for name, work in bare.items()}
    floor.close()
    with tempfile.TemporaryDirectory() as folder:
        async with desk_at_work(application, Path(folder)) as (screen, company):
            assert screen.session is not None
            person = Person(screen.session, company)
            took = [wall for word in WORDS for wall, _ in await person.type(word, pace_s=_TYPIST_S)]
            print(f"{'key in the search → its rows painted':<52} {median(took):>9.1f} ms   (longest {max(took):.0f})")
            ours: dict[str, Callable[[], Awaitable[None]]] = {
                "scrolling down": lambda: scroll_to_end(person.view),
                "scrolling home": lambda: scroll_home(person.view),
                "turning pages": lambda: page_down(person.view),
                "dragging the bar": lambda: drag_bar(person.view),
                "filtering": person.filter,
                "fifty clients at once": person.ring_and_end,
            }
            await until(lambda: screen.session is not None and screen.session.ahead.is_done)
            ours |= {f"first opening of {name}": opening for name, opening in openings(screen.session)}
            for name, work in ours.items():
                wall, cpu = await _longest(application, work)
                beside = (
                    f"bare table {floors[name][0]:.0f} ms: {wall / floors[name][0]:.1f} ×" if name in floors else ""
                )
                print(f"{f'{name}: longest turn of the loop':<52} {wall:>9.1f} ms   ({cpu:.0f} ms of work) {beside}")


async def _longest(application: QApplication, work: Callable[[], Awaitable[None]]) -> tuple[float, float]:
    with Turns(application) as turns:
        await work()
    return turns.wall_ms, turns.cpu_ms


def _bare_table() -> QTableView:
    model = QStandardItemModel(_ROWS, _COLUMNS)
    for at in range(_ROWS):
        for column in range(_COLUMNS):
            model.setItem(at, column, QStandardItem(f"{at} {column}"))
    table = QTableView()
    model.setParent(table)
    table.setModel(model)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.resize(1068, 652)
    table.show()
    return table


if __name__ == "__main__":
    quiet_qt()
    qt = make_application()
    with asyncio.Runner(loop_factory=lambda: DeskLoop(qt)) as runner:
        runner.run(main(qt))

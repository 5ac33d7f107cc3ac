"""Where Qt objects that nobody holds any more come to their end."""

import gc
import threading

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from ui.garbage import Garbage, collect_due, set_aside, take_back


class _Knot(QTimer):
    """Holds itself, as a widget with a lambda on its own signal does: only a collection ends it."""

    def __init__(self) -> None:
        super().__init__(interval=1)
        self.itself = self
        self.start()


def test_another_thread_that_allocates_much_does_not_end_objects_of_the_screen(qapp: QApplication) -> None:
    """A timer ended by another thread stays in Qt's list of timers and crashes the program when it falls due."""
    owner = QObject()
    Garbage(owner)
    ended_by: list[str] = []
    knot = _Knot()
    knot.destroyed.connect(lambda: ended_by.append(threading.current_thread().name), Qt.ConnectionType.DirectConnection)
    del knot

    worker = threading.Thread(target=_litter, name="worker")
    worker.start()
    worker.join()
    assert ended_by == []

    gc.collect()
    assert ended_by == [threading.current_thread().name]


def test_garbage_is_collected_as_it_grows(qapp: QApplication) -> None:
    """Without its own collector Python would keep every knot for ever."""
    owner = QObject()
    Garbage(owner)
    _litter()
    grown = gc.get_count()[0]
    collect_due()
    assert gc.get_count()[0] < gc.get_threshold()[0] < grown


def test_little_garbage_is_left_for_later(qapp: QApplication) -> None:
    owner = QObject()
    Garbage(owner)
    gc.collect()
    passes = [generation["collections"] for generation in gc.get_stats()]
    collect_due()
    assert [generation["collections"] for generation in gc.get_stats()] == passes


def test_what_is_set_aside_is_looked_at_again_when_it_is_taken_back(qapp: QApplication) -> None:
    """The garbage of a desk that went, by a new language or a sign-out, is no leak; nor is what came after it stood."""
    ended: list[str] = []
    of_the_desk = _Knot()
    of_the_desk.destroyed.connect(lambda: ended.append("desk"))
    gc.collect()
    set_aside()
    try:
        of_a_page = _Knot()
        of_a_page.destroyed.connect(lambda: ended.append("page"))
        del of_the_desk, of_a_page
        gc.collect()
        assert ended == ["page"]
    finally:
        take_back()
    gc.collect()
    assert ended == ["page", "desk"]


def _litter() -> None:
    for _ in range(50_000):
        knot: list[object] = []
        knot.append(knot)

"""What every test here promises: no surprise in the log, no task left behind, screens without a screen."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Callable, Iterator, Mapping

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# QtMultimedia's words come while the loader is locked; pytest-qt would wait for the interpreter with them (ui.qt_log).
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false;qt.multimedia.*=false")


def pytest_asyncio_loop_factories(item: pytest.Item) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Tests of the screen run on the loop the operator runs on; the rest need no Qt."""
    if "ui" in item.path.parts:
        return {"qt": _qt_loop}
    return {"plain": asyncio.new_event_loop}


def _qt_loop() -> asyncio.AbstractEventLoop:
    import qasync
    from PySide6.QtWidgets import QApplication

    loop: asyncio.AbstractEventLoop = qasync.QEventLoop(QApplication.instance() or QApplication([]))
    return loop


@pytest.fixture(autouse=True)
def no_error_in_the_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """An ERROR nobody asked for fails the test; one that is expected is taken out with `caplog.clear()`."""
    yield
    surprises = [record for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert not surprises, [record.getMessage() for record in surprises]


@pytest.fixture
async def no_task_outlives_its_test() -> AsyncIterator[None]:
    """Asked for by asynchronous tests of anything that starts tasks."""
    before = asyncio.all_tasks()
    yield
    current = asyncio.current_task()
    assert asyncio.all_tasks() - before <= {current}

"""What an end that nobody wanted leaves behind: where it happened, on the terminal and in the log."""

import faulthandler
import logging
import sys
import threading
from types import TracebackType

log = logging.getLogger(__name__)


def keep_last_words() -> None:
    """From now on a crash below Python prints every thread's place, and an exception that nobody caught is logged."""
    if sys.__stderr__ is not None:  # a windowed program on Windows has no terminal
        faulthandler.enable(sys.__stderr__)
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread


def _uncaught(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    log.error("not caught", exc_info=(kind, problem, trace))
    sys.__excepthook__(kind, problem, trace)


def _uncaught_in_thread(told: threading.ExceptHookArgs) -> None:
    name = "?" if told.thread is None else told.thread.name
    if told.exc_value is not None:
        log.error("not caught in thread %s", name, exc_info=told.exc_value)
    threading.__excepthook__(told)

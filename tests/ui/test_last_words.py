"""An end that nobody wanted says where it happened."""

import faulthandler
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from ui import last_words


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(faulthandler, "enable", lambda _file: None)  # the test run has its own
    monkeypatch.setattr(logging.getLogger(last_words.__name__), "propagate", False)  # no terminal's handler
    kept = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = kept


def test_a_crash_below_python_prints_every_place() -> None:
    """A segmentation fault in a library: the terminal shows which Python line was in it."""
    crash = "from ui.last_words import keep_last_words; import ctypes; keep_last_words(); ctypes.string_at(0)"
    ended = subprocess.run([sys.executable, "-c", crash], stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode != 0
    assert "Current thread" in ended.stderr
    assert "string_at" in ended.stderr


@pytest.mark.usefixtures("hooks")
def test_what_nobody_caught_is_in_the_log(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger(last_words.__name__).addHandler(caplog.handler)
    last_words.keep_last_words()
    trouble = ValueError("number +380671234567")
    sys.excepthook(ValueError, trouble, None)
    threading.excepthook(threading.ExceptHookArgs((ValueError, trouble, None, None)))
    logging.getLogger(last_words.__name__).removeHandler(caplog.handler)
    levels = [record.levelno for record in caplog.records]
    caplog.clear()
    assert levels == [logging.ERROR, logging.ERROR]
    assert capsys.readouterr().err.count("ValueError") == 2

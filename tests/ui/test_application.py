"""macOS opens a link by an event to the application."""

import subprocess
import sys

SCRIPT = """
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from ui.application import Application

application = Application([])
application.link_came.connect(print)
application.notify(application, QFileOpenEvent(QUrl("tel:+380671234567")))
application.notify(application, QFileOpenEvent(QUrl("slukhavka://call/7?t=12")))
"""


def test_a_link_that_the_system_brings_is_told() -> None:
    """In a process of its own: a program has one application only."""
    told = subprocess.run([sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, text=True, check=True).stdout
    assert told.split() == ["tel:+380671234567", "slukhavka://call/7?t=12"]

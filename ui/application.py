"""Qt's application, and the one thing it is told that no window is: macOS brings links as an event, not an argument."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """`link_came` carries a link that the system wants opened; see https://doc.qt.io/qt-6/qfileopenevent.html.

    It hears of events sent to the application itself; a filter would see every event of every widget.
    """

    link_came = Signal(str)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.url().isValid():
            self.link_came.emit(event.url().toString())
            return True
        return super().event(event)

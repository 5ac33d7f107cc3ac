"""The floor: a bare PySide6 window of the same size. Prints the moment it was painted, then its memory in KiB."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class BareWindow(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        QTimer.singleShot(0, report)


def resident_kib() -> int:
    """Memory of this process that is in RAM now, in KiB."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    raise RuntimeError("this system tells no resident memory")


def report() -> None:
    print(time.monotonic(), resident_kib(), flush=True)
    QApplication.quit()


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = BareWindow()
    window.resize(1280, 800)
    window.show()
    application.exec()

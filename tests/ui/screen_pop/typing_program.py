"""A window somebody types into; prints `window ID`, `typed TEXT` after each key, `lost` when the keyboard goes."""

import sys

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit


class Target(QPlainTextEdit):
    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        print("window", hex(int(self.winId())), flush=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        print("lost", flush=True)


def main() -> None:
    application = QApplication(sys.argv)
    target = Target()
    target.textChanged.connect(lambda: print("typed", target.toPlainText(), flush=True))
    target.resize(500, 300)
    if "full" in sys.argv:
        target.showFullScreen()
    else:
        target.show()
    application.exec()


if __name__ == "__main__":
    main()

"""The program as `slukhavka` starts it, up to its first painted window; prints as `bare_window` does."""

import sys

from ui.start import make_application, options_from

if __name__ == "__main__":
    options = options_from(sys.argv[1:])

    from app.paths import user_paths
    from app.settings import Settings
    from ui.first_window import first_window
    from ui.qt_log import quiet_qt

    quiet_qt()
    application = make_application()
    first = first_window(application, Settings(user_paths().settings_file), remembers=False)

    from PySide6.QtCore import QEvent, QObject, QTimer

    from tests.bench.bare_window import report

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, report)
            return super().eventFilter(watched, event)

    painted = Painted()
    first.window.installEventFilter(painted)
    application.exec()

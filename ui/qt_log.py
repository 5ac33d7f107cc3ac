"""Qt's own messages go to the program's log, where they are masked and bounded like every other line."""

import logging
from typing import Final

from PySide6.QtCore import QLoggingCategory, QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("qt")

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_OF_NO_USE: Final = (
    "This plugin does not support",  # offscreen has no window manager to talk to
    "systemTrayWindowChanged",  # offscreen and Wayland have no XEmbed tray
)
_SAID_WHILE_LOADING: Final = "qt.multimedia.symbolsresolver=false"
"""QtMultimedia tells of a missing pipewire while the system's loader is locked for it. Python may then pass the
interpreter to another thread that is loading a library too (FFmpeg's, at the first recording): neither goes on."""


def send_qt_messages_to_log() -> None:
    """From now on Qt writes nothing to the terminal itself."""
    QLoggingCategory.setFilterRules(_SAID_WHILE_LOADING)
    qInstallMessageHandler(_take)


def _take(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    expected = any(words in message for words in _OF_NO_USE)
    log.log(logging.DEBUG if expected else _LEVELS.get(kind, logging.WARNING), "%s", message)

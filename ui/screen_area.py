"""Where there is room for a window, on the screen that it is on."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def area_around(widget: QWidget) -> QRect:
    """What panels and docks leave free there, in the desktop's coordinates; of the main screen for what is on none.

    Never by `QWidget.screen()`: in PySide what that gives goes when the widget goes, and with it the same screen in
    the hands of everybody else.
    """
    middle = widget.mapToGlobal(widget.rect().center())
    screen = QGuiApplication.screenAt(middle) or QGuiApplication.primaryScreen()
    return screen.availableGeometry()

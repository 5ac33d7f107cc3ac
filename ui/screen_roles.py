"""What a screen reader takes our own widgets for; Qt knows its own only, and calls any other a filler."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_ROLES: Final = {
    "DeskWindow": QAccessible.Role.Window,
    "PlainLabel": QAccessible.Role.StaticText,
    "MarksView": QAccessible.Role.Chart,
    "Waveform": QAccessible.Role.Chart,
    "PlayerDock": QAccessible.Role.ToolBar,
    "CallCardWidget": QAccessible.Role.AlertMessage,
}
"""By the name of the class; those that inherit from it are the same."""


def install_roles() -> None:
    """Answer every question of a screen reader from now on; once for an application."""
    QAccessible.installFactory(_interface_of)


def _interface_of(kind: str, thing: QObject) -> QAccessibleInterface | None:
    role = _ROLES.get(kind)
    return QAccessibleWidget(thing, role) if role is not None and isinstance(thing, QWidget) else None

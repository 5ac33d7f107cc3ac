"""Linux desktops over D-Bus: screen savers, logind's lock and sleep, KDE's and GNOME's «Do Not Disturb».

https://specifications.freedesktop.org/idle-inhibit-spec,
https://www.freedesktop.org/software/systemd/man/org.freedesktop.login1.html
"""

import os
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

from app.system.user_state import UserState
from ui.gnome_quiet import GnomeQuiet, is_gnome

_SCREEN_SAVERS: Final = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
)
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_LOGIND: Final = "org.freedesktop.login1"
_LOGIND_MANAGER: Final = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager")
_NOTIFICATIONS: Final = "org.freedesktop.Notifications"
_NOTIFICATIONS_AT: Final = "/org/freedesktop/Notifications"


class LinuxDesktop(QObject):
    """`changed` carries a `UserState` of what was told last; a desktop that tells nothing is neither.

    `woke` when the machine was asleep.
    """

    changed = Signal(object)
    woke = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._state = UserState()
        self._session, self._system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        for interface, path in _SCREEN_SAVERS:
            self._session.connect("", path, interface, "ActiveChanged", self, _slot("_on_saver(bool)"))
        told, changed = "PropertiesChanged", _slot("_on_notifications_changed()")
        self._session.connect("", _NOTIFICATIONS_AT, _PROPERTIES, told, self, changed)
        path, interface = _LOGIND_MANAGER
        self._system.connect(_LOGIND, path, interface, "PrepareForSleep", self, _slot("_on_sleep(bool)"))
        own = os.environ.get("XDG_SESSION_ID", "")
        self._logind_at = f"/org/freedesktop/login1/session/{escaped(own)}" if own else ""
        if own:
            self._system.connect(_LOGIND, self._logind_at, _PROPERTIES, told, self, _slot("_on_session_changed()"))
        self._is_inhibited = self._has_no_banners = False
        if is_gnome():
            GnomeQuiet(self._session, self).changed.connect(self._on_banners)
        self._on_notifications_changed()
        self._on_session_changed()

    @Slot(bool)
    def _on_saver(self, active: bool) -> None:
        self._tell_locked(active)

    @Slot(bool)
    def _on_sleep(self, begins: bool) -> None:
        if not begins:
            self.woke.emit()

    @Slot()
    def _on_notifications_changed(self) -> None:
        self._ask(self._session, _NOTIFICATIONS, _NOTIFICATIONS_AT, "Inhibited", self._on_inhibited)

    @Slot()
    def _on_session_changed(self) -> None:
        if self._logind_at:
            self._ask(self._system, _LOGIND, self._logind_at, "LockedHint", self._tell_locked)

    def _ask(self, bus: QDBusConnection, service: str, path: str, name: str, answered: Callable[[bool], None]) -> None:
        """Ask for a property; the signal that it changed carries a dictionary that PySide cannot read."""
        interface = f"{service}.Session" if service == _LOGIND else service
        question = QDBusMessage.createMethodCall(service, path, _PROPERTIES, "Get")
        question.setAutoStartService(False)
        question.setArguments([interface, name])
        waiting = QDBusPendingCallWatcher(bus.asyncCall(question), self)
        waiting.finished.connect(lambda: self._on_answer(answered, waiting))

    def _on_answer(self, answered: Callable[[bool], None], waiting: QDBusPendingCallWatcher) -> None:
        told = waiting.reply().arguments()
        waiting.deleteLater()
        value = told[0].variant() if len(told) == 1 and isinstance(told[0], QDBusVariant) else None
        if isinstance(value, bool):
            answered(value)

    def _tell_locked(self, locked: bool) -> None:
        self._state = replace(self._state, locked=locked)
        self.changed.emit(self._state)

    def _on_inhibited(self, inhibited: bool) -> None:
        self._is_inhibited = inhibited
        self._tell_quiet()

    @Slot(bool)
    def _on_banners(self, held_back: bool) -> None:
        self._has_no_banners = held_back
        self._tell_quiet()

    def _tell_quiet(self) -> None:
        self._state = replace(self._state, quiet=self._is_inhibited or self._has_no_banners)
        self.changed.emit(self._state)


def _slot(signature: str) -> Any:  # noqa: ANN401 - PySide's stub asks for bytes, its function takes this text only
    return SLOT(signature)


def escaped(name: str) -> str:
    """As logind writes a session's id in its path: a leading digit, and every sign but letters and digits, as `_xx`."""
    return "".join(
        sign if sign.isascii() and sign.isalnum() and (place or not sign.isdigit()) else f"_{ord(sign):02x}"
        for place, sign in enumerate(name)
    )

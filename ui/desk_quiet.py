"""Quiet on this desk: the tray's «Не турбувати», the system's own wish, a locked screen; and what cards may show."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.desk.desk import utc_now
from app.desk.quiet import FOREVER, Quiet
from app.settings import CARD_AS, CARD_HIDDEN_FROM_CAPTURE, CARD_PRIVATE, QUIET_WITH_SYSTEM
from app.system.user_state import UserState
from ui.screen_pop.stack import CardStack
from ui.settings_keeper import SettingsKeeper
from ui.system_watch import SystemWatch

_TICK_MS: Final = 5_000


class DeskQuiet(QObject):
    """`changed` carries until when the person wants quiet (None: they do not)."""

    changed = Signal(object)
    hushed = Signal(bool)
    """Whether cards wait from now on, for whatever reason."""
    woke = Signal()
    """Somebody is back in front of the screen."""

    def __init__(
        self, stack: CardStack, keeper: SettingsKeeper, parent: QObject, watch: SystemWatch | None = None
    ) -> None:
        super().__init__(parent)
        self._stack, self._keeper = stack, keeper
        self.quiet = Quiet(follows_system=keeper.get(QUIET_WITH_SYSTEM))
        self.quiet.on_changed = self._on_changed
        self._watch = watch or SystemWatch(self)
        self._watch.changed.connect(self._on_system_changed)
        self._watch.woke.connect(self.woke)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(lambda: self.quiet.tick(utc_now()))
        keeper.changed.connect(self._on_setting_changed)

    def start(self) -> None:
        for key in (CARD_PRIVATE.key, CARD_HIDDEN_FROM_CAPTURE.key, CARD_AS.key):
            self._on_setting_changed(key)
        self._watch.start()

    def stop(self) -> None:
        self._watch.stop()
        self._clock.stop()

    @Slot(object)
    def wish(self, lasts: timedelta | None) -> None:
        """Be quiet for so long from now; `timedelta.max`: until it is taken back; None: no longer."""
        if lasts is None:
            self.quiet.wish(None)
        else:
            self.quiet.wish(FOREVER if lasts == timedelta.max else utc_now() + lasts)

    def wish_until(self, until: datetime | None) -> None:
        """What the person wished before the screen was built anew."""
        if until is not None:
            self.quiet.wish(until)

    def _on_changed(self) -> None:
        self._hush()
        self.hushed.emit(self.quiet.is_on)
        if self.quiet.until is None:
            self._clock.stop()
        else:
            self._clock.start()
        self.changed.emit(self.quiet.until)

    def _hush(self) -> None:
        self._stack.hush(on=self.quiet.is_on or self._keeper.get(CARD_AS) == "notification")

    @Slot(object)
    def _on_system_changed(self, state: UserState) -> None:
        self.quiet.hear_system(locked=state.locked, quiet=state.quiet)

    @Slot(str)
    def _on_setting_changed(self, key: str) -> None:
        if key == QUIET_WITH_SYSTEM.key:
            self.quiet.follow_system(follows=self._keeper.get(QUIET_WITH_SYSTEM))
        elif key == CARD_AS.key:
            self._hush()
        elif key == CARD_PRIVATE.key:
            self._stack.veil(on=self._keeper.get(CARD_PRIVATE))
        elif key == CARD_HIDDEN_FROM_CAPTURE.key:
            self._stack.hide_from_capture(on=self._keeper.get(CARD_HIDDEN_FROM_CAPTURE))

"""When cards must not come up: the person asked for quiet, the system did, or nobody may look at the screen now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

FOREVER = datetime.max.replace(tzinfo=UTC)
"""A wish that only its owner takes back."""


@dataclass(slots=True)
class Quiet:
    """Three reasons to be quiet; `on_changed` tells that the answer, or the person's own wish, is another one.

    Calls are missed, counted and listed as ever: only the cards wait.
    """

    follows_system: bool = True
    """Whether the system's own wish (presentation, do not disturb) counts."""
    on_changed: Callable[[], None] = lambda: None
    until: datetime | None = None
    """The person's wish: up to this moment (`FOREVER`: until they take it back); None: no wish."""
    _locked: bool = False
    _system: bool = False

    @property
    def is_on(self) -> bool:
        """Whether cards wait now."""
        return self._locked or self.until is not None or (self._system and self.follows_system)

    @property
    def is_locked(self) -> bool:
        return self._locked

    def wish(self, until: datetime | None) -> None:
        """The person wants quiet up to a moment, or (None) no longer."""
        self.until = until
        self.on_changed()

    def hear_system(self, *, locked: bool, quiet: bool) -> None:
        """The system tells whether the screen is locked and whether it asks for quiet itself."""
        if (locked, quiet) != (self._locked, self._system):
            self._locked, self._system = locked, quiet
            self.on_changed()

    def follow_system(self, *, follows: bool) -> None:
        if follows != self.follows_system:
            self.follows_system = follows
            self.on_changed()

    def tick(self, now: datetime) -> None:
        """A wish that is over ends by itself. Called every few seconds."""
        if self.until is not None and self.until <= now:
            self.wish(None)

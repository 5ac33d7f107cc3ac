"""What a section of «Налаштування» is: a scrolled column of cards, and what it finds around it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.tasks import TaskOwner
from ui.theme import Space, Theme

if TYPE_CHECKING:
    from app.operator_desk import OperatorDesk
    from app.paths import Paths
    from ui.desk_signals import DeskSignals
    from ui.settings_keeper import SettingsKeeper

_WIDEST: Final = 960


class Trials(Protocol):
    """What can be tried out, and what the program knows of itself."""

    def try_sound(self) -> None: ...
    def try_card(self) -> None: ...
    def try_notice(self) -> None: ...
    def end_quiet(self) -> None: ...
    def is_hushed(self) -> bool: ...
    def longest_stall_ms(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the desk gives to every section."""

    theme: Theme
    keeper: "SettingsKeeper"
    """The settings of this desk, and the way to change them."""
    parts: "OperatorDesk"
    signals: "DeskSignals"
    paths: "Paths"
    base_url: str
    """Of the backend."""
    say: Callable[[str, str], None]
    """A sentence at the foot of the window; its kind is `accent` or `bad`."""
    go: Callable[[str], None]
    """Bring a place of the navigation into sight, by its key; `settings/<key>` is a section."""
    trials: "Trials"


class SectionPage(QScrollArea):
    """A section's content: put cards under each other with `add`; its coroutines run in `tasks`.

    `opened` is called every time it comes into sight, `ask_again` when the line is back after a gap.
    """

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self.tasks = TaskOwner(self)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST + Space.PAGE)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, Space.PAGE, Space.PAGE)
        self._column.setSpacing(Space.PANEL)
        self._column.addStretch(1)  # all the room that is left: a card is as high as what it says
        self.setWidget(inside)

    def add(self, part: QWidget) -> None:
        """Put a card below those that are there."""
        self._column.insertWidget(self._column.count() - 1, part)

    def insert(self, place: int, part: QWidget) -> None:
        """Put a card where that many are above it."""
        self._column.insertWidget(place, part)

    def opened(self) -> None:
        """It comes into sight."""

    def ask_again(self) -> None:
        """The line is back: ask anew what may have changed or was asked in vain."""
        self.opened()

    async def close_tasks(self) -> None:
        """End what runs."""
        await self.tasks.close()

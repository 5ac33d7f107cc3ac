"""What the session knows of any place of the navigation: its page, and what concerns every page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.desk_session import DeskSession


class Place[Page: QWidget](QObject):
    """One place, wired to the desk: whatever its page wants is led to whoever can do it.

    A place is made when its page is first opened and ends with the page. What it does not override is nothing to it.
    """

    def __init__(self, session: "DeskSession", page: Page) -> None:
        super().__init__(page)
        self.session = session
        self.page = page

    def reload(self) -> None:
        """The gap in the news was too long: load anew."""

    def ask_again(self) -> None:
        """The line is back: ask anew what was asked in vain."""

    def show_playing(self, call_id: int | None, share: float, *, sounds: bool) -> None:
        """What the player has loaded (None: nothing), the share played (0-1), and whether it sounds."""

    def show_calling(self, phone: str | None) -> None:
        """The number, E.164, that is being called by a click; None: nobody is."""

    def takes_steps(self) -> bool:
        """Whether this page has room of its own for the steps of a click to call."""
        return False

    def set_steps(self, steps: QWidget | None) -> None:
        """Give the steps their room, or take them away; asked only of those that take them."""

    async def close_tasks(self) -> None:
        """End what the page has running."""

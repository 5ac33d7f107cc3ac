"""«Пропущені», wired to the desk."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.desk.desk import utc_now
from ui.missed.page import MissedPage
from ui.places.place import Place

if TYPE_CHECKING:
    from ui.desk_session import DeskSession


class MissedPlace(Place[MissedPage]):
    def __init__(self, session: "DeskSession", parent: QWidget) -> None:
        page = MissedPage(session.theme, session.parts.desk.missed, session.signals.missed, utc_now, parent)
        super().__init__(session, page)
        page.call_wanted.connect(session.calling.call)
        page.play_wanted.connect(session.playing.play)
        page.fetch_wanted.connect(session.playing.fetch)
        page.client_wanted.connect(session.ways.show_client)
        page.orders_of_wanted.connect(session.ways.show_orders_of)
        page.calls_of_wanted.connect(session.ways.show_calls_of)
        page.failed.connect(session.say_bad)
        running = session.calling.running
        if running is not None and running.callback is not None and not running.is_over:
            page.show_calling(running.callback.phone)
        if not session.parts.desk.missed.is_loaded:
            page.load()

    def reload(self) -> None:
        self.page.reload()

    def ask_again(self) -> None:
        self.page.reload()

    def show_playing(self, call_id: int | None, share: float, *, sounds: bool) -> None:  # noqa: ARG002 - no room for it
        self.page.show_playing(call_id, sounds=sounds)

    def show_calling(self, phone: str | None) -> None:
        self.page.show_calling(phone)

    async def close_tasks(self) -> None:
        await self.page.close_tasks()

"""«Записи розмов», wired to the desk."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.desk.desk import utc_now
from app.failures import Failure
from ui.call_list.page import CallListPage
from ui.places.place import Place

if TYPE_CHECKING:
    from ui.desk_session import DeskSession


class CallsPlace(Place[CallListPage]):
    def __init__(self, session: "DeskSession", parent: QWidget) -> None:
        history = session.parts.desk.history
        page = CallListPage(session.theme, history, session.signals.history, parent, clock=utc_now)
        super().__init__(session, page)
        page.play_wanted.connect(lambda call: session.playing.play(call, page.neighbour))
        page.download_wanted.connect(session.playing.download)
        page.call_wanted.connect(session.calling.call)
        page.order_wanted.connect(session.ways.show_order)
        page.orders_of_wanted.connect(session.ways.show_orders_of)
        page.client_wanted.connect(session.ways.show_client)
        session.tasks.start("managers", self._bring_managers())

    def reload(self) -> None:
        self.page.reload()

    def ask_again(self) -> None:
        self.page.ask_again()

    def show_playing(self, call_id: int | None, share: float, *, sounds: bool) -> None:
        self.page.show_playing(call_id, sounds=sounds, share=share)

    async def close_tasks(self) -> None:
        await self.page.close_tasks()

    async def _bring_managers(self) -> None:
        try:
            self.page.show_managers((await self.session.parts.questions.managers()).items)
        except Failure:
            return  # the list can be narrowed by everything else meanwhile

"""«Клієнти», wired to the desk."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.backend_link.client_questions import ClientDeeds
from app.contract.answers import Client, Order, Page
from app.contract.crm import ImportKind
from app.desk.client_book import ClientBook, ClientSheet
from app.desk.desk import utc_now
from app.desk.order_book import OrderFilter
from ui.clients.page import ClientsPage
from ui.desk_pages import SUPERVISORS
from ui.places.place import Place

if TYPE_CHECKING:
    from ui.desk_session import DeskSession

_FIRST = 60


class ClientsPlace(Place[ClientsPage]):
    def __init__(self, session: "DeskSession", parent: QWidget) -> None:
        self._questions = session.parts.questions
        deeds = ClientDeeds(self._questions)
        book = ClientBook(self._page_of_clients)
        sheet = ClientSheet(deeds, self._questions.calls, self._orders)
        page = ClientsPage(session.theme, book, sheet, deeds, self._find, utc_now, parent)
        super().__init__(session, page)
        page.play_wanted.connect(lambda call: session.playing.play(call, page.neighbour))
        page.fetch_wanted.connect(session.playing.fetch)
        page.call_wanted.connect(session.calling.call)
        page.order_wanted.connect(session.ways.show_order)
        page.said.connect(session.say)
        session.signals.client_changed.connect(page.hear_client)
        session.signals.call_listed.connect(page.hear_call)
        page.import_wanted.connect(self._on_import)
        session.signals.shift.changed.connect(self._on_shift_changed)
        self._on_shift_changed()

    def reload(self) -> None:
        self.page.reload()

    def ask_again(self) -> None:
        self.page.ask_again()

    def show_playing(self, call_id: int | None, share: float, *, sounds: bool) -> None:
        self.page.show_playing(call_id, sounds=sounds, share=share)

    @Slot()
    def _on_import(self) -> None:
        self.session.tasks.start("import", self._import())

    async def _import(self) -> None:
        from ui.places.entering import import_file  # dialogs cost nothing until they are wanted

        if await import_file(self.session, self.page, ImportKind.CLIENTS):
            self.page.reload()

    @Slot()
    def _on_shift_changed(self) -> None:
        me = self.session.parts.desk.shift.me
        self.page.bring.setVisible(me is not None and me.role in SUPERVISORS)

    async def close_tasks(self) -> None:
        await self.page.close_tasks()

    async def _page_of_clients(self, q: str, cursor: str | None) -> Page[Client]:
        return await self._questions.clients(q, cursor, _FIRST)

    async def _orders(self, wanted: OrderFilter) -> Page[Order]:
        return await self._questions.orders(wanted, limit=20)

    async def _find(self, q: str) -> Sequence[Client]:
        return (await self._questions.clients(q, limit=20)).items

"""«Замовлення» with «Список записів», wired to the desk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.contract.answers import Call, Order
from app.contract.crm import ImportKind
from app.desk.desk import utc_now
from app.settings import RECORDS_WIDTH
from ui.desk_pages import SUPERVISORS
from ui.orders.page import OrdersPage
from ui.places.place import Place
from ui.words_recording import playable_beside

if TYPE_CHECKING:
    from ui.desk_session import DeskSession


class OrdersPlace(Place[OrdersPage]):
    def __init__(self, session: "DeskSession", parent: QWidget) -> None:
        desk = session.parts.desk
        page = OrdersPage(
            session.theme,
            desk.orders,
            desk.calls_of_order,
            session.parts.questions.order,
            utc_now,
            panel_width=session.settings.get(RECORDS_WIDTH),
            parent=parent,
        )
        super().__init__(session, page)
        page.play_wanted.connect(lambda call: session.playing.play(call, self._talk_beside))
        page.download_wanted.connect(session.downloads.download)
        page.fetch_wanted.connect(session.playing.fetch)
        page.call_wanted.connect(session.calling.call)
        page.calls_of_wanted.connect(session.ways.show_calls_of)
        page.records_wanted.connect(session.place_steps)
        page.records_left.connect(session.place_steps)
        page.panel_width_changed.connect(self._on_panel_width_changed)
        page.failed.connect(session.say_bad)
        page.new_wanted.connect(lambda: session.tasks.start("order", self._enter(None)))
        page.change_wanted.connect(lambda order: session.tasks.start("order", self._enter(order)))
        page.import_wanted.connect(lambda kind: session.tasks.start("import", self._import(kind)))
        session.signals.orders_found.connect(page.pane.renew)
        session.signals.shift.changed.connect(self._on_shift_changed)
        self._on_shift_changed()
        page.load()

    def reload(self) -> None:
        self.page.reload()

    def ask_again(self) -> None:
        self.page.ask_again()

    def show_playing(self, call_id: int | None, share: float, *, sounds: bool) -> None:  # noqa: ARG002 - no room for it
        self.page.show_playing(call_id, sounds)

    def show_calling(self, phone: str | None) -> None:
        self.page.show_calling(phone)

    def takes_steps(self) -> bool:
        """At the foot of the open records."""
        return self.page.shows_records

    def set_steps(self, steps: QWidget | None) -> None:
        self.page.set_foot(steps)

    async def _enter(self, order: Order | None) -> None:
        from ui.places.entering import enter_order  # dialogs cost nothing until they are wanted

        if await enter_order(self.session, self.page, order):
            self.page.reload()

    async def _import(self, kind: ImportKind) -> None:
        from ui.places.entering import import_file

        if await import_file(self.session, self.page, kind):
            self.page.reload()

    async def close_tasks(self) -> None:
        await self.page.close_tasks()

    def _talk_beside(self, call_id: int, step: int) -> Call | None:
        """The talk before or after in «Список записів» that can be heard."""
        return playable_beside(self.session.parts.desk.calls_of_order.calls, call_id, step)

    @Slot()
    def _on_shift_changed(self) -> None:
        """Whole files are brought in by those who answer for them."""
        me = self.session.parts.desk.shift.me
        self.page.pane.bring.setVisible(me is not None and me.role in SUPERVISORS)

    @Slot(int)
    def _on_panel_width_changed(self, width: int) -> None:
        self.session.keeper.keep(RECORDS_WIDTH, width)

"""Ways from anything on the screen to the place where it is shown, with the window brought to it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.contract.answers import Named, Operator
from app.contract.problems import Problem
from app.desk.overview import CallsWanted
from app.failures import Failure, Refused
from ui.desk_pages import CALLS, CLIENTS, ORDERS, SETTINGS
from ui.problems import sentence_of

if TYPE_CHECKING:
    from ui.desk_session import DeskSession


class Ways(QObject):
    def __init__(self, session: "DeskSession") -> None:
        super().__init__(session)
        self._session = session

    @Slot(int)
    def show_order(self, order_id: int) -> None:
        """«Список записів» of the order."""
        self._session.go(ORDERS)
        if (page := self._session.orders) is not None:
            page.show_order(order_id)

    @Slot(str)
    def show_orders_of(self, words: str) -> None:
        """The orders that a number, a name or an order's number finds."""
        self._session.go(ORDERS)
        if (page := self._session.orders) is not None:
            page.search_for(words)

    @Slot(str)
    def show_calls_of(self, phone: str) -> None:
        """All calls of one number, E.164."""
        self._session.go(CALLS)
        if (page := self._session.calls) is not None:
            page.show_calls_of(phone)

    @Slot(object)
    def show_counted(self, wanted: CallsWanted) -> None:
        """The calls behind a mark of «Огляд»."""
        self._session.go(CALLS)
        if (page := self._session.calls) is not None:
            page.show_counted(wanted)

    @Slot(object)
    def show_calls_of_operator(self, operator: Operator) -> None:
        """Today's calls of an operator."""
        self._session.go(CALLS)
        if (page := self._session.calls) is not None:
            page.show_calls_of_operator(Named(operator.id, operator.name))

    def show_call(self, call_id: int, at_s: float | None = None) -> None:
        """One conversation among those of its number, loaded in the player, from that second of it on."""
        self._session.tasks.start("call", self._show_call(call_id, at_s))

    def show_settings(self, section: str) -> bool:
        """A section of «Налаштування», by its key; whether this role has it."""
        self._session.go(SETTINGS)
        place = self._session.places.get(SETTINGS)
        if place is None:
            return False
        place.page.show_section(section)
        return bool(place.page.current == section)

    @Slot(int)
    def show_client(self, client_id: int) -> None:
        """Their card in «Клієнти»."""
        self._session.go(CLIENTS)
        if (place := self._session.places.get(CLIENTS)) is not None:
            place.page.show_client(client_id)

    async def _show_call(self, call_id: int, at_s: float | None) -> None:
        session = self._session
        try:
            call = await session.parts.questions.call(call_id)
        except Failure as reason:
            is_hidden = isinstance(reason, Refused) and reason.problem is Problem.NOT_FOUND
            hidden = self.tr("Такої розмови немає або вам її не можна чути.")
            session.say_bad(hidden if is_hidden else sentence_of(reason))
            return
        if call.phone is not None:
            self.show_calls_of(call.phone)
        session.playing.play(call, start=at_s)

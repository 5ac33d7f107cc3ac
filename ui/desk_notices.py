"""Which calls are told by the system's own notifications: cards cannot be seen, or somebody prefers it so."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from app.desk.call_board import CallCard, CardState
from app.settings import CARD_AS, CARD_PRIVATE
from ui.desk_pages import MISSED
from ui.notices import Notices
from ui.screen_pop.actions import client_id
from ui.screen_pop.wording import band_title, name_of, number_of, order_title, place_of

if TYPE_CHECKING:
    from ui.desk_session import DeskSession

_AWAY: Final = "away"
_TRIAL: Final = "trial"


class DeskNotices(QObject):
    """One notification a call: it turns with the call, goes with it, and stays when the call was missed."""

    def __init__(self, session: "DeskSession") -> None:
        super().__init__(session)
        self._session = session
        self._notices = Notices(session.tray, self)
        self._cards: dict[str, CallCard] = {}  # those told, by key
        session.signals.board.card_changed.connect(self._on_card)
        session.signals.board.card_gone.connect(self._on_gone)
        session.away.unseen.connect(self._on_unseen_summary)
        self._notices.clicked.connect(self._on_clicked)

    def start(self) -> None:
        self._notices.start()

    async def close_tasks(self) -> None:
        await self._notices.close_tasks()

    def try_notice(self) -> None:
        """One that says nothing but that it is there; where nobody shows any, that is said."""
        if not self._notices.can_show:
            self._session.say_bad(self.tr("Цей робочий стіл не показує сповіщень. Про дзвінок скаже картка."))
            return
        self._notices.show(_TRIAL, self.tr("Слухавка"), self.tr("Так система сповістить про дзвінок."))

    @Slot(object)
    def _on_card(self, card: CallCard) -> None:
        key = f"call {card.call.id}"
        if card.state is CardState.RINGING:
            if key in self._cards or self._is_wanted():
                self._tell(key, card)
        elif key in self._cards:
            if card.state is CardState.MISSED:
                self._tell(key, card)
            else:
                self._take_back(key)

    @Slot(object)
    def _on_gone(self, call_id: int) -> None:
        """A missed call stays in the system's list; what it leads to is still known."""
        card = self._cards.get(f"call {call_id}")
        if card is not None and card.state is not CardState.MISSED:
            self._take_back(f"call {call_id}")

    def _is_wanted(self) -> bool:
        """The person's own «Не турбувати» is for notifications too; the system's they obey by themselves."""
        quiet = self._session.quiet.quiet
        if quiet.until is not None:
            return False
        on_its_own = QGuiApplication.platformName() == "wayland"  # no card of ours comes up above others there
        return quiet.is_on or on_its_own or self._session.keeper.get(CARD_AS) != "card"

    def _tell(self, key: str, card: CallCard) -> None:
        """Whoever passes by a locked screen reads it too."""
        is_veiled = self._session.quiet.quiet.is_locked or self._session.keeper.get(CARD_PRIVATE)
        title, text = words_of(replace(card, veiled=is_veiled))
        before = self._cards.get(key)
        self._cards[key] = card
        if before is None or (title, text) != words_of(replace(before, veiled=is_veiled)):
            self._notices.show(key, title, text, stays=card.state is CardState.RINGING)

    def _take_back(self, key: str) -> None:
        del self._cards[key]
        self._notices.take_back(key)

    @Slot(str, str)
    def _on_unseen_summary(self, head: str, names: str) -> None:
        self._notices.show(_AWAY, head, names)

    @Slot(str)
    def _on_clicked(self, key: str) -> None:
        self._session.window.bring_up()
        card = self._cards.get(key)
        if card is None:
            return
        client = client_id(card)
        if card.state is CardState.MISSED:
            self._session.go(MISSED)
        elif client is not None:
            self._session.ways.show_client(client)
        elif card.call.phone is not None:
            self._session.ways.show_calls_of(card.call.phone)


def words_of(card: CallCard) -> tuple[str, str]:
    """Title and text: who, their number, the newest order. Veiled: no more than the card shows then."""
    name, number = name_of(card), number_of(card)
    who = name or number
    title = f"{band_title(card)}: {who}" if who else band_title(card)
    lines = [" · ".join(filter(None, (number if name else "", "" if card.veiled else place_of(card))))]
    if card.file is not None and card.file.orders and not card.veiled:
        order = card.file.orders[0]
        lines.append(" · ".join(filter(None, (order_title(order.number), order.status))))
    return title, "\n".join(filter(None, lines))

"""The cards of this desk: what the board says goes up, what the operator does on a card goes where it belongs."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from app.desk.call_board import CallCard
from app.desk.desk import utc_now
from app.failures import Failure
from app.operator_desk import OperatorDesk
from ui.desk_signals import BoardSignals
from ui.screen_pop.stack import CardStack
from ui.tasks import TaskOwner

_TICK_MS: Final = 500
_KEEPING_S: Final = 1.0


class DeskCards(QObject):
    """Cards come and go by the board; names and notes are kept even when the line is down."""

    def __init__(self, stack: CardStack, parts: OperatorDesk, signals: BoardSignals, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._stack = stack
        self._board = parts.desk.board
        self._tasks = TaskOwner(self)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._on_tick)
        signals.card_changed.connect(stack.show_card)
        signals.card_changed.connect(self._on_card)
        signals.card_gone.connect(stack.take_away)
        signals.file_wanted.connect(self._on_file_wanted)
        stack.closed.connect(self._board.dismiss)
        stack.held.connect(self._on_held)
        stack.client_chosen.connect(self._on_client_chosen)
        stack.name_given.connect(self._on_name_given)
        stack.note_given.connect(self._on_note_given)
        stack.outcome_given.connect(self._on_outcome_given)

    async def close_tasks(self) -> None:
        """What was written last is told when the cards are hidden: it is given the time to be kept."""
        self._clock.stop()
        await self._tasks.close(patience_s=_KEEPING_S)

    @Slot(object)
    def _on_card(self, _card: CallCard) -> None:
        self._clock.start()

    @Slot()
    def _on_tick(self) -> None:
        now = utc_now()
        self._stack.mark_stale(on=self._parts.desk.shift.offline_for(now) is not None)
        self._board.tick(now)
        if not self._board.cards:
            self._clock.stop()

    @Slot(int, bool)
    def _on_held(self, call_id: int, held: bool) -> None:
        self._board.hold(call_id, held, utc_now())

    @Slot(object)
    def _on_file_wanted(self, call_id: int) -> None:
        self._tasks.start(f"file {call_id}", self._bring_file(call_id))

    async def _bring_file(self, call_id: int) -> None:
        try:
            await self._board.bring_file(call_id)
        except Failure:
            return  # the card shows what it has; the line's strip tells the rest

    @Slot(int, int)
    def _on_client_chosen(self, call_id: int, client_id: int) -> None:
        self._tasks.start(f"choice {call_id}", self._choose(call_id, client_id))

    async def _choose(self, call_id: int, client_id: int) -> None:
        try:
            await self._board.choose_client(call_id, client_id)
        except Failure:
            return  # the question stays, and can be answered again
        card = self._board.card(call_id)
        if card is not None and card.file is not None and card.file.client.id == client_id:
            await self._parts.files.choose_client(card.call, card.file.client)

    @Slot(int, str)
    def _on_name_given(self, client_id: int, name: str) -> None:
        self._tasks.start(f"name {client_id}", self._rename(client_id, name))

    async def _rename(self, client_id: int, name: str) -> None:
        files = (card.file for card in self._board.cards if card.file is not None)
        client = next((file.client for file in files if file.client.id == client_id), None)
        if client is not None:
            await self._parts.files.rename(client, name)
        else:  # their card is gone
            await self._parts.files.rename_unseen(client_id, name)

    @Slot(int, str)
    def _on_note_given(self, call_id: int, note: str) -> None:
        card = self._board.card(call_id)
        if card is not None:
            self._tasks.start(f"note {call_id}", self._note(card, note))

    @Slot(int, object)
    def _on_outcome_given(self, call_id: int, outcome: str | None) -> None:
        card = self._board.card(call_id)
        if card is not None:
            self._tasks.start(f"outcome {call_id}", self._outcome(card, outcome))

    async def _outcome(self, card: CallCard, outcome: str | None) -> None:
        await self._parts.files.set_outcome(self._as_it_is(card).call, outcome)

    async def _note(self, card: CallCard, note: str) -> None:
        await self._parts.files.note_call(self._as_it_is(card).call, note)
        self._stack.show_kept(card.call.id, note)

    def _as_it_is(self, card: CallCard) -> CallCard:
        """What was heard or written since is not to be told back as it was; of one that went meanwhile, the last."""
        return self._board.card(card.call.id) or card

"""The calls of this moment, and the cards that stand on the screen for some of them."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import datetime

from msgspec.structs import replace as changed

from app.contract.answers import Call, Client, ClientFile, Direction, Me, Phase, Role
from app.contract.events import CallNews
from app.desk.call_card import LIVE, CallCard, CardState, bare, next_state, rank_of
from app.desk.card_client import brought, chosen, with_client
from app.desk.written_words import WrittenWords

__all__ = ["CallBoard", "CallCard", "CardState"]

_REMEMBERED = 1000  # calls whose furthest phase is kept, so that a late notice of one does not pop up again

type AskFile = Callable[[int, str | None], Awaitable[ClientFile]]
"""Of a client, by their id; with the number they call from, why it is them."""


class CallBoard:
    """All calls this desk may see now (`live`) and those that stand before the operator (`cards`, oldest first).

    A repeated or late notice changes nothing; one call never makes two cards. Incoming calls and callbacks pop when
    they concern whoever sits here; an outgoing call of ours gets a card when the talk begins, or at once when
    `is_click_to_call` says that it was started from this desk; `as_dialled` then tells how far it is.
    """

    def __init__(
        self,
        *,
        ask_file: AskFile | None = None,
        is_click_to_call: Callable[[Call], bool] | None = None,
        as_dialled: Callable[[CallNews], CallNews] | None = None,
        pops_for_all: bool = False,
    ) -> None:
        self.me: Me | None = None
        self.pops_for_all = pops_for_all
        """A supervisor's wish to have a card for everybody's calls."""
        self.on_card: Callable[[CallCard], None] = _nobody
        self.on_card_gone: Callable[[int], None] = _nobody
        self.on_live_changed: Callable[[], None] = _nobody_asked
        self.on_file_wanted: Callable[[int], None] = _nobody
        """A card has a client but no file: its owner starts `bring_file(call_id)`."""
        self._ask_file = ask_file
        self._is_click_to_call = is_click_to_call or _never
        self._as_dialled = as_dialled or _as_told
        self._dialled: CallNews | None = None  # the call that was clicked, as the backend told it last
        self._cards: dict[int, CallCard] = {}
        self._live: dict[int, CallNews] = {}
        self._furthest: dict[int, int] = {}
        self._written = WrittenWords()
        self._outdated: set[int] = set()  # cards whose file is of who their client was before
        self._concerned: dict[
            int, bool
        ] = {}  # beside `_furthest`: whether what was told last was for whoever sits here

    @property
    def cards(self) -> list[CallCard]:
        return list(self._cards.values())

    @property
    def live(self) -> list[CallNews]:
        """Calls that ring or are talked on now, oldest first; for the live board."""
        return sorted(self._live.values(), key=lambda call: (call.started_at, call.id))

    def card(self, call_id: int) -> CallCard | None:
        return self._cards.get(call_id)

    def hello(self, me: Me, calls: Iterable[CallNews], now: datetime) -> None:
        """Become what the backend says is going on.

        Of a call that vanished the card goes; that of a talk, and a held one, is ended instead: it may be noted still.
        """
        self.me = me
        active = {call.id: call for call in calls}
        for card in self.cards:
            if card.state in LIVE and card.call.id not in active:
                self._end_unseen(card, now)
        self._live = {}
        for call in active.values():
            self.hear(call, now)
        self.on_live_changed()

    def hear(self, news: CallNews, now: datetime) -> None:
        """Take one call as it is now."""
        told, news = news, self._as_dialled(news)
        if news is not told:
            self._dialled = told
        rank = rank_of(news.phase)
        if rank < self._furthest.get(news.id, 0):
            return
        comes_anew = rank > self._furthest.get(news.id, -1) or self._is_passed_on_to_me(news)
        self._remember(news, rank)
        self._keep_live(news)
        card = self._cards.get(news.id)
        if card is None:
            if comes_anew:
                self._pop(news, now)
        else:
            self._turn(card, news, now)

    def dialled_on(self, now: datetime) -> None:
        """The call that was clicked came a step further."""
        if self._dialled is not None:
            told, self._dialled = self._dialled, None
            if told.id in self._live:
                self.hear(told, now)

    def hear_client(self, client: Client) -> None:
        """Show a client's new name, numbers or note on the cards of their calls, or whom they turned out to be."""
        for card in self.cards:
            now = with_client(card, client)
            if now != card:
                self._put(now)
            if now.call.client != card.call.client and client.merged_into is not None and now.file is not None:
                self._outdated.add(card.call.id)
                self.on_file_wanted(card.call.id)

    def hear_recording(self, call: Call) -> None:
        """Show how the recording of an earlier talk stands on the cards of its client."""
        for card in self.cards:
            talks = () if card.file is None else card.file.calls
            if card.file is not None and any(talk.id == call.id for talk in talks):
                now = tuple(call if talk.id == call.id else talk for talk in talks)
                self._put(replace(card, file=changed(card.file, calls=now)))

    def show_call(self, call: Call) -> None:
        """Show what the operator wrote about a call before the backend knows of it."""
        card = self._cards.get(call.id)
        if card is not None:
            self._put(replace(card, call=self._written.write(card.call, call)))

    def hear_past(self, news: CallNews) -> None:
        """What became of a call before `hello`: a card that was ended unseen learns how long the talk was."""
        card = self._cards.get(news.id)
        if card is not None and card.state is CardState.ENDED and news.phase is Phase.ENDED and news.taken_by is None:
            self._put(replace(card, call=self._written.laid_over(bare(news))))

    def tick(self, now: datetime) -> None:
        """Let go of the cards whose time is over. Called about once a second while `cards` is not empty."""
        for card in self.cards:
            goes_at = card.goes_at()
            if goes_at is not None and goes_at <= now:
                self.dismiss(card.call.id)

    def hold(self, call_id: int, held: bool, now: datetime) -> None:
        """Keep a card while somebody points at it or writes in it; let go, its time starts anew."""
        card = self._cards.get(call_id)
        if card is not None and card.held != held:
            since = card.since if card.state in LIVE else now
            self._put(replace(card, held=held, since=since))

    def dismiss(self, call_id: int) -> None:
        """The operator closed the card, or its time is over."""
        if self._cards.pop(call_id, None) is not None:
            self._written.forget(call_id)
            self._outdated.discard(call_id)
            self.on_card_gone(call_id)

    async def bring_file(self, call_id: int) -> None:
        """Ask for what is known of a card's client, when the ring did not bring it, or it is another one's now."""
        card = self._cards.get(call_id)
        if card is None or card.call.client is None or self._ask_file is None:
            return
        if card.file is not None and call_id not in self._outdated:
            return
        phone = card.call.phone if card.call.direction is Direction.IN else None
        file = await self._ask_file(card.call.client.id, phone)
        card = self._cards.get(call_id)  # it may have turned or gone meanwhile
        if card is not None and card.call.client is not None and card.call.client.id == file.client.id:
            self._outdated.discard(call_id)
            self._put(brought(card, file))

    async def choose_client(self, call_id: int, client_id: int) -> None:
        """The operator says who of those with this number is calling: the card becomes that client's."""
        card = self._cards.get(call_id)
        if card is None or self._ask_file is None:
            return
        file = await self._ask_file(client_id, None)
        card = self._cards.get(call_id)  # it may have turned or gone meanwhile
        if card is not None:
            turned = chosen(card, file)
            self._written.write(card.call, turned.call)
            self._put(turned)

    def _pop(self, news: CallNews, now: datetime) -> None:
        state = self._state_of_new(news)
        if state is not None:
            self._put(CallCard(call=bare(news), state=state, since=now, file=news.file))

    def _state_of_new(self, news: CallNews) -> CardState | None:
        if news.taken_by is not None or news.phase is Phase.ENDED:
            return None
        if news.phase is Phase.TALKING:
            return CardState.TALKING if self._is_mine(news) or self._pops_anyway(news) else None
        if news.direction is Direction.OUT:
            return CardState.RINGING if self._is_click_to_call(news) else None
        return CardState.RINGING if self._concerns_me(news) else None

    def _turn(self, card: CallCard, news: CallNews, now: datetime) -> None:
        is_ours = self._is_mine(news) or self._pops_anyway(news)
        state, taken_by = next_state(card, news, is_ours=is_ours)
        # News that somebody took it may carry neither number nor client: the card keeps what it showed.
        is_redacted = state is CardState.TAKEN or news.taken_by is not None
        call = card.call if is_redacted else self._written.laid_over(bare(news))
        file = news.file if news.file is not None and _is_of(news.file, call) else card.file
        turned = replace(card, call=call, state=state, taken_by=taken_by, file=file)
        if turned != card:
            self._put(turned if state is card.state else replace(turned, since=now))

    def _is_passed_on_to_me(self, news: CallNews) -> bool:
        """Whether it rang or was talked on elsewhere before, and is brought here now."""
        if news.direction is Direction.OUT and news.phase is Phase.RINGING:
            return False  # it is known as clicked a moment after it is known
        return not self._concerned.get(news.id, True) and self._state_of_new(news) is not None

    def _concerns_me(self, news: CallNews) -> bool:
        """A ring that is mine or everybody's: a colleague's, sent to their group or a supervisor, is only live."""
        if self.me is None or self.pops_for_all:
            return True
        if self.me.role is Role.OPERATOR and news.operator is None:
            return True
        return self.me.operator is not None and (news.operator is None or news.operator.id == self.me.operator.id)

    def _is_mine(self, news: CallNews) -> bool:
        if self.me is None or self.me.operator is None or news.operator is None or news.taken_by is not None:
            return False
        return news.operator.id == self.me.operator.id

    def _pops_anyway(self, news: CallNews) -> bool:
        return self.pops_for_all and news.taken_by is None

    def _keep_live(self, news: CallNews) -> None:
        if news.phase is Phase.ENDED or news.taken_by is not None:
            was_there = self._live.pop(news.id, None) is not None
            if was_there:
                self.on_live_changed()
        elif self._live.get(news.id) != news:
            self._live[news.id] = news
            self.on_live_changed()

    def _end_unseen(self, card: CallCard, now: datetime) -> None:
        if card.held or card.state is CardState.TALKING:
            self._put(replace(card, state=CardState.ENDED, since=now))
        else:
            self.dismiss(card.call.id)

    def _remember(self, news: CallNews, rank: int) -> None:
        self._furthest[news.id] = max(rank, self._furthest.pop(news.id, 0))
        self._concerned[news.id] = self._state_of_new(news) is not None
        if len(self._furthest) > _REMEMBERED:
            oldest = next(iter(self._furthest))
            del self._furthest[oldest], self._concerned[oldest]

    def _put(self, card: CallCard) -> None:
        self._cards[card.call.id] = card
        self.on_card(card)
        if card.file is None and card.call.client is not None and self._ask_file is not None and card.state in LIVE:
            self.on_file_wanted(card.call.id)


def _is_of(file: ClientFile, call: Call) -> bool:
    return call.client is None or call.client.id == file.client.id


def _never(_call: Call) -> bool:
    return False


def _as_told(news: CallNews) -> CallNews:
    return news


def _nobody(_what: object) -> None:
    """Nobody listens yet."""


def _nobody_asked() -> None:
    """Nobody listens yet."""

"""«Записи розмов» as state: pages of calls that answer one question, kept true by the news."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import UNSET

from app.contract.answers import Call, Client, Direction, Named, Operator, Page, RecordingState, Status
from app.contract.calls import CallTotal
from app.contract.events import CallNews
from app.contract.listening import TalkShares
from app.desk.call_card import rank_of
from app.word_forms import folded

FEWEST_DIGITS = 3
MOST_ANEW = 600
"""So many rows that were read are asked for anew at most; what is older comes again with its page."""
NOBODY = 0
"""In the place of a manager: the calls of none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFilter:
    """Which calls are wanted; None (or an empty word) leaves a side open. Times are UTC with zone.

    `phone` is E.164; `order` means every call with the client of that order; `manager` 0 means no manager's; `missed`
    and `recorded` are yes, no, or None for both; `since` is included, `until` is not; `talk_from` and `talk_to` are
    seconds, both included. `operator_share` is the least per cent of the speech that is the operator's, `silence` and
    `monologue` are the least seconds of the longest silence and of the operator's longest word, `interruptions`
    how often at least the operator cut in on the client; none of these is told of a call whose recording was not heard.
    `hour` and `weekday` (Monday is 0) are of `time_zone`, the company's by its IANA name.
    """

    q: str = ""
    phone: str | None = None
    client: int | None = None
    order: int | None = None
    operator: int | None = None
    manager: int | None = None
    status: Status | None = None
    direction: Direction | None = None
    missed: bool | None = None
    recorded: bool | None = None
    since: datetime | None = None
    until: datetime | None = None
    hour: int | None = None
    weekday: int | None = None
    time_zone: str = ""
    talk_from: int | None = None
    talk_to: int | None = None
    operator_share: int | None = None
    silence: int | None = None
    monologue: int | None = None
    interruptions: int | None = None

    def matches(self, call: Call, *, client_of_order: int | None = None) -> bool:
        """Whether the call belongs in the list, by the same rule as the backend's.

        Whose the order is only the backend knows; until its answer told (`client_of_order`), a call belongs that
        carries the order itself.
        """
        return (
            _fits(self.phone, call.phone)
            and _fits(self.client, _id(call.client))
            and (_fits(self.order, _id(call.order)) or _fits_client(client_of_order, call))
            and _fits(self.operator, _id(call.operator))
            and _fits(self.manager, _id(call.manager) or NOBODY)
            and _fits(self.status, call.status)
            and _fits(self.direction, call.direction)
            and _fits(self.missed, is_missed(call))
            and _fits(self.recorded, call.recording.state is RecordingState.READY)
            and (self.since is None or call.started_at >= self.since)
            and (self.until is None or call.started_at < self.until)
            and (self.talk_from is None or (call.talk_s or 0) >= self.talk_from)
            and (self.talk_to is None or (call.talk_s or 0) <= self.talk_to)
            and self._fits_hour(call.started_at)
            and self._fits_heard(call.shares)
            and _speaks_of(self.q, call)
        )

    def _fits_heard(self, heard: TalkShares | None) -> bool:
        if heard is None:
            return (self.operator_share, self.silence, self.monologue, self.interruptions) == (None, None, None, None)
        return (
            (self.operator_share is None or round(100 * operator_share(heard), 6) >= self.operator_share)
            and (self.silence is None or heard.longest_silence_s >= self.silence)
            and (self.monologue is None or heard.longest_operator_s >= self.monologue)
            and (self.interruptions is None or heard.operator_interrupted >= self.interruptions)
        )

    def _fits_hour(self, at: datetime) -> bool:
        if self.hour is None and self.weekday is None:
            return True
        there = at.astimezone(ZoneInfo(self.time_zone) if self.time_zone else None)
        return _fits(self.hour, there.hour) and _fits(self.weekday, there.weekday())


def operator_share(heard: TalkShares) -> float:
    """Of what was said, the part that the operator said; 0-1, also while both spoke."""
    spoken = heard.client_s + heard.operator_s + heard.both_s
    return (heard.operator_s + heard.both_s) / spoken if spoken else 0.0


def is_missed(call: Call) -> bool:
    """An incoming call that nobody talked to (voicemail too)."""
    return call.direction is Direction.IN and call.status is Status.CANCELLED


type AskCalls = Callable[[CallFilter, str | None], Awaitable[Page[Call]]]
"""Asks for the page at a cursor (None: the first)."""
type AskTotal = Callable[[CallFilter], Awaitable[CallTotal]]
_COUNTS = 3
"""So often is counted anew because calls came meanwhile; one more or less matters to nobody then."""


class CallHistory:
    """The answer to one `CallFilter`, newest first: loaded page by page, never a call twice.

    The row of a call heard of is replaced where it stands, inserted where it belongs, or removed when it no longer
    matches. Failures of `ask` pass through to whoever awaits `open`, `more` or `reload`; what is shown stays.
    """

    def __init__(self, ask: AskCalls, wanted: CallFilter | None = None, *, ask_total: AskTotal | None = None) -> None:
        self.filter = wanted or CallFilter()
        self.total: int | None = None
        """How many calls match altogether; None until it was told."""
        self.has_more = False
        """There are more than `total`: nobody counts on."""
        self.talk_s: int | None = None
        self.is_answered = False
        """The first page is here."""
        self.is_loading = False
        self.is_complete = False
        """The oldest matching call is here."""
        self.on_reset: Callable[[], None] = _nobody
        self.on_inserted: Callable[[int, Sequence[Call]], None] = _nobody
        self.on_changed: Callable[[int], None] = _nobody
        self.on_removed: Callable[[int], None] = _nobody
        self.on_more: Callable[[], None] = _nobody
        """Something beside the rows changed: loading, complete, total."""
        self._ask = ask
        self._ask_total = ask_total
        self._calls: list[Call] = []
        self._next: str | None = None
        self._question = 0
        self._news = 0  # calls heard of so far
        self._heard: dict[int, Call | None] = {}  # news while a page is on its way; None: no longer ours to see

    @property
    def calls(self) -> Sequence[Call]:
        return self._calls

    def index_of(self, call_id: int) -> int | None:
        return next((index for index, call in enumerate(self._calls) if call.id == call_id), None)

    async def open(self, wanted: CallFilter) -> None:
        """Ask another question: the list empties at once and the first page of the answer comes."""
        self.filter = wanted
        self._calls, self._next, self.total, self.talk_s, self.is_complete = [], None, None, None, False
        self.is_answered = False
        self.on_reset()
        await self._load(None)

    async def reload(self) -> None:
        """Ask the same question anew, as far as it was read; what is shown stays until the answer comes."""
        await self._load(None, at_least=min(len(self._calls), MOST_ANEW))

    async def more(self) -> None:
        """Load the next older page; nothing happens while one is on its way or when all is here."""
        if not self.is_loading and not self.is_complete:
            await self._load(self._next)

    async def count(self) -> None:
        """Ask how many calls match, when the first page did not tell; the rows wait for nothing."""
        if self._ask_total is None or self.total is not None:
            return
        question, told = self._question, None
        for _ in range(_COUNTS):
            news = self._news
            told = await self._ask_total(self.filter)
            if question != self._question:
                return  # a newer question was asked meanwhile
            if news == self._news:
                break  # else a call came meanwhile, and nobody knows whether it was counted
        if told is not None:
            self.total, self.talk_s, self.has_more = told.calls, told.talk_s, told.more
            self.on_more()

    def hear(self, news: Call) -> None:
        """Take one call as it is now."""
        self._news += 1
        call = None if isinstance(news, CallNews) and news.taken_by is not None else news
        if self.is_loading:
            self._heard[news.id] = call
        index = self.index_of(news.id)
        if index is not None and call is not None and rank_of(call.phase) < rank_of(self._calls[index].phase):
            return
        if call is None or not self._belongs(call):
            if index is not None:
                self._remove(index)
        elif index is None:
            self._insert(call)
        elif _key(self._calls[index]) == _key(call):
            self._replace(index, call)
        else:  # an earlier start became known: the row moves
            self._remove(index)
            self._insert(call)

    def hear_client(self, client: Client) -> None:
        """Show a client's new name in their rows, or whom they turned out to be."""
        from msgspec.structs import replace

        for index, call in enumerate(self._calls):
            named = named_now(call.client, client)
            if named != call.client:
                self._replace(index, replace(call, client=named))

    def hear_operator(self, operator: Operator) -> None:
        """Show who the operator is now in the rows of their talks: all of them are that manager's."""
        for index, call in enumerate(self._calls):
            self._replace(index, with_operator(call, operator))

    async def _load(self, cursor: str | None, *, at_least: int = 0) -> None:
        self._question += 1
        question = self._question
        self._heard = {}
        self._set_loading(True)
        try:
            page = await self._ask(self.filter, cursor)
            while len(page.items) < at_least and page.next is not None and question == self._question:
                older = await self._ask(self.filter, page.next)
                page = Page((*page.items, *older.items), older.next, total=page.total, talk_s=page.talk_s)
            if question == self._question:  # else a newer question was asked meanwhile
                self._take_page(page, is_first=cursor is None)
        finally:
            if question == self._question:
                self._set_loading(False)

    def _take_page(self, page: Page[Call], *, is_first: bool) -> None:
        fresh = {call.id: call for call in page.items}
        for call_id, heard in self._heard.items():  # the news is younger than the page
            if heard is None or not self._belongs(heard):
                fresh.pop(call_id, None)
            elif call_id in fresh or self._belongs_before_end(heard, page, is_first=is_first):
                fresh[call_id] = heard
        self._next, self.is_complete = page.next, page.next is None
        self._heard = {}
        if is_first:
            self._calls = sorted(fresh.values(), key=_key, reverse=True)
            self.total = None if page.total is UNSET else page.total
            self.talk_s = None if page.talk_s is UNSET else page.talk_s
            self.has_more, self.is_answered = False, True
            self.on_reset()
            return
        known = {call.id for call in self._calls}
        older = sorted((call for call in fresh.values() if call.id not in known), key=_key, reverse=True)
        if older:
            start = len(self._calls)
            self._calls += older
            self.on_inserted(start, older)

    def _belongs(self, call: Call) -> bool:
        """All rows of an order's list have its client."""
        client = _id(self._calls[0].client) if self.filter.order is not None and self._calls else None
        return self.filter.matches(call, client_of_order=client)

    @staticmethod
    def _belongs_before_end(call: Call, page: Page[Call], *, is_first: bool) -> bool:
        return is_first and (page.next is None or not page.items or _key(call) > _key(page.items[-1]))

    def _insert(self, call: Call) -> None:
        index = next((at for at, row in enumerate(self._calls) if _key(row) < _key(call)), len(self._calls))
        if index == len(self._calls) and not self.is_complete:
            return  # it stands further down than what is loaded and comes with its page
        self._calls.insert(index, call)
        self._count(+1, call.talk_s or 0)
        self.on_inserted(index, (call,))

    def _replace(self, index: int, call: Call) -> None:
        before = self._calls[index]
        if before != call:
            self._calls[index] = call
            self._count(0, (call.talk_s or 0) - (before.talk_s or 0))
            self.on_changed(index)

    def _remove(self, index: int) -> None:
        call = self._calls.pop(index)
        self._count(-1, -(call.talk_s or 0))
        self.on_removed(index)

    def _count(self, calls: int, talk_s: int) -> None:
        if self.total is not None:
            self.total += calls
        if self.talk_s is not None:
            self.talk_s += talk_s
        if calls or talk_s:
            self.on_more()

    def _set_loading(self, loading: bool) -> None:
        self.is_loading = loading
        self.on_more()


def named_now(named: Named | None, client: Client) -> Named | None:
    """The client by the name they have now, as whoever they became; another one as they are."""
    if named is None or named.id != client.id:
        return named
    return Named(client.id if client.merged_into is None else client.merged_into, client.name)


def with_operator(call: Call, operator: Operator) -> Call:
    """The call with its operator's name and manager as they are now; another operator's as it is."""
    from msgspec.structs import replace

    named = Named(operator.id, operator.name)
    if _id(call.operator) != operator.id or (call.operator, call.manager) == (named, operator.manager):
        return call
    return replace(call, operator=named, manager=operator.manager)


def _key(call: Call) -> tuple[datetime, int]:
    return call.started_at, call.id


def _id(named: Named | None) -> int | None:
    return None if named is None else named.id


def _fits_client(client: int | None, call: Call) -> bool:
    return client is not None and client == _id(call.client)


def _fits(wanted: object, found: object) -> bool:
    return wanted is None or wanted == found


def _speaks_of(q: str, call: Call) -> bool:
    """Part of the client's name, of the order's number, or of the phone's, three digits at least."""
    word = folded(q.strip())
    if not word:
        return True
    digits = "".join(letter for letter in word if letter.isascii() and letter.isdigit())
    is_number = len(digits) >= FEWEST_DIGITS and not any(letter.isalpha() for letter in word)
    if is_number and call.phone is not None and digits in call.phone:
        return True
    return any(word in folded(named.name) for named in (call.client, call.order) if named is not None)


def _nobody(*_what: object) -> None:
    """Nobody listens yet."""

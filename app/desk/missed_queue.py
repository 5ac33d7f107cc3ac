"""«Пропущені» as state: who waits and for how long, who has taken whom, and what is handled."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from msgspec import UNSET
from msgspec.structs import replace

from app.contract.answers import Call, Client, Me, Missed, MissedEnding, Named, Page
from app.contract.working_hours import WorkingHours
from app.desk.call_history import named_now
from app.working_time import always_open, worked

CLAIM_SEEN_FOR = timedelta(minutes=15)
"""How long a claim is shown as ours until the backend has told its own end."""
MOST_PAGES = 10
"""So many pages of those who wait are loaded; nobody reads further."""


class AskMissed(Protocol):
    """The questions; `app.backend_link.missed_questions.MissedQuestions` is one. Each raises its `Failure`."""

    async def open(self, cursor: str | None = None) -> Page[Missed]: ...
    async def handled(self, cursor: str | None = None) -> Page[Missed]: ...
    async def closed_by_themselves(self, since: datetime) -> Page[Missed]: ...
    async def claim(self, missed_id: int) -> Missed: ...
    async def release(self, missed_id: int) -> Missed: ...
    async def done(self, missed_id: int) -> Missed: ...
    async def not_done(self, missed_id: int) -> Missed: ...
    async def hours(self) -> WorkingHours: ...


class Group(StrEnum):
    """Where a row stands, in this order."""

    WAITING = "waiting"
    IN_WORK = "in_work"
    OUTSIDE = "outside"
    """They called outside working hours."""


class Urgency(StrEnum):
    CALM = "calm"
    SOON = "soon"
    LATE = "late"
    NOT_YET = "not_yet"
    """The company has not opened since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One client who waits, as of a moment."""

    entry: Missed
    group: Group
    waited: timedelta
    """Within working hours."""
    urgency: Urgency
    holder: Named | None
    """Whose they are now; None: anybody's."""
    is_mine: bool


class MissedQueue:
    """Who waits, kept up by the news; what is wished shows at once and is taken back when it is refused."""

    def __init__(self, asks: AskMissed | None = None) -> None:
        self.me: Me | None = None
        self.hours: WorkingHours = always_open("UTC")
        self.is_loaded = False
        self.handled: list[Missed] = []
        """What was loaded of the handled ones, the newest first."""
        self.handled_complete = False
        self.handled_loaded = False
        self.on_changed: Callable[[], None] = _nobody
        self.on_handled: Callable[[], None] = _nobody
        self._asks = asks
        self._open: dict[int, Missed] = {}
        self._today: dict[int, Missed] = {}
        self._today_more = 0  # closed today and not loaded
        self._today_from: datetime | None = None
        self._wished: dict[int, Missed] = {}  # what is shown until the backend has answered
        self._next_handled: str | None = None
        self._loads: list[dict[int, Missed]] = []  # what each of those on their way has heard meanwhile

    # What is shown

    @property
    def entries(self) -> list[Missed]:
        """All who wait, with what was wished for them; unordered."""
        shown = (self._wished.get(key, entry) for key, entry in self._open.items())
        return [entry for entry in shown if entry.closed_at is None]

    def entry(self, missed_id: int) -> Missed | None:
        return self._wished.get(missed_id) or self._open.get(missed_id)

    def rows(self, now: datetime) -> list[QueueRow]:
        """Who waits: group by group, in each mine and then the longest waiting first."""
        order = list(Group)
        rows = [self._row(entry, now) for entry in self.entries]
        return sorted(rows, key=lambda row: (order.index(row.group), not row.is_mine, row.entry.since, row.entry.id))

    def waiting_count(self, now: datetime) -> int:
        """How many nobody has taken yet, leaving out those who wait for the opening."""
        rows = [self._row(entry, now) for entry in self.entries]
        return sum(row.group is not Group.IN_WORK and row.urgency is not Urgency.NOT_YET for row in rows)

    def closed_today(self) -> list[Missed]:
        """What a contact has closed today, the newest first, as far as it was loaded."""
        return sorted(self._today.values(), key=lambda entry: (entry.closed_at or entry.since, entry.id), reverse=True)

    @property
    def closed_today_count(self) -> int:
        return len(self._today) + self._today_more

    # What is told

    def hear(self, news: Missed, now: datetime) -> None:
        """Take one entry as it is now."""
        for heard in self._loads:
            heard[news.id] = news
        self._wished.pop(news.id, None)
        if news.closed_at is None:
            self._open[news.id] = news
            self._today.pop(news.id, None)
            self._handled_gone(news.id)
        else:
            self._open.pop(news.id, None)
            self._handled_came(news)
            if news.end is not None and news.end.how is MissedEnding.CONTACT and self._is_today(news, now):
                self._today[news.id] = news
        self.on_changed()

    def hear_call(self, call: Call) -> None:
        """The recording of a message left by one who waits has come."""
        self._change(
            lambda entry: entry.voicemail_call is not None and entry.voicemail_call.id == call.id,
            lambda entry: replace(entry, voicemail_call=call),
        )

    def hear_client(self, client: Client) -> None:
        """A client has another name, or turned out to be another."""
        self._change(
            lambda entry: entry.client is not None and entry.client.id == client.id,
            lambda entry: replace(entry, client=named_now(entry.client, client)),
        )

    def hear_hours(self, hours: WorkingHours) -> None:
        """The company answers at other times; who waits since when is told by `load`."""
        self.hours = hours
        self.on_changed()

    # What is asked

    async def load(self, now: datetime) -> None:
        """Ask anew for all who wait, the hours, and what has closed by itself since this day began."""
        if self._asks is None:
            return
        heard: dict[int, Missed] = {}
        self._loads.append(heard)
        try:
            self.hours = await self._asks.hours()
            found = await self._all_open(self._asks)
            midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
            today = await self._asks.closed_by_themselves(midnight)
        finally:
            self._loads = [load for load in self._loads if load is not heard]
        self._today_from = midnight
        self._open = {entry.id: entry for entry in found}
        self._today = {entry.id: entry for entry in today.items}
        self._today_more = 0 if today.total is UNSET else max(0, today.total - len(today.items))
        self._wished.clear()
        self.is_loaded = True
        for news in heard.values():  # younger than the pages
            self.hear(news, now)
        self.on_changed()

    async def load_handled(self) -> None:
        """Ask for the newest of the handled ones."""
        if self._asks is not None:
            page = await self._asks.handled()
            self.handled = list(page.items)
            self._next_handled, self.handled_complete = page.next, page.next is None
            self.handled_loaded = True
            self.on_handled()

    async def more_handled(self) -> None:
        """Ask for older ones; nothing happens when all are here."""
        if self._asks is None or self.handled_complete or not self.handled_loaded:
            return
        page = await self._asks.handled(self._next_handled)
        known = {entry.id for entry in self.handled}
        self.handled += [entry for entry in page.items if entry.id not in known]
        self._next_handled, self.handled_complete = page.next, page.next is None
        self.on_handled()

    async def claim(self, missed_id: int, now: datetime) -> None:
        """«Беру»: shown as ours at once, and taken back when somebody was quicker."""
        entry = self.entry(missed_id)
        if entry is None or self._asks is None or self.me is None:
            return
        mine = replace(entry, claimed_by=self.me.user, claimed_until=now + CLAIM_SEEN_FOR)
        await self._wish(mine, self._asks.claim, now)

    async def release(self, missed_id: int, now: datetime) -> None:
        """Give it back to everybody."""
        entry = self.entry(missed_id)
        if entry is not None and self._asks is not None:
            await self._wish(replace(entry, claimed_by=None, claimed_until=None), self._asks.release, now)

    async def close(self, missed_id: int, now: datetime) -> None:
        """Nothing is left to do."""
        entry = self.entry(missed_id)
        if entry is not None and self._asks is not None:
            await self._wish(replace(entry, closed_at=now), self._asks.done, now)

    async def take_back(self, missed_id: int, now: datetime) -> None:
        """It was not done after all."""
        if self._asks is not None:
            self.hear(await self._asks.not_done(missed_id), now)

    async def _wish(self, wished: Missed, ask: Callable[[int], Awaitable[Missed]], now: datetime) -> None:
        self._wished[wished.id] = wished
        self.on_changed()
        try:
            answer = await ask(wished.id)
        except BaseException:
            if self._wished.pop(wished.id, None) is not None:
                self.on_changed()
            raise
        if wished.id in self._wished:  # else the news was quicker, and is not older
            self.hear(answer, now)

    async def _all_open(self, asks: AskMissed) -> Sequence[Missed]:
        found: dict[int, Missed] = {}
        cursor: str | None = None
        for _ in range(MOST_PAGES):
            page = await asks.open(cursor)
            found |= {entry.id: entry for entry in page.items}
            cursor = page.next
            if cursor is None:
                break
        return list(found.values())

    # Inside

    def _row(self, entry: Missed, now: datetime) -> QueueRow:
        holder = holder_of(entry, now)
        mine = self.me is not None and holder is not None and holder.id == self.me.user.id
        waited, urgency = timedelta(0), Urgency.NOT_YET
        if entry.waits_from is not None and entry.waits_from <= now:
            waited = worked(entry.waits_from, now, self.hours)
            urgency = self._urgency(waited)
        if holder is not None or entry.calling is not None:
            group = Group.IN_WORK
        else:
            group = Group.OUTSIDE if entry.outside_hours else Group.WAITING
        return QueueRow(entry=entry, group=group, waited=waited, urgency=urgency, holder=holder, is_mine=mine)

    def _urgency(self, waited: timedelta) -> Urgency:
        if waited >= timedelta(minutes=self.hours.late_after_min):
            return Urgency.LATE
        return Urgency.SOON if waited >= timedelta(minutes=self.hours.soon_after_min) else Urgency.CALM

    def _is_today(self, entry: Missed, now: datetime) -> bool:
        closed = entry.closed_at or now
        today = closed.astimezone().date() == now.astimezone().date()
        if today and self._today_from is not None and self._today_from.date() != now.astimezone().date():
            self._today.clear()  # a new day has begun
            self._today_from, self._today_more = now.astimezone(), 0
        return today

    def _change(self, concerns: Callable[[Missed], bool], changed: Callable[[Missed], Missed]) -> None:
        found = [key for key, entry in self._open.items() if concerns(entry)]
        for key in found:
            self._open[key] = changed(self._open[key])
            if key in self._wished:
                self._wished[key] = changed(self._wished[key])
        if found:
            self.on_changed()

    def _handled_came(self, entry: Missed) -> None:
        if self.handled_loaded:
            self.handled = [entry, *(one for one in self.handled if one.id != entry.id)]
            self.on_handled()

    def _handled_gone(self, missed_id: int) -> None:
        if any(one.id == missed_id for one in self.handled):
            self.handled = [one for one in self.handled if one.id != missed_id]
            self.on_handled()


def holder_of(entry: Missed, now: datetime) -> Named | None:
    """Whose a client is: a claim runs out, though not while somebody calls them."""
    if entry.claimed_by is None:
        return None
    runs = entry.claimed_until is not None and entry.claimed_until > now
    return entry.claimed_by if runs or entry.calling is not None else None


def _nobody() -> None:
    """Nobody listens yet."""

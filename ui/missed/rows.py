"""The rows of «Пропущені» as frozen values: heads of groups, those who wait, those who are handled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.contract.answers import Missed
from app.desk.missed_queue import Group, MissedQueue, QueueRow
from ui import words
from ui.missed import wording


@dataclass(frozen=True, slots=True)
class Head:
    """Over a group; one that `is_open` is told of (not None) can be folded."""

    key: str
    text: str
    is_open: bool | None = None


@dataclass(frozen=True, slots=True)
class Waits:
    row: QueueRow

    @property
    def key(self) -> str:
        return f"waits {self.row.entry.id}"

    @property
    def entry(self) -> Missed:
        return self.row.entry


@dataclass(frozen=True, slots=True)
class Handled:
    """`told` says by which list it is shown: the same entry may stand in two."""

    entry: Missed
    told: str

    @property
    def key(self) -> str:
        return f"{self.told} {self.entry.id}"


type Row = Head | Waits | Handled

TODAY = "today"


def waiting_rows(queue: MissedQueue, now: datetime, *, shows_today: bool) -> list[Row]:
    """Those who wait under the heads of their groups, and what has closed by itself today."""
    rows: list[Row] = []
    group = Group.WAITING
    for row in queue.rows(now):
        if row.group is not group:
            group = row.group
            rows.append(Head(group.value, wording.group_head(group)))
        rows.append(Waits(row))
    if queue.closed_today_count:
        rows.append(Head(TODAY, wording.today_head(queue.closed_today_count), is_open=shows_today))
        if shows_today:
            rows += [Handled(entry, TODAY) for entry in queue.closed_today()]
    return rows


def handled_rows(entries: Iterable[Missed], now: datetime) -> list[Row]:
    """The handled ones under the heads of their days."""
    rows: list[Row] = []
    day = None
    for entry in entries:
        closed = entry.closed_at or entry.since
        if words.local(closed).date() != day:
            day = words.local(closed).date()
            rows.append(Head(f"day {day}", words.day_head(closed, now)))
        rows.append(Handled(entry, "handled"))
    return rows

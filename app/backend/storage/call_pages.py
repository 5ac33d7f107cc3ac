"""The list of calls: filters, pages, and how many there are."""

import functools
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import BigInteger, ColumnElement, Executable, Select, Text, bindparam, exists, func, select, union

from app.backend.domain.zone_pieces import Piece
from app.backend.storage import heard_in, said_words, search
from app.backend.storage.call_sight import untaken
from app.backend.storage.calls import NEWEST_FIRST, VIEW
from app.backend.storage.local_hours import hour_of, values_of, weekday_of
from app.backend.storage.moments import micro
from app.backend.storage.paging import Cursor, below_cursor
from app.backend.storage.tables import calls, clients, operators, orders, recordings
from app.backend.storage.tables_listening import quality
from app.backend.storage.transaction import Row, Tx

NOBODY = 0
"""In the place of a manager: the calls of none."""
_RARE_WORDS = "rare_words"
"""Among the yes-or-no questions: the words that are asked for are in few talks."""
_ASKED = (
    "phone",
    "client",
    "order",
    "operator",
    "manager",
    "status",
    "direction",
    "hour",
    "weekday",
    "talk_from",
    "talk_to",
    "seen_by",
)
"""What is compared as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFilter:
    """What is looked for; None asks nothing. `end` are the last digits of the number, `phone` the whole number.

    `seen_by` is the operator whose own and untaken calls alone are shown; `q_digits` are the digits of `q`, when it may
    be a part of a number. `manager` is `NOBODY` for calls that are no manager's. `hour` and `weekday` are of the zone
    that `pieces` describe; `talk_from` and `talk_to` are seconds, both included.
    """

    q: str | None = None
    q_digits: str | None = None
    phone: str | None = None
    end: str | None = None
    client: int | None = None
    order: int | None = None
    operator: int | None = None
    manager: int | None = None
    status: str | None = None
    direction: str | None = None
    missed: bool | None = None
    recorded: bool | None = None
    rating_from: int | None = None
    rating_to: int | None = None
    tag: str | None = None
    operator_share: int | None = None
    silence: int | None = None
    monologue: int | None = None
    interruptions: int | None = None
    reviewed: bool | None = None
    since: datetime | None = None
    until: datetime | None = None
    hour: int | None = None
    weekday: int | None = None
    pieces: tuple[Piece, ...] = ()
    talk_from: int | None = None
    talk_to: int | None = None
    seen_by: int | None = None
    words: said_words.Words | None = None

    def values(self) -> dict[str, object]:
        """What is asked, by the names of the conditions below."""
        wanted: dict[str, object] = {name: value for name in _ASKED if (value := getattr(self, name)) is not None}
        if wanted.get("manager") == NOBODY:
            del wanted["manager"]
        if self.hour is not None or self.weekday is not None:
            wanted |= values_of(self.pieces)
        wanted |= self._judged()
        if (part := self.part) is not None:
            wanted |= part.values()
        if self.words is not None:
            wanted |= self.words.values()
        if self.end:
            wanted |= {"end": _from(self.end), "end_to": _until(self.end)}
        for name in ("since", "until"):
            if (moment := getattr(self, name)) is not None:
                wanted[name] = micro(moment)
        return wanted

    @property
    def part(self) -> search.Part | None:
        """What is searched for."""
        q = (self.q or "").strip()
        return search.Part(q, self.q_digits) if q else None

    def _judged(self) -> dict[str, object]:
        """What is asked of people's judgement, and of what was heard in the recording."""
        in_units = (
            ("rating_from", 100),
            ("rating_to", 100),
            ("operator_share", 1),
            ("silence", 1000),
            ("monologue", 1000),
            ("interruptions", 1),
        )
        wanted: dict[str, object] = {
            name: number * unit for name, unit in in_units if (number := getattr(self, name)) is not None
        }
        if self.tag:
            wanted["tag"] = f"%{search.like(msgspec.json.encode(self.tag).decode())}%"
        return wanted

    def marks(self) -> frozenset[str]:
        """The yes-or-no questions."""
        asked = (
            ("missed", self.missed),
            ("recorded", self.recorded),
            ("reviewed", self.reviewed),
        )
        marks = {name if answer else f"not_{name}" for name, answer in asked if answer is not None}
        return frozenset(marks | {"unmanaged"} if self.manager == NOBODY else marks)


def page_of_calls(tx: Tx, workspace: int, wanted: CallFilter, *, cursor: Cursor | None, limit: int) -> list[Row]:
    """The calls that match, newest first, below the cursor."""
    values = wanted.values()
    if cursor is not None:
        values |= {"after_at": cursor.at, "after_id": cursor.id}
    statement = _page(frozenset(values), _marks(tx, workspace, wanted), rare=_is_rare(tx, workspace, wanted))
    return tx.rows(statement, workspace=workspace, limit=limit, **values)


def total_of_calls(tx: Tx, workspace: int, wanted: CallFilter, *, at_most: int = 2**62) -> tuple[int, int]:
    """How many match, and how many seconds were talked in them together; the newest `at_most` of them are counted."""
    values = wanted.values()
    rare = _is_rare(tx, workspace, wanted)
    marks = _marks(tx, workspace, wanted)
    row = tx.one(_total(frozenset(values), marks, rare=rare), workspace=workspace, limit=at_most, **values)
    assert row is not None
    return row["count"], int(row["talk_s"] or 0)


def _is_rare(tx: Tx, workspace: int, wanted: CallFilter) -> bool:
    return wanted.part is not None and search.is_rare(tx, workspace, wanted.part)


def _marks(tx: Tx, workspace: int, wanted: CallFilter) -> frozenset[str]:
    """The yes-or-no questions, and what of the further ones is rare."""
    words = wanted.words
    rare = {_RARE_WORDS} if words is not None and said_words.is_rare(tx, workspace, words) else set()
    return wanted.marks() | rare | heard_in.rare_among(tx, workspace, wanted.values())


def _from(end: str) -> str:
    return end[::-1]


def _until(end: str) -> str:
    """The first text that no longer begins like the reversed digits (`:` follows `9`)."""
    return end[::-1] + ":"


def _judged(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(quality.c.call == calls.c.id, condition).correlate(calls)


_CONDITIONS: dict[str, ColumnElement[bool]] = {
    "phone": calls.c.phone == bindparam("phone"),
    "end": (calls.c.reversed >= bindparam("end")) & (calls.c.reversed < bindparam("end_to")),
    "client": calls.c.client == bindparam("client"),
    "order": calls.c.client
    == select(orders.c.client).where(orders.c.id == bindparam("order")).correlate(None).scalar_subquery(),
    "operator": calls.c.operator == bindparam("operator"),
    "manager": exists()
    .where(operators.c.id == calls.c.operator, operators.c.manager == bindparam("manager"))
    .correlate(calls),
    "talk_from": calls.c.talk_s >= bindparam("talk_from"),
    "talk_to": func.coalesce(calls.c.talk_s, 0) <= bindparam("talk_to"),
    "status": calls.c.status == bindparam("status"),
    "direction": calls.c.direction == bindparam("direction"),
    "rating_from": _judged(quality.c.rating_hundredths >= bindparam("rating_from")),
    "rating_to": _judged(quality.c.rating_hundredths <= bindparam("rating_to")),
    "tag": _judged(quality.c.tags.like(bindparam("tag", type_=Text()), escape="\\")),
    "since": calls.c.started_at >= bindparam("since"),
    "until": calls.c.started_at < bindparam("until"),
    "seen_by": (calls.c.operator == bindparam("seen_by")) | untaken(calls),
    "after_at": below_cursor(calls.c.started_at, calls.c.id),
}
_MISSED = (calls.c.direction == "in") & (calls.c.status == "cancelled")
_RECORDED = exists().where(recordings.c.call == calls.c.id, recordings.c.state == "ready").correlate(calls)
_REVIEWED = _judged(quality.c.reviews > 0)
_MARKS: dict[str, ColumnElement[bool]] = {
    "missed": _MISSED,
    "not_missed": ~_MISSED,
    "unmanaged": ~exists().where(operators.c.id == calls.c.operator, operators.c.manager.is_not(None)).correlate(calls),
    "recorded": _RECORDED,
    "not_recorded": ~_RECORDED,
    "reviewed": _REVIEWED,
    "not_reviewed": ~_REVIEWED,
}
_HAS_NAME = exists().where(clients.c.id == calls.c.client, search.NAMED).correlate(calls)
_HAS_ORDER = exists().where(orders.c.id == calls.c.crm_order, search.ORDERED).correlate(calls)
_FOUND_BY_CLIENT = select(calls.c.id).where(search.named(calls.c.client))
_FOUND_BY_ORDER = select(calls.c.id).where(search.ordered(calls.c.crm_order))
_FOUND_BY_NUMBER = select(calls.c.id).where(calls.c.workspace == bindparam("workspace"), search.numbered(calls.c.phone))


def _searched(*, digits: bool, rare: bool) -> ColumnElement[bool]:
    if not rare:
        return (_HAS_NAME | _HAS_ORDER | search.CALLED) if digits else (_HAS_NAME | _HAS_ORDER)
    found = (_FOUND_BY_CLIENT, _FOUND_BY_ORDER, *((_FOUND_BY_NUMBER,) if digits else ()))
    return calls.c.id.in_(union(*(one.correlate(None) for one in found)))


def _conditions(asked: frozenset[str], marks: frozenset[str], *, rare: bool) -> list[ColumnElement[bool]]:
    found = [condition for name, condition in _CONDITIONS.items() if name in asked]
    found += [condition for name, condition in _MARKS.items() if name in marks]
    found += heard_in.conditions(asked, marks)
    pieces = sum(name.startswith("offset_") for name in asked)
    if "hour" in asked:
        found.append(hour_of(pieces) == bindparam("hour"))
    if "weekday" in asked:
        found.append(weekday_of(pieces) == bindparam("weekday"))
    if "q" in asked:
        found.append(_searched(digits="q_digits" in asked, rare=rare))
    if (words := said_words.Shape.of(asked)) is not None:
        found.append(said_words.said(words, rare=_RARE_WORDS in marks))
    # What is rare is looked up by its keys: as a sum the workspace draws no index that reads everything by age.
    is_looked_up = rare or _RARE_WORDS in marks or not heard_in.RARE.isdisjoint(marks)
    workspace = calls.c.workspace + 0 if is_looked_up else calls.c.workspace
    return [workspace == bindparam("workspace"), *found]


@functools.cache
def _page(asked: frozenset[str], marks: frozenset[str], *, rare: bool) -> Select[tuple[object, ...]]:
    page: Select[tuple[object, ...]] = VIEW.where(*_conditions(asked, marks, rare=rare))
    return page.order_by(*NEWEST_FIRST).limit(bindparam("limit"))


@functools.cache
def _total(asked: frozenset[str], marks: frozenset[str], *, rare: bool) -> Executable:
    matching = (
        select(calls.c.talk_s)
        .where(*_conditions(asked, marks, rare=rare))
        .order_by(*NEWEST_FIRST)
        .limit(bindparam("limit", type_=BigInteger()))
        .subquery()
    )
    return select(func.count().label("count"), func.sum(matching.c.talk_s).label("talk_s"))

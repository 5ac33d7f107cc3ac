"""A month of a shop's calls: busy before noon and after work, quiet on Sundays, hardly a missed one unanswered."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.virtual_ringostat.call_record import TALKED, VOICEMAIL, CallRecord, Direction, Employee, call_id
from app.virtual_ringostat.shop_words import EMPLOYEES, LINE, REGULARS, STRANGER
from app.virtual_ringostat.speech import Speech

DAYS = 30
_HOURS = (0, 0, 0, 0, 0, 0, 0, 1, 3, 8, 12, 13, 11, 8, 9, 11, 12, 12, 10, 7, 4, 2, 1, 0)
"""Shares of the calls by hour of the day in Kyiv."""
_WEEKDAYS = (11, 10, 10, 10, 11, 6, 3)
_QUIET_END = timedelta(minutes=45)
"""The last minutes belong to the calls that are still waiting for an answer."""


@dataclass(frozen=True, slots=True)
class _Ending:
    share: int
    direction: Direction
    status: str
    wait_s: tuple[int, int]


_ENDINGS = (
    _Ending(58, Direction.IN, "ANSWERED", (3, 20)),
    _Ending(8, Direction.IN, "PROPER", (3, 20)),
    _Ending(5, Direction.IN, "REPEATED", (3, 20)),
    _Ending(8, Direction.IN, "NO ANSWER", (8, 45)),
    _Ending(1, Direction.IN, "BUSY", (1, 3)),
    _Ending(2, Direction.IN, VOICEMAIL, (20, 30)),
    _Ending(11, Direction.OUT, "ANSWERED", (5, 25)),
    _Ending(4, Direction.OUT, "NO ANSWER", (20, 40)),
    _Ending(1, Direction.OUT, "FAILED", (1, 3)),
    _Ending(2, Direction.CALLBACK, "ANSWERED", (8, 25)),
    _Ending(1, Direction.CALLBACK, "CLIENT NO ANSWER", (25, 40)),
)
_CALLED_BACK = _Ending(0, Direction.CALLBACK, "ANSWERED", (8, 25))
_RETURNED = _Ending(0, Direction.OUT, "ANSWERED", (5, 25))
_MISSED = _Ending(0, Direction.IN, "NO ANSWER", (25, 40))
_LEFT_WORD = _Ending(0, Direction.IN, VOICEMAIL, (20, 30))


class _Calls:
    """Makes records; all chance comes from one source."""

    def __init__(self, speeches: Sequence[Speech], chance: random.Random) -> None:
        self._speeches = speeches
        self._chance = chance
        self._number = chance.randrange(100_000, 900_000)

    def call(self, at: datetime, client: str | None, ending: _Ending) -> CallRecord:
        talked = ending.status in TALKED or ending.status == VOICEMAIL
        employee = self._chance.choice(EMPLOYEES)
        speech = self._speech(employee, voicemail=ending.status == VOICEMAIL) if talked else None
        wait_s, talk_s = self._chance.randint(*ending.wait_s), round(speech.seconds) if speech else 0
        self._number += 1
        whole = at.replace(microsecond=0)
        return CallRecord(
            call_id=call_id(whole, self._number),
            direction=ending.direction,
            client=client,
            line=LINE,
            started_at=whole,
            employee=employee if ending.status in TALKED or ending.direction is not Direction.IN else None,
            wait_s=wait_s,
            talk_s=talk_s,
            status=ending.status,
            speech=speech,
            recording_at=whole + timedelta(seconds=wait_s + talk_s) if speech else None,
        )

    def _speech(self, employee: Employee, *, voicemail: bool) -> Speech:
        fitting = [s for s in self._speeches if s.voicemail is voicemail and (voicemail or s.woman is employee.woman)]
        return self._chance.choices(fitting, [1.0 if speech.seconds < 100 else 0.35 for speech in fitting])[0]


def past_calls(
    phones: Sequence[str], speeches: Sequence[Speech], now: datetime, count: int, chance: random.Random
) -> tuple[CallRecord, ...]:
    """`count` calls of the days before `now`, oldest first; the last four still wait for somebody."""
    calls = _Calls(speeches, chance)
    waiting = _still_waiting(now, calls)
    records: list[CallRecord] = []
    while len(records) < count - len(waiting):
        records += _contact(phones, now, chance, calls)
    records = records[: count - len(waiting)] + waiting
    return tuple(sorted(records, key=lambda record: record.started_at))


def _contact(phones: Sequence[str], now: datetime, chance: random.Random, calls: _Calls) -> Iterator[CallRecord]:
    """One call; a missed one and the call that answered it."""
    at = _moment(now, chance)
    (ending,) = chance.choices(_ENDINGS, [ending.share for ending in _ENDINGS])
    client = _client(phones, ending, chance)
    if client is not None and ending.direction is Direction.IN and ending.status not in TALKED:
        answer = chance.choice((_CALLED_BACK, _RETURNED))
        yield calls.call(at + timedelta(minutes=chance.randint(3, 40)), client, answer)
    yield calls.call(at, client, ending)


def _client(phones: Sequence[str], ending: _Ending, chance: random.Random) -> str | None:
    """Regulars call more often; some nobody knows; now and then a hidden number."""
    lot = chance.random()
    if ending.direction is Direction.IN and lot < 0.01:
        return None
    if lot < 0.07:
        return f"38093{chance.randrange(1_000_000, 9_999_999)}"
    return chance.choices(phones, [1 / (place + 6) for place in range(len(phones))])[0]


def _moment(now: datetime, chance: random.Random) -> datetime:
    """Some moment of the last days, as likely as a shop is busy then."""
    kyiv = ZoneInfo("Europe/Kyiv")
    while True:
        at = now - timedelta(days=chance.random() * (DAYS - 0.5)) - _QUIET_END
        local = at.astimezone(kyiv)
        likely = _HOURS[local.hour] * _WEEKDAYS[local.weekday()] / (max(_HOURS) * max(_WEEKDAYS))
        if chance.random() < likely:
            return at


def _still_waiting(now: datetime, calls: _Calls) -> list[CallRecord]:
    """Three people to call back: a stranger who tried twice, a client, and one who left a word."""
    people = dict(REGULARS)
    return [
        calls.call(now - timedelta(minutes=42), STRANGER, _MISSED),
        calls.call(now - timedelta(minutes=20), STRANGER, _MISSED),
        calls.call(now - timedelta(minutes=13), people["Дмитро Савченко"], _MISSED),
        calls.call(now - timedelta(minutes=4), people["Галина Бойко"], _LEFT_WORD),
    ]

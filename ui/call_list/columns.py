"""The columns of the call list as data: what each says, how wide it is, who takes the spare room."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.contract.answers import Call
from app.desk.call_history import operator_share
from ui import words
from ui.words_calls import client_name, direction_face, phone_words, status_face, talk_length
from ui.words_recording import state_of_recording, unheard_words


class At(IntEnum):
    """Where each column stands."""

    DIRECTION = 0
    TIME = 1
    CLIENT = 2
    STATUS = 3
    LENGTH = 4
    PERSON = 5
    ORDER = 6
    RECORDING = 7
    WAIT = 8
    LINE = 9
    NOTE = 10
    SHARE = 11
    MONOLOGUE = 12
    INTERRUPTED = 13
    SILENCE = 14
    MENU = 15


ALWAYS: Final = frozenset({At.DIRECTION, At.TIME, At.CLIENT, At.MENU})
"""A row without these is no row any more."""
EXTRA: Final = frozenset({At.WAIT, At.LINE, At.NOTE, At.SHARE, At.MONOLOGUE, At.INTERRUPTED, At.SILENCE})
"""Those that a user adds; a bare figure of theirs says by its tip what it is of."""
USUAL: Final = frozenset(At) - EXTRA
"""What is shown until the user chooses."""


@dataclass(frozen=True, slots=True)
class Column:
    """`text` is what a screen reader hears; `share` is the part of the spare width this column takes."""

    title: Callable[[], str]
    text: Callable[[Call, datetime], str]
    width: int
    share: float = 0.0


def person_words(call: Call) -> str:
    """The responsible manager, or that the voicemail answered, or that there is none."""
    if call.manager is not None:
        return call.manager.name
    if call.voicemail:
        return QCoreApplication.translate("CallList", "голосова пошта")
    return QCoreApplication.translate("CallList", "не закріплено")


def _client(call: Call, _now: datetime) -> str:
    return ", ".join(part for part in (client_name(call), phone_words(call.phone)) if part)


def _order(call: Call, _now: datetime) -> str:
    return "" if call.order is None else words.order_name(call.order.name)


def _direction(call: Call, _now: datetime) -> str:
    return direction_face(call).word


def _person(call: Call, _now: datetime) -> str:
    return person_words(call)


def wait_words(call: Call) -> str:
    """How long the client waited: «11 с»; «—» when nobody knows."""
    return "—" if call.wait_s is None else words.long_length(call.wait_s)


def one_line(text: str) -> str:
    """The beginning of a note, as much as a row ever shows."""
    return " ".join(text[:_LONGEST_NOTE].split())


def _wait(call: Call, _now: datetime) -> str:
    return wait_words(call)


def _line(call: Call, _now: datetime) -> str:
    return phone_words(call.line)


def share_words(call: Call) -> str:
    """How much of what was said the operator said; else why nobody knows: «один канал», «ще слухаємо», «—»."""
    return _unknown(call) if call.shares is None else words.percent(round(operator_share(call.shares), 2))


def _unknown(call: Call) -> str:
    return unheard_words(call) or "—"


def monologue_words(call: Call) -> str:
    """The longest time that the operator had the word."""
    return _unknown(call) if call.shares is None else words.length(call.shares.longest_operator_s)


def interrupted_words(call: Call) -> str:
    """How often the operator cut in on the client."""
    return _unknown(call) if call.shares is None else str(call.shares.operator_interrupted)


def silence_words(call: Call) -> str:
    """The longest silence."""
    return _unknown(call) if call.shares is None else words.length(call.shares.longest_silence_s)


_LONGEST_NOTE: Final = 200
COLUMNS: Final = (
    Column(lambda: QCoreApplication.translate("CallList", "Напрямок"), _direction, 48),
    Column(lambda: QCoreApplication.translate("CallList", "Час"), lambda call, _now: words.clock(call.started_at), 60),
    Column(lambda: QCoreApplication.translate("CallList", "Клієнт"), _client, 160, 0.6),
    Column(lambda: QCoreApplication.translate("CallList", "Статус"), lambda call, _now: status_face(call).word, 104),
    Column(lambda: QCoreApplication.translate("CallList", "Тривалість"), talk_length, 76),
    Column(
        lambda: QCoreApplication.translate("CallList", "Відповідальний"),
        _person,
        160,
        0.25,
    ),
    Column(lambda: QCoreApplication.translate("CallList", "Замовлення"), _order, 104),
    Column(lambda: QCoreApplication.translate("CallList", "Запис"), state_of_recording, 190, 0.15),
    Column(lambda: QCoreApplication.translate("CallList", "Очікування"), _wait, 88),
    Column(lambda: QCoreApplication.translate("CallList", "Лінія"), _line, 130),
    Column(lambda: QCoreApplication.translate("CallList", "Нотатка"), lambda call, _now: one_line(call.note), 160, 0.3),
    Column(
        lambda: QCoreApplication.translate("CallList", "Частка оператора"), lambda call, _now: share_words(call), 88
    ),
    Column(
        lambda: QCoreApplication.translate("CallList", "Монолог оператора"),
        lambda call, _now: monologue_words(call),
        88,
    ),
    Column(
        lambda: QCoreApplication.translate("CallList", "Перебивання"), lambda call, _now: interrupted_words(call), 88
    ),
    Column(lambda: QCoreApplication.translate("CallList", "Найдовша тиша"), lambda call, _now: silence_words(call), 88),
    Column(lambda: QCoreApplication.translate("CallList", "Дії"), lambda _call, _now: "", 54),
)


_NARROWER: Final = (
    (At.SILENCE, 0),
    (At.INTERRUPTED, 0),
    (At.MONOLOGUE, 0),
    (At.SHARE, 0),
    (At.NOTE, 0),
    (At.LINE, 0),
    (At.WAIT, 0),
    (At.ORDER, 0),
    (At.PERSON, 48),
    (At.CLIENT, 120),
    (At.RECORDING, 150),
)
"""What gives way in a narrow window, in this order, and how far."""


def columns_of(text: str) -> frozenset[At]:
    """The columns of a kept setting; the usual ones when it is empty or of another version."""
    kept = {At[name] for name in text.split(",") if name in At.__members__}
    return frozenset(kept) | ALWAYS if kept else USUAL


def kept_columns(shown: frozenset[At]) -> str:
    return "" if shown == USUAL else ",".join(sorted(one.name for one in shown))


def widths(room: int, shown: frozenset[At] = USUAL) -> list[int]:
    """A width for each column so that together they fill `room` pixels, as long as they can; 0 hides one."""
    given = [column.width if place in shown else 0 for place, column in enumerate(COLUMNS)]
    for place, least in _NARROWER:
        if sum(given) <= room:
            break
        given[place] = min(given[place], least)
    spare = max(0, room - sum(given))
    given = [width + int(spare * column.share) if width else 0 for width, column in zip(given, COLUMNS, strict=True)]
    given[At.CLIENT] += max(0, room - sum(given))
    return given

"""What the card says, in words: values in, plain text out."""

import unicodedata
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.answers import Call, Direction, Match, Order, RecordingState
from app.desk.call_board import CallCard, CardState
from app.phone_numbers import place_and_carrier, printed
from ui.words import answered_by, day, goods, order_name, spoken
from ui.words_calls import who_talked

LONGEST = 200
"""Characters of a foreign text that are ever measured or drawn; the rest could not be seen anyway."""

_LONG_NUMBER = 16
"""Characters; a number written longer leaves no room for a long sentence on the card."""
_NUMBER_DIGITS = 5
"""A name with so many digits is a number."""
_DONE = frozenset({"done", "cancelled"})


def shown(text: str) -> str:
    """Foreign text as one readable line: no control or direction marks, bounded length."""
    head = text[: LONGEST * 2]
    visible = "".join(" " if char.isspace() else char for char in head if char.isspace() or _is_visible(char))
    line = " ".join(visible.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def band_title(card: CallCard) -> str:
    """What happens to the call; «Вхідний · немає зв’язку» when nobody knows any more."""
    title = _title(card)
    if not card.stale:
        return title
    return QCoreApplication.translate("CallCard", "{state} · немає зв’язку").format(state=title)


def _title(card: CallCard) -> str:
    match card.state:
        case CardState.RINGING:
            return _ringing(card.call.direction)
        case CardState.TALKING:
            return QCoreApplication.translate("CallCard", "Розмова")
        case CardState.TAKEN:
            return (
                QCoreApplication.translate("CallCard", "Відповіли без вас")
                if card.taken_by is None or not card.taken_by.name
                else answered_by(shown(card.taken_by.name))
            )
        case CardState.MISSED:
            return QCoreApplication.translate("CallCard", "Пропущений")
        case CardState.ENDED:
            return QCoreApplication.translate("CallCard", "Завершено")


def name_of(card: CallCard) -> str:
    """The client's name; empty for somebody new. Veiled: «Оксана М.»."""
    client = card.call.client if card.file is None else card.file.client
    name = "" if client is None else shown(client.name)
    if not card.veiled:
        return name
    if sum(sign.isdigit() for sign in name) >= _NUMBER_DIGITS:
        return _dotted(name)  # a number for a name, as a CRM writes it
    first, *others = name.split(" ")
    return f"{first} {others[-1][0]}." if others else first


def number_of(card: CallCard) -> str:
    """Veiled: «+380 67 ••• •• 67»."""
    number = printed(card.call.phone) if card.call.phone else ""
    if not card.veiled:
        return number
    head, tail = number[:7], number[-2:]
    return head + _dotted(number[7:-2]) + tail


def line_of(card: CallCard) -> str:
    """The company's own number that rings, as people read it."""
    return shown(printed(card.call.line)) if card.call.line else ""


def place_of(card: CallCard) -> str:
    """Network and place of the number: «Київстар · Львів»; the backend tells them in Ukrainian."""
    if card.file is None:
        return ""
    carrier, place = card.file.carrier, card.file.place
    if card.call.phone and spoken() != "uk":
        place, carrier = place_and_carrier(card.call.phone, spoken())
    return " · ".join(shown(part) for part in (carrier, place) if part)


def why_found(match: Match | None) -> str:
    """«Знайдено: 067 123-45-67 у замовленні № 10311»."""
    if match is None:
        return ""
    is_bare = match.written.lstrip("+") in {"", match.phone.lstrip("+")}  # as machines write it
    written = printed(match.phone) if is_bare else shown(match.written)
    if match.order is not None and len(written) > _LONG_NUMBER:
        return QCoreApplication.translate("CallCard", "Знайдено: {number} у № {order}").format(
            number=written, order=shown(match.order.name)
        )
    if match.order is not None:
        return QCoreApplication.translate("CallCard", "Знайдено: {number} у замовленні № {order}").format(
            number=written, order=shown(match.order.name)
        )
    return QCoreApplication.translate("CallCard", "Знайдено: {number} у картці клієнта").format(number=written)


def order_title(number: str) -> str:
    return order_name(shown(number))


def order_below(order: Order, now: datetime) -> str:
    """Delivery while the order is under way, else when it was made and how much was in it."""
    if order.delivery and order.status_kind not in _DONE:
        return shown(order.delivery)
    pieces = sum(item.quantity for item in order.items)
    made = day(order.created_at, now)
    return f"{made} · {goods(pieces)}" if pieces else made


def last_talk(calls: Sequence[Call]) -> Call | None:
    """The newest talk that can be played, else the newest at all."""
    playable = next((call for call in calls if call.recording.state is RecordingState.READY), None)
    return playable or next(iter(calls), None)


def with_whom(call: Call, now: datetime) -> str:
    """«учора, Ірина Лис»."""
    who = who_talked(call)
    when = day(call.started_at, now)
    return when if who is None else f"{when}, {shown(who.name)}"


def announcement(card: CallCard) -> str:
    """What a screen reader says when the card comes up or turns."""
    who = name_of(card) or QCoreApplication.translate("CallCard", "Новий клієнт")
    if card.call.phone is None:
        who = QCoreApplication.translate("CallCard", "Номер приховано")
    return ", ".join(part for part in (band_title(card), who, number_of(card)) if part)


def _ringing(direction: Direction) -> str:
    match direction:
        case Direction.IN:
            return QCoreApplication.translate("CallCard", "Вхідний дзвінок")
        case Direction.OUT:
            return QCoreApplication.translate("CallCard", "Вихідний дзвінок")
        case Direction.CALLBACK:
            return QCoreApplication.translate("CallCard", "Зворотний дзвінок")


def _dotted(number: str) -> str:
    return "".join("•" if sign.isdigit() else sign for sign in number)


def _is_visible(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}

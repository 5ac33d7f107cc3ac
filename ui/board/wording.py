"""How «Наживо» says what somebody does, since when and with whom."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.contract.answers import Call, Phase
from app.desk.live_board import Doing, Tile
from ui import words
from ui.words_calls import client_name, phone_words
from ui.words_names import is_feminine

INKS: Final = {
    Doing.RINGS: "good",
    Doing.DIALS: "accent",
    Doing.TALKS: "accent",
    Doing.FREE: "text_3",
    Doing.OFFLINE: "text_3",
    Doing.UNKNOWN: "text_3",
}
BUSY: Final = frozenset({Doing.RINGS, Doing.DIALS, Doing.TALKS})


def doing(tile: Tile, now: datetime) -> str:
    """«Дзвонить», «Розмовляє», «Вільний 12 хв», «Не на зв’язку»."""
    translate = QCoreApplication.translate
    match tile.doing:
        case Doing.RINGS:
            return translate("Board", "Дзвонить")
        case Doing.DIALS:
            return translate("Board", "Набирає")
        case Doing.TALKS:
            return translate("Board", "Розмовляє")
        case Doing.FREE:
            feminine = tile.operator is not None and is_feminine(tile.name)
            said = translate("Board", "Вільна") if feminine else translate("Board", "Вільний")
            return f"{said} {_since(tile, now)}".strip()
        case Doing.OFFLINE:
            said = translate("Board", "Не на зв’язку")
            return f"{said} {_since(tile, now)}".strip()
        case Doing.UNKNOWN:
            return translate("Board", "Стан телефону невідомий")


def clock(tile: Tile, now: datetime) -> str:
    """«4:03» while somebody is busy; nothing else is worth seconds."""
    if tile.doing not in BUSY or tile.since is None:
        return ""
    return words.length((now - tile.since).total_seconds())


def whom(tile: Tile) -> tuple[str, str]:
    """The client's name and number; for a SIP account nobody has, that it is so."""
    if tile.call is not None:
        return client_name(tile.call), phone_words(tile.call.phone)
    if tile.is_unmatched:
        return QCoreApplication.translate("Board", "не закріплено за менеджером"), ""
    return "", ""


def waits(call: Call, now: datetime) -> str:
    """How long a client hears the ringing."""
    return words.length((now - call.started_at).total_seconds())


def waiting_head(count: int) -> str:
    if not count:
        return QCoreApplication.translate("Board", "Чекають відповіді")
    return QCoreApplication.translate("Board", "Чекають відповіді: {n}").format(n=words.number(count))


def nobody_waits() -> str:
    return QCoreApplication.translate("Board", "Зараз ніхто: усі дзвінки прийняті")


def summary(tiles: list[Tile]) -> str:
    """«2 розмовляють · 1 дзвонить · 3 вільні»."""
    translate = QCoreApplication.translate
    talking = sum(tile.doing is Doing.TALKS for tile in tiles)
    ringing = sum(tile.doing in {Doing.RINGS, Doing.DIALS} for tile in tiles)
    free = sum(tile.doing is Doing.FREE for tile in tiles)
    parts = (
        translate("Board", "%Ln розмовляють", None, talking) if talking else "",
        translate("Board", "%Ln дзвонять", None, ringing) if ringing else "",
        translate("Board", "%Ln вільні", None, free) if free else "",
    )
    return " · ".join(part for part in parts if part)


def spoken(tile: Tile, now: datetime) -> str:
    """The whole tile for a screen reader."""
    name, number = whom(tile)
    return ", ".join(part for part in (tile.name, doing(tile, now), clock(tile, now), name, number) if part)


def spoken_waiting(call: Call, now: datetime) -> str:
    assert call.phase is Phase.RINGING
    return ", ".join(part for part in (client_name(call), phone_words(call.phone), waits(call, now)) if part)


def _since(tile: Tile, now: datetime) -> str:
    """How long, in minutes; the first minute is not worth a figure."""
    if tile.since is None or (now - tile.since).total_seconds() < 60:
        return ""
    return words.long_length((now - tile.since).total_seconds() // 60 * 60)

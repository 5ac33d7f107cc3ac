"""The keys of the player: the same place on a Ukrainian and on a Latin keyboard."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent


class Wish(StrEnum):
    """What the listener wants."""

    PLAY = "play"
    MOVE = "move"
    """By so many seconds."""
    TENTH = "tenth"
    """To so many tenths of the talk."""
    PREVIOUS = "previous"
    NEXT = "next"
    SLOWER = "slower"
    FASTER = "faster"
    SKIP_SILENCE = "skip_silence"
    MUTE = "mute"
    CLIENT = "client"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Asked:
    wish: Wish
    amount: float = 0.0


_BY_KEY: Final = {
    Qt.Key.Key_Space: Wish.PLAY,
    Qt.Key.Key_Up: Wish.PREVIOUS,
    Qt.Key.Key_Down: Wish.NEXT,
}
_BY_LETTER: Final = {
    "[": Wish.SLOWER,
    "х": Wish.SLOWER,
    "]": Wish.FASTER,
    "ї": Wish.FASTER,
    "s": Wish.SKIP_SILENCE,
    "і": Wish.SKIP_SILENCE,
    "m": Wish.MUTE,
    "ь": Wish.MUTE,
    "k": Wish.CLIENT,
    "к": Wish.CLIENT,
    "c": Wish.CLIENT,
    "o": Wish.OPERATOR,
    "о": Wish.OPERATOR,
}
_STEP_S, _SMALL_STEP_S = 5.0, 1.0


def asked_by(event: QKeyEvent) -> Asked | None:
    """What the key asks for; None when it is not one of the player's."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right} and held in {
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ShiftModifier,
    }:
        step = _SMALL_STEP_S if held == Qt.KeyboardModifier.ShiftModifier else _STEP_S
        return Asked(Wish.MOVE, -step if event.key() == Qt.Key.Key_Left else step)
    if held != Qt.KeyboardModifier.NoModifier:
        return None
    letter = event.text().lower()
    if letter.isdecimal():
        return Asked(Wish.TENTH, float(letter))
    wish = _BY_KEY.get(Qt.Key(event.key())) or _BY_LETTER.get(letter)
    return None if wish is None else Asked(wish)


def key_sheet() -> tuple[tuple[str, str], ...]:
    """Each key and what it does, for the sheet that the player shows."""
    translate = QCoreApplication.translate
    return (
        (translate("Keys", "Пробіл"), translate("Keys", "слухати або спинити")),
        ("← →", translate("Keys", "назад і вперед на 5 с")),
        ("Shift ← →", translate("Keys", "назад і вперед на 1 с")),
        ("0 … 9", translate("Keys", "до десятої частки розмови")),
        ("↑ ↓", translate("Keys", "попередній і наступний запис")),
        ("[ ]", translate("Keys", "повільніше і швидше")),
        ("S", translate("Keys", "без тиші")),
        (translate("Keys", "К, О"), translate("Keys", "чути клієнта, оператора")),
        ("M", translate("Keys", "без звуку")),
    )

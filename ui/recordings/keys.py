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
    ONLY_CLIENT = "only_client"
    ONLY_OPERATOR = "only_operator"
    LEVEL = "level"
    LOOP = "loop"
    COMMENT = "comment"
    DRAWER = "drawer"
    TEXT = "text"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"


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
    "o": Wish.OPERATOR,
    "о": Wish.OPERATOR,
    "v": Wish.LEVEL,
    "м": Wish.LEVEL,
    "l": Wish.LOOP,
    "д": Wish.LOOP,
    "c": Wish.COMMENT,
    "с": Wish.COMMENT,
    "t": Wish.DRAWER,
    "е": Wish.DRAWER,
    "w": Wish.TEXT,
    "ц": Wish.TEXT,
    "=": Wish.ZOOM_IN,
    "+": Wish.ZOOM_IN,
    "-": Wish.ZOOM_OUT,
}
_WITH_SHIFT: Final = {
    Qt.Key.Key_1: Wish.CLIENT,
    Qt.Key.Key_Exclam: Wish.CLIENT,
    Qt.Key.Key_2: Wish.OPERATOR,
    Qt.Key.Key_At: Wish.OPERATOR,
    Qt.Key.Key_QuoteDbl: Wish.OPERATOR,
    Qt.Key.Key_Plus: Wish.ZOOM_IN,
}
"""Bare digits jump; with Shift 1 and 2 are the lanes, whatever the keyboard prints there."""
_LETTER_WITH_SHIFT: Final = {
    "k": Wish.ONLY_CLIENT,
    "к": Wish.ONLY_CLIENT,
    "o": Wish.ONLY_OPERATOR,
    "о": Wish.ONLY_OPERATOR,
}
_STEP_S, _SMALL_STEP_S = 5.0, 1.0

AGAIN_WHILE_HELD: Final = frozenset(
    {Wish.MOVE, Wish.PREVIOUS, Wish.NEXT, Wish.SLOWER, Wish.FASTER, Wish.ZOOM_IN, Wish.ZOOM_OUT}
)
"""Of the others one is enough, however long the key is held down: they would go on and off."""


def asked_by(event: QKeyEvent) -> Asked | None:
    """What the key asks for; None when it is not one of the player's."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key, letter = Qt.Key(event.key()), event.text().lower()
    if held == Qt.KeyboardModifier.ShiftModifier:
        wish = _WITH_SHIFT.get(key) or _LETTER_WITH_SHIFT.get(letter)
    elif held != Qt.KeyboardModifier.NoModifier:
        return None
    elif letter.isdecimal():
        return Asked(Wish.TENTH, float(letter))
    else:
        wish = _BY_KEY.get(key) or _BY_LETTER.get(letter)
    if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
        step = _SMALL_STEP_S if held == Qt.KeyboardModifier.ShiftModifier else _STEP_S
        return Asked(Wish.MOVE, -step if key == Qt.Key.Key_Left else step)
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
        (translate("Keys", "К, О або Shift 1, 2"), translate("Keys", "чути клієнта, оператора")),
        (translate("Keys", "Shift К, О"), translate("Keys", "чути лише клієнта, оператора")),
        ("M", translate("Keys", "без звуку")),
        ("V", translate("Keys", "вирівняти голоси")),
        ("L", translate("Keys", "повторювати від A до B")),
        ("C", translate("Keys", "коментар до цієї миті")),
        ("T", translate("Keys", "подробиці розмови")),
        ("W", translate("Keys", "підсумок і розшифровка")),
        ("+ −", translate("Keys", "ближче і далі")),
    )

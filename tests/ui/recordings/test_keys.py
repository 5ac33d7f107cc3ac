"""Every key of the player, on a Latin and on a Ukrainian keyboard."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui.recordings.keys import Asked, Wish, asked_by

_SHIFT, _NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


@pytest.mark.parametrize(
    ("key", "held", "text", "asked"),
    [
        (Qt.Key.Key_Space, _NONE, " ", Asked(Wish.PLAY)),
        (Qt.Key.Key_Left, _NONE, "", Asked(Wish.MOVE, -5.0)),
        (Qt.Key.Key_Right, _SHIFT, "", Asked(Wish.MOVE, 1.0)),
        (Qt.Key.Key_Up, _NONE, "", Asked(Wish.PREVIOUS)),
        (Qt.Key.Key_Down, _NONE, "", Asked(Wish.NEXT)),
        (Qt.Key.Key_7, _NONE, "7", Asked(Wish.TENTH, 7.0)),
        (Qt.Key.Key_BracketLeft, _NONE, "х", Asked(Wish.SLOWER)),
        (Qt.Key.Key_BracketRight, _NONE, "]", Asked(Wish.FASTER)),
        (Qt.Key.Key_S, _NONE, "і", Asked(Wish.SKIP_SILENCE)),
        (Qt.Key.Key_M, _NONE, "ь", Asked(Wish.MUTE)),
        (Qt.Key.Key_Exclam, _SHIFT, "!", Asked(Wish.CLIENT)),
        (Qt.Key.Key_At, _SHIFT, "@", Asked(Wish.OPERATOR)),
        (Qt.Key.Key_QuoteDbl, _SHIFT, '"', Asked(Wish.OPERATOR)),
        (Qt.Key.Key_O, _SHIFT, "О", Asked(Wish.ONLY_OPERATOR)),
        (Qt.Key.Key_L, _NONE, "д", Asked(Wish.LOOP)),
        (Qt.Key.Key_V, _NONE, "м", Asked(Wish.LEVEL)),
        (Qt.Key.Key_Plus, _SHIFT, "+", Asked(Wish.ZOOM_IN)),
        (Qt.Key.Key_Minus, _NONE, "-", Asked(Wish.ZOOM_OUT)),
        (Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier, "s", None),
        (Qt.Key.Key_F5, _NONE, "", None),
    ],
)
def test_a_key_means_the_same_on_both_keyboards(
    key: Qt.Key, held: Qt.KeyboardModifier, text: str, asked: Asked | None
) -> None:
    assert asked_by(QKeyEvent(QEvent.Type.KeyPress, key, held, text)) == asked

"""The card never takes the keyboard: proved with a real X server, a real window manager and real key events."""

from collections.abc import Iterator

import pytest

from tests.journeys.desktops import Desktop, Running, new_desktop, window_in

PROGRAMS = "tests.ui.screen_pop"
CARDS = 10
FIRST_PAINT_MS = 400
STALL_MS = 700

pytestmark = [pytest.mark.display, pytest.mark.slow]


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    with new_desktop() as desktop:
        yield desktop


def test_not_one_key_is_lost_while_ten_cards_come_up(desktop: Desktop) -> None:
    """Typed on and on into another program: every key arrives there, none in a card."""
    target, cards = _typing_and_cards(desktop)
    watch = desktop.start("xprop", "-root", "-spy", "_NET_ACTIVE_WINDOW")
    mine = desktop.active_window()
    written = ""
    for number in range(1, CARDS + 1):
        cards.tell(f"show {number}")
        words = f"the call {number} rings while somebody writes 0123456789 "
        desktop.type_keys(words)  # at once: the keys fall into the very moment in which the card appears
        written += words
        cards.wait_for("shown", str(number))
        assert desktop.keyboard_window() == mine
    target.wait_for(*f"typed {written}".split(), until=lambda line: len(line) == 1 + len(written.split()))
    assert not target.said("lost")
    assert not cards.said("key")
    assert not cards.said("active")
    assert desktop.active_window() == mine
    assert {window_in(" ".join(line)) for line in watch.seen} == {mine}


@pytest.mark.parametrize("kind", ["plain", "full"])
def test_the_card_is_above_every_window(desktop: Desktop, kind: str) -> None:
    """Also above one that fills the screen and has the keyboard, and it stays there when that one is raised."""
    _target, cards = _typing_and_cards(desktop, kind)
    mine = desktop.active_window()
    cards.tell("show 1")
    card = int(cards.wait_for("painted", "1")[2], 16)
    assert desktop.active_window() == mine
    assert _is_above(desktop, card, mine)
    desktop.ask("xdotool", "windowraise", str(mine))
    desktop.wait_until(lambda: _is_above(desktop, card, mine))
    assert desktop.keyboard_window() == mine


def test_what_was_clicked_as_the_card_appeared_presses_nothing(desktop: Desktop) -> None:
    """The click was meant for what lay there before; a moment later the same click closes the card."""
    _target, cards = _typing_and_cards(desktop)
    mine = desktop.active_window()
    cards.tell("show 1")
    _, _, _, _, x, y, width, _ = cards.wait_for("painted", "1")
    close = int(x) + int(width) - 23, int(y) + 22
    desktop.click(*close)
    cards.wait_for("awake", "1")
    assert not cards.said("closed")
    desktop.click(*close)
    cards.wait_for("closed", "1")
    assert desktop.active_window() == mine


def test_a_click_into_the_note_asks_for_the_keyboard_and_nothing_else_does(desktop: Desktop) -> None:
    """What is typed then is the note; a click into the other program brings the keyboard back there."""
    target, cards = _typing_and_cards(desktop)
    mine = desktop.keyboard_window()
    cards.tell("show 1")
    left, top, note_x, note_y = map(int, cards.wait_for("awake", "1")[2:])
    desktop.click(left + 120, top + 60)  # the name: nothing to press there
    assert desktop.keyboard_window() == mine
    desktop.click(note_x, note_y)
    cards.wait_for("active", "1")
    desktop.type_keys("call back at five")
    cards.wait_for("note", "1", "call", "back", "at", "five")
    desktop.click(500, 400)  # the middle of the screen, where the window manager puts a new window
    desktop.wait_until(lambda: desktop.keyboard_window() == mine)
    desktop.type_keys("here again")
    target.wait_for("typed", "here", "again")


def test_a_card_paints_at_once_and_a_burst_of_fifty_does_not_stall(desktop: Desktop) -> None:
    """Generous limits for a busy machine; the usual figures are a tenth of them."""
    _target, cards = _typing_and_cards(desktop)
    cards.tell("show 99")
    painted = cards.wait_for("painted", "99")
    assert float(painted[3]) < FIRST_PAINT_MS
    cards.tell("gone 99")
    cards.tell("burst 50")
    _, stall, without_room = cards.wait_for("stall")
    assert float(stall) < STALL_MS
    assert 0 < int(without_room) < 50
    assert not cards.said("active")


def _typing_and_cards(desktop: Desktop, kind: str = "plain") -> tuple[Running, Running]:
    cards = desktop.start_python(f"{PROGRAMS}.cards_program")
    cards.wait_for("ready")
    target = desktop.start_python(f"{PROGRAMS}.typing_program", kind)
    window = int(target.wait_for("window")[1], 16)
    desktop.wait_until(lambda: desktop.active_window() == desktop.keyboard_window() == window)
    desktop.ask("xdotool", "mousemove", "1100", "500")  # right where the cards come up
    return target, cards


def _is_above(desktop: Desktop, upper: int, lower: int) -> bool:
    order = desktop.from_top()
    return order.index(upper) < order.index(lower)

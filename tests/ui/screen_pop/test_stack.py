"""Which cards have room, where they stand, and what a burst of calls costs."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desk.call_board import CallCard, CardState
from tests.ui.screen_pop.example_cards import IRYNA, NOW, call, card
from ui.screen_pop.above_everything import (
    card_flags,
    lift_on_macos,
    lift_on_windows,
    qt_platform,
    share_on_macos,
    share_on_windows,
)
from ui.screen_pop.card import CallCardWidget
from ui.screen_pop.placement import (
    EDGE,
    GAP,
    MORE_HEIGHT,
    Corner,
    Placing,
    ScreenChoice,
    dropped,
    fits,
    layout_key,
    places,
)
from ui.screen_pop.stack import CardStack
from ui.theme import Light, Theme
from ui.widgets.plain_label import PlainLabel

SCREEN = QRect(1920, 100, 1280, 700)


def clock() -> datetime:
    return NOW


@pytest.fixture
def stack(qtbot: QtBot) -> Iterator[CardStack]:
    stack = CardStack(Theme(light=Light.LIGHT), now=clock, placing=Placing(screen=ScreenChoice.MAIN))
    yield stack
    stack.close()


def settled(stack: CardStack, qtbot: QtBot) -> None:
    """The stack puts everything in place with the next turn of the loop."""
    qtbot.waitUntil(lambda: not stack._settling.isActive())


def test_the_first_card_is_there_at_once(stack: CardStack) -> None:
    stack.show_card(card())
    assert stack.widgets[1].isVisible()


def test_a_window_that_must_be_built_first_is_filled_in_the_next_turn(stack: CardStack, qtbot: QtBot) -> None:
    """Both in one turn would be felt by whoever types."""
    for number in (1, 2):
        stack.show_card(card(number))
    stack._settle()
    assert set(stack.widgets) == {1}
    assert not stack._shelf.is_empty
    stack._settle()
    assert set(stack.widgets) == {1, 2}
    settled(stack, qtbot)
    assert stack.widgets[2].isVisible()


def test_cards_stay_within_the_free_part_of_the_screen(stack: CardStack, qtbot: QtBot) -> None:
    area = QGuiApplication.primaryScreen().availableGeometry()
    for number in range(1, 8):
        stack.show_card(card(number))
    settled(stack, qtbot)
    cards = list(stack.widgets.values())
    qtbot.waitUntil(lambda: all(area.contains(one.panel().translated(one.pos())) for one in cards))
    assert stack.waiting == 7 - len(stack.widgets) > 0


def test_who_has_no_room_is_counted_and_comes_when_there_is(stack: CardStack, qtbot: QtBot) -> None:
    for number in (1, 2, 3):
        stack.show_card(card(number))
    settled(stack, qtbot)
    assert stack._more is not None
    assert stack._more.accessibleName() == f"ще {stack.waiting}"
    shown = set(stack.widgets)
    for number in shown:
        stack.take_away(number)
    settled(stack, qtbot)
    assert not shown & set(stack.widgets)
    assert stack.widgets


def test_a_talk_comes_before_rings_and_a_written_note_before_all(stack: CardStack, qtbot: QtBot) -> None:
    for number in range(1, 6):
        stack.show_card(card(number))
    stack.show_card(card(5, CardState.TALKING))
    settled(stack, qtbot)
    assert 5 in stack.widgets
    stack.show_card(card(4, CardState.MISSED, held=True))
    settled(stack, qtbot)
    assert 4 in stack.widgets


def test_a_card_that_is_closed_goes_and_is_told(stack: CardStack, qtbot: QtBot) -> None:
    stack.show_card(card())
    with qtbot.waitSignal(stack.closed) as told:
        stack.widgets[1].band.close_wanted.emit()
    settled(stack, qtbot)
    assert told.args == [1]
    assert not stack.widgets


def test_windows_are_used_again(stack: CardStack, qtbot: QtBot) -> None:
    """A hundred calls one after another need no hundred windows."""
    seen = set()
    for number in range(1, 101):
        stack.show_card(card(number))
        seen.add(id(stack.widgets[number]))
        stack.take_away(number)
        settled(stack, qtbot)
    assert len(seen) <= 3


def test_a_prepared_card_is_only_filled_in(stack: CardStack, qtbot: QtBot) -> None:
    stack.prepare()
    ready = stack._shelf._ready[-1]
    stack.show_card(card())
    assert stack.widgets[1] is ready


def test_a_prepared_card_is_as_high_as_a_fresh_one(stack: CardStack) -> None:
    """What was shown in it before leaves no empty room."""
    stack.prepare()
    stack.show_card(card())
    fresh = CallCardWidget(Theme(light=Light.LIGHT), has_shadow=True)
    fresh.show_card(card(), NOW)
    assert stack.widgets[1].panel_size() == fresh.panel_size()
    fresh.deleteLater()


def test_one_card_is_whole_and_a_click_unfolds_another(stack: CardStack, qtbot: QtBot) -> None:
    stack.show_card(card(1))
    stack.show_card(card(2))
    settled(stack, qtbot)
    assert [widget.is_folded for widget in stack.widgets.values()] == [False, True]
    second = stack.widgets[2]
    qtbot.waitUntil(lambda: not second.is_inert)
    QTest.mouseClick(second.who, Qt.MouseButton.LeftButton)
    settled(stack, qtbot)
    assert [stack.widgets[number].is_folded for number in (1, 2)] == [True, False]


def test_the_talk_unfolds_itself_and_its_end_gives_way_to_nobody_hastily(stack: CardStack, qtbot: QtBot) -> None:
    stack.show_card(card(1))
    stack.show_card(card(2))
    stack.show_card(card(2, CardState.TALKING))
    settled(stack, qtbot)
    assert not stack.widgets[2].is_folded
    stack.show_card(card(2, CardState.ENDED))
    settled(stack, qtbot)
    assert not stack.widgets[2].is_folded


def test_what_is_over_gives_way_to_the_next_ring_unless_somebody_points_at_it(stack: CardStack, qtbot: QtBot) -> None:
    stack.show_card(card(1, CardState.ENDED))
    stack.show_card(card(2))
    settled(stack, qtbot)
    assert [stack.widgets[number].is_folded for number in (1, 2)] == [True, False]
    stack.show_card(card(2, CardState.MISSED, held=True))
    stack.show_card(card(3))
    settled(stack, qtbot)
    assert not stack.widgets[2].is_folded


def test_a_smaller_card_moves_the_others(stack: CardStack, qtbot: QtBot) -> None:
    stack.show_card(card())
    before = stack.widgets[1].panel_size().height()
    stack.show_card(card(1, CardState.TAKEN, taken_by=IRYNA))
    settled(stack, qtbot)
    assert stack.widgets[1].panel_size().height() < before


def test_a_screen_that_is_not_there_is_replaced_by_the_main_one(stack: CardStack, qtbot: QtBot) -> None:
    stack.place_by(Placing(screen=ScreenChoice.FIXED, screen_name="unplugged", corner=Corner.TOP_LEFT))
    stack.show_card(card(1, call=call()))
    settled(stack, qtbot)
    area = QGuiApplication.primaryScreen().availableGeometry()
    widget = stack.widgets[1]
    qtbot.waitUntil(lambda: widget.panel().translated(widget.pos()).left() == area.left() + EDGE)


def test_places_go_up_from_the_corner_without_touching() -> None:
    below, above = places([QSize(376, 400), QSize(376, 200)], SCREEN, Placing(Corner.BOTTOM_RIGHT))
    assert below.right() == SCREEN.right() - EDGE
    assert below.bottom() == SCREEN.bottom() - EDGE
    assert above.bottom() == below.top() - GAP - 1


@pytest.mark.parametrize("corner", Corner)
@pytest.mark.parametrize("inwards", [(0, 0), (300, 200), (5000, 5000)])
def test_no_place_is_outside_of_the_screen(corner: Corner, inwards: tuple[int, int]) -> None:
    """Neither with more cards than fit, nor where a larger monitor once let them be dragged."""
    sizes = [QSize(376, 400), QSize(376, 400), QSize(376, 400)]
    assert all(SCREEN.contains(place) for place in places(sizes, SCREEN, Placing(corner, inwards=inwards)))


@pytest.mark.parametrize("corner", Corner)
def test_a_dropped_card_stands_where_it_was_dropped(corner: Corner) -> None:
    [dragged] = places([QSize(376, 200)], SCREEN, Placing(corner, inwards=(60, 90)))
    assert dropped(dragged, SCREEN) == (corner, (60, 90))


def test_a_card_dropped_beyond_the_edge_stands_at_its_corner() -> None:
    beyond = QRect(SCREEN.right() - 100, SCREEN.bottom() - 50, 376, 200)
    assert dropped(beyond, SCREEN) == (Corner.BOTTOM_RIGHT, (0, 0))


def test_a_set_of_monitors_is_known_in_whatever_order_they_are_told() -> None:
    two = [("HDMI-1", QRect(0, 0, 1920, 1080)), ("eDP-1", SCREEN)]
    assert layout_key(two) == layout_key(reversed(two)) != layout_key(two[:1])


def test_a_dragged_card_takes_the_others_along_and_is_told(stack: CardStack, qtbot: QtBot) -> None:
    stack.show_card(card(1))
    settled(stack, qtbot)
    widget = stack.widgets[1]
    qtbot.waitUntil(lambda: not widget.is_inert)
    before = widget.panel().translated(widget.pos())
    band, middle = widget.band, widget.band.rect().center()
    with qtbot.waitSignal(stack.dragged) as told:
        QTest.mousePress(band, Qt.MouseButton.LeftButton, pos=middle)
        for step in (20, 60, 100):
            way = QPoint(-step, -step)
            at = QPointF(band.mapToGlobal(middle) + way) - QPointF(
                widget.pos() - before.topLeft() + widget.panel().topLeft()
            )
            event = QMouseEvent(
                QEvent.Type.MouseMove,
                QPointF(middle),
                at,
                Qt.MouseButton.NoButton,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
            QApplication.sendEvent(band, event)
        QTest.mouseRelease(band, Qt.MouseButton.LeftButton, pos=middle)
    [placing] = told.args
    assert placing.corner is Corner.BOTTOM_RIGHT
    assert placing.inwards == (100, 100)
    settled(stack, qtbot)
    qtbot.waitUntil(lambda: widget.panel().translated(widget.pos()) == before.translated(-100, -100))
    stack.show_card(card(2))
    settled(stack, qtbot)
    assert not widget.is_dragged


def test_a_quiet_desk_shows_no_card_and_all_that_go_on_when_it_is_over(stack: CardStack, qtbot: QtBot) -> None:
    stack.hush(on=True)
    for number in (1, 2):
        stack.show_card(card(number))
    stack.take_away(2)
    settled(stack, qtbot)
    assert not stack.widgets
    assert stack._more is None
    stack.hush(on=False)
    assert list(stack.widgets) == [1]
    assert stack.widgets[1].isVisible()
    stack.hush(on=True)
    assert not stack.widgets


def test_a_veiled_card_hints_at_who_calls_and_shows_nothing_else(stack: CardStack, qtbot: QtBot) -> None:
    stack.veil(on=True)
    stack.show_card(card())
    widget = stack.widgets[1]
    words = [label.text for label in widget.findChildren(PlainLabel) if label.isVisibleTo(widget) and label.text]
    assert "Оксана М." in words
    assert "+380 67 ••• •• 67" in words
    assert not [word for word in words if "10482" in word or "Мельник" in word]
    stack.veil(on=False)
    settled(stack, qtbot)
    assert "Оксана Мельник" in [label.text for label in widget.findChildren(PlainLabel)]


def test_the_line_needs_room_too() -> None:
    height = SCREEN.height() - 2 * EDGE
    assert fits([height], SCREEN, more_follow=False)
    assert not fits([height], SCREEN, more_follow=True)
    assert fits([height - MORE_HEIGHT - GAP], SCREEN, more_follow=True)


def test_only_x11_needs_to_bypass_the_window_manager() -> None:
    assert card_flags("xcb") & ~card_flags("windows") == Qt.WindowType.X11BypassWindowManagerHint
    assert card_flags("windows") == card_flags("cocoa")


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "xcb"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, None),
        ({"DISPLAY": ":0"}, None),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0", "QT_QPA_PLATFORM": "wayland"}, None),
    ],
)
def test_wayland_is_left_for_its_x_server_unless_the_user_chose(
    environment: dict[str, str], platform: str | None
) -> None:
    assert qt_platform(environment) == platform


def test_macos_is_asked_for_a_level_above_full_screen_programs() -> None:
    sent: list[tuple[int | str, ...]] = []

    def send(receiver: int, selector: str, *numbers: int) -> int:
        sent.append((receiver, selector, *numbers))
        return 77

    lift_on_macos(5, send)
    assert sent[0] == (5, "window")
    assert {selector: number for _receiver, selector, number in sent[1:]} == {
        "setLevel:": 25,
        "setCollectionBehavior:": 1 | 16 | 256,
        "setHidesOnDeactivate:": 0,
    }
    assert {message[0] for message in sent[1:]} == {77}


class User32:
    def __init__(self) -> None:
        self.asked: list[tuple[int, ...]] = []

    def SetWindowPos(self, *arguments: int) -> int:  # noqa: N802 - Windows' own name
        self.asked.append(arguments)
        return 1

    def SetWindowDisplayAffinity(self, *arguments: int) -> int:  # noqa: N802 - Windows' own name
        self.asked.append(arguments)
        return 1


def test_a_card_can_be_left_out_of_what_others_see() -> None:
    user32 = User32()
    share_on_windows(9, user32, shared=False)
    share_on_windows(9, user32, shared=True)
    assert user32.asked == [(9, 0x11), (9, 0)]
    sent: list[tuple[int | str, ...]] = []

    def send(receiver: int, selector: str, *numbers: int) -> int:
        sent.append((receiver, selector, *numbers))
        return 77

    share_on_macos(5, send, shared=False)
    assert sent == [(5, "window"), (77, "setSharingType:", 0)]


def test_windows_is_asked_for_the_top_without_activation() -> None:
    user32 = User32()
    lift_on_windows(9, user32)
    [(window, after, *_place, flags)] = user32.asked
    assert (window, after) == (9, -1)
    assert flags & 0x0010  # SWP_NOACTIVATE


def test_a_card_without_room_is_measured_once(stack: CardStack, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else every change of any call in a burst would fill in, and throw away, a widget for the first that waits."""
    for number in range(1, 8):
        stack.show_card(card(number))
    settled(stack, qtbot)
    filled: list[int] = []
    fill = CallCardWidget.show_card

    def show_card(widget: CallCardWidget, one: CallCard, now: datetime, *, is_folded: bool) -> None:
        filled.append(one.call.id)
        fill(widget, one, now, is_folded=is_folded)

    monkeypatch.setattr(CallCardWidget, "show_card", show_card)
    seen = set(stack.widgets)
    stack.show_card(card(7, CardState.MISSED))
    settled(stack, qtbot)
    assert set(filled) <= seen

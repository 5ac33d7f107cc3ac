"""What happens on a card while somebody is using it: it turns under the pointer, under the keys, on a small screen."""

from dataclasses import replace
from typing import Any

import pytest
from msgspec.structs import replace as changed
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.contract.answers import Match, Named
from app.desk.call_board import CallCard, CardState
from tests.ui.screen_pop.example_cards import IRYNA, NOW, PHONE, call, card, file, newcomer, order
from ui.screen_pop.card import CallCardWidget
from ui.theme import Theme


@pytest.fixture
def widget(qtbot: QtBot, theme: Theme) -> CallCardWidget:
    widget = CallCardWidget(theme, has_shadow=True, offers_new_order=True)
    qtbot.addWidget(widget)
    return widget


def awake(widget: CallCardWidget, shown: CallCard, qtbot: QtBot) -> None:
    """The card stands long enough to be clicked."""
    widget.show_card(shown, NOW)
    widget.show()
    qtbot.waitUntil(lambda: not widget.is_inert)


def write_in(widget: CallCardWidget, editor: Any, text: str, qtbot: QtBot) -> None:
    widget.ask_for_keyboard()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    type_on(text)


def type_on(text: str) -> None:
    """Wherever the keys go now."""
    where = QApplication.focusWidget()
    assert where is not None
    QTest.keyClicks(where, text)


def test_a_card_that_turns_in_its_place_is_not_hit_by_a_click_meant_for_before(
    widget: CallCardWidget, qtbot: QtBot
) -> None:
    """At an upper corner it grows without moving; «Відкрити» that becomes «Передзвонити» does not even grow."""
    called: list[object] = []
    widget.call_wanted.connect(called.append)
    awake(widget, card(), qtbot)
    place = widget.pos()
    widget.show_card(card(1, CardState.MISSED), NOW)
    assert widget.pos() == place
    assert widget.is_inert
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.foot.primary.mapTo(widget, widget.rect().topLeft()))
    QTest.keyClick(widget.foot.primary, Qt.Key.Key_Return)
    QTest.keyClick(widget.foot.primary, Qt.Key.Key_Space)
    assert called == []
    qtbot.waitUntil(lambda: not widget.is_inert)
    QTest.keyClick(widget.foot.primary, Qt.Key.Key_Return)
    assert len(called) == 1


def test_what_comes_later_makes_a_card_inert_where_it_stands(widget: CallCardWidget, qtbot: QtBot) -> None:
    awake(widget, card(file=None), qtbot)
    widget.show_card(card(), NOW)
    assert widget.is_inert
    qtbot.waitUntil(lambda: not widget.is_inert)
    widget.show_card(card(call=call(note="нова")), NOW)
    assert not widget.is_inert, "nothing that can be pressed is anywhere else"


def test_a_button_held_down_while_the_card_turns_is_let_go(widget: CallCardWidget, qtbot: QtBot) -> None:
    called: list[object] = []
    widget.call_wanted.connect(called.append)
    awake(widget, card(), qtbot)
    QTest.mousePress(widget.foot.primary, Qt.MouseButton.LeftButton)
    widget.show_card(card(1, CardState.MISSED), NOW)
    QTest.mouseRelease(widget.foot.primary, Qt.MouseButton.LeftButton)
    assert called == []


def test_a_note_that_is_being_written_stays_when_a_colleague_answers(widget: CallCardWidget, qtbot: QtBot) -> None:
    """The keys of the next word must not go to a button."""
    told: list[tuple[int, str]] = []
    widget.note_given.connect(lambda call_id, note: told.append((call_id, note)))
    awake(widget, card(), qtbot)
    write_in(widget, widget.note, "wants", qtbot)
    widget.show_card(card(1, CardState.TAKEN, taken_by=IRYNA), NOW)
    assert widget.note.isVisible()
    type_on(" green")
    assert widget.note.toPlainText() == "wants green"
    widget.note.clearFocus()
    assert not widget.note.isVisible()
    assert told == [(1, "wants green")]


def test_a_name_that_is_being_written_stays_when_somebody_else_names_them(widget: CallCardWidget, qtbot: QtBot) -> None:
    given: list[tuple[int, str]] = []
    widget.name_given.connect(lambda client, name: given.append((client, name)))
    awake(widget, newcomer(), qtbot)
    write_in(widget, widget.who.name_field, "Marko", qtbot)
    named = file("Марк", match=None, orders=(), calls=())
    widget.show_card(replace(newcomer(), call=call(client=Named(1, "Марк")), file=named), NOW)
    assert widget.who.name_field.hasFocus()
    type_on(" Vovchok")
    QTest.keyClick(widget.who.name_field, Qt.Key.Key_Return)
    assert given == [(1, "Marko Vovchok")]
    widget.show_card(replace(newcomer(), file=file("Marko Vovchok", match=None, orders=(), calls=())), NOW)
    assert not widget.who.name_field.isVisible()
    assert widget.note.hasFocus()


def test_a_name_that_was_typed_is_kept_when_the_card_goes(widget: CallCardWidget) -> None:
    given: list[tuple[int, str]] = []
    widget.name_given.connect(lambda client, name: given.append((client, name)))
    for number, goes in enumerate((widget.leave_call, widget.band.close_wanted.emit), 1):
        widget.show_card(replace(newcomer(number), call=call(number, client=Named(1, ""))), NOW)
        widget.show()
        widget.who.name_field.setText("Марко")
        goes()
    assert given == [(1, "Марко"), (1, "Марко")]


def test_a_card_that_is_hidden_is_held_by_nobody(widget: CallCardWidget, qtbot: QtBot) -> None:
    held: list[tuple[int, bool]] = []
    widget.held.connect(lambda call_id, on: held.append((call_id, on)))
    awake(widget, card(1, CardState.ENDED), qtbot)
    write_in(widget, widget.note, "yes", qtbot)
    widget.hide()
    widget.leave_call()
    assert held == [(1, True), (1, False)]


def test_on_a_small_screen_the_first_action_is_still_there(widget: CallCardWidget) -> None:
    """What can be found elsewhere gives way: further orders, the last talk, then the orders."""
    several = Match(phone=PHONE, written="067 123-45-67", others=(Named(2, "Петро"), Named(3, "Павло"), Named(4, "")))
    rich = file(match=several, orders=tuple(order(number, f"1000{number}") for number in (1, 2, 3)))
    widget.show_card(card(1, CardState.TALKING, file=rich), NOW)
    whole = widget.panel_size().height()
    for room in (whole - 20, 500, 430):
        widget.take_room(room)
        assert widget.panel_size().height() <= room
        assert widget.foot.primary.isVisibleTo(widget)
        assert widget.sizeHint() == widget.size(), "nothing of it is cut"
    widget.take_room(whole)
    assert widget.panel_size().height() == whole


def test_somebody_without_a_name_can_be_chosen_too(widget: CallCardWidget) -> None:
    others = Match(phone=PHONE, written="067 123-45-67", others=(Named(2, ""),))
    widget.show_card(card(file=file(match=others)), NOW)
    buttons = widget.findChildren(type(widget.foot.client))
    assert "Новий клієнт" in [button.text() for button in buttons if button.isVisibleTo(widget)]


@pytest.mark.parametrize("name", ["+380671234567", "0671234567 Viber"])
def test_a_number_for_a_name_is_veiled_too(widget: CallCardWidget, name: str) -> None:
    shown = replace(card(file=file(name)), veiled=True)
    widget.show_card(changed_client(shown, name), NOW)
    seen = widget.windowTitle() + "".join(label.text for label in widget.findChildren(type(widget.who._name)))
    assert "1234567" not in seen
    assert "10482" not in widget.foot.primary.text()


def changed_client(shown: CallCard, name: str) -> CallCard:
    return replace(shown, call=changed(shown.call, client=Named(1, name)))

"""What the card shows in each state of a call, and what its controls ask for."""

from dataclasses import replace
from datetime import timedelta

import pytest
from msgspec.structs import replace as changed
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from app.contract.answers import Direction, Match, Named, Phase, Recording, RecordingReason, RecordingState
from app.contract.requests import NewCallback
from app.desk.call_board import CallCard, CardState
from tests.ui.screen_pop.example_cards import IRYNA, NOW, PHONE, call, card, file, newcomer, order, past_call
from ui.screen_pop.card import CallCardWidget
from ui.screen_pop.quiet_window import INERT_MS
from ui.screen_pop.wording import LONGEST, announcement, order_below, shown, why_found, with_whom
from ui.theme import Theme, Width
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel

EVIL = "<b>Зло</b><img src='file:///etc/passwd'>\u202eкодак\x07 " + "Довге імʼя " * 900


@pytest.fixture
def widget(qtbot: QtBot, theme: Theme) -> CallCardWidget:
    widget = CallCardWidget(theme, has_shadow=True, offers_new_order=True)
    qtbot.addWidget(widget)
    return widget


def words(widget: CallCardWidget) -> list[str]:
    """Every line that can be seen."""
    lines = [label.text for label in widget.findChildren(PlainLabel) if label.isVisibleTo(widget)]
    lines += [label.text() for label in widget.findChildren(Paragraph) if label.isVisibleTo(widget)]
    return [line for line in lines if line]


def test_a_ringing_card_says_everything_worth_knowing(widget: CallCardWidget) -> None:
    widget.show_card(card(), NOW)
    seen = words(widget)
    for expected in (
        "Вхідний дзвінок",
        "0:07",
        "+380 44 333 44 55",
        "Оксана Мельник",
        "+380 67 123 45 67",
        " · Київстар",
        "Знайдено: 067 123-45-67 у замовленні № 10311",
        "Очікує відправлення",
        "Нова пошта · оплата при отриманні",
        "3:18",
        "учора, Ірина Лис",
    ):
        assert expected in [line.replace("\N{NO-BREAK SPACE}", " ") for line in seen]
    assert widget.foot.primary.text().replace("\N{NO-BREAK SPACE}", " ") == "Відкрити № 10482"
    assert widget.panel().width() == Width.CARD


@pytest.mark.parametrize(
    ("shown_card", "title"),
    [
        (card(1, CardState.TALKING, call=call(phase=Phase.TALKING, answered_at=NOW)), "Розмова"),
        (card(1, CardState.TAKEN, taken_by=IRYNA), "Відповіла Ірина"),
        (card(1, CardState.MISSED), "Пропущений"),
        (card(1, CardState.ENDED), "Завершено"),
    ],
)
def test_the_band_says_what_became_of_the_call(widget: CallCardWidget, shown_card: CallCard, title: str) -> None:
    widget.show_card(card(), NOW)
    widget.show_card(shown_card, NOW)
    assert title in words(widget)


def test_the_last_digits_of_our_own_line_are_never_cut(widget: CallCardWidget) -> None:
    """The longest title and a clock of five signs leave room for the number of home only."""
    widget.show_card(card(1, call=call(direction=Direction.CALLBACK)), NOW)
    widget.band.show_seconds(754)
    widget.show()
    QCoreApplication.sendPostedEvents()
    line = widget.band.line
    assert line.text == "+380 44 333 44 55"
    assert line.seen() in {line.text, "044 333 44 55"}
    line.resize(30, line.height())
    assert line.seen().startswith("…")
    assert line.seen().endswith("5")


@pytest.mark.parametrize("is_folded", [False, True])
def test_a_card_is_as_high_as_what_it_says(widget: CallCardWidget, is_folded: bool) -> None:
    """Also when no line of it may break: the first call of somebody new has neither orders nor talks."""
    for number, one in enumerate((newcomer(), card(), card(file=None), card(state=CardState.TAKEN)), 1):
        widget.show_card(replace(one, call=changed(one.call, id=number)), NOW, is_folded=is_folded)
        widget.show()
        QCoreApplication.sendPostedEvents()
        lines = [label for label in widget.findChildren(PlainLabel) if label.isVisibleTo(widget) and label.text]
        bottoms = [label.mapTo(widget, label.rect().bottomLeft()).y() for label in lines]
        assert widget.panel().height() > 80
        assert max(bottoms) < widget.panel().bottom()


def test_the_clock_counts(widget: CallCardWidget) -> None:
    widget.show_card(card(), NOW)
    widget.tick(NOW + timedelta(seconds=65))
    assert "1:12" in words(widget)


def test_a_call_taken_by_another_leaves_nothing_to_press(widget: CallCardWidget) -> None:
    widget.show_card(card(1, CardState.TAKEN, taken_by=IRYNA), NOW)
    assert not widget.foot.isVisibleTo(widget)
    assert not widget.orders.isVisibleTo(widget)


def test_somebody_new_gets_a_name_at_once(widget: CallCardWidget, qtbot: QtBot) -> None:
    widget.show_card(newcomer(), NOW)
    assert "Новий клієнт" in words(widget)
    widget.who.name_field.setText("  Марко  ")
    with qtbot.waitSignal(widget.name_given) as told:
        widget.foot.primary.click()
    assert told.args == [1, "Марко"]


def test_a_hidden_number_offers_nothing_that_needs_one(widget: CallCardWidget) -> None:
    widget.show_card(card(1, call=call(phone=None, client=None), file=None), NOW)
    assert "Номер приховано" in words(widget)
    assert not widget.foot.isVisibleTo(widget)


def test_a_missed_client_is_called_back(widget: CallCardWidget, qtbot: QtBot) -> None:
    widget.show_card(card(1, CardState.MISSED), NOW)
    with qtbot.waitSignal(widget.call_wanted) as told:
        widget.foot.primary.click()
    assert told.args == [NewCallback(phone=PHONE)]


def test_a_card_says_that_nobody_knows_any_more_what_became_of_its_call(widget: CallCardWidget) -> None:
    """The line is lost: the number of the company's own line makes room for that."""
    widget.show_card(card(1, CardState.TALKING), NOW)
    assert "Розмова" in words(widget)
    widget.show_card(replace(card(1, CardState.TALKING), stale=True), NOW)
    assert "Розмова · немає зв’язку" in words(widget)


def test_several_clients_on_one_number_are_asked_about(widget: CallCardWidget, qtbot: QtBot) -> None:
    shared = Match(phone=PHONE, written=PHONE, others=(Named(8, "Петро Мельник"),))
    widget.show_card(card(1, file=file(match=shared)), NOW)
    assert "Номер у кількох клієнтів. Хто телефонує?" in words(widget)
    petro = next(one for one in widget.findChildren(QAbstractButton) if one.text() == "Петро Мельник")
    with qtbot.waitSignal(widget.client_chosen) as told:
        petro.click()
    assert told.args == [1, 8]


def test_every_control_says_what_is_wanted(widget: CallCardWidget, qtbot: QtBot) -> None:
    widget.show_card(card(), NOW)
    for button, signal, argument in (
        (widget.foot.primary, widget.order_wanted, 82),
        (widget.orders.rows[1].number, widget.order_wanted, 11),
        (widget.foot.client, widget.client_wanted, 1),
        (widget.last_talk.play, widget.play_wanted, past_call()),
        (widget.foot.new_order, widget.new_order_wanted, call()),
    ):
        with qtbot.waitSignal(signal) as told:
            button.click()
        assert told.args == [argument]


def test_every_control_has_a_name_for_screen_readers(widget: CallCardWidget) -> None:
    widget.show_card(card(), NOW)
    seen = [one for one in widget.findChildren(QAbstractButton) if one.isVisibleTo(widget)]
    assert all(one.accessibleName() or one.text() for one in seen)
    assert widget.accessibleName() == announcement(card()) == "Вхідний дзвінок, Оксана Мельник, +380 67 123 45 67"
    assert widget.note.accessibleName()


def test_a_screen_reader_is_told_while_the_focus_stays(widget: CallCardWidget) -> None:
    """With a reader listening the card speaks up; it is still not the active window."""
    QAccessible.setActive(True)
    try:
        widget.show_card(card(), NOW)
        widget.show()
        assert QAccessible.isActive()
        assert not widget.isActiveWindow()
        assert widget.focusWidget() is None
    finally:
        QAccessible.setActive(False)


def test_foreign_text_is_plain_short_and_never_widens_the_card(widget: CallCardWidget) -> None:
    """No HTML, no direction marks, no ten thousand letters; and no label of Qt that could read them as rich text."""
    hostile = file(EVIL, orders=(order(status=EVIL, delivery=EVIL),), match=Match(phone=PHONE, written=EVIL))
    widget.show_card(card(1, file=hostile), NOW)
    assert widget.panel().width() == Width.CARD
    assert any(line.startswith("<b>Зло</b>") for line in words(widget))
    assert not any("\u202e" in line or "\x07" in line for line in words(widget))
    assert max(map(len, words(widget))) <= LONGEST + 60
    assert {label.textFormat() for label in widget.findChildren(QLabel)} <= {Qt.TextFormat.PlainText}


def test_why_there_is_nothing_to_play(widget: CallCardWidget) -> None:
    silent = past_call(
        talk_s=None, recording=Recording(state=RecordingState.NONE, reason=RecordingReason.NOBODY_ANSWERED)
    )
    widget.show_card(card(1, file=file(calls=(silent,))), NOW)
    assert "Запису немає: ніхто не відповів" in words(widget)
    assert not widget.last_talk.play.isVisibleTo(widget)


def test_the_newest_talk_that_can_be_heard_is_offered(widget: CallCardWidget, qtbot: QtBot) -> None:
    silent = past_call(recording=Recording(state=RecordingState.PENDING))
    widget.show_card(card(1, file=file(calls=(silent, past_call(talk_s=10)))), NOW)
    with qtbot.waitSignal(widget.play_wanted) as told:
        widget.last_talk.play.click()
    assert told.args == [past_call(talk_s=10)]


def test_a_note_is_told_when_the_card_goes(widget: CallCardWidget, qtbot: QtBot) -> None:
    """Whatever hides the card: nothing written is lost, and it is told once."""
    widget.show_card(card(), NOW)
    widget.show()
    widget.note.setPlainText("передзвонити о п'ятій")
    with qtbot.waitSignal(widget.note_given) as told:
        widget.hide()
    assert told.args == [1, "передзвонити о п'ятій"]
    with qtbot.assertNotEmitted(widget.note_given):
        widget.leave_call()


def test_what_came_of_the_talk_is_one_click_when_it_is_over(widget: CallCardWidget, qtbot: QtBot) -> None:
    """Not before; the same click again takes it back."""
    for state, offered in ((CardState.RINGING, False), (CardState.TALKING, False), (CardState.ENDED, True)):
        widget.show_card(card(state=state), NOW)
        assert widget.outcome.isVisibleTo(widget) is offered
    with qtbot.waitSignal(widget.outcome_given) as told:
        widget.outcome.chips["order"].click()
    assert told.args == [1, "order"]
    widget.show_card(card(state=CardState.ENDED, call=call(outcome="complaint")), NOW)
    assert [word for word, chip in widget.outcome.chips.items() if chip.isChecked()] == ["complaint"]
    with qtbot.waitSignal(widget.outcome_given) as taken_back:
        widget.outcome.chips["complaint"].click()
    assert taken_back.args == [1, None]


def test_a_note_that_is_kept_is_ticked_until_it_is_written_on(widget: CallCardWidget) -> None:
    widget.show_card(card(), NOW)
    told = []
    widget.note.kept_changed.connect(lambda: told.append(widget.note.is_kept))
    widget.note.setPlainText("передзвонити")
    widget.note.show_kept("передзвон")  # an older state of it
    widget.note.show_kept("передзвонити")
    assert widget.note.accessibleDescription() == "Збережено"
    widget.note.setPlainText("передзвонити о п'ятій")
    assert widget.note.accessibleDescription() == ""
    assert told == [True, False]


def test_news_of_the_call_do_not_touch_a_note_being_written(widget: CallCardWidget) -> None:
    widget.show_card(card(), NOW)
    widget.note.setPlainText("пишу")
    widget.show_card(card(1, CardState.TALKING, call=call(phase=Phase.TALKING, note="інше")), NOW)
    assert widget.note.toPlainText() == "пишу"


def test_another_call_starts_with_its_own_note_and_an_empty_name(widget: CallCardWidget) -> None:
    widget.show_card(newcomer(1), NOW)
    widget.note.setPlainText("про першого")
    widget.who.name_field.setText("Перший")
    widget.leave_call()
    widget.show_card(newcomer(2), NOW)
    assert (widget.note.toPlainText(), widget.who.name_field.text()) == ("", "")


def test_closing_hides_the_card_and_says_so(widget: CallCardWidget, qtbot: QtBot) -> None:
    widget.show_card(card(), NOW)
    widget.show()
    with qtbot.waitSignal(widget.closed) as told:
        widget.band.close_wanted.emit()
    assert told.args == [1]
    assert widget.isHidden()


def test_the_mouse_does_nothing_right_after_the_card_appeared_or_moved(widget: CallCardWidget, qtbot: QtBot) -> None:
    widget.show_card(card(), NOW)
    widget.show()
    body = widget.body
    assert body.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    qtbot.waitUntil(lambda: not widget.is_inert, timeout=INERT_MS * 5)
    assert not body.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    widget.move(widget.pos().x() + 5, widget.pos().y())
    assert body.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_the_card_never_asks_for_the_keyboard_by_itself(widget: CallCardWidget) -> None:
    assert widget.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    widget.show_card(card(), NOW)
    widget.show()
    window = widget.windowHandle()
    assert window.flags() & Qt.WindowType.WindowDoesNotAcceptFocus
    QTest.mouseClick(widget.foot, Qt.MouseButton.LeftButton)
    assert window.flags() & Qt.WindowType.WindowDoesNotAcceptFocus
    QTest.mouseClick(widget.note.viewport(), Qt.MouseButton.LeftButton)
    assert not window.flags() & Qt.WindowType.WindowDoesNotAcceptFocus


def test_words_of_the_card() -> None:
    assert shown("  a\tb\u200f\nc  ") == "a b c"
    assert shown("я" * 999).endswith("…")
    assert len(shown("я" * 999)) == LONGEST
    assert why_found(None) == ""
    assert why_found(Match(phone=PHONE, written="")) == "Знайдено: +380 67 123 45 67 у картці клієнта"
    for bare in (PHONE, PHONE[1:]):
        assert why_found(Match(phone=PHONE, written=bare)) == "Знайдено: +380 67 123 45 67 у картці клієнта"
    found_in = Named(7, "10453")
    spelled = Match(phone=PHONE, written="067 123-45-67", order=found_in)
    assert why_found(spelled) == "Знайдено: 067 123-45-67 у замовленні № 10453"
    spelled = Match(phone=PHONE, written="+38 (067) 123-45-67", order=found_in)
    assert why_found(spelled) == "Знайдено: +38 (067) 123-45-67 у № 10453"
    assert order_below(order(status_kind="done", items=()), NOW) == "сьогодні"
    assert with_whom(past_call(manager=None), NOW) == "учора"

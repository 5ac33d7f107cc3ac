"""Wherever a recording is mentioned it says how it stands, and can be asked for where that makes sense."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from app.contract.answers import Call, Page, RecordingReason
from app.desk.call_history import CallFilter, CallHistory
from tests.ui.recording_states import NOW, READY, SOON, STANDINGS, Standing
from tests.ui.spoken import words_of
from ui.call_list.cells import play_place
from ui.call_list.columns import At
from ui.call_list.delegate import CallDelegate
from ui.call_list.model import CallListModel
from ui.call_list.table_rows import head_of_table, row_of
from ui.call_list.view import CallView
from ui.clients.timeline import Timeline
from ui.desk_signals import HistorySignals
from ui.orders.record_row import RecordRow
from ui.screen_pop.last_talk_part import LastTalkPart
from ui.theme import Theme
from ui.words_recording import recording_sentence, retry_words

in_each_state = pytest.mark.parametrize("standing", STANDINGS, ids=[one.name for one in STANDINGS])


def pressed(wanted: SignalInstance, press: Callable[[], None]) -> list[Call]:
    """What was asked for when the retry was pressed, wherever it stands."""
    asked: list[Call] = []
    wanted.connect(asked.append)
    press()
    return asked


def press_retry(place: QWidget) -> None:
    """Click on the button, if there is one to be seen."""
    for button in place.findChildren(QAbstractButton):
        if button.accessibleName() == retry_words() and button.isVisibleTo(place):
            button.click()


def shown_in_an_order(call: Call, theme: Theme, qtbot: QtBot) -> tuple[QWidget, SignalInstance]:
    row = RecordRow(theme, call, NOW)
    qtbot.addWidget(row)
    return row, row.fetch_wanted


def shown_of_a_client(call: Call, theme: Theme, qtbot: QtBot) -> tuple[QWidget, SignalInstance]:
    timeline = Timeline(theme, lambda: NOW)
    qtbot.addWidget(timeline)
    timeline.show_calls([call], has_more=False)
    return timeline, timeline.fetch_wanted


def shown_on_the_card(call: Call, theme: Theme, qtbot: QtBot) -> tuple[QWidget, SignalInstance]:
    part = LastTalkPart(theme)
    qtbot.addWidget(part)
    part.show_calls([call], NOW)
    return part, part.fetch_wanted


@pytest.mark.parametrize("place", [shown_in_an_order, shown_of_a_client, shown_on_the_card])
@in_each_state
def test_a_row_says_it_whole(
    standing: Standing,
    place: Callable[[Call, Theme, QtBot], tuple[QWidget, SignalInstance]],
    theme: Theme,
    qtbot: QtBot,
) -> None:
    call = standing.call()
    widget, wanted = place(call, theme, qtbot)
    assert standing.sentence in set(words_of(widget))
    assert pressed(wanted, lambda: press_retry(widget)) == ([call] if standing.can_be_tried else [])


@pytest.mark.parametrize("place", [shown_in_an_order, shown_of_a_client, shown_on_the_card])
def test_a_ready_one_offers_itself_and_says_nothing(
    place: Callable[[Call, Theme, QtBot], tuple[QWidget, SignalInstance]], theme: Theme, qtbot: QtBot
) -> None:
    widget, wanted = place(replace(STANDINGS[3].call(), recording=READY), theme, qtbot)
    assert not [said for said in words_of(widget) if "Запис " in said and "зберегти" not in said.lower()]
    assert pressed(wanted, lambda: press_retry(widget)) == []


@in_each_state
async def test_the_list_says_it_in_its_cell(standing: Standing, theme: Theme, qtbot: QtBot) -> None:
    call = standing.call()

    async def ask(_wanted: CallFilter, _cursor: str | None) -> Page[Call]:
        return Page((call,))

    history = CallHistory(ask)
    await history.open(CallFilter())
    model = CallListModel(history, news := HistorySignals(history), lambda: NOW)
    page = QWidget()
    qtbot.addWidget(page)
    view = CallView(theme, model, CallDelegate(theme, lambda: NOW, page), page)
    for part in (news, model):
        part.setParent(page)
    view.resize(1068, 300)
    page.show()
    index = model.index(1, At.RECORDING)
    assert index.data() == standing.cell
    place = play_place(view.visualRect(index)).center()
    asked = pressed(view.fetch_wanted, lambda: QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place))
    assert asked == ([call] if standing.can_be_tried else [])


@in_each_state
def test_a_table_taken_out_says_it(standing: Standing, theme: Theme) -> None:
    assert row_of(standing.call(), NOW)[head_of_table().index("Запис")] == standing.cell


def test_a_try_on_another_day_says_which(theme: Theme) -> None:
    recording = replace(STANDINGS[4].recording, next_try_at=SOON + timedelta(days=1))
    call = replace(STANDINGS[4].call(), recording=recording)
    assert recording_sentence(call, NOW) == f"Запис готується, наступна спроба завтра о {SOON.astimezone():%H:%M}"


def test_every_reason_of_the_contract_has_words(theme: Theme) -> None:
    told = {one.recording.reason for one in STANDINGS}
    assert told >= set(RecordingReason)

"""The talk in words above the player: it follows what sounds, a click seeks, words are found."""

from functools import partial

import msgspec
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.contract.talk_text import Cue, Lane, TalkSummary, TextNews, TextReason, TextState, Transcript
from app.desk.talk_text import TalkText
from tests.desk.talk_words import CUES, NOW, SUMMARY, WordsBook
from tests.ui.recordings.docked import playing, until
from ui.recordings.dock import PlayerDock
from ui.recordings.mood_pill import MoodPill
from ui.recordings.sound import PlayerState
from ui.recordings.texts import HEIGHT, TextDrawer
from ui.recordings.transcript_view import TranscriptView
from ui.theme import PLAYER_HEIGHT, Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.paragraph import Paragraph


def drawer(dock: PlayerDock) -> TextDrawer:
    assert dock.texts.drawer is not None
    return dock.texts.drawer


def lines(dock: PlayerDock) -> TranscriptView:
    return drawer(dock).transcript.view


def told(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(Paragraph) if one.isVisibleTo(widget)]


def click(view: TranscriptView, row: int) -> None:
    place = view.visualRect(view.lines.index(row)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def turn_wheel(view: TranscriptView, by: int) -> None:
    at = QPointF(20, 20)
    none = Qt.KeyboardModifier.NoModifier
    turned = QWheelEvent(
        at,
        view.viewport().mapToGlobal(at),
        QPoint(0, by),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), turned)


async def opened(dock: PlayerDock) -> None:
    await playing(dock)
    dock.player.pause()
    QTest.keyClicks(dock, "w")
    await until(lambda: lines(dock).lines.rowCount() > 0)


async def test_nothing_is_asked_until_somebody_looks(dock: PlayerDock, said: WordsBook) -> None:
    await playing(dock)
    assert said.asked == []
    QTest.keyClicks(dock, "w")
    await until(lambda: lines(dock).lines.rowCount() > 0)
    assert dock.height() == PLAYER_HEIGHT + HEIGHT
    assert "Клієнтка питала, де її плед.\nПосилка буде завтра до обіду." in told(drawer(dock).summary)
    assert told(drawer(dock).summary)[-2:] == list(SUMMARY.actions)
    moods = [pill.accessibleName() for pill in dock.findChildren(MoodPill)]
    assert moods == ["Клієнт: Негативний", "Працівник: Позитивний", "Загалом: Нейтральний"]
    QTest.keyClicks(dock, "w")
    assert dock.height() == PLAYER_HEIGHT


async def test_there_is_room_for_one_drawer(dock: PlayerDock) -> None:
    await opened(dock)
    QTest.keyClicks(dock, "t")
    assert (dock.texts.is_open, dock.details.is_open) == (False, True)
    QTest.keyClicks(dock, "w")
    assert (dock.texts.is_open, dock.details.is_open) == (True, False)
    assert dock.height() == PLAYER_HEIGHT + HEIGHT


async def test_the_line_that_sounds_is_marked_and_a_click_hears_another(dock: PlayerDock) -> None:
    await opened(dock)
    dock.player.seek(8.0)
    assert lines(dock).face.sounding == 2
    dock.player.seek(0.0)
    assert lines(dock).face.sounding == -1
    click(lines(dock), 1)
    assert dock.player.position == pytest.approx(3.0, abs=0.2)
    assert dock.player.state is PlayerState.PLAYING
    assert lines(dock).face.sounding == 1


async def test_the_keyboard_walks_through_the_lines(dock: PlayerDock) -> None:
    await opened(dock)
    view = lines(dock)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    view.setCurrentIndex(view.lines.index(0))
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert dock.player.position == pytest.approx(3.0, abs=0.2)
    state = dock.player.state
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert dock.player.state is not state, "every other key is the player's"


async def test_what_the_ai_tells_later_comes_by_itself(dock: PlayerDock, said: WordsBook, text: TalkText) -> None:
    said.summaries.clear()
    await playing(dock)
    QTest.keyClicks(dock, "w")
    await until(lambda: "AI ще не обробив" in drawer(dock).empty.accessibleName())
    assert drawer(dock).empty.isVisible()
    said.summaries[7] = SUMMARY
    text.hear(TextNews(call_id=7))
    await until(lambda: lines(dock).lines.rowCount() == len(CUES))
    assert not drawer(dock).empty.isVisible()


async def test_a_silent_backend_is_asked_again_by_a_click(dock: PlayerDock, said: WordsBook) -> None:
    said.is_silent = True
    await playing(dock)
    QTest.keyClicks(dock, "w")
    again = drawer(dock).empty.findChild(QAbstractButton)
    assert again is not None
    await until(lambda: again.text() == "Спробувати ще")
    said.is_silent = False
    again.click()
    await until(lambda: lines(dock).lines.rowCount() == len(CUES))


async def test_words_are_found_and_walked_through(dock: PlayerDock) -> None:
    await opened(dock)
    find = drawer(dock).transcript.finder
    find.field.insert("плед")
    assert lines(dock).face.found == 1
    assert lines(dock).face.words == (("плед",),)
    QTest.keyClick(find.field, Qt.Key.Key_Return)
    assert lines(dock).face.found == 2
    QTest.keyClick(find.field, Qt.Key.Key_Return)
    assert lines(dock).face.found == 1
    QTest.keyClick(find.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert lines(dock).face.found == 2
    QTest.keyClick(find.field, Qt.Key.Key_Escape)
    assert (lines(dock).face.found, lines(dock).face.words) == (-1, ())


async def test_a_word_that_stands_in_the_summary_alone_is_told_to_be_there(dock: PlayerDock) -> None:
    await opened(dock)
    find = drawer(dock).transcript.finder
    find.field.insert("накладна")
    assert (lines(dock).face.found, find._count.text) == (-1, "лише в підсумку")
    QTest.keyClick(find.field, Qt.Key.Key_Escape)
    find.field.insert("диван")
    assert find._count.text == "не знайдено"


async def test_another_talk_is_asked_for_while_the_drawer_stays_open(dock: PlayerDock, said: WordsBook) -> None:
    await opened(dock)
    said.summaries[8], said.transcripts[8] = (
        TalkSummary(told_at=NOW),
        Transcript(state=TextState.FAILED, reason=TextReason.NOT_READABLE),
    )
    call = dock.call
    assert call is not None
    dock.show_call(msgspec.structs.replace(call, id=8), NOW)
    await until(lambda: "Файл розшифровки не прочитати" in told(drawer(dock).transcript))
    assert lines(dock).lines.rowCount() == 0
    assert "Підсумку словами немає" in told(drawer(dock).summary)


@pytest.fixture
def long_talk(qtbot: QtBot, theme: Theme) -> TranscriptView:
    """Three hours of lines, some of which take several."""
    view = TranscriptView(theme)
    view.resize(600, 240)
    words = ("Так.", "Дайте мені хвилину, я все перевірю. " * 6)
    view.show_cues(
        tuple(
            Cue(start_s=2.0 * row, end_s=2.0 * row + 1.9, lane=Lane.CLIENT, text=words[row % 9 == 0])
            for row in range(5_000)
        )
    )
    view.show()
    qtbot.addWidget(view)
    return view


def is_in_sight(view: TranscriptView, row: int) -> bool:
    rect = view.visualRect(view.lines.index(row))
    return rect.top() >= 0 and rect.bottom() <= view.viewport().height()


def test_three_hours_follow_what_sounds_without_a_widget_a_line(long_talk: TranscriptView, qtbot: QtBot) -> None:
    view = long_talk
    for row in (3, 40, 41, 4_990, 17):
        view.show_sounding(row)
        qtbot.waitUntil(partial(is_in_sight, view, row))
    assert len(view.findChildren(QWidget)) < 20


def test_whoever_scrolls_is_left_in_peace_until_they_want_to_follow(long_talk: TranscriptView, qtbot: QtBot) -> None:
    view = long_talk
    view.show_sounding(100)
    qtbot.waitUntil(lambda: is_in_sight(view, 100))
    turn_wheel(view, -1200)
    there = view.verticalScrollBar().value()
    assert not view.follows
    view.show_sounding(101)
    view.show_sounding(2_000)
    assert view.verticalScrollBar().value() == there
    view.follow()
    qtbot.waitUntil(lambda: is_in_sight(view, 2_000))


async def test_the_way_back_to_what_sounds_shows_while_it_is_needed(dock: PlayerDock) -> None:
    await opened(dock)
    back = next(one for one in drawer(dock).transcript.findChildren(LinkButton) if one.text() == "До звучання")
    assert not back.isVisible()
    turn_wheel(lines(dock), -60)
    assert back.isVisible()
    back.click()
    assert not back.isVisible()


def test_the_lines_are_a_proper_model_and_speak(theme: Theme) -> None:
    view = TranscriptView(theme)
    QAbstractItemModelTester(view.lines, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view.show_cues((*CUES, Cue(start_s=3_661, end_s=3_662, text="<b>чий?</b>", speaker="Speaker 3")))
    spoken = [view.lines.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in (1, 4)]
    assert spoken == [f"0:03 Клієнт: {CUES[1].text}", "1:01:01 Speaker 3: <b>чий?</b>"]
    view.deleteLater()


async def test_what_is_told_while_nobody_looks_is_there_when_somebody_does(
    dock: PlayerDock, said: WordsBook, text: TalkText
) -> None:
    said.summaries.clear()
    await playing(dock)
    QTest.keyClicks(dock, "w")
    await until(lambda: "AI ще не обробив" in drawer(dock).empty.accessibleName())
    QTest.keyClicks(dock, "w")
    said.summaries[7] = SUMMARY
    text.hear(TextNews(call_id=7))
    asked = len(said.asked)
    QTest.keyClicks(dock, "w")
    await until(lambda: lines(dock).lines.rowCount() == len(CUES))
    assert len(said.asked) == asked + 1
    QTest.keyClicks(dock, "ww")
    assert len(said.asked) == asked + 1, "nothing new is known"

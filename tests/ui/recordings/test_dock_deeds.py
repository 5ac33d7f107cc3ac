"""What is done with a recording in the dock: remarks, judging, loops, and what comes while it is heard."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.contract.answers import (
    Recording,
    RecordingReason,
    RecordingState,
)
from app.contract.problems import Problem
from app.contract.requests import NewComment
from app.desk.arriving import Arriving
from app.failures import BackendSilent, Refused
from tests.audio.sounds import encoded, tone
from tests.desk.remarks import RemarksBook
from tests.ui import recording_states as states
from tests.ui.recording_states import STANDINGS, Standing
from tests.ui.recordings.docked import NOW, OneRecording, call_of, playing, state, until, words_of
from ui.recordings.dock import PlayerDock
from ui.recordings.remarks import RemarkRow
from ui.recordings.sound import PlayerState
from ui.recordings.waveform import Waveform
from ui.theme import PLAYER_HEIGHT
from ui.widgets.chip import Chip
from ui.widgets.paragraph import Paragraph


async def test_a_key_pins_a_comment_to_the_moment_heard(dock: PlayerDock, book: RemarksBook) -> None:
    """The drawer opens with the keyboard in its field; letters are then text, not keys of the player."""
    await playing(dock)
    dock.player.pause()
    dock.player.seek(6.0)
    QTest.keyClicks(dock, "c")
    field = dock.findChild(QLineEdit)
    assert field is not None
    assert field.isVisible()
    assert field.placeholderText() == "Коментар до 0:06"
    dock.player.seek(9.0)
    QTest.keyClicks(field, "s k m")
    assert not dock.player.skips_silence
    QTest.keyClick(field, Qt.Key.Key_Return)
    await until(lambda: field.text() == "")
    (comment,) = book.kept[7]
    assert (comment.text, comment.at_s) == ("s k m", 6.0)
    assert "0:06" in words_of(dock)
    row = dock.findChild(RemarkRow)
    assert row is not None
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert dock.player.position == 6.0


async def test_comments_of_one_moment_are_all_told_under_the_pointer(dock: PlayerDock, book: RemarksBook) -> None:
    for at_s, text in ((10.0, "перший"), (10.4, "другий"), (15.0, "далекий")):
        await book.add_comment(7, NewComment(text=text, at_s=at_s))
    await playing(dock)
    wave = dock.findChild(Waveform)
    assert wave is not None
    await until(lambda: len(wave._lanes.marks.pins) == 3)
    QTest.mouseMove(wave.viewport(), QPoint(72 + (wave.width() - 74) // 2, 20))
    assert wave._lanes._hover is not None
    assert wave._lanes._hover[1] == "0:10 перший · другий"


async def test_a_comment_that_did_not_arrive_stays_in_the_field(dock: PlayerDock, book: RemarksBook) -> None:
    await playing(dock)
    QTest.keyClicks(dock, "c")
    field = dock.findChild(QLineEdit)
    assert field is not None
    book.is_silent = True
    field.insert("не зникне")  # QTest types Latin letters only
    told: list[str] = []
    dock.details.failed.connect(told.append)
    QTest.keyClick(field, Qt.Key.Key_Return)
    await until(lambda: bool(told))
    assert field.text() == "не зникне"


async def test_the_drawer_makes_the_player_taller_and_judges(dock: PlayerDock, book: RemarksBook) -> None:
    await playing(dock)
    QTest.keyClicks(dock, "t")
    assert dock.height() > PLAYER_HEIGHT
    chips = {chip.text(): chip for chip in dock.findChildren(Chip)}
    chips["4"].click()
    await until(lambda: bool(book.judged.get(7)) and chips["4"].isChecked())
    chips["скарга"].click()
    await until(lambda: book.judged[7][0].tags == ("скарга",))
    assert book.judged[7][0].rating == 4
    chips["4"].click()
    await until(lambda: book.judged[7][0].rating is None)
    QTest.keyClicks(dock, "t")
    assert dock.height() == PLAYER_HEIGHT


async def test_what_is_clicked_while_the_last_click_is_on_its_way_adds_to_it(
    dock: PlayerDock, book: RemarksBook
) -> None:
    await playing(dock)
    QTest.keyClicks(dock, "t")
    chips = {chip.text(): chip for chip in dock.findChildren(Chip)}
    book.wait = held = asyncio.Event()
    chips["скарга"].click()
    await until(lambda: 7 in book.judged)
    chips["чемність"].click()
    chips["4"].click()
    held.set()
    await until(lambda: 7 in book.judged and book.judged[7][0].rating == 4)
    assert book.judged[7][0].tags == ("скарга", "чемність")
    assert [chips[name].isChecked() for name in ("скарга", "чемність", "4", "3")] == [True, True, True, False]


async def test_what_was_judged_belongs_to_the_talk_it_was_judged_of(dock: PlayerDock, book: RemarksBook) -> None:
    await playing(dock)
    QTest.keyClicks(dock, "t")
    chips = {chip.text(): chip for chip in dock.findChildren(Chip)}
    book.wait = held = asyncio.Event()
    chips["4"].click()
    await until(lambda: 7 in book.judged)
    chips["скарга"].click()
    dock.show_call(call_of(id=8), NOW)
    held.set()
    await until(lambda: book.judged[7][0].tags == ("скарга",))
    assert 8 not in book.judged
    assert not chips["4"].isChecked()


async def test_a_comment_is_sent_once_and_a_begun_one_waits_for_its_talk(dock: PlayerDock, book: RemarksBook) -> None:
    await playing(dock)
    QTest.keyClicks(dock, "c")
    field = dock.findChild(QLineEdit)
    assert field is not None
    book.wait = held = asyncio.Event()
    QTest.keyClicks(field, "once")
    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_Return)
    await until(lambda: 7 in book.kept)
    dock.show_call(call_of(id=8), NOW)
    QTest.keyClicks(field, "of the other")
    held.set()
    dock.show_call(call_of(), NOW)
    await until(lambda: field.text() == "")
    assert len(book.kept[7]) == 1
    dock.show_call(call_of(id=8), NOW)
    assert field.text() == "of the other"


async def test_a_comment_on_a_call_without_sound_is_of_no_moment(dock: PlayerDock, book: RemarksBook) -> None:
    nobody = Recording(state=RecordingState.NONE, reason=RecordingReason.NOBODY_ANSWERED)
    dock.show_call(call_of(recording=nobody), NOW)
    QTest.keyClicks(dock, "c")
    field = dock.findChild(QLineEdit)
    assert field is not None
    assert field.placeholderText() == "Коментар до розмови"
    QTest.keyClicks(field, "call back")
    QTest.keyClick(field, Qt.Key.Key_Return)
    await until(lambda: field.text() == "" and 7 in book.kept)
    assert book.kept[7][0].at_s is None


async def test_what_was_not_answered_is_asked_when_the_line_is_back(dock: PlayerDock, book: RemarksBook) -> None:
    book.is_silent = True
    await playing(dock)
    QTest.keyClicks(dock, "t")
    assert "Ще ніхто не" not in words_of(dock)
    book.is_silent = False
    dock.ask_what_is_lost()
    await until(lambda: any("Ще ніхто не оцінив" in one.text() for one in dock.findChildren(Paragraph)))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"recording": Recording(state=RecordingState.READY, seconds=20.0, lanes=1)}, "Невідомо: один канал"),
        ({"recording": Recording(state=RecordingState.READY, seconds=20.0)}, "Невідомо: ще слухаємо"),
        (
            {"recording": Recording(state=RecordingState.NONE, reason=RecordingReason.NOBODY_ANSWERED)},
            "Запису немає: ніхто не відповів",
        ),
    ],
)
async def test_why_nobody_knows_who_spoke_how_much(dock: PlayerDock, changes: dict[str, Recording], told: str) -> None:
    dock.show_call(call_of(**changes), NOW)
    QTest.keyClicks(dock, "t")
    assert told in [one.text() for one in dock.findChildren(Paragraph) if one.isVisibleTo(dock)]


async def test_a_loop_is_marked_by_three_presses(dock: PlayerDock) -> None:
    await playing(dock)
    dock.player.pause()
    dock.player.seek(4.0)
    QTest.keyClicks(dock, "l")
    dock.player.seek(6.0)
    QTest.keyClicks(dock, "l")
    assert dock.player.loop == (4.0, 6.0)
    QTest.keyClicks(dock, "l")
    assert dock.player.loop is None


async def test_dragging_with_shift_over_the_waveform_loops_that_part(dock: PlayerDock) -> None:
    await playing(dock)
    dock.player.pause()
    wave = dock.findChild(Waveform)
    assert wave is not None
    width = wave.width() - 74
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mousePress(wave.viewport(), Qt.MouseButton.LeftButton, shift, QPoint(72 + width // 4, 20))
    QTest.mouseMove(wave.viewport(), QPoint(72 + width // 2, 20))
    QTest.mouseRelease(wave.viewport(), Qt.MouseButton.LeftButton, shift, QPoint(72 + width // 2, 20))
    assert dock.player.loop == pytest.approx((5.0, 10.0), abs=0.1)


async def test_coming_closer_moves_the_click_with_it(dock: PlayerDock) -> None:
    await playing(dock)
    dock.player.pause()
    dock.player.seek(10.0)
    wave = dock.findChild(Waveform)
    assert wave is not None
    for _ in range(8):
        QTest.keyClicks(dock, "=")
    QTest.mouseClick(wave.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(72 + (wave.width() - 74) // 4, 20))
    assert 8.5 < dock.player.position < 9.9


async def test_another_talk_has_no_loop_of_the_last_one(dock: PlayerDock) -> None:
    await playing(dock)
    dock.player.set_loop((1.0, 2.0))
    dock.show_call(call_of(id=8), NOW)
    await until(lambda: state(dock) is PlayerState.PLAYING)
    assert dock.player.loop is None


async def test_the_next_try_is_told_and_can_be_made_at_once(dock: PlayerDock, qtbot: QtBot) -> None:
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    waits = Recording(state=RecordingState.PENDING, reason=RecordingReason.NOT_THERE_YET, next_try_at=tomorrow)
    dock.show_call(call_of(recording=waits), NOW)
    assert "Запис готується, наступна спроба завтра о " in words_of(dock)
    retry = next(button for button in dock.findChildren(QAbstractButton) if button.text() == "Спробувати ще")
    with qtbot.waitSignal(dock.retry_wanted):
        retry.click()


@pytest.mark.parametrize("standing", STANDINGS, ids=[one.name for one in STANDINGS])
async def test_a_recording_that_is_not_there_says_how_it_stands(
    dock: PlayerDock, standing: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.recordings.dock.utc_now", lambda: states.NOW)
    dock.show_call(standing.call(), states.NOW)
    assert standing.sentence in words_of(dock)
    retry = next(button for button in dock.findChildren(QAbstractButton) if button.text() == "Спробувати ще")
    assert retry.isVisible() == standing.can_be_tried


async def test_a_talk_is_heard_while_it_still_comes(dock: PlayerDock, shelf: OneRecording, tmp_path: Path) -> None:
    """Half of it is there; leaving the player lets go of what waits for the rest."""
    talk = shelf.path.read_bytes()
    shelf.arriving = Arriving(tmp_path / "7.arriving")
    shelf.arriving.begin(len(talk))
    shelf.arriving.put(0, talk[: len(talk) // 2])
    await playing(dock)
    dock.player.seek(15.0)
    dock.player.seek(1.0)
    await until(lambda: dock.player.position > 1.1)
    dock.player.seek(15.0)
    dock.close_player()
    assert shelf.left == [shelf.arriving]
    assert shelf.arriving.closed


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        (BackendSilent(), "Сервер не відповідає"),
        (Refused(Problem.RECORDING_GONE), "термін зберігання минув"),
        (OSError(28, "no space"), "Перевірте місце на диску"),
        (None, "Не вдалося прочитати файл запису"),
    ],
)
async def test_what_breaks_off_while_it_comes_says_why_and_goes_on_where_it_ended(
    dock: PlayerDock, shelf: OneRecording, tmp_path: Path, why: Exception | None, sentence: str
) -> None:
    talk = shelf.path.read_bytes()
    shelf.arriving = arriving = Arriving(tmp_path / "7.arriving")
    arriving.begin(len(talk))
    arriving.put(0, talk[: len(talk) // 2])
    await playing(dock)
    dock.player.seek(15.0)
    arriving.fail(why)
    await until(lambda: sentence in words_of(dock))
    assert shelf.left == [arriving]
    shelf.arriving = None
    next(button for button in dock.findChildren(QAbstractButton) if button.text() == "Спробувати ще").click()
    await until(lambda: dock.player.position > 15.0)


@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Left])
async def test_no_key_is_the_players_where_a_comment_is_written(dock: PlayerDock, qtbot: QtBot, key: Qt.Key) -> None:
    """Not even those that a field has no use for: another recording would take what was written along."""
    await playing(dock)
    QTest.keyClicks(dock, "c")
    field = dock.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "abc")
    stepped: list[int] = []
    dock.next_wanted.connect(lambda: stepped.append(1))
    dock.previous_wanted.connect(lambda: stepped.append(-1))
    QTest.keyClick(field, key)
    assert stepped == []
    assert field.text().strip() == "abc"
    assert dock.player.state is PlayerState.PLAYING


async def test_a_key_that_is_held_down_plays_or_pauses_once(dock: PlayerDock) -> None:
    await playing(dock)
    dock.player.pause()
    none = Qt.KeyboardModifier.NoModifier
    for is_repeated in (False, True):
        QApplication.sendEvent(dock, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, none, " ", is_repeated))
    assert state(dock) is PlayerState.PLAYING
    before = dock.player.position
    for is_repeated in (False, True, True):
        QApplication.sendEvent(dock, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Right, none, "", is_repeated))
    assert dock.player.position == pytest.approx(before + 15.0, abs=1.0)


async def test_keys_of_the_lanes_silence_nobody_where_one_lane_has_both(dock: PlayerDock, shelf: OneRecording) -> None:
    """The next talk would begin with half of it silent."""
    shelf.path.write_bytes(encoded(tone(400, 20, 8000)[None], 8000, "wav"))
    dock.show_call(call_of(), NOW)
    await until(lambda: "Запис одноканальний" in words_of(dock))
    QTest.keyClicks(dock, "k")
    assert dock.player.lanes == (True, True)
    QTest.keyClick(dock, Qt.Key.Key_O, Qt.KeyboardModifier.ShiftModifier)
    assert dock.player.lanes == (True, True)


async def test_a_moment_is_played_from_there(dock: PlayerDock) -> None:
    dock.show_call(call_of(), NOW, start=12.0)
    await until(lambda: dock.player.position > 12.0)
    dock.show_call(call_of(), NOW, start=3.0)
    await until(lambda: 3.0 < dock.player.position < 5.0)

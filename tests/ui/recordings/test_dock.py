"""The dock plays what it is told, obeys its keys, and says in words why it cannot play."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from app.audio.decode import NotSound
from app.audio.peaks import peaks_of
from app.contract.answers import (
    Call,
    Direction,
    Named,
    Peaks,
    Phase,
    Recording,
    RecordingReason,
    RecordingState,
    Status,
)
from app.contract.problems import Problem
from app.desk.arriving import Arriving
from app.failures import BackendSilent, Refused
from tests.audio.sounds import encoded, tone
from tests.desk.remarks import RemarksBook, notes_in
from ui.recordings.dock import PlayerDock
from ui.recordings.remarks import RemarkRow
from ui.recordings.sound import PlayerState
from ui.recordings.waveform import Waveform
from ui.theme import PLAYER_HEIGHT, Light, Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.chip import Chip
from ui.widgets.plain_label import PlainLabel

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)


class OneRecording:
    """A shelf with one file on it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_silent = False
        self.left: list[Arriving] = []
        self.arriving: Arriving | None = None
        """What is given instead of the file, while it comes."""

    async def open(self, call_id: int) -> Path | Arriving:
        return self.arriving or await self.take(call_id)

    def leave(self, _call_id: int, arriving: Arriving) -> None:
        self.left.append(arriving)

    async def take(self, _call_id: int) -> Path:
        if self.is_silent:
            raise BackendSilent
        return self.path

    async def peaks(self, _call_id: int) -> Peaks:
        if self.is_silent:
            raise BackendSilent
        try:
            made = peaks_of(self.path)
        except NotSound as error:
            raise Refused(Problem.RECORDING_NOT_READY) from error
        return Peaks(seconds=made.seconds, lanes=made.lanes)


def _call(**changes: object) -> Call:
    call = Call(
        id=7,
        external_id="ua-7",
        direction=Direction.IN,
        phase=Phase.ENDED,
        status=Status.COMPLETED,
        phone="+380671234567",
        client=Named(1, "Оксана <b>Мельник</b>"),
        operator=Named(2, "Олена Коваль"),
        manager=None,
        order=Named(5, "10482"),
        started_at=NOW,
        answered_at=NOW,
        ended_at=NOW,
        wait_s=1,
        talk_s=20,
        recording=Recording(state=RecordingState.READY, seconds=20.0),
    )
    return msgspec.structs.replace(call, **changes)


@pytest.fixture
def shelf(tmp_path: Path) -> OneRecording:
    path = tmp_path / "talk.wav"
    path.write_bytes(encoded(np.array([tone(400, 20, 8000), tone(700, 20, 8000)]), 8000, "wav"))
    return OneRecording(path)


@pytest.fixture
def book() -> RemarksBook:
    return RemarksBook()


@pytest.fixture
async def dock(qtbot: QtBot, shelf: OneRecording, book: RemarksBook) -> AsyncIterator[PlayerDock]:
    dock = PlayerDock(Theme(light=Light.LIGHT), shelf, notes_in(book))
    dock.resize(1400, PLAYER_HEIGHT)  # room for the head in whatever font the machine has
    dock.show()
    yield dock
    await dock.close_all()
    dock.close()
    dock.deleteLater()


async def _until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not condition():  # noqa: ASYNC110 - what is painted tells no asyncio.Event
            await asyncio.sleep(0.002)


def _state(dock: PlayerDock) -> PlayerState:
    return dock.player.state


async def _playing(dock: PlayerDock) -> None:
    dock.show_call(_call(), NOW)
    await _until(lambda: dock.player.position > 0.1 and "Клієнт" in _words(dock))


def _words(dock: PlayerDock) -> str:
    return " | ".join(label.text for label in dock.findChildren(PlainLabel) if label.isVisibleTo(dock))


async def test_a_call_is_played_at_once_and_told_whole(dock: PlayerDock) -> None:
    await _playing(dock)
    words = _words(dock)
    for part in ("Оксана <b>Мельник</b>", "+380 67 123 45 67", "Олена Коваль", "/ 0:20", "тиша"):
        assert part in words
    assert "Немає звукового пристрою" in words
    assert dock.height() == PLAYER_HEIGHT


async def test_the_same_call_again_pauses_and_goes_on(dock: PlayerDock) -> None:
    await _playing(dock)
    dock.show_call(_call(), NOW)
    assert _state(dock) is PlayerState.PAUSED
    here = dock.player.position
    dock.show_call(_call(), NOW)
    assert _state(dock) is PlayerState.PLAYING
    assert dock.player.position == pytest.approx(here, abs=0.05)


@pytest.mark.parametrize(
    ("key", "held", "expected"),
    [
        (Qt.Key.Key_5, Qt.KeyboardModifier.NoModifier, 10.0),
        (Qt.Key.Key_0, Qt.KeyboardModifier.NoModifier, 0.0),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 9.0),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, 3.0),
    ],
)
async def test_keys_move_within_the_talk(
    dock: PlayerDock, key: Qt.Key, held: Qt.KeyboardModifier, expected: float
) -> None:
    await _playing(dock)
    QTest.keyClick(dock, Qt.Key.Key_Space)
    assert dock.player.state is PlayerState.PAUSED
    dock.player.seek(4.0)
    QTest.keyClick(dock, key, held)
    assert dock.player.position == expected


async def test_keys_change_speed_silence_lanes_and_volume(dock: PlayerDock) -> None:
    await _playing(dock)
    player = dock.player
    QTest.keyClicks(dock, "]]")
    assert player.speed == 1.5
    QTest.keyClicks(dock, "[")
    assert player.speed == 1.25
    QTest.keyClicks(dock, "s")
    assert player.skips_silence
    QTest.keyClicks(dock, "k")
    assert player.lanes == (False, True)
    QTest.keyClicks(dock, "o")
    assert player.lanes == (True, False), "silencing the only one heard turns to the other"
    QTest.keyClicks(dock, "m")
    assert player.sounding.volume == 0.0
    QTest.keyClicks(dock, "m")
    assert player.sounding.volume == 1.0


async def test_arrows_up_and_down_ask_for_the_neighbours(dock: PlayerDock, qtbot: QtBot) -> None:
    await _playing(dock)
    with qtbot.waitSignal(dock.previous_wanted):
        QTest.keyClick(dock, Qt.Key.Key_Up)
    with qtbot.waitSignal(dock.next_wanted):
        QTest.keyClick(dock, Qt.Key.Key_Down)


async def test_a_click_on_the_waveform_goes_there(dock: PlayerDock) -> None:
    await _playing(dock)
    dock.player.pause()
    wave = dock.findChild(Waveform)
    assert wave is not None
    QTest.mouseClick(wave.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(72 + (wave.width() - 74) // 2, 20))
    assert dock.player.position == pytest.approx(10.0, abs=0.1)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (
            _call(
                phase=Phase.TALKING,
                recording=Recording(state=RecordingState.NONE, reason=RecordingReason.CALL_GOES_ON),
            ),
            "Розмова триває",
        ),
        (_call(recording=Recording(state=RecordingState.PENDING)), "Готується"),
        (
            _call(recording=Recording(state=RecordingState.NONE, reason=RecordingReason.NOBODY_ANSWERED)),
            "Немає: ніхто не відповів",
        ),
    ],
)
async def test_what_cannot_be_played_says_why(dock: PlayerDock, call: Call, words: str) -> None:
    dock.show_call(call, NOW)
    assert words in _words(dock)
    assert dock.player.state is PlayerState.EMPTY
    dock.call_changed(_call())
    await _until(lambda: _state(dock) is PlayerState.PLAYING)


async def test_a_silent_backend_can_be_asked_again(dock: PlayerDock, shelf: OneRecording, qtbot: QtBot) -> None:
    shelf.is_silent = True
    dock.show_call(_call(), NOW)
    retry = next(button for button in dock.findChildren(QAbstractButton) if button.text() == "Спробувати ще")
    await _until(lambda: retry.isVisibleTo(dock))
    assert "Сервер не відповідає" in _words(dock)
    shelf.is_silent = False
    retry.click()
    await _until(lambda: _state(dock) is PlayerState.PLAYING)


async def test_a_broken_file_says_so_and_freezes_nothing(dock: PlayerDock, shelf: OneRecording) -> None:
    shelf.path.write_bytes(b"<html>503</html>" * 50)
    dock.show_call(_call(), NOW)
    await _until(lambda: "у ньому немає звуку" in _words(dock))


async def test_one_lane_is_told_plainly(dock: PlayerDock, shelf: OneRecording) -> None:
    shelf.path.write_bytes(encoded(tone(400, 20, 8000)[None], 8000, "wav"))
    dock.show_call(_call(), NOW)
    await _until(lambda: "Запис одноканальний" in _words(dock))


async def test_the_end_is_reached_and_told(dock: PlayerDock) -> None:
    await _playing(dock)
    dock.player.seek(19.7)
    await _until(lambda: _state(dock) is PlayerState.ENDED)
    assert dock.player.position == pytest.approx(20.0, abs=0.1)
    dock.player.play()
    assert dock.player.position == 0.0


async def test_every_control_has_a_name_and_room_for_a_finger(dock: PlayerDock) -> None:
    await _playing(dock)
    for button in dock.findChildren(QAbstractButton):
        if button.isVisibleTo(dock):
            assert button.accessibleName() or button.text()
            assert min(button.width(), button.height()) >= (24 if isinstance(button, LinkButton) else 28)


async def test_closing_stops_the_sound(dock: PlayerDock, qtbot: QtBot) -> None:
    await _playing(dock)
    with qtbot.waitSignal(dock.closed):
        dock.close_player()
    assert dock.player.state is PlayerState.EMPTY
    assert not dock.isVisible()


async def test_a_key_pins_a_comment_to_the_moment_heard(dock: PlayerDock, book: RemarksBook) -> None:
    """The drawer opens with the keyboard in its field; letters are then text, not keys of the player."""
    await _playing(dock)
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
    await _until(lambda: field.text() == "")
    (comment,) = book.kept[7]
    assert (comment.text, comment.at_s) == ("s k m", 6.0)
    assert "0:06" in _words(dock)
    row = dock.findChild(RemarkRow)
    assert row is not None
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert dock.player.position == 6.0


async def test_a_comment_that_did_not_arrive_stays_in_the_field(dock: PlayerDock, book: RemarksBook) -> None:
    await _playing(dock)
    QTest.keyClicks(dock, "c")
    field = dock.findChild(QLineEdit)
    assert field is not None
    book.is_silent = True
    field.insert("не зникне")  # QTest types Latin letters only
    told: list[str] = []
    dock.details.failed.connect(told.append)
    QTest.keyClick(field, Qt.Key.Key_Return)
    await _until(lambda: bool(told))
    assert field.text() == "не зникне"


async def test_the_drawer_makes_the_player_taller_and_judges(dock: PlayerDock, book: RemarksBook) -> None:
    await _playing(dock)
    QTest.keyClicks(dock, "t")
    assert dock.height() > PLAYER_HEIGHT
    chips = {chip.text(): chip for chip in dock.findChildren(Chip)}
    chips["4"].click()
    await _until(lambda: bool(book.judged.get(7)) and chips["4"].isChecked())
    chips["скарга"].click()
    await _until(lambda: book.judged[7][0].tags == ("скарга",))
    assert book.judged[7][0].rating == 4
    chips["4"].click()
    await _until(lambda: book.judged[7][0].rating is None)
    QTest.keyClicks(dock, "t")
    assert dock.height() == PLAYER_HEIGHT


async def test_a_loop_is_marked_by_three_presses(dock: PlayerDock) -> None:
    await _playing(dock)
    dock.player.pause()
    dock.player.seek(4.0)
    QTest.keyClicks(dock, "l")
    dock.player.seek(6.0)
    QTest.keyClicks(dock, "l")
    assert dock.player.loop == (4.0, 6.0)
    QTest.keyClicks(dock, "l")
    assert dock.player.loop is None


async def test_dragging_with_shift_over_the_waveform_loops_that_part(dock: PlayerDock) -> None:
    await _playing(dock)
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
    await _playing(dock)
    dock.player.pause()
    dock.player.seek(10.0)
    wave = dock.findChild(Waveform)
    assert wave is not None
    for _ in range(8):
        QTest.keyClicks(dock, "=")
    QTest.mouseClick(wave.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(72 + (wave.width() - 74) // 4, 20))
    assert 8.5 < dock.player.position < 9.9


async def test_another_talk_has_no_loop_of_the_last_one(dock: PlayerDock) -> None:
    await _playing(dock)
    dock.player.set_loop((1.0, 2.0))
    dock.show_call(_call(id=8), NOW)
    await _until(lambda: _state(dock) is PlayerState.PLAYING)
    assert dock.player.loop is None


async def test_the_next_try_is_told_and_can_be_made_at_once(dock: PlayerDock, qtbot: QtBot) -> None:
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    waits = Recording(state=RecordingState.PENDING, reason=RecordingReason.NOT_THERE_YET, next_try_at=tomorrow)
    dock.show_call(_call(recording=waits), NOW)
    assert "Готується, наступна спроба" in _words(dock)
    retry = next(button for button in dock.findChildren(QAbstractButton) if button.text() == "Спробувати ще")
    with qtbot.waitSignal(dock.retry_wanted):
        retry.click()


async def test_a_removed_recording_says_how_long_it_was_kept(dock: PlayerDock) -> None:
    gone = Recording(state=RecordingState.GONE, reason=RecordingReason.KEPT_TOO_LONG, kept_days=90)
    dock.show_call(_call(recording=gone), NOW)
    assert "Видалено: зберігали 90 днів" in _words(dock)


async def test_a_talk_is_heard_while_it_still_comes(dock: PlayerDock, shelf: OneRecording, tmp_path: Path) -> None:
    """Half of it is there; leaving the player lets go of what waits for the rest."""
    talk = shelf.path.read_bytes()
    shelf.arriving = Arriving(tmp_path / "7.arriving")
    shelf.arriving.begin(len(talk))
    shelf.arriving.put(0, talk[: len(talk) // 2])
    await _playing(dock)
    dock.player.seek(15.0)
    dock.player.seek(1.0)
    await _until(lambda: dock.player.position > 1.1)
    dock.player.seek(15.0)
    dock.close_player()
    assert shelf.left == [shelf.arriving]
    assert shelf.arriving.closed


async def test_a_moment_is_played_from_there(dock: PlayerDock) -> None:
    dock.show_call(_call(), NOW, start=12.0)
    await _until(lambda: dock.player.position > 12.0)
    dock.show_call(_call(), NOW, start=3.0)
    await _until(lambda: 3.0 < dock.player.position < 5.0)

"""The dock plays what it is told, obeys its keys, and says in words why it cannot play."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.audio.sounds import encoded, tone
from tests.ui.recordings.docked import NOW, OneRecording, call_of, playing, state, until, words_of
from ui.recordings.dock import PlayerDock
from ui.recordings.sound import PlayerState
from ui.recordings.waveform import Waveform
from ui.theme import PLAYER_HEIGHT
from ui.widgets.buttons import LinkButton


async def test_a_call_is_played_at_once_and_told_whole(dock: PlayerDock) -> None:
    await playing(dock)
    words = words_of(dock)
    for part in ("Оксана <b>Мельник</b>", "+380 67 123 45 67", "Олена Коваль", "/ 0:20", "тиша"):
        assert part in words
    assert "Немає звукового пристрою" in words
    assert dock.height() == PLAYER_HEIGHT


async def test_a_prepared_player_has_everything_at_hand(dock: PlayerDock) -> None:
    """Preparing shows nothing, plays nothing, and is no trouble where there is no sound device."""
    await dock.prepare()
    assert {"app.audio.playing", "ui.recordings.waveform"} <= set(sys.modules)
    assert dock.call is None
    await playing(dock)


async def test_what_is_at_hand_sounds_before_anything_is_painted(
    dock: PlayerDock, shelf: OneRecording, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the backend is told that it is heard."""
    monkeypatch.setattr("ui.recordings.sound._BEFORE_PAINTING_S", 30.0)  # however busy the machine is
    await dock.prepare()
    shelf.is_at_hand = True
    with qtbot.waitSignal(dock.heard_from_here, timeout=0):
        dock.show_call(call_of(), NOW)
        assert state(dock) is PlayerState.PLAYING
        assert dock.player.sounding.runs
    await until(lambda: dock.player.position > 0.1)


async def test_what_was_at_hand_and_is_gone_is_brought_again(
    dock: PlayerDock, shelf: OneRecording, tmp_path: Path
) -> None:
    """Somebody emptied the folder; they are told of nothing."""
    await dock.prepare()
    shelf.is_at_hand, there = True, shelf.path
    shelf.path = tmp_path / "gone.wav"
    dock.show_call(call_of(), NOW)
    shelf.path = there
    await until(lambda: dock.player.position > 0.1)


async def test_the_same_call_again_pauses_and_goes_on(dock: PlayerDock) -> None:
    await playing(dock)
    dock.show_call(call_of(), NOW)
    assert state(dock) is PlayerState.PAUSED
    here = dock.player.position
    dock.show_call(call_of(), NOW)
    assert state(dock) is PlayerState.PLAYING
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
    await playing(dock)
    QTest.keyClick(dock, Qt.Key.Key_Space)
    assert dock.player.state is PlayerState.PAUSED
    dock.player.seek(4.0)
    QTest.keyClick(dock, key, held)
    assert dock.player.position == expected


async def test_keys_change_speed_silence_lanes_and_volume(dock: PlayerDock) -> None:
    await playing(dock)
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
    await playing(dock)
    with qtbot.waitSignal(dock.previous_wanted):
        QTest.keyClick(dock, Qt.Key.Key_Up)
    with qtbot.waitSignal(dock.next_wanted):
        QTest.keyClick(dock, Qt.Key.Key_Down)


async def test_a_click_on_the_waveform_goes_there(dock: PlayerDock) -> None:
    await playing(dock)
    dock.player.pause()
    wave = dock.findChild(Waveform)
    assert wave is not None
    QTest.mouseClick(wave.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(72 + (wave.width() - 74) // 2, 20))
    assert dock.player.position == pytest.approx(10.0, abs=0.1)


async def test_a_silent_backend_can_be_asked_again(dock: PlayerDock, shelf: OneRecording, qtbot: QtBot) -> None:
    shelf.is_silent = True
    dock.show_call(call_of(), NOW)
    retry = next(button for button in dock.findChildren(QAbstractButton) if button.text() == "Спробувати ще")
    await until(lambda: retry.isVisibleTo(dock))
    assert "Сервер не відповідає" in words_of(dock)
    shelf.is_silent = False
    retry.click()
    await until(lambda: state(dock) is PlayerState.PLAYING)


async def test_a_broken_file_says_so_and_freezes_nothing(dock: PlayerDock, shelf: OneRecording) -> None:
    shelf.path.write_bytes(b"<html>503</html>" * 50)
    dock.show_call(call_of(), NOW)
    await until(lambda: "у ньому немає звуку" in words_of(dock))


async def test_one_lane_is_told_plainly(dock: PlayerDock, shelf: OneRecording) -> None:
    shelf.path.write_bytes(encoded(tone(400, 20, 8000)[None], 8000, "wav"))
    dock.show_call(call_of(), NOW)
    await until(lambda: "Запис одноканальний" in words_of(dock))


async def test_the_end_is_reached_and_told(dock: PlayerDock) -> None:
    await playing(dock)
    dock.player.seek(19.7)
    await until(lambda: state(dock) is PlayerState.ENDED)
    assert dock.player.position == pytest.approx(20.0, abs=0.1)
    dock.player.play()
    assert dock.player.position == 0.0


async def test_every_control_has_a_name_and_room_for_a_finger(dock: PlayerDock) -> None:
    await playing(dock)
    for button in dock.findChildren(QAbstractButton):
        if button.isVisibleTo(dock):
            assert button.accessibleName() or button.text()
            assert min(button.width(), button.height()) >= (24 if isinstance(button, LinkButton) else 28)


async def test_closing_stops_the_sound(dock: PlayerDock, qtbot: QtBot) -> None:
    await playing(dock)
    with qtbot.waitSignal(dock.closed):
        dock.close_player()
    assert dock.player.state is PlayerState.EMPTY
    assert not dock.isVisible()


def test_no_sound_library_is_loaded_before_a_recording_is() -> None:
    """It takes a tenth of a second and more: the window would stand meanwhile."""
    asked = "from ui.recordings.sound import Player; Player().hear(client=True, operator=True)"
    told = "import sys; print('numpy' in sys.modules)"
    program = [sys.executable, "-c", f"{asked}; {told}"]
    done = subprocess.run(program, cwd=Path(__file__).parents[3], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"

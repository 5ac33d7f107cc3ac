"""The one player of the desk: takes a recording's file, makes it heard, tells where it is."""

import io
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from ui.recordings.outputs import FIRST_FRAMES
from ui.recordings.sounding import Sounding

if TYPE_CHECKING:
    from app.audio.decode import Source
    from app.audio.playing import Playing, Span

SPEEDS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_TICK_MS: Final = 16
_WAITING_MS: Final = 2
"""Between two looks whether the first sound is ready."""
_BEFORE_PAINTING_S: Final = 0.025
"""So long at most the first sound of a file that is here goes before anything is painted: alone it takes some 5 ms,
beside a window that paints a player 30 and more."""


class PlayerState(StrEnum):
    EMPTY = "empty"
    PAUSED = "paused"
    PLAYING = "playing"
    ENDED = "ended"


class Player(QObject):
    """Speed, left-out silence, lanes and volume stay from one recording to the next.

    Sound libraries are loaded with the first recording. `close` waits for the decoding threads to end; nothing else
    does: one that seeks far, or hears through long silence, would hold the window up.
    """

    position_changed = Signal(float)
    """Seconds of the recording, some sixty times a second while it plays."""
    state_changed = Signal(object)
    finished = Signal()
    failed = Signal(object, float)
    """`RecordingReason`: the file cannot be played (any further); and the second up to which it was heard."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playing: Playing | None = None
        self._left: list[Playing] = []
        """What was played before, and has not ended yet."""
        self._sound: Source | None = None
        self._state = PlayerState.EMPTY
        self._position = 0.0
        self._speed = 1.0
        self._skips_silence = False
        self._lanes = (True, True)
        self._balance = 0.0
        self._levelled = False
        self._loop: Span | None = None
        self.sounding = Sounding(self)
        self.sounding.moved.connect(self._on_moved)
        self._ticks = QTimer(self)
        self._ticks.setTimerType(Qt.TimerType.PreciseTimer)
        self._ticks.setInterval(_TICK_MS)
        self._ticks.timeout.connect(self._on_tick)

    @property
    def state(self) -> PlayerState:
        return self._state

    @property
    def position(self) -> float:
        """Second that is heard now."""
        return self._position

    @property
    def speed(self) -> float:
        return self._speed

    @property
    def skips_silence(self) -> bool:
        return self._skips_silence

    @property
    def lanes(self) -> tuple[bool, bool]:
        """Whether the client, and the operator, is heard."""
        return self._lanes

    @property
    def balance(self) -> float:
        """-1: the client alone, 0: both alike, 1: the operator alone."""
        return self._balance

    @property
    def is_levelled(self) -> bool:
        """Whether both voices are brought to one loudness."""
        return self._levelled

    @property
    def loop(self) -> "Span | None":
        """What is heard again and again; it goes with the recording."""
        return self._loop

    def load(self, sound: "Source", *, start: float = 0.0) -> None:
        """Take another recording, paused at `start`; it is opened aside, and a bad one tells `failed`.

        A file object is closed when the recording is left.
        """
        from app.audio.playing import Playing

        self.unload()
        self._sound = sound
        self._playing = Playing(sound, start=start)
        self._playing.set_speed(self._speed)
        self._playing.set_skips_silence(self._skips_silence)
        self._loop = None
        self._send_lanes()
        self._move_to(start)
        self._turn(PlayerState.PAUSED)
        self._ticks.start(_TICK_MS)

    def unload(self) -> None:
        self._ticks.stop()
        self.sounding.quieten()
        if isinstance(self._sound, io.IOBase):
            self._sound.close()  # whoever waits for bytes is let go
        self._sound = None
        if self._playing is not None:
            self._playing.leave()
            self._left = [left for left in (*self._left, self._playing) if not left.is_over]
            self._playing = None
        self._turn(PlayerState.EMPTY)
        self._move_to(0.0)

    def close(self) -> None:
        self.unload()
        self.sounding.close()
        for left in self._left:
            left.close()
        self._left.clear()

    @Slot()
    def play(self) -> None:
        """Go on; from the beginning when it had ended."""
        if self._playing is None or self._state is PlayerState.PLAYING:
            return
        if self._state is PlayerState.ENDED:
            self.seek(0.0)
        self._turn(PlayerState.PLAYING)
        self._ticks.start(_WAITING_MS)
        if isinstance(self._sound, Path):
            self._playing.wait_ready(_BEFORE_PAINTING_S, frames=FIRST_FRAMES)
        self._on_tick()

    @Slot()
    def pause(self) -> None:
        if self._state is PlayerState.PLAYING:
            self._turn(PlayerState.PAUSED)
            self._on_moved(self.sounding.quieten())
            self._ticks.stop()

    @Slot()
    def toggle(self) -> None:
        if self._state is PlayerState.PLAYING:
            self.pause()
        else:
            self.play()

    @Slot(float)
    def seek(self, second: float) -> None:
        if self._playing is None:
            return
        self._playing.seek(max(0.0, second))
        self.sounding.quieten()
        if self._state is PlayerState.PLAYING:
            self._ticks.start(_WAITING_MS)
        if self._state is PlayerState.ENDED:
            self._turn(PlayerState.PAUSED)
        self._move_to(max(0.0, second))

    def set_speed(self, speed: float) -> None:
        self._speed = min(max(speed, SPEEDS[0]), SPEEDS[-1])
        if self._playing is not None:
            self._playing.set_speed(self._speed)

    def set_skips_silence(self, skips: bool) -> None:
        self._skips_silence = skips
        if self._playing is not None:
            self._playing.set_skips_silence(skips)

    def hear(self, *, client: bool, operator: bool) -> None:
        """Both lanes as recorded; one alone on both ears."""
        self._lanes = (client, operator)
        self._send_lanes()

    def set_balance(self, balance: float) -> None:
        self._balance = min(max(balance, -1.0), 1.0)
        self._send_lanes()

    def set_levelled(self, levelled: bool) -> None:
        self._levelled = levelled
        self._send_lanes()

    def set_loop(self, loop: "Span | None") -> None:
        """Hear these seconds again and again; whoever is outside of them goes to their beginning."""
        self._loop = loop
        if self._playing is None:
            return
        self._playing.set_loop(loop)
        if loop is None:
            return
        if not loop[0] <= self._position < loop[1]:
            self.seek(loop[0])
        elif self._playing.is_made_beyond(loop[1]):
            self.seek(self._position)

    def set_holds(self, holds: "tuple[Span, ...]") -> None:
        """Where the loaded recording only keeps somebody waiting: left out with the silence."""
        if self._playing is not None:
            self._playing.set_holds(holds)

    def _send_lanes(self) -> None:
        if self._playing is not None:
            from app.audio.lanes import Lanes  # numpy: here with the recording, and not before

            self._playing.hear(Lanes(*self._lanes, balance=self._balance, levelled=self._levelled))

    @Slot(int)
    def _on_moved(self, unheard: int) -> None:
        """The device stopped at what was heard: what it still held is decoded anew when it goes on."""
        if self._playing is not None and unheard:
            self._playing.seek(self._playing.second_at(self._playing.frames_read - unheard))
        if self._state is PlayerState.PLAYING:
            self._ticks.start(_WAITING_MS)

    @Slot()
    def _on_tick(self) -> None:
        playing = self._playing
        if playing is None:
            return
        if playing.failure is not None:
            reason, second = playing.failure, self._position
            self.unload()
            self.failed.emit(reason, second)
        elif self._state is PlayerState.PLAYING:
            self._pass_on(playing)
        elif playing.is_ready:
            self._ticks.stop()

    def _pass_on(self, playing: "Playing") -> None:
        """Fill the device, tell the place, notice the end."""
        if not self.sounding.runs:
            if not playing.has_ready(FIRST_FRAMES):
                return
            self._ticks.start(_TICK_MS)
        output = self.sounding.running()
        samples = playing.read(output.free_frames())
        if len(samples):
            output.write(samples.tobytes())
        waiting = output.waiting_frames()
        self._move_to(playing.second_at(playing.frames_read - waiting))
        if playing.ended and not waiting:
            self._ticks.stop()
            self.sounding.quieten()
            self._turn(PlayerState.ENDED)
            self.finished.emit()

    def _move_to(self, second: float) -> None:
        if second != self._position:
            self._position = second
            self.position_changed.emit(second)

    def _turn(self, state: PlayerState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

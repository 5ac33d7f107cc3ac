"""Plays a recording into whatever asks for samples: decoded ahead in a thread of its own, steered from any other.

with Playing(path) as playing:
    playing.seek(12.0)
    playing.set_speed(1.5)
    device.write(playing.read(960).tobytes())
"""

import logging
import threading
from collections import deque
from collections.abc import Iterator
from types import TracebackType
from typing import Protocol, Self, runtime_checkable

import numpy as np

from app.audio.decode import NotSound, SoundFile, Source
from app.audio.flow import Chunk, Flow
from app.audio.frames import Samples
from app.audio.heard import Heard
from app.audio.lanes import LaneMix, Lanes
from app.audio.stretch import FASTEST, SLOWEST
from app.contract.answers import RecordingReason

log = logging.getLogger(__name__)

RATE = 48_000
"""Samples a second of what is read."""
_AHEAD = RATE * 3 // 20
"""Frames kept ready: enough for a busy moment, so few that a change of speed is heard at once."""

type Span = tuple[float, float]
"""From one second of the recording to another."""


@runtime_checkable
class Interruptible(Protocol):
    """A source whose reading may wait, and can be called away from that; `app.desk.arriving.Arriving` is one."""

    @property
    def is_whole(self) -> bool: ...
    def interrupt(self) -> None: ...
    def go_on(self) -> None: ...


class Playing:
    """A recording being played. Every command returns at once; only `close` waits for the thread.

    A source that may wait for ever must be closed before.

    Args:
        source: a path, a file object or the bytes.
        start: second to begin at.
    """

    def __init__(self, source: Source, *, start: float = 0.0) -> None:
        self._source = source
        waits: object = source
        self._waits = waits if isinstance(waits, Interruptible) else None
        self._change = threading.Condition()
        self._order: float | None = start
        self._closed = False
        self._is_open = False  # until then what is read is needed, whatever is wanted of it
        self._is_over = False
        self._ready: deque[Chunk] = deque()
        self._frames_ready = 0
        self._frames_put = 0
        self._made_up_to = 0
        self._whole = False
        self._speed = 1.0
        self._skips_silence = False
        self._loop: Span | None = None
        self._holds: tuple[Span, ...] = ()
        self._heard = Heard(start)
        self._mix = LaneMix(RATE)
        self._failure: RecordingReason | None = None
        self._thread = threading.Thread(target=self._run, name="playing a recording", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.leave()
        self._thread.join()

    def leave(self) -> None:
        """Nobody listens any more: the thread ends as soon as it can (`is_over`), and is not waited for."""
        with self._change:
            self._closed = True
            self._drop()
            self._change.notify_all()

    @property
    def is_over(self) -> bool:
        """Nothing of it runs any more."""
        return not self._thread.is_alive()

    def seek(self, second: float) -> None:
        with self._change:
            self._order = max(0.0, second)
            self._drop()
            self._whole = self._is_over
            self._heard.jump(self._order)
            if self._waits is not None and self._is_open:
                self._waits.interrupt()
            self._change.notify_all()

    def set_speed(self, speed: float) -> None:
        self._speed = min(max(speed, SLOWEST), FASTEST)

    def set_skips_silence(self, skips: bool) -> None:
        self._skips_silence = skips

    def set_holds(self, holds: tuple[Span, ...]) -> None:
        """Where somebody only waits, to music perhaps: left out together with the silence."""
        self._holds = holds

    def set_loop(self, loop: Span | None) -> None:
        """Whoever comes to its end goes on at its beginning, without a gap; None: to the end of the recording."""
        self._loop = loop

    def is_made_beyond(self, second: float) -> bool:
        """What follows the second is made ready already: a loop that ends there comes too late for it."""
        return self._made_up_to > round(second * RATE)

    def hear(self, lanes: Lanes) -> None:
        self._mix.hear(lanes)

    @property
    def failure(self) -> RecordingReason | None:
        """Why nothing can be played; None while nothing speaks against it."""
        return self._failure

    @property
    def ended(self) -> bool:
        """Everything has been read; a seek revives it."""
        with self._change:
            return self._whole and not self._ready

    @property
    def is_ready(self) -> bool:
        """Something can be read, or it is known that nothing ever will."""
        with self._change:
            return bool(self._ready) or self._whole

    def has_ready(self, frames: int) -> bool:
        """So many frames can be read at once, or all there are."""
        with self._change:
            return self._frames_ready >= frames or self._whole

    @property
    def frames_read(self) -> int:
        """Since the beginning, through all seeks."""
        return self._heard.frames

    def second_at(self, frame: int) -> float:
        """Second of the recording that the frame (counted as `frames_read`) stands for."""
        return self._heard.second_at(frame)

    def wait_ready(self, timeout: float, *, frames: int = 1) -> bool:
        """Wait until so many frames (or all there are) can be read; `timeout` in seconds."""
        with self._change:
            return self._change.wait_for(lambda: self._frames_ready >= frames or self._whole or self._closed, timeout)

    def read(self, frames: int) -> Samples:
        """At most so many frames of stereo at `RATE`; fewer, even none, when they are not ready yet."""
        parts: list[Samples] = [np.empty((0, 2), np.int16)]
        with self._change:
            while frames and self._ready:
                part = self._take(frames)
                frames -= len(part)
                parts.append(part)
            self._change.notify_all()
        return self._mix.mixed(np.concatenate(parts))

    def _take(self, frames: int) -> Samples:
        chunk = self._ready.popleft()
        if len(chunk.samples) > frames:
            chunk, rest = chunk.split(frames)
            self._ready.appendleft(rest)
        self._frames_ready -= len(chunk.samples)
        self._heard.add(len(chunk.samples), chunk.second, chunk.pace)
        return chunk.samples

    def _drop(self) -> None:
        self._ready.clear()
        self._frames_ready = 0

    def _run(self) -> None:
        """The thread: one order after the other until closed."""
        try:
            with SoundFile(self._source, rate=RATE, lanes=2) as sound:
                with self._change:
                    self._is_open = True
                while (second := self._next_order()) is not None:
                    self._play(sound, second)
        except NotSound as error:
            self._failure = error.reason
        except OSError:
            self._failure = RecordingReason.NOT_FOUND
        except Exception:
            log.exception("a recording cannot be played")
            self._failure = RecordingReason.NOT_AUDIO
        finally:
            with self._change:
                self._is_open, self._is_over, self._whole = False, True, True
                self._change.notify_all()

    def _next_order(self) -> float | None:
        """Where to play from; None when closed."""
        with self._change:
            self._change.wait_for(lambda: self._closed or self._order is not None)
            second, self._order = self._order, None
            if self._waits is not None:
                self._waits.go_on()
            return None if self._closed else second

    def _play(self, sound: SoundFile, second: float) -> None:
        """Make everything from the second on ready, as it is read away, until the end or another order."""
        flow = Flow(RATE, second, self._speed)
        leap: int | None = round(second * RATE)
        put, silent_loop = -1, None
        sound.is_hurried = self._waits is not None and not self._waits.is_whole
        while leap is not None:
            place, leap = leap, None
            for block in sound.blocks(place / RATE):
                if self._is_disturbed():  # of silence that is left out nothing is put, so nothing else looks
                    return
                kept, leap = self._until_leap(place, block)
                place += len(kept)
                self._made_up_to = place
                skips = self._skips_silence and (self._loop is None or self._loop != silent_loop)
                if not self._put_all(flow.through(kept, speed=self._speed, skips_silence=skips)):
                    return
                if leap is not None:
                    break
            else:
                leap = self._loop_at_end(place)
            if leap is not None:
                flow.jump(leap / RATE)
                if leap < place:
                    if put == self._frames_put:
                        silent_loop = self._loop  # nothing of it would ever be heard
                    put = self._frames_put
        if self._put_all(flow.rest()):
            with self._change:
                self._whole = self._order is None
                self._change.notify_all()

    def _until_leap(self, place: int, block: Samples) -> tuple[Samples, int | None]:
        """What of the block is heard, and the frame at which it goes on instead of the next one."""
        end = place + len(block)
        loop = None if self._loop is None else _in_frames(self._loop)
        leaps = [(loop[1], loop[0])] if loop is not None and place < loop[1] <= end else []
        for hold in self._holds if self._skips_silence else ():
            at, to = _in_frames(hold)
            if at >= end or to <= place:
                continue
            if loop is None or not at < loop[1] <= to:
                leaps.append((max(at, place), to))
            elif at > loop[0]:  # the loop ends while somebody waits; one in which nobody does anything else is heard
                leaps.append((max(at, place), loop[0]))
        if not leaps:
            return block, None
        at, to = min(leaps)
        return block[: at - place], to

    def _loop_at_end(self, place: int) -> int | None:
        """Where a loop that ends with the recording goes on."""
        if (loop := self._loop) is None:
            return None
        begin, end = _in_frames(loop)
        return begin if begin < place <= end else None

    def _put_all(self, chunks: Iterator[Chunk]) -> bool:
        """False when they are no longer wanted."""
        return all(self._put(chunk) for chunk in chunks)

    def _put(self, chunk: Chunk) -> bool:
        """Queue it when there is room; False when it is no longer wanted."""
        with self._change:
            self._change.wait_for(lambda: self._is_disturbed() or self._frames_ready < _AHEAD)
            if self._is_disturbed():
                return False
            self._ready.append(chunk)
            self._frames_ready += len(chunk.samples)
            self._frames_put += len(chunk.samples)
            self._change.notify_all()
            return True

    def _is_disturbed(self) -> bool:
        return self._closed or self._order is not None


def _in_frames(span: Span) -> tuple[int, int]:
    return round(span[0] * RATE), round(span[1] * RATE)

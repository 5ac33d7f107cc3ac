"""A recording in another form: MP3 or WAV, both sides or one of them."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

from app.audio.decode import NotSound, SoundFile, Source
from app.audio.forms import MP3_BITS, Form, NothingToHear
from app.audio.frames import Samples

_MP3_RATES = (8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)

_TOLD_EVERY_S = 10
"""Of sound: some hundred times faster on the clock."""

_SIDES = {Form.CLIENT: 0, Form.OPERATOR: 1}


def export(source: Source, target: Path, form: Form, told: Callable[[float], None] | None = None) -> None:
    """Write the recording in this form; nothing half-written ever stands under `target`.

    `told` hears how much of it is done, from 0 to 1; what it raises ends the work.

    Raises:
        NothingToHear: no form can be made of it.
        OSError: the disk.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        with SoundFile(source) as sound:
            for _ in encoded(sound, form, str(part), told):
                pass
        part.replace(target)
    except NotSound as error:
        raise NothingToHear from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def encoded(
    sound: SoundFile, form: Form, target: "str | Sink", told: Callable[[float], None] | None = None
) -> Iterator[None]:
    """Write it into a file, or an MP3 into what keeps it, block by block; `told` as in `export`."""
    side = _SIDES.get(form)
    lanes = 1 if side is not None or sound.lanes == 1 else 2
    yield from _write(target, form, sound.rate, lanes, (side_of(block, form) for block in _telling(sound, told)))


def side_of(block: Samples, form: Form) -> Samples:
    """The lanes of a block that the form wants; of one lane, that one, whoever is wanted."""
    side = _SIDES.get(form)
    return block if side is None else block[:, min(side, block.shape[1] - 1)][:, None]


def lacks_side(sound: SoundFile, form: Form) -> bool:
    """One side is wanted of a recording in which both are in one lane."""
    return form in _SIDES and sound.lanes == 1


def _telling(sound: SoundFile, told: Callable[[float], None] | None) -> Iterator[Samples]:
    """The blocks; a header that tells too short a length ends at 1."""
    length = max(1.0, (sound.seconds_told or 0.0) * sound.rate)
    done, next_at = 0, 0
    for block in sound.blocks():
        yield block
        done += len(block)
        if told is not None and done >= next_at:
            told(min(1.0, done / length))
            next_at = done + _TOLD_EVERY_S * sound.rate


def mp3_rate(rate: int) -> int:
    """Samples a second in an MP3 of a sound with this many."""
    return min(_MP3_RATES, key=lambda known: (known < rate, abs(known - rate)))


class Sink(Protocol):
    """Takes what is encoded, and once more what stands at the beginning and is known at the end only."""

    def write(self, data: bytes, /) -> int: ...
    def seek(self, offset: int, whence: int = ..., /) -> int: ...
    def tell(self) -> int: ...


def _write(target: str | Sink, form: Form, rate: int, lanes: int, blocks: Iterator[Samples]) -> Iterator[None]:
    layout = "mono" if lanes == 1 else "stereo"
    is_wav = form is Form.WAV
    wanted = rate if is_wav else mp3_rate(rate)
    options = {} if isinstance(target, str) else {"id3v2_version": "0"}
    with av.open(target, "w", format="wav" if is_wav else "mp3", options=options) as container:
        stream: Any = container.add_stream("pcm_s16le" if is_wav else "libmp3lame", rate=wanted)
        stream.layout = layout
        stream.format = "s16" if is_wav else "s16p"
        if not is_wav:
            stream.bit_rate = MP3_BITS
        size = stream.codec_context.frame_size or 1024
        resampler = AudioResampler(stream.format.name, layout, wanted, frame_size=size)
        at = 0
        for block in blocks:
            frame = AudioFrame.from_ndarray(np.ascontiguousarray(block.T), format="s16p", layout=layout)
            frame.sample_rate = rate
            frame.pts = at
            at += len(block)
            for ready in resampler.resample(frame):
                container.mux(stream.encode(ready))
            yield
        for ready in resampler.resample(None):
            container.mux(stream.encode(ready))
        container.mux(stream.encode(None))
    yield

"""A recording in another form, handed out while it is made: at most `AT_ONCE` of it is ever kept, in memory alone."""

import struct
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from app.audio.decode import NotSound, SoundFile
from app.audio.export import encoded, lacks_side, mp3_rate, side_of
from app.audio.forms import MP3_BITS, Form, NothingToHear
from app.audio.mp3_sink import Mp3Sink

AT_ONCE: Final = 2 * 1024 * 1024
"""Bytes of an MP3 that wait for its end: four minutes are made in some seconds."""
_PIECE: Final = 64 * 1024
_LARGEST_WAV: Final = 2**31 - 64
_HEAD: Final = struct.Struct("<4sL4s4sLHHLLHH4sL")


class Converting:
    """One recording, opened; a context manager.

    Raises:
        NothingToHear: no form can be made of it.
        OSError: it cannot be read.
    """

    def __init__(self, path: Path, form: Form) -> None:
        self._path = path
        self._form = form
        try:
            self._sound = SoundFile(path, as_a_whole=True)
        except NotSound as error:
            raise NothingToHear from error
        self._bytes: int | None = None  # None until the sound was heard for it
        self.lacks_side = lacks_side(self._sound, form)
        """One side is wanted, and both are in one lane: what comes is both."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._sound.close()

    def pieces(self) -> Iterator[bytes]:
        """The file in its new form; asked again, it is made again.

        Raises:
            OSError: it cannot be read to its end.
        """
        yield from self._wav() if self._form is Form.WAV else self._mp3()

    def _mp3(self) -> Iterator[bytes]:
        """What is soon done comes as one piece; of what is not, the length is heard before the first."""
        sink = Mp3Sink()
        for _ in encoded(self._sound, self._form, sink):
            if len(sink.content) >= (_PIECE if sink.is_begun else AT_ONCE):
                if not sink.is_begun:
                    self._promise_length(sink)
                yield sink.take()
        yield sink.take()

    def _promise_length(self, sink: Mp3Sink) -> None:
        with SoundFile(self._path, as_a_whole=True) as sound:
            samples = sum(len(block) for block in sound.blocks())
        rate = mp3_rate(self._sound.rate)
        sink.promise(round(samples * rate / self._sound.rate), rate, MP3_BITS)

    def _wav(self) -> Iterator[bytes]:
        """Heard twice: how long it is stands at its beginning."""
        lanes, rate = self._sound.lanes, self._sound.rate
        if self._bytes is None:
            self._bytes = sum(len(block) for block in self._sound.blocks()) * lanes * 2
        size = self._bytes
        if size > _LARGEST_WAV:
            raise OSError("not every program reads a WAV file so long")
        yield _HEAD.pack(
            *(b"RIFF", size + 36, b"WAVE", b"fmt ", 16, 1, lanes, rate, rate * lanes * 2, lanes * 2, 16, b"data", size)
        )
        left, kept = size, bytearray()
        for block in self._sound.blocks():
            kept += side_of(block, self._form).tobytes()[: left - len(kept)]
            if len(kept) >= _PIECE:
                left -= len(kept)
                yield bytes(kept)
                kept.clear()
        yield bytes(kept)
        if left != len(kept):
            raise OSError("it is shorter than it was")

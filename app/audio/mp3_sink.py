"""Where an MP3 comes together while parts of it are handed out, and what its first frame says of all the rest.

An encoder puts silence before the sound, 0.02 s at 48 kHz and 0.14 s at 8 kHz, and fills up its last frame: the first
frame («Info») tells players how much of both to leave out. FFmpeg writes it at once and once more at the end. Of what
is handed out before its end it is reckoned: LAME makes frames of a length that follows from the sound's.
"""

import struct
from io import SEEK_CUR, SEEK_END, SEEK_SET

_BEFORE = 576
"""Samples of silence before the sound that players do not know of already."""
_FRAMES_AND_BYTES = struct.Struct(">2L")
_TO_FRAMES, _TO_PADDING = 8, 141
"""From the word «Info» on."""
_NAMES = (b"Xing", b"Info")


class Mp3Sink:
    """`content` is what was encoded since it was taken last; what is written over something taken is left out."""

    def __init__(self) -> None:
        self.content = bytearray()
        self._taken = 0
        self._at = 0

    @property
    def is_begun(self) -> bool:
        """Whether something of it is taken already."""
        return self._taken > 0

    def take(self) -> bytes:
        content = bytes(self.content)
        self._taken += len(content)
        self.content.clear()
        return content

    def promise(self, samples: int, rate: int, bits: int) -> None:
        """Let the first frame say how long it will be: so many samples in each lane, `bits` a second."""
        place = max(self.content.find(name, 0, 64 + 32) for name in _NAMES)
        if place < 0:
            return
        in_frame = 1152 if rate >= 32_000 else 576
        after = in_frame - (samples + _BEFORE) % in_frame
        after += in_frame if after < _BEFORE else 0
        frames = (samples + _BEFORE + after) // in_frame
        size = (frames + 1) * in_frame * bits // 8 // rate
        self.content[place : place + 4] = b"Info"  # of one rate of bits
        _FRAMES_AND_BYTES.pack_into(self.content, place + _TO_FRAMES, frames, size)
        padding = place + _TO_PADDING
        self.content[padding : padding + 3] = (_BEFORE << 12 | after).to_bytes(3)

    def write(self, data: bytes, /) -> int:
        start = self._at - self._taken
        self._at += len(data)
        kept = data[-start:] if start < 0 else data
        start = max(0, start)
        self.content[start : start + len(kept)] = kept
        return len(data)

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = SEEK_SET, /) -> int:
        begins = {SEEK_SET: 0, SEEK_CUR: self._at, SEEK_END: self._taken + len(self.content)}
        self._at = begins[whence] + offset
        return self._at

    def tell(self) -> int:
        return self._at

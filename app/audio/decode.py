"""Opens a recording and reads it as 16-bit samples, whatever its format, from any moment on.

Recordings come from outside: the demuxers are limited to those of plain sound files (a playlist could make the
decoder open other files and addresses), headers are not trusted, and a damaged part is a gap, not an end.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO, RawIOBase
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self, cast

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.container.core import Flags
from av.error import FFmpegError

from app.audio.frames import Blocks, Samples, decoded, packets
from app.audio.mp3_pace import is_steady
from app.audio.riff import has_sane_lists
from app.audio.timeline import Timeline
from app.contract.answers import RecordingReason

if TYPE_CHECKING:
    from av.audio.codeccontext import AudioCodecContext
    from av.audio.format import AudioFormat

type File = BinaryIO | RawIOBase
type Source = Path | File | bytes

_FORMATS = "wav,w64,mp3,ogg,flac,aac,amr,mov,mp4,m4a,3gp"
_PREROLL_S = 0.25
"""What a decoder needs to hear before it sounds right: Opus 80 ms, MP3 its bit reservoir, Vorbis one block."""
_FURTHER_BACK_S = 3.0
"""Where to try again when the container's index led past the wanted moment."""
_DOUBT = 1e-6
"""By so much may the bytes a second that a WAV tells differ from those it has: 0.01 s in three hours."""
_LAST_OGG_PAGE_S = 5.0
"""FFmpeg misdates packets when reading begins in an Ogg file's last page: begin before it."""
_PATIENCE = 200
"""Damaged packets at the start of a file before it is called no sound."""
_LOWEST_RATE, _HIGHEST_RATE = 4_000, 192_000
_MOST_CHANNELS = 8
"""Beyond these a header is damaged or means harm: a second of "1 Hz" would be blown up to 48,000 samples for each."""
_UNREADABLE = {"s64", "s64p"}
"""Samples of 64 bits: numpy cannot take them from FFmpeg, and nobody records them."""
_WAV_PACKET_BYTES = "16384"
"""Four times what FFmpeg takes by itself: an hour of it is heard in half the time. Its first sound needs more of it."""
_LONGEST_S = 12 * 3600
"""What claims to go on after half a day is not heard any more: a few bytes can stand for hours of silence."""


class NotSound(Exception):  # noqa: N818 - named by what it says of the file
    """The file holds nothing to hear; `reason` is `NOT_AUDIO` or `EMPTY`."""

    def __init__(self, reason: RecordingReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class SoundInfo:
    """`seconds` are counted, not believed; `rate` in samples a second as recorded."""

    seconds: float
    lanes: int
    rate: int


class SoundFile:
    """An open recording. Not for two threads at once; a newer iterator of `blocks` takes over from the older one.

    Args:
        source: a path, a readable and seekable file object (stays open), or the bytes themselves.
        rate: samples a second of the blocks; the recording's own when None.
        lanes: 1 or 2; the recording's own (2 when it has more) when None.
        as_a_whole: all of it is there and will be heard at once: read it in larger pieces.

    Raises:
        NotSound: nothing in it can be played.
        OSError: the file cannot be read.
    """

    def __init__(
        self, source: Source, *, rate: int | None = None, lanes: int | None = None, as_a_whole: bool = False
    ) -> None:
        self._source = BytesIO(source) if isinstance(source, bytes) else source
        self._as_a_whole = as_a_whole
        self._container, self._stream = _open(self._source, as_a_whole=as_a_whole)
        with ExitStack() as unless_sound:
            unless_sound.callback(self._container.close)
            self._origin = self._first_pts()
            self._is_found_by_bytes = self._tells_its_bytes_truly()
            unless_sound.pop_all()
        self.source_rate: int = self._stream.rate
        self.lanes: int = min(self._stream.channels, 2)
        self.rate: int = rate or self.source_rate
        self._wanted_lanes = lanes or self.lanes
        self.is_hurried = False
        """What is not here yet is not waited for only to be true to the sample: an MP3 is left and entered at a frame
        (72 ms at most), where its pace is steady."""
        self._is_steady: bool | None = None  # None until somebody is in a hurry

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._container.close()

    @property
    def seconds_told(self) -> float | None:
        """Length by the header: quick, and sometimes wrong."""
        if self._stream.duration is not None and self._stream.time_base is not None:
            return float(self._stream.duration * self._stream.time_base)
        return self._container.duration / av.time_base if self._container.duration else None

    def blocks(self, start: float = 0.0, *, length: int | None = None) -> Iterator[Samples]:
        """Sound from `start` (seconds, true to the sample) to the end, block by block.

        Args:
            start: seconds from the first sample.
            length: frames of a block, of the recording's own rate (the last one is shorter); 40 ms when None.
        """
        longest = _LONGEST_S * self.source_rate
        timeline, frames = self._from(min(max(0, round(start * self.source_rate)), longest))
        blocks = Blocks(self.rate, self._wanted_lanes, length or max(1, self.source_rate // 25))
        for frame in frames:
            place = timeline.place(frame.pts, frame.samples)
            if place is not None:
                yield from blocks.take(frame, place)
            if timeline.heard >= longest:
                break
        yield from blocks.rest()

    def counted_seconds(self) -> float:
        """Length by the packets, without decoding them."""
        end = self._origin
        self._go_to(0.0)
        for packet in packets(self._container, self._stream):
            if packet.pts is not None and packet.duration:
                end = max(end, packet.pts + packet.duration)
        return min(float((end - self._origin) * self._clock), _LONGEST_S)

    def _first_pts(self) -> int:
        """Time stamp of the first sample: not 0 where an encoder's delay is cut off."""
        for frame in decoded(self._container, self._stream, patience=_PATIENCE):
            if frame.samples:
                return frame.pts or 0
        raise NotSound(RecordingReason.EMPTY)

    def _tells_its_bytes_truly(self) -> bool:
        """False for a WAV whose head tells other bytes a second than it has: FFmpeg would be led astray by them."""
        told = self._stream.codec_context.bit_rate
        if self._container.format.name != "wav" or not told:
            return True
        self._container.seek(0, stream=self._stream)
        packet = next(packets(self._container, self._stream), None)
        if packet is None or not packet.duration:
            return True
        return abs(packet.size * 8 / float(packet.duration * self._clock) / told - 1) < _DOUBT

    def _from(self, wanted: int) -> tuple[Timeline, Iterator[AudioFrame]]:
        """Frames that begin at or before the wanted sample, where there are any."""
        timeline = Timeline(self._clock, self._origin, self.source_rate, wanted)
        for earlier in (_PREROLL_S, _FURTHER_BACK_S):
            self._go_to(wanted / self.source_rate - earlier)
            frames = decoded(self._container, self._stream)
            first = next(frames, None)
            if first is not None and timeline.start_of(first.pts) <= wanted:
                return timeline, chain((first,), frames)
        self._go_to(0.0)
        return timeline, decoded(self._container, self._stream)

    def _go_to(self, start: float) -> None:
        """Place the reading at a packet near `start`; at the very beginning, where the container cannot seek."""
        if not self._is_found_by_bytes:
            start = 0.0  # it is read up to there
        if self._container.format.name == "ogg" and self.seconds_told is not None:
            start = min(start, self.seconds_told - _LAST_OGG_PAGE_S)
        early = min(0, self._stream.start_time or 0)
        moment = early if start <= 0 else self._origin + int(Fraction(start) / self._clock)
        is_fast = self.is_hurried and start > 0 and self._keeps_pace()
        flags, fast = self._container.flags, cast("int", Flags.fast_seek.value)
        self._container.flags = flags | fast if is_fast else flags & ~fast
        try:
            self._container.seek(moment, stream=self._stream)
        except FFmpegError:
            self._container.close()
            if not isinstance(self._source, Path):
                self._source.seek(0)
            self._container, self._stream = _open(self._source, as_a_whole=self._as_a_whole)

    def _keeps_pace(self) -> bool:
        """An MP3 whose every second takes as many bytes: FFmpeg would read all of it to find a moment, for nothing."""
        if self._is_steady is None:
            self._is_steady = False  # while it is looked for
            if self._container.format.name == "mp3":
                self._go_to(0.0)
                read = packets(self._container, self._stream)
                self._is_steady = is_steady(read, seconds_told=self.seconds_told, size=self._container.size)
        return self._is_steady

    @property
    def _clock(self) -> Fraction:
        """Seconds in one unit of the stream's time stamps."""
        return self._stream.time_base or Fraction(1, self._stream.rate)


def probe(source: Source) -> SoundInfo:
    """What is in a recording, its length counted packet by packet.

    Raises:
        NotSound: nothing in it can be played.
        OSError: the file cannot be read.
    """
    with SoundFile(source) as sound:
        return SoundInfo(sound.counted_seconds(), sound.lanes, sound.source_rate)


def _open(source: Path | File, *, as_a_whole: bool) -> tuple[InputContainer, AudioStream]:
    options = {"format_whitelist": _FORMATS, "protocol_whitelist": "file"}
    if as_a_whole:
        options["max_size"] = _WAV_PACKET_BYTES
    if not _has_sane_lists(source):
        raise NotSound(RecordingReason.NOT_AUDIO)
    try:
        container = av.open(
            str(source) if isinstance(source, Path) else source,
            "r",
            container_options=options,
            metadata_errors="replace",  # a title in some other encoding spoils no sound
        )
    except FFmpegError as error:
        if isinstance(error, OSError):
            raise
        raise NotSound(RecordingReason.EMPTY if _is_empty(source) else RecordingReason.NOT_AUDIO) from error
    stream = next(iter(container.streams.audio), None)
    if stream is None or not _is_believable(stream):
        container.close()
        raise NotSound(RecordingReason.NOT_AUDIO)
    return container, stream


def _has_sane_lists(source: Path | File) -> bool:
    if isinstance(source, Path):
        with source.open("rb") as file:
            return has_sane_lists(file)
    return has_sane_lists(source)


def _is_believable(stream: AudioStream) -> bool:
    """There is a decoder for it, and its header speaks of something that people record."""
    decoder: AudioCodecContext | None = stream.codec_context  # none for a codec that FFmpeg does not know
    if decoder is None:
        return False
    kind: AudioFormat | None = decoder.format  # none where the header does not say
    if kind is None or kind.name in _UNREADABLE:
        return False
    return _LOWEST_RATE <= decoder.sample_rate <= _HIGHEST_RATE and 0 < decoder.channels <= _MOST_CHANNELS


def _is_empty(source: Path | File) -> bool:
    if isinstance(source, Path):
        return source.stat().st_size == 0
    return source.seek(0, 2) == 0

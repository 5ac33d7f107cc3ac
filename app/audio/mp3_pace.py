"""Whether an MP3 spends as many bytes on every second: a moment's place is known then without reading up to it."""

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av.audio.stream import AudioStream
    from av.packet import Packet

_LOOKED_AT = 200
_PADDING = 1
"""A byte more or less: what keeps a pace that no whole number of bytes would keep."""
_DOUBT = 0.01


def is_steady(packets: "Iterator[Packet[AudioStream]]", *, seconds_told: float | None, size: int) -> bool:
    """Judge by the first packets, and whether as many of them as fit into the length told make up the file."""
    first = list(islice(packets, _LOOKED_AT))
    sizes = [packet.size for packet in first if packet.size]
    lasts = [packet.duration * packet.time_base for packet in first if packet.duration and packet.time_base]
    if not sizes or not seconds_told or len(lasts) < len(sizes) or max(sizes) - min(sizes) > _PADDING:
        return False
    expected = sum(sizes) / float(sum(lasts)) * seconds_told
    return abs(expected - size) < _DOUBT * size

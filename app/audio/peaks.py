"""Loudness of a recording for drawing: two lanes for the player, a small shape for a row of the list."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.audio.decode import SoundFile, Source
from app.audio.frames import Samples

SHAPE_COLUMNS = 48
_COLUMNS_A_SECOND = 20
_FEWEST, _MOST = 64, 10_000
_CELL_S = 0.005
"""Loudness is first kept in cells of this length, since the true length is known only at the end."""
_CELLS_IN_A_BLOCK = 256
_CURVE = 0.7
"""Exponent between amplitude and height: speech at a tenth of the loudest still stands a fifth high."""
_FAINTEST = 600.0
"""A recording whose loudest part is below this (of 32767) is not blown up to full height: it is line noise."""


@dataclass(frozen=True, slots=True)
class SoundPeaks:
    """One byte a column (0-255): a row a lane (client first), and the louder lane's shape in 48 columns."""

    seconds: float
    lanes: tuple[bytes, ...]
    shape: bytes


class PeakMeter:
    """Takes a recording block by block, each of `block` frames but for the last one. Args: rate: samples a second."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._cell = max(1, round(rate * _CELL_S))
        self.block = self._cell * _CELLS_IN_A_BLOCK
        self._frames = 0
        self._loudness: list[NDArray[np.int16]] = []

    def take(self, block: Samples) -> None:
        self._frames += len(block)
        self._loudness.append(_loudest_by_cell(block.T, self._cell))

    def drawn(self) -> SoundPeaks:
        """The loudness of all that was taken."""
        return _drawn(np.concatenate(self._loudness, axis=1).astype(np.float32), self._frames / self._rate)


def peaks_of(source: Source) -> SoundPeaks:
    """Hear the whole recording once; an hour of two lanes takes 3 MB on the way, whatever the size of the file.

    Raises:
        NotSound: nothing in it can be played.
        OSError: the file cannot be read.
    """
    with SoundFile(source, as_a_whole=True) as sound:
        meter = PeakMeter(sound.rate)
        for block in sound.blocks(length=meter.block):
            meter.take(block)
    return meter.drawn()


def _loudest_by_cell(planes: NDArray[np.int16], cell: int) -> NDArray[np.int16]:
    """Highest amplitude in each cell; one row a lane."""
    lanes, frames = planes.shape
    if frames % cell:
        planes = np.pad(planes, ((0, 0), (0, -frames % cell)))
    cells = planes.reshape(lanes, -1, cell)
    lowest = np.maximum(cells.min(axis=2), -32767)  # -32768 has no positive twin in 16 bits
    loudest: NDArray[np.int16] = np.maximum(cells.max(axis=2), -lowest)
    return loudest


def _drawn(cells: NDArray[np.float32], seconds: float) -> SoundPeaks:
    loudest = max(_FAINTEST, float(np.percentile(cells.max(axis=0), 99.5)))
    heights = np.minimum(cells / loudest, 1.0) ** _CURVE
    columns = round(min(max(seconds * _COLUMNS_A_SECOND, _FEWEST), _MOST))
    louder = heights[int(heights.sum(axis=1).argmax())]
    return SoundPeaks(
        seconds=seconds,
        lanes=tuple(_in_columns(lane, columns) for lane in heights),
        shape=_in_columns(louder, SHAPE_COLUMNS),
    )


def _in_columns(lane: NDArray[np.float32], columns: int) -> bytes:
    """The highest cell of each column; a cell stands in several columns where there are fewer of them."""
    begins = np.arange(columns) * len(lane) // columns
    return bytes(np.rint(np.maximum.reduceat(lane, begins) * 255).astype(np.uint8))

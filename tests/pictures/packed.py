"""A picture as a small PNG: 256 colours that no eye tells from the thousands that smoothed letters make."""

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPixmap

_COLORS: Final = 256
_COMMON: Final = 96
"""So many of the palette are simply the most frequent: grounds, lines, whole letters."""

type _Rgb = NDArray[np.int64]


def save_packed(picture: QPixmap, file: Path) -> None:
    """Write it with a palette of its own, packed as small as it goes."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width()) & 0xFFFFFF
    colors, places, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    palette = _palette(colors, counts)
    nearest = _nearest(_rgb(colors), _rgb(palette))
    flat = np.ascontiguousarray(nearest[places.reshape(pixels.shape)], np.uint8)
    packed = QImage(flat.data, image.width(), image.height(), image.width(), QImage.Format.Format_Indexed8)
    packed.setColorTable([0xFF000000 | int(color) for color in palette])
    packed.setDevicePixelRatio(image.devicePixelRatio())
    if not packed.save(str(file), b"PNG", 0):
        raise OSError(f"{file} could not be written")


def _palette(colors: NDArray[np.uint32], counts: NDArray[np.int64]) -> NDArray[np.uint32]:
    """The most frequent colours, then one after another whichever of the rest would be painted worst."""
    if len(colors) <= _COLORS:
        return colors
    chosen = list(np.argsort(counts)[::-1][:_COMMON])
    rgb = _rgb(colors)
    worst = np.min([_distance(rgb, rgb[one]) for one in chosen], axis=0)
    while len(chosen) < _COLORS:
        next_ = int(np.argmax(worst * np.sqrt(counts)))
        chosen.append(next_)
        worst = np.minimum(worst, _distance(rgb, rgb[next_]))
    return colors[chosen]


def _nearest(of: _Rgb, palette: _Rgb) -> NDArray[np.int64]:
    return np.asarray(np.argmin([_distance(of, color) for color in palette], axis=0), np.int64)


def _distance(of: _Rgb, color: _Rgb) -> NDArray[np.int64]:
    return np.asarray(((of - color) ** 2).sum(axis=1), np.int64)


def _rgb(colors: NDArray[np.uint32]) -> _Rgb:
    return np.stack([colors >> 16 & 255, colors >> 8 & 255, colors & 255], axis=1).astype(np.int64)

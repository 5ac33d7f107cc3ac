"""Lucide's icons in the colour of the text beside them, drawn from their SVG for any screen."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources

_STROKE: Final = b'stroke-width="1.75"'
_RATIOS: Final = (1.0, 2.0)


class IconShelf:
    """Every icon that was asked for, kept by name, colour, size and the screen's pixel ratio."""

    def __init__(self) -> None:
        self._folder = Path(resources.__file__).parent / "icons"
        self._drawings: dict[str, bytes] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, color: str, size: int, ratio: float) -> QPixmap:
        """The icon `size` logical pixels wide, for a screen with `ratio` device pixels to each."""
        key = (name, color, size, ratio)
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            pixmap = self._pixmaps[key] = self._drawn(name, color, size, ratio)
        return pixmap

    def icon(self, name: str, color: str, size: int) -> QIcon:
        icon = QIcon()
        for ratio in _RATIOS:
            icon.addPixmap(self.pixmap(name, color, size, ratio))
        return icon

    def _drawn(self, name: str, color: str, size: int, ratio: float) -> QPixmap:
        svg = self._drawing(name).replace(b"currentColor", color.encode())
        pixels = round(size * ratio)
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _drawing(self, name: str) -> bytes:
        svg = self._drawings.get(name)
        if svg is None:
            svg = (self._folder / f"{name}.svg").read_bytes().replace(b'stroke-width="2"', _STROKE)
            self._drawings[name] = svg
        return svg

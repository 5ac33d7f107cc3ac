"""The soft shadow under what floats, drawn once and stretched to any size."""

from functools import lru_cache

from PySide6.QtCore import QMargins, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from ui.theme import SHADOW

MARGINS = QMargins(16, 12, 16, 20)
"""Room the shadow needs around a panel, logical pixels."""

_FALL = 4  # the light comes from above: the shadow lies lower than the panel
_BLUR = 16
_STRENGTH = {False: 28, True: 120}  # opacity (of 255) right under the edge, light and dark


def paint_shadow(painter: QPainter, panel: QRect, radius: int, *, dark: bool) -> None:
    """Paint the shadow of `panel` around it; the corners are copied, the sides stretched."""
    ratio = painter.device().devicePixelRatio()
    tile = _tile(radius, dark=dark, ratio=ratio)
    corner = radius + _BLUR
    target = panel.adjusted(-_BLUR, -_BLUR, _BLUR, _BLUR).translated(0, _FALL)
    side = tile.width() / ratio
    for source_x, source_w, x, w in _thirds(side, corner, target.left(), target.width()):
        for source_y, source_h, y, h in _thirds(side, corner, target.top(), target.height()):
            source = QRectF(source_x * ratio, source_y * ratio, source_w * ratio, source_h * ratio)
            painter.drawPixmap(QRectF(x, y, w, h), tile, source)


def _thirds(side: float, corner: int, start: int, length: int) -> tuple[tuple[float, float, float, float], ...]:
    """First corner, stretched middle, last corner: (from, how much) in the tile and on the target."""
    middle = side - 2 * corner
    return (
        (0, corner, start, corner),
        (corner, middle, start + corner, length - 2 * corner),
        (side - corner, corner, start + length - corner, corner),
    )


@lru_cache(maxsize=8)
def _tile(radius: int, *, dark: bool, ratio: float) -> QPixmap:
    side = 2 * (radius + _BLUR) + 4
    tile = QPixmap(QSize(side, side) * ratio)
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.setPen(Qt.PenStyle.NoPen)
    steps = 2 * _BLUR
    whole = QRectF(QPointF(0, 0), QSize(side, side))
    for step in range(steps):  # from the outermost ring inwards, each a little darker
        inset = step / 2
        nearness = (step + 1) / steps
        color = QColor(SHADOW)
        color.setAlpha(round(_STRENGTH[dark] * nearness**2))
        painter.setBrush(color)
        round_by = radius + _BLUR - inset
        painter.drawRoundedRect(whole.adjusted(inset, inset, -inset, -inset), round_by, round_by)
    painter.end()
    return tile

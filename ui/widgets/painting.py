"""The strokes that widgets and delegates share: each draws one thing into one rectangle."""

import zlib
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QPixmapCache

from ui.theme import AVATAR_GROUNDS, ICON, ON_AVATAR, FontRole, Height, Theme

_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
PILL_PADDING: Final = 9
_ONE_LINE: Final = Qt.TextFlag.TextSingleLine.value
_WIDEST_LETTER: Final = 1.15
"""Of its size, in Inter: «Щ» and «Ю» are the widest."""
_BAR, _PITCH, _WIDEST_PITCH = 2.0, 3.0, 4.0
_FIGURE: Final = 0.56
"""Of an avatar without a name, wide."""


def draw_text(
    painter: QPainter, rect: QRect, text: str, font: QFont, color: QColor, align: Qt.AlignmentFlag = _LEFT
) -> None:
    """One line of plain text, ended with «…» where it does not fit."""
    painter.setFont(font)
    painter.setPen(color)
    if len(text) * font.pixelSize() * _WIDEST_LETTER > rect.width():  # else it fits for sure, unmeasured
        metrics = QFontMetrics(font)
        if metrics.horizontalAdvance(text) > rect.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, align.value | _ONE_LINE, text)


def draw_icon(painter: QPainter, theme: Theme, rect: QRect, name: str, color: str, size: int = ICON) -> None:
    """An icon in the middle of the rectangle."""
    ratio = painter.device().devicePixelRatio()
    left = rect.x() + (rect.width() - size) // 2
    top = rect.y() + (rect.height() - size) // 2
    painter.drawPixmap(left, top, theme.pixmap(name, color, size, ratio))


def pill_width(theme: Theme, text: str) -> int:
    return QFontMetrics(theme.font(FontRole.CAPTION_MEDIUM)).horizontalAdvance(text) + 2 * PILL_PADDING


def draw_pill(
    painter: QPainter, theme: Theme, rect: QRect, text: str, kind: str, *, on_accent_ground: bool = False
) -> None:
    """A word on its tinted ground; `kind` is `good`, `bad`, `waiting`, `accent` or `quiet`."""
    ink, ground = pill_colors(kind)
    pill = QRect(rect.x(), rect.center().y() - Height.PILL // 2, pill_width(theme, text), Height.PILL)
    if pill.width() > rect.width():
        pill.setWidth(rect.width())
    melts = on_accent_ground and kind == "accent"  # a pill of the chosen row's own colour has only its edge
    draw_rounded(painter, QRectF(pill), theme.color(ground), Height.PILL / 2, theme.color("accent") if melts else None)
    inner = pill.adjusted(PILL_PADDING, 0, 3 - PILL_PADDING, 0)
    draw_text(painter, inner, text, theme.font(FontRole.CAPTION_MEDIUM), theme.color(ink))


def pill_colors(kind: str) -> tuple[str, str]:
    """Tokens of the word and of its ground."""
    return ("text_2", "surface_2") if kind == "quiet" else (kind, f"{kind}_ground")


def draw_rounded(
    painter: QPainter, rect: QRectF, ground: QColor | None, radius: float, border: QColor | None = None
) -> None:
    """A rounded rectangle, with a one-pixel border inside its edge when one is given."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if border is None else QPen(border, 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush if ground is None else ground)
    if border is not None:
        rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(rect, radius, radius)
    painter.restore()


def draw_focus(painter: QPainter, theme: Theme, rect: QRectF, radius: float) -> None:
    """The ring around what the keyboard is on, two pixels wide, inside the rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent"), 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius - 1, radius - 1)
    painter.restore()


def avatar_ground(name: str) -> str:
    """A person's own colour: the same on every screen and every day."""
    return AVATAR_GROUNDS[zlib.crc32(name.encode(), 1) % len(AVATAR_GROUNDS)]


def initials_of(name: str) -> str:
    """First letters of the first two words: «Олена Коваль» is «ОК»."""
    return "".join(word[0] for word in name.split()[:2]).upper()


def draw_avatar(painter: QPainter, theme: Theme, rect: QRect, name: str) -> None:
    """Initials on a disc that fills the rectangle; who has no name yet is a quiet figure."""
    if not name:
        draw_rounded(painter, QRectF(rect), theme.color("surface_2"), rect.width() / 2)
        draw_icon(painter, theme, rect, "user", "text_3", round(rect.width() * _FIGURE))
        return
    draw_rounded(painter, QRectF(rect), QColor(avatar_ground(name)), rect.width() / 2)
    font = QFont(theme.font(FontRole.TINY))
    font.setPixelSize(max(9, round(rect.width() * 0.4)))
    draw_text(painter, rect, initials_of(name), font, QColor(ON_AVATAR), Qt.AlignmentFlag.AlignCenter)


def draw_wave(painter: QPainter, rect: QRect, shape: bytes, played: QColor, rest: QColor, share: float = 1.0) -> None:
    """Loudness as bars around the middle line; the first `share` of them in the colour of what was played."""
    pitch = min(_WIDEST_PITCH, max(_PITCH, rect.width() / len(shape))) if shape else _PITCH
    count = min(len(shape), int((rect.width() + pitch - _BAR) / pitch))
    if not count:
        return
    done = round(share * count)
    ratio = painter.device().devicePixelRatio()
    key = f"wave {shape.hex()} {rect.width()} {rect.height()} {ratio} {done} {played.rgba()} {rest.rgba()}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = QPixmap(rect.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        bars = [(1 + n * pitch, _loudness(shape, n, count)) for n in range(count)]
        inner = QPainter(pixmap)
        inner.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_bars(inner, rect.height(), bars[:done], played)
        _draw_bars(inner, rect.height(), bars[done:], rest)
        inner.end()
        QPixmapCache.insert(key, pixmap)
    painter.drawPixmap(rect.topLeft(), pixmap)


def _loudness(shape: bytes, place: int, count: int) -> float:
    """The loudest (0-1) of the columns that one of `count` bars stands for."""
    first = place * len(shape) // count
    last = max(first + 1, (place + 1) * len(shape) // count)
    return max(shape[first:last]) / 255


def _draw_bars(painter: QPainter, height: int, bars: list[tuple[float, float]], color: QColor) -> None:
    painter.setPen(QPen(color, _BAR, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    middle = height / 2
    for x, loudness in bars:
        reach = max(0.5, loudness * (middle - 1))
        painter.drawLine(QPointF(x, middle - reach), QPointF(x, middle + reach))

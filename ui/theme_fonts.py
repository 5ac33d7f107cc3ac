"""Inter, bundled: six sizes with a part to play each, tabular figures everywhere."""

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

import resources

_FAMILY: Final = "Inter"
_FILES: Final = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf")


class FontRole(StrEnum):
    """The part a text plays; its size and weight follow."""

    TITLE = "title"
    CARD_NAME = "card_name"
    NUMBER = "number"
    PANEL = "panel"
    BODY = "body"
    BODY_MEDIUM = "body_medium"
    STRONG = "strong"
    CAPTION = "caption"
    CAPTION_MEDIUM = "caption_medium"
    CAPTION_STRONG = "caption_strong"
    SECTION = "section"
    TINY = "tiny"


_REGULAR, _MEDIUM, _SEMIBOLD = QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold
_SCALE: Final = {
    FontRole.TITLE: (18, _SEMIBOLD),
    FontRole.CARD_NAME: (20, _SEMIBOLD),
    FontRole.NUMBER: (15, _MEDIUM),
    FontRole.PANEL: (15, _SEMIBOLD),
    FontRole.BODY: (13, _REGULAR),
    FontRole.BODY_MEDIUM: (13, _MEDIUM),
    FontRole.STRONG: (13, _SEMIBOLD),
    FontRole.CAPTION: (12, _REGULAR),
    FontRole.CAPTION_MEDIUM: (12, _MEDIUM),
    FontRole.CAPTION_STRONG: (12, _SEMIBOLD),
    FontRole.SECTION: (11, _SEMIBOLD),
    FontRole.TINY: (10, _SEMIBOLD),
}


def load_fonts() -> None:
    """Give Qt the bundled files; they stay for the life of the application."""
    folder = Path(resources.__file__).parent / "fonts"
    for file in _FILES:
        QFontDatabase.addApplicationFont(str(folder / file))


@cache
def font_of(role: FontRole) -> QFont:
    pixels, weight = _SCALE[role]
    font = QFont(_FAMILY)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    if role is FontRole.SECTION:
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.5)
    return font

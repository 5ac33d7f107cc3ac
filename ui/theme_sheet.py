"""Palette and style sheet of the application, filled in from the tokens."""

import re
from dataclasses import asdict
from pathlib import Path
from typing import Final

from PySide6.QtGui import QColor, QPalette

import resources
from ui.theme_tokens import Tokens

_PLACE: Final = re.compile(r"@([a-z_0-9]+)")


def sheet_of(tokens: Tokens) -> str:
    """The style sheet of resources/styles with each `@token` replaced by its colour."""
    colors = asdict(tokens)
    sheet = (Path(resources.__file__).parent / "styles" / "desk.qss").read_text(encoding="utf-8")
    return _PLACE.sub(lambda place: colors[place[1]], sheet)


def palette_of(tokens: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for color, roles in (
        (tokens.window, (role.Window,)),
        (tokens.surface, (role.Base, role.Button, role.ToolTipBase)),
        (tokens.hover, (role.AlternateBase,)),
        (tokens.text, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText)),
        (tokens.text_3, (role.PlaceholderText,)),
        (tokens.accent, (role.Highlight, role.Link, role.Accent)),
        (tokens.on_accent, (role.HighlightedText,)),
        (tokens.line, (role.Mid, role.Midlight, role.Dark)),
    ):
        for one in roles:
            palette.setColor(one, QColor(color))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(tokens.text_3))
    return palette

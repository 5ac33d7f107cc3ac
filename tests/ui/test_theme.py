"""The look: readable, tabular, recoloured, and changed while the program runs."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QRawFont

import resources
from ui.theme import AVATAR_GROUNDS, DARK, LIGHT, ON_AVATAR, FontRole, Light, Theme, Tokens
from ui.theme_sheet import sheet_of

_KINDS = ("accent", "good", "bad", "waiting")
_PLAIN = ("window", "surface", "surface_2", "hover", "accent_ground")
PAIRS = (
    *((ink, ground) for ink in ("text", "text_2", "text_3") for ground in _PLAIN),
    *((kind, f"{kind}_ground") for kind in _KINDS),
    *((kind, ground) for kind in _KINDS for ground in ("window", "surface", "hover")),
    ("accent", "surface_2"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "bad"),
    ("client_lane", "surface"),
    ("operator_lane", "surface"),
)


def _lightness(color: str) -> float:
    shade = QColor(color)
    red, green, blue = (_linear(part) for part in (shade.redF(), shade.greenF(), shade.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(ink: str, ground: str) -> float:
    """WCAG's contrast ratio."""
    dark, light = sorted((_lightness(ink), _lightness(ground)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_every_pair_of_text_and_ground_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("ground", AVATAR_GROUNDS)
def test_initials_can_be_read_on_every_avatar(ground: str) -> None:
    assert contrast(ON_AVATAR, ground) >= 4.5


def test_figures_have_one_width_and_inter_draws_them(theme: Theme) -> None:
    font = theme.font(FontRole.BODY)
    metrics = QFontMetricsF(font)
    assert QFontInfo(font).family() == "Inter"
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")


@pytest.mark.parametrize("role", list(FontRole))
def test_ukrainian_letters_and_the_hryvnia_are_in_the_font(theme: Theme, role: FontRole) -> None:
    drawn = QRawFont.fromFont(theme.font(role))
    letters = "АаҐґЄєІіЇїʼ’№₴→«»—·×…\N{NO-BREAK SPACE}\N{MINUS SIGN}"
    assert [letter for letter in letters if not drawn.supportsCharacter(ord(letter))] == []


def test_an_icon_takes_the_colour_of_its_token(theme: Theme) -> None:
    image = theme.pixmap("phone", "bad", 18, 2.0).toImage()
    seen = {image.pixelColor(x, y).name() for x in range(36) for y in range(36) if image.pixelColor(x, y).alpha() > 250}
    assert LIGHT.bad.lower() in seen
    assert image.width() == 36


def test_the_light_changes_while_the_program_runs(theme: Theme) -> None:
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.dark))
    theme.choose(Light.DARK)
    assert theme.color("surface").name().upper() == DARK.surface
    theme.choose(Light.LIGHT)
    assert theme.color("surface").name().upper() == LIGHT.surface
    assert told == [True, False]


def test_the_style_sheet_names_only_tokens_that_exist() -> None:
    written = (Path(resources.__file__).parent / "styles" / "desk.qss").read_text(encoding="utf-8")
    names = {field.name for field in fields(Tokens)}
    assert set(re.findall(r"@(\w+)", written)) <= names
    assert "@" not in sheet_of(DARK)

"""The look: readable, tabular, recoloured, and changed while the program runs."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QRawFont

import resources
import ui
from ui.theme import AVATAR_GROUNDS, DARK, LIGHT, ON_AVATAR, FontRole, Light, Theme, Tokens
from ui.theme_sheet import sheet_of

_KINDS = ("accent", "good", "bad", "waiting")
_TINTED = tuple(f"{kind}_ground" for kind in _KINDS)
_PLAIN = ("window", "surface", "surface_2", "hover")
PAIRS = (
    *((ink, ground) for ink in ("text", "text_2", "text_3", *_KINDS) for ground in (*_PLAIN, *_TINTED)),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "bad"),
    ("client_lane", "surface"),
    ("operator_lane", "surface"),
    *((lane, ground) for lane in ("client_lane", "operator_lane") for ground in ("window", "hover")),
)
"""Whatever is written on whatever: one pair that nobody writes today costs nothing, a new one is held at once."""
NOT_WRITTEN = frozenset({"line", "control_line", "chart_calls", "chart_missed", "chart_before"})
"""Edges and marks: no text is drawn in them or on them."""
MARKS = ("chart_calls", "chart_missed", "accent", "client_lane", "operator_lane")
"""What is drawn and means something by itself: marks of a chart, the ring of what has the keyboard, a voice."""


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


def test_every_colour_is_held_as_ink_as_ground_or_said_to_bear_no_text() -> None:
    named = {token for pair in PAIRS for token in pair}
    assert {field.name for field in fields(Tokens)} - named == NOT_WRITTEN


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("mark", MARKS)
def test_every_mark_stands_out_from_what_it_lies_on(tokens: Tokens, mark: str) -> None:
    """WCAG asks for three to one of whatever is drawn and means something."""
    for ground in ("window", "surface"):
        assert contrast(getattr(tokens, mark), getattr(tokens, ground)) >= 3


def test_the_style_sheet_writes_in_inks_that_are_held() -> None:
    """Text on its own ground, in one rule of the sheet, is one of the pairs above."""
    sheet = (Path(resources.__file__).parent / "styles" / "desk.qss").read_text(encoding="utf-8")
    written = [
        (ink[1], ground[1])
        for rule in re.findall(r"\{([^}]*)\}", sheet)
        if (ink := re.search(r"(?<![-\w])color: @(\w+)", rule)) and (ground := re.search(r"background: @(\w+)", rule))
    ]
    assert len(written) > 5
    assert set(written) <= {*PAIRS}


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


_EYES = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""How colours are seen (Machado, Oliveira and Fernandes 2009, in linear RGB)."""


def seen(color: str, eyes: str) -> tuple[float, float, float]:
    """CIE L*a*b* of a colour as these eyes see it."""
    shade = QColor(color)
    linear = [_linear(part) for part in (shade.redF(), shade.greenF(), shade.blueF())]
    red, green, blue = (min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear, strict=True)))) for row in _EYES[eyes])
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("eyes", list(_EYES))
def test_the_colours_of_a_chart_are_told_apart_by_any_eyes(tokens: Tokens, eyes: str) -> None:
    """Marks beside each other differ by far more than an eye can just tell (2.3), whatever it does not see."""
    shades = [seen(color, eyes) for color in (tokens.chart_calls, tokens.chart_missed, tokens.surface)]
    for place, one in enumerate(shades):
        for other in shades[place + 1 :]:
            assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > 30


_WRITTEN_COLOR = re.compile(r"#[0-9A-Fa-f]{6}\b|QColor\(\s*\d|Qt\.GlobalColor\.(?!transparent|color1)\w+")


def test_no_widget_writes_a_colour_of_its_own() -> None:
    """Every colour is a token: only the theme's own files write one; comments and docstrings may speak of them."""
    ui_folder = Path(ui.__file__).parent
    found = [
        f"{path.relative_to(ui_folder)}: {line.strip()}"
        for path in sorted(ui_folder.rglob("*.py"))
        if not path.name.startswith("theme")
        for line in path.read_text(encoding="utf-8").splitlines()
        if _WRITTEN_COLOR.search(line) and '"""' not in line
    ]
    assert found == []

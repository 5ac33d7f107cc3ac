"""The colours and measures of the look; nothing of them is written anywhere else."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Tokens:
    """One colour a role, as `#RRGGBB`; `…_ground` lies under text of the same name."""

    window: str
    surface: str
    surface_2: str
    line: str
    text: str
    text_2: str
    text_3: str
    accent: str
    accent_ground: str
    accent_hover: str
    on_accent: str
    good: str
    good_ground: str
    bad: str
    bad_ground: str
    waiting: str
    waiting_ground: str
    client_lane: str
    operator_lane: str
    hover: str
    """A row or a quiet control under the pointer."""
    control_line: str
    """Border of fields and buttons: a step stronger than `line`."""
    chart_calls: str
    chart_missed: str
    """Told apart from `chart_calls` by anybody's eyes: the one is blue, the other differs in lightness too."""
    chart_before: str
    """What was in the period before."""


LIGHT: Final = Tokens(
    window="#F5F6F8",
    surface="#FFFFFF",
    surface_2="#F0F2F5",
    line="#E3E7EC",
    text="#14181F",
    text_2="#515C6B",
    text_3="#5F6B7A",
    accent="#2857D6",
    accent_ground="#E8EEFC",
    accent_hover="#2049BB",
    on_accent="#FFFFFF",
    good="#0F7352",
    good_ground="#E2F4EC",
    bad="#B9301F",
    bad_ground="#FCE9E6",
    waiting="#8A5A00",
    waiting_ground="#FBF0DA",
    client_lane="#0B7F74",
    operator_lane="#6250D8",
    hover="#F8F9FB",
    control_line="#DDE2E8",
    chart_calls="#4770DC",
    chart_missed="#B9301F",
    chart_before="#AEB7C4",
)

DARK: Final = Tokens(
    window="#0F1217",
    surface="#171B22",
    surface_2="#1F252E",
    line="#2A313C",
    text="#E9EDF3",
    text_2="#A7B1C0",
    text_3="#8F9BAD",
    accent="#86A8FF",
    accent_ground="#1D2A4A",
    accent_hover="#A1BBFF",
    on_accent="#0F1217",
    good="#45CF9B",
    good_ground="#12332A",
    bad="#FF8573",
    bad_ground="#3B1E1B",
    waiting="#F0BC5E",
    waiting_ground="#362A14",
    client_lane="#43C7B8",
    operator_lane="#A99CFF",
    hover="#1B2029",
    control_line="#313946",
    chart_calls="#7894DF",
    chart_missed="#FF8573",
    chart_before="#5C6677",
)

ON_AVATAR: Final = "#FFFFFF"
AVATAR_GROUNDS: Final = ("#9B3F8F", "#2F6BCB", "#4C6B2F", "#B0562A", "#A63A50", "#5A6472", "#6250D8", "#0B7F74")
"""Grounds of initials; `ON_AVATAR` is readable on each, in both lights."""


SHADE: Final = "#460A0E14"
"""Over the window while the palette is open; alpha first, as Qt reads it."""
SHADOW: Final = "#0A101C"
"""Under what floats; how dense it is depends on the light."""


class Space:
    """Distances in pixels, on a grid of four."""

    TIGHT: Final = 2
    """Half a step: between two lines of one thing."""
    HALF: Final = 4
    WORD: Final = 8
    CONTROL: Final = 12
    PANEL: Final = 16
    PAGE: Final = 20


class Radius:
    CONTROL: Final = 8
    PANEL: Final = 10
    CARD: Final = 14


class Height:
    ROW: Final = 48
    BUTTON_ROW: Final = 52
    TALL_ROW: Final = 60
    GROUP: Final = 32
    CONTROL: Final = 34
    CHIP: Final = 30
    PILL: Final = 22
    STRIP: Final = 28
    HEAD: Final = 60


class Width:
    NAVIGATION: Final = 212
    NAVIGATION_SMALL: Final = 56
    SIDE_PANEL: Final = 380
    CARD: Final = 376


PLAYER_HEIGHT: Final = 148
ICON: Final = 18
MOTION_MS: Final = 150

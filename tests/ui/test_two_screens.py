"""Two monitors, one of them gone, a smaller one: cards and the window are where they were wished, and whole."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect

ROOT = Path(__file__).parents[2]
LEFT, RIGHT, SMALL = QRect(0, 0, 1280, 800), QRect(1280, 0, 1024, 768), QRect(1280, 0, 640, 480)

type Run = Callable[..., dict[str, list[QRect]]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Start the program with these screens and deeds; where what stands."""

    def started(screens: dict[str, QRect], *deeds: str) -> dict[str, list[QRect]]:
        told = [
            {"name": name, "x": area.x(), "y": area.y(), "width": area.width(), "height": area.height()}
            | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
            for name, area in screens.items()
        ]
        described = tmp_path / "screens.json"
        described.write_text(json.dumps({"screens": told}), "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "tests.ui.two_screens_program", str(tmp_path), *deeds],
            cwd=ROOT,
            env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={described}"},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        places: dict[str, list[QRect]] = {}
        for line in done.stdout.splitlines():
            what, *numbers = line.split()
            places.setdefault(what, []).append(QRect(*map(int, numbers)))
        assert places["screen"] == list(screens.values())
        return places

    return started


def whole_on(area: QRect, places: list[QRect]) -> bool:
    return bool(places) and all(area.contains(place) for place in places)


BOTH = {"left": LEFT, "right": RIGHT}


@pytest.mark.parametrize(
    ("deeds", "area"),
    [
        (("pointer:1500:300", "choose:pointer"), RIGHT),
        (("pointer:200:300", "choose:pointer"), LEFT),
        (("pointer:1500:300", "choose:main"), LEFT),
        (("pointer:200:300", "fix:right"), RIGHT),
        (("pointer:1500:300", "fix:one that was sold"), LEFT),
    ],
)
def test_cards_come_up_on_the_screen_that_was_wished(run: Run, deeds: tuple[str, ...], area: QRect) -> None:
    assert whole_on(area, run(BOTH, *deeds, "show")["card"])


def test_a_dragged_place_belongs_to_these_monitors(run: Run) -> None:
    """Taken home, the machine has one screen; back in the office the place is as it was left."""
    dragged = run(BOTH, "choose:main", "drag:1500:40")["card"]
    assert whole_on(RIGHT, dragged)
    assert run(BOTH, "show")["card"][0].topLeft() == dragged[0].topLeft()
    assert whole_on(LEFT, run({"left": LEFT}, "show")["card"])
    assert run(BOTH, "show")["card"][0].topLeft() == dragged[0].topLeft()
    assert whole_on(SMALL, run({"left": LEFT, "right": SMALL}, "fix:right", "drag:1900:470")["card"])


def test_the_window_is_kept_and_never_left_on_a_screen_that_is_gone(run: Run) -> None:
    (placed,) = run(BOTH, "window:1320:60")["window"]
    assert run(BOTH, "open")["window"] == [placed]
    assert whole_on(LEFT, run({"left": LEFT}, "open")["window"])
    run(BOTH, "window:1320:60")
    run(BOTH, "open", "maximize")
    (maximized,) = run(BOTH, "open")["maximized"]
    assert RIGHT.contains(maximized)

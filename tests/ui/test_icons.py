"""The drawings in resources/icons: each is used, each comes out, and their licence lies beside them."""

from pathlib import Path

import pytest

import resources
import ui
from ui.theme import Theme

FOLDER = Path(resources.__file__).parent / "icons"
NAMES = sorted(path.stem for path in FOLDER.glob("*.svg"))


def test_every_drawing_is_asked_for_somewhere() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(ui.__file__).parent.rglob("*.py"))
    assert [name for name in NAMES if f'"{name}"' not in sources] == []


def test_the_licence_lies_beside_them() -> None:
    assert "ISC License" in (FOLDER / "LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_comes_out_in_ink(theme: Theme, name: str) -> None:
    image = theme.pixmap(name, "text", 18, 2.0).toImage()
    inked = sum(image.pixelColor(x, y).alpha() > 128 for x in range(36) for y in range(36))
    assert inked > 8

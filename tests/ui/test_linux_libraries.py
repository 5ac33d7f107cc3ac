"""A bare machine is told which packages to install."""

import sys
from collections.abc import Callable

import pytest

from ui.linux_libraries import has_display, missing_packages, sentence

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's own libraries")


def _only(*present: str) -> Callable[[str], object]:
    def load(library: str) -> object:
        if library not in present:
            raise OSError(library)
        return object()

    return load


def test_every_missing_library_is_named_by_its_package() -> None:
    """Under X11 the xcb ones count too."""
    packages = missing_packages({"DISPLAY": ":0"}, _only("libEGL.so.1", "libxcb-cursor.so.0"))
    assert "libegl1" not in packages
    assert "libxcb-cursor0" not in packages
    assert {"libgl1", "libxcb-icccm4", "libxkbcommon-x11-0"} <= set(packages)


def test_without_x11_its_libraries_are_not_asked_for() -> None:
    assert all("xcb" not in package for package in missing_packages({"QT_QPA_PLATFORM": "offscreen"}, _only()))


def test_this_machine_has_them_all() -> None:
    """The README's commands install what the list asks for."""
    assert missing_packages({"DISPLAY": ":0"}) == []


def test_the_sentence_can_be_pasted() -> None:
    assert sentence(["libegl1", "libgl1"]).endswith("sudo apt-get install libegl1 libgl1")


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_a_display_is_known_by_its_variable(name: str) -> None:
    assert has_display({name: "something"})
    assert not has_display({name: ""})

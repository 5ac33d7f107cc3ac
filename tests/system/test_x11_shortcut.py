"""A real key of a real X server, pressed while another program has the keyboard."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from queue import Empty, SimpleQueue

import pytest

from app.system.shortcuts import COMBINATIONS, ShortcutTaken
from app.system.x11_shortcut import X11Shortcut, load_xcb
from tests.bench.screen import a_screen

pytestmark = [
    pytest.mark.display,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 is Linux's"),
]
WITHIN_S = 10.0


@pytest.fixture(scope="module")
def screen() -> Iterator[None]:
    assert shutil.which("Xvfb"), "the test machine has an X server"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("QT_QPA_PLATFORM", raising=False)
        with a_screen():
            yield


@pytest.fixture
def shortcut(screen: None) -> Iterator[X11Shortcut]:
    xcb = load_xcb()
    assert xcb is not None
    shortcut = X11Shortcut(xcb)
    yield shortcut
    shortcut.let_go()


def press(keys: str) -> None:
    subprocess.run(["xdotool", "key", keys], check=True)


def test_the_key_is_heard_until_it_is_let_go(shortcut: X11Shortcut) -> None:
    """Another combination is not heard, and after `let_go` neither is ours."""
    heard: SimpleQueue[str] = SimpleQueue()
    shortcut.hold(COMBINATIONS["Ctrl+Alt+C"], lambda: heard.put("C"))
    press("ctrl+alt+d")
    press("ctrl+alt+c")
    assert heard.get(timeout=WITHIN_S) == "C"
    shortcut.hold(COMBINATIONS["Ctrl+Shift+F9"], lambda: heard.put("F9"))
    press("ctrl+alt+c")
    press("ctrl+shift+F9")
    assert heard.get(timeout=WITHIN_S) == "F9"
    shortcut.let_go()
    press("ctrl+shift+F9")
    with pytest.raises(Empty):
        heard.get_nowait()


@pytest.mark.parametrize("lock", ["Caps_Lock", "Num_Lock"])
def test_a_lock_of_the_keyboard_does_not_hide_it(shortcut: X11Shortcut, lock: str) -> None:
    heard: SimpleQueue[str] = SimpleQueue()
    shortcut.hold(COMBINATIONS["Ctrl+Alt+D"], lambda: heard.put("D"))
    press(lock)
    try:
        press("ctrl+alt+d")
        assert heard.get(timeout=WITHIN_S) == "D"
    finally:
        press(lock)


def test_a_keyboard_without_latin_letters_has_the_same_keys(shortcut: X11Shortcut) -> None:
    heard: SimpleQueue[str] = SimpleQueue()
    subprocess.run(["setxkbmap", "ua"], check=True)
    try:
        for keys, pressed in (("Ctrl+Alt+C", "ctrl+alt+Cyrillic_es"), ("Ctrl+Alt+D", "ctrl+alt+Cyrillic_ve")):
            shortcut.hold(COMBINATIONS[keys], partial(heard.put, keys))
            press(pressed)
            assert heard.get(timeout=WITHIN_S) == keys
    finally:
        shortcut.let_go()
        subprocess.run(["setxkbmap", "us"], check=True)


def test_a_key_of_another_program_is_refused_and_free_again_later(shortcut: X11Shortcut) -> None:
    xcb = load_xcb()
    assert xcb is not None
    other = X11Shortcut(xcb)
    other.hold(COMBINATIONS["Ctrl+Alt+C"], lambda: None)
    with pytest.raises(ShortcutTaken):
        shortcut.hold(COMBINATIONS["Ctrl+Alt+C"], lambda: None)
    other.let_go()
    shortcut.hold(COMBINATIONS["Ctrl+Alt+C"], lambda: None)


def test_without_an_x_server_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4711")
    xcb = load_xcb()
    assert xcb is not None
    with pytest.raises(ShortcutTaken):
        X11Shortcut(xcb).hold(COMBINATIONS["Ctrl+Alt+C"], lambda: None)

"""Windows' and macOS' ways, with their libraries stood in for."""

from queue import SimpleQueue
from threading import get_ident

import pytest

from app.system import mac_shortcut
from app.system.mac_shortcut import MacShortcut
from app.system.shortcuts import COMBINATIONS, Combination, Pressed, ShortcutTaken
from app.system.windows_shortcut import ALT, CONTROL, NO_REPEAT, SHIFT, WindowsShortcut


class HotKeys:
    """A keyboard whose key is pressed by `press`; as Windows has it, the queue is the thread's that registered."""

    def __init__(self, *, taken: bool = False) -> None:
        self.registered: list[tuple[int, int]] = []
        self._owner = 0
        self._taken = taken
        self._queue: SimpleQueue[bool] = SimpleQueue()

    def register(self, modifiers: int, key: int) -> bool:
        if not self._taken:
            self._owner = get_ident()
            self.registered.append((modifiers, key))
        return not self._taken

    def unregister(self) -> None:
        assert get_ident() == self._owner, "a key belongs to the thread that registered it"
        self.registered.pop()

    def wait(self) -> bool:
        assert get_ident() == self._owner, "messages come to the thread that registered"
        return self._queue.get()

    def thread(self) -> int:
        return get_ident()

    def end(self, thread: int) -> None:
        assert thread == self._owner
        self._queue.put(False)

    def press(self) -> None:
        self._queue.put(True)


def test_windows_brings_the_key_to_a_thread_of_its_own() -> None:
    keys, heard = HotKeys(), SimpleQueue[int]()
    shortcut = WindowsShortcut(keys)
    shortcut.hold(COMBINATIONS["Ctrl+Alt+C"], lambda: heard.put(1))
    assert keys.registered == [(CONTROL | ALT | NO_REPEAT, ord("C"))]
    keys.press()
    assert heard.get(timeout=10) == 1
    shortcut.hold(COMBINATIONS["Ctrl+Shift+F12"], lambda: heard.put(2))
    assert keys.registered == [(CONTROL | SHIFT | NO_REPEAT, 0x7B)]
    keys.press()
    assert heard.get(timeout=10) == 2
    shortcut.let_go()
    shortcut.let_go()
    assert keys.registered == []


def test_windows_refuses_a_key_that_is_taken() -> None:
    shortcut = WindowsShortcut(HotKeys(taken=True))
    with pytest.raises(ShortcutTaken):
        shortcut.hold(COMBINATIONS["Ctrl+Alt+C"], lambda: None)
    shortcut.let_go()


class Carbon:
    def __init__(self, *, taken: bool = False) -> None:
        self.held: dict[tuple[int, int], Pressed] = {}
        self._taken = taken

    def register(self, key: int, modifiers: int, pressed: Pressed) -> bool:
        if not self._taken:
            self.held[key, modifiers] = pressed
        return not self._taken

    def unregister(self) -> None:
        self.held.clear()


@pytest.mark.parametrize("combination", COMBINATIONS.values(), ids=COMBINATIONS)
def test_mac_has_a_code_for_every_key_that_is_offered(combination: Combination) -> None:
    carbon, heard = Carbon(), list[int]()
    shortcut = MacShortcut(carbon)
    shortcut.hold(combination, lambda: heard.append(1))
    [(key, modifiers)] = carbon.held
    assert key == mac_shortcut.KEYS[combination.key]
    assert bool(modifiers & mac_shortcut.OPTION) == combination.alt
    assert bool(modifiers & mac_shortcut.SHIFT) == combination.shift
    carbon.held[key, modifiers]()
    assert heard == [1]
    shortcut.let_go()
    shortcut.let_go()
    assert not carbon.held


def test_mac_refuses_a_key_that_is_taken() -> None:
    with pytest.raises(ShortcutTaken):
        MacShortcut(Carbon(taken=True)).hold(COMBINATIONS["Ctrl+Alt+C"], lambda: None)

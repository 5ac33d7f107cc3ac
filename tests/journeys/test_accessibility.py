"""What a screen reader finds on every screen: names, roles and the way of Tab, over the real accessibility tree."""

from collections.abc import Iterator
from itertools import groupby

import pytest

from tests.journeys.accessible import CHECKABLE, ENABLED, FOCUSABLE, SHOWING, Found, Reader, session_bus
from tests.journeys.desktops import Desktop, Running, new_desktop

CONTROLS = frozenset(
    {
        "push button",
        "toggle button",
        "radio button",
        "check box",
        "combo box",
        "text",
        "spin button",
        "slider",
        "list",
        "table",
        "chart",
        "dialog",
    }
)
WITH_THE_KEYBOARD = CONTROLS | {"label", "tool bar", "list item", "cell", "table cell", "alert", "frame", "menu item"}
"""What may have it: a label here is a page that is read."""
ROWS = frozenset({"list item", "cell", "table cell", "column header", "table column header"})
STEPS = 90

pytestmark = [pytest.mark.display, pytest.mark.slow]


class Desk:
    """The demo's desk, as it is on the screen and as it is on the bus."""

    def __init__(self, program: Running, desktop: Desktop, reader: Reader) -> None:
        self.program, self.desktop, self.reader = program, desktop, reader
        self.places = program.wait_for("which")[1:]
        self.sections = program.wait_for("sections")[1:]

    def show(self, *wish: str) -> None:
        self.program.tell(" ".join(wish))
        self.program.wait_for("there", *wish)

    def tree(self) -> list[Found]:
        """Everything in every window that is shown."""
        windows = [window for window in self.reader.program().children() if SHOWING in window.states]
        return [found for window in windows for found in self.reader.walk(window)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with session_bus(tmp_path_factory.mktemp("bus")) as address:
        more = {"DBUS_SESSION_BUS_ADDRESS": address, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        with new_desktop(more) as desktop:
            program = desktop.start_python("tests.journeys.desk_to_read", str(tmp_path_factory.mktemp("desk")))
            reader = Reader(address)
            yield Desk(program, desktop, reader)
            reader.close()


def faults_of(tree: list[Found]) -> Iterator[str]:
    """Controls that tell nothing, and neighbours that tell the same."""
    for found in tree:
        takes_keys = FOCUSABLE in found.states
        if (found.role in CONTROLS or takes_keys) and not found.name.strip():
            yield f"no name: {found}"
        if found.role == "combo box" and not found.description.strip():
            yield f"nothing tells what is chosen: {found}"
        if takes_keys and found.role not in WITH_THE_KEYBOARD:
            yield f"no role for what has the keyboard: {found}"
    controls = [found for found in tree if found.role in CONTROLS and found.parent is not None]
    for _, neighbours in groupby(controls, lambda found: found.parent):
        told = [(one.role, one.name, one.description) for one in neighbours]
        yield from (f"twice beside each other: {one}" for one in {*told} if told.count(one) > 1)


def test_every_control_of_every_screen_has_a_name_and_a_role(desk: Desk) -> None:
    """All places, all sections of the settings, the player, and what floats above them."""
    screens: list[tuple[str, ...]] = [("place", key) for key in desk.places]
    screens += [("section", key) for key in desk.sections]
    screens += [("place", "calls"), ("play",), ("window", "card"), ("window", "keys"), ("shut",), ("window", "palette")]
    screens += [("shut",), ("window", "dial")]
    faults: list[str] = []
    for wish in screens:
        desk.show(*wish)
        tree = desk.tree()
        assert len(tree) > 20, wish
        faults += [f"{' '.join(wish)}: {fault}" for fault in faults_of(tree)]
    desk.show("shut")
    assert faults == []


@pytest.mark.parametrize("key", ["calls", "missed", "orders", "clients", "overview", "settings", "help"])
def test_whatever_takes_the_keyboard_is_reached_by_tab(desk: Desk, key: str) -> None:
    """A row is reached by the arrows from its list, one of a group of choices from the chosen one."""
    desk.show("place", key)
    wanted = {
        (found.owner, found.path): found
        for found in desk.tree()
        if FOCUSABLE in found.states and ENABLED in found.states and found.role not in ROWS
    }
    reached = desk.reader.once_around(lambda: desk.desktop.ask("xdotool", "key", "Tab"), STEPS)
    groups = {found.parent for (_, path), found in wanted.items() if path in reached and CHECKABLE in found.states}
    missed = [
        str(found)
        for (_, path), found in wanted.items()
        if path not in reached and not (CHECKABLE in found.states and found.parent in groups)
    ]
    assert missed == []

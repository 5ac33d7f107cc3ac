"""The map of the house: which room may not import what. A wall nobody checks is a drawing."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

FORBIDDEN = {
    "app": ("ui", "PySide6", "qasync", "pyqtgraph"),
    "app/contract": ("app.backend", "app.desk", "app.backend_link", "httpx", "litestar", "sqlalchemy"),
    "app/backend": ("app.desk", "app.backend_link", "app.demo"),
    "app/backend/domain": (
        "app.backend.storage",
        "app.backend.routes",
        "app.backend.providers",
        "app.backend.jobs",
        "app.phone_numbers",
        "time",
        "httpx",
        "litestar",
        "sqlalchemy",
        "msgspec",
        "phonenumbers",
    ),
    "app/desk": (
        "app.backend",
        "app.backend_link",
        "app.virtual_ringostat",
        "app.virtual_sitniks",
        "httpx",
        "websockets",
        "sqlalchemy",
    ),
    "app/backend_link": ("app.backend", "app.desk", "app.virtual_ringostat", "app.virtual_sitniks", "sqlalchemy"),
    "app/audio": ("app.backend", "app.desk", "app.backend_link"),
    "app/virtual_ringostat": ("app.backend", "app.contract", "app.desk", "app.backend_link"),
    "app/virtual_sitniks": ("app.backend", "app.contract", "app.desk", "app.backend_link", "app.demo"),
    "ui": (
        "app.backend",
        "app.virtual_ringostat",
        "app.virtual_sitniks",
        "httpx",
        "websockets",
        "sqlalchemy",
        "sqlite3",
        "psycopg",
    ),
    "ui/widgets": ("app",),
}
ONLY_ONE = {"phonenumbers": "app/phone_numbers.py"}
NO_FEATURES = {
    "widgets",
    "story",
    "places",
    "__pycache__",
}  # the story drives all features; places wire them to the desk
UI_FEATURES = sorted(path.name for path in (ROOT / "ui").iterdir() if path.is_dir() and path.name not in NO_FEATURES)


def files_of(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Every module that a file names in an import, wherever in the file it stands."""
    package = ".".join(path.relative_to(ROOT).with_suffix("").parts[:-1])
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.rsplit(".", node.level - 1)[0] if node.level > 1 else package
            module = f"{above}.{node.module or ''}".rstrip(".") if node.level else (node.module or "")
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def inside(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


@pytest.mark.parametrize("room", FORBIDDEN)
def test_a_room_imports_nothing_it_must_not(room: str) -> None:
    """Walls hold; a room that no longer exists is an error too."""
    files = files_of(room)
    assert files, f"{room} is on the map but not in the house"
    strays = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in files
        for module in imported(path)
        for wall in FORBIDDEN[room]
        if inside(module, wall)
    ]
    assert not strays


@pytest.mark.parametrize("feature", UI_FEATURES)
def test_a_feature_of_the_screen_imports_no_other(feature: str) -> None:
    """Call list, orders, card … meet only in the window that composes them."""
    others = [f"ui.{other}" for other in UI_FEATURES if other != feature]
    strays = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in files_of(f"ui/{feature}")
        for module in imported(path)
        if any(inside(module, other) for other in others)
    ]
    assert not strays


def test_widgets_know_qt_and_the_theme_only() -> None:
    """`ui/widgets` may be lifted into any other Qt program."""
    allowed = ("PySide6", "shiboken6", "ui.theme", "ui.widgets", "pyqtgraph", "numpy")
    strays = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in files_of("ui/widgets")
        for module in imported(path)
        if module.split(".")[0] not in sys.stdlib_module_names
        and not any(inside(module, room) for room in allowed)
        and module != "ui"
    ]
    assert not strays


@pytest.mark.parametrize("library", ONLY_ONE)
def test_a_library_with_one_user_has_one_user(library: str) -> None:
    users = {
        path.relative_to(ROOT).as_posix()
        for room in ("app", "ui")
        for path in files_of(room)
        for module in imported(path)
        if inside(module, library)
    }
    assert users <= {ONLY_ONE[library]}


@pytest.mark.slow
def test_importing_any_module_has_no_effect() -> None:
    """Importing everything opens no file for writing, starts no thread, makes no application and prints nothing."""
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for room in ("app", "ui")
        for path in files_of(room)
        if path.name != "__main__.py" and "migrations" not in path.parts
    ]
    script = (
        "import importlib, sys, threading\n"
        "written = []\n"
        "def hook(event, args):\n"
        "    if event == 'open' and type(args[0]) is type(args[1]) is str and set(args[1]) & set('wax+') "
        "and 'pycache' not in str(args[0]):\n"
        "        written.append(str(args[0]))\n"
        "    if event in ('socket.connect', 'socket.bind', 'subprocess.Popen', 'sqlite3.connect'):\n"
        "        written.append(event)\n"
        "sys.addaudithook(hook)\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        "assert threading.active_count() == 1, threading.enumerate()\n"
        "qt = sys.modules.get('PySide6.QtWidgets')\n"
        "assert qt is None or qt.QApplication.instance() is None\n"
        "assert not written, written\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

"""What every test here promises: no surprise in the log, no task left behind, screens without a screen."""

import asyncio
import logging
import os
import shutil
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.postgres import Server

type NewDatabase = Callable[[], AbstractContextManager[Path | str]]
"""Gives a database to itself for as long as a block lasts: the path of a file that is not there yet, or an address."""

DATABASES = ("sqlite", "postgresql")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# QtMultimedia's words come while the loader is locked; pytest-qt would wait for the interpreter with them (ui.qt_log).
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false;qt.multimedia.*=false")


def pytest_asyncio_loop_factories(item: pytest.Item) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Tests of the screen run on the loop the operator runs on; the rest need no Qt."""
    if "ui" in item.path.parts:
        return {"qt": _qt_loop}
    return {"plain": asyncio.new_event_loop}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database", choices=("both", *DATABASES), default="both", help="where what is tested keeps its data"
    )
    parser.addoption("--only-database", action="store_true", help="run nothing but what keeps data")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With `--only-database` the tests that keep no data are left out: another run has them."""
    if config.getoption("only_database"):
        kept = [item for item in items if "new_database" in getattr(getattr(item, "callspec", None), "params", {})]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
        items[:] = kept


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What keeps data is tested on every kind of database."""
    if "new_database" in metafunc.fixturenames and not _says_itself(metafunc):
        chosen = metafunc.config.getoption("database")
        kinds = [kind for kind in DATABASES if chosen in {kind, "both"}]
        metafunc.parametrize("new_database", kinds, indirect=True, scope="session")


def _says_itself(metafunc: pytest.Metafunc) -> bool:
    """Whether the test is of one kind of database only."""
    return any("new_database" in mark.args[0] for mark in metafunc.definition.iter_markers("parametrize"))


@pytest.fixture(scope="session")
def postgres_server() -> "Iterator[Server]":
    """The server of all tests; who stops it takes one of their own."""
    from tests import postgres

    postgres.needed()
    with postgres.own_server() as server:
        yield server


@pytest.fixture(scope="session")
def new_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> NewDatabase:
    """Makes databases of one kind; each test that asks for it runs once on every kind."""
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("postgres_server")
        return server.database

    from app.backend.storage.schema import migrate

    template = tmp_path_factory.mktemp("template") / "slukhavka.sqlite"
    migrate(template)

    @contextmanager
    def file() -> Iterator[Path]:
        copy = tmp_path_factory.mktemp("database") / "slukhavka.sqlite"
        shutil.copy(template, copy)
        yield copy

    return file


@pytest.fixture
def database_address(new_database: NewDatabase) -> Iterator[Path | str]:
    """A database of the test's own."""
    with new_database() as address:
        yield address


def _qt_loop() -> asyncio.AbstractEventLoop:
    from PySide6.QtWidgets import QApplication

    from ui.loop import DeskLoop

    loop: asyncio.AbstractEventLoop = DeskLoop(QApplication.instance() or QApplication([]))
    return loop


@pytest.fixture(autouse=True)
def no_error_in_the_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """An ERROR nobody asked for fails the test; one that is expected is taken out with `caplog.clear()`."""
    yield
    surprises = [record for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert not surprises, [record.getMessage() for record in surprises]


@pytest.fixture
async def no_task_outlives_its_test() -> AsyncIterator[None]:
    """Asked for by asynchronous tests of anything that starts tasks."""
    before = asyncio.all_tasks()
    yield
    current = asyncio.current_task()
    assert asyncio.all_tasks() - before <= {current}

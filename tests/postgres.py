"""A real PostgreSQL of the tests' own: started when the first test asks for it, gone when the last has ended."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest

from app.backend.storage.schema import migrate

_TEMPLATE = "template_slukhavka"
_SETTINGS = {
    "listen_addresses": "",  # a socket in its own folder: no port to be taken by anybody else
    "fsync": "off",  # it outlives no machine
    "synchronous_commit": "off",  # as a careless administrator may have set it; the backend asks for more
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "100",
    "shared_buffers": "32MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


def programs() -> Path | None:
    """The folder of the newest server's programs, which Debian keeps off the PATH; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else None if on_path is None else Path(on_path).parent


def needed() -> None:
    """Skip the test where the tests cannot start a server; on Linux, where they can, fail when none is installed."""
    if sys.platform != "linux":
        pytest.skip("the tests start a PostgreSQL on Linux only")
    if shutil.which("setpriv") is None or programs() is None:
        pytest.fail("no PostgreSQL server is installed (Debian: postgresql), or no setpriv (util-linux)")


class Server:
    """One cluster in a folder of its own, speaking the administrator's language: Ukrainian."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running: subprocess.Popen[bytes] | None = None
        self._numbers = count(1)
        # It does not run as root; and it does not outlive us, however we end.
        self._as = ["setpriv", "--pdeathsig=INT"]
        if os.geteuid() == 0:
            self._as += ["--reuid=nobody", "--regid=nogroup", "--clear-groups"]
            shutil.chown(folder, "nobody", "nogroup")

    def make(self) -> None:
        """The files of a new cluster, and in it the database that every test's is a copy of."""
        language = ("--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=uk-UA")
        self._call("initdb", "--no-sync", "--auth=trust", "--username=slukhavka", *language, "-D", self._data)
        self.start()
        self._ask(f'CREATE DATABASE "{_TEMPLATE}"')
        migrate(self.address(_TEMPLATE))

    def start(self) -> None:
        settings = [part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")]
        command = [*self._as, str(self._programs / "postgres"), "-D", self._data, "-k", str(self._folder), *settings]
        log = (self._folder / "log").open("ab")
        with log:
            self._running = subprocess.Popen(command, cwd="/", stdout=log, stderr=log)
        until = time.monotonic() + 30
        while True:
            try:
                self._ask("SELECT 1")
            except psycopg.OperationalError:
                assert self._running.poll() is None, (self._folder / "log").read_text()
                assert time.monotonic() < until, "PostgreSQL does not come up"
                time.sleep(0.02)
            else:
                return

    def stop(self) -> None:
        """End at once, cutting everybody off: as a crash or a restart by the administrator does."""
        if self._running is not None:
            self._running.send_signal(signal.SIGQUIT)
            self._running.wait(30)
            self._running = None

    def address(self, name: str) -> str:
        return f"postgresql://slukhavka@/{name}?host={self._folder}"

    @contextmanager
    def database(self, *, empty: bool = False) -> Iterator[str]:
        """The address of a new database, brought up to date (or `empty`), until the block ends."""
        name = f"test_{next(self._numbers)}"
        self._ask(f'CREATE DATABASE "{name}" TEMPLATE "{"template1" if empty else _TEMPLATE}" STRATEGY file_copy')
        try:
            yield self.address(name)
        finally:
            self._ask(f'DROP DATABASE "{name}" WITH (FORCE)')

    @property
    def _data(self) -> str:
        return str(self._folder / "data")

    @property
    def _programs(self) -> Path:
        found = programs()
        assert found is not None
        return found

    def _call(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [*self._as, str(self._programs / program), *arguments],
            cwd="/",
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr

    def _ask(self, statement: str) -> None:
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def own_server() -> Iterator[Server]:
    """A server until the block ends; not below pytest's folders, which other users may not enter."""
    with tempfile.TemporaryDirectory(prefix="slukhavka-pg-") as folder:
        server = Server(Path(folder))
        try:
            server.make()
            yield server
        finally:
            server.stop()

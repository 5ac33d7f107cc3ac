"""The backend as a process: it says where it listens, and ends when it is told to."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.backend.conftest import alone
from tests.raw_rows import raw_rows

PROGRAM = [sys.executable, "-W", "error", "-m", "app.backend"]


@contextmanager
def serving(folder: Path, database: Path | str, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and its address."""
    process = subprocess.Popen(
        [*PROGRAM, "serve", "--port", "0", *options],
        env=os.environ | alone(folder, database),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line.startswith("listening http://127.0.0.1:"), process.communicate(timeout=20)
            yield process, line.split()[1]
        finally:
            process.kill()


@pytest.mark.slow
def test_it_ends_with_whoever_started_it(tmp_path: Path, database_address: Path | str) -> None:
    with serving(tmp_path, database_address, "--die-with-stdin") as (process, address):
        assert httpx.get(f"{address}/healthz").json() == {"ok": True}
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(timeout=20) == 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
def test_it_ends_cleanly_when_told_to_and_its_log_holds_no_secret(tmp_path: Path, database_address: Path | str) -> None:
    with serving(tmp_path, database_address) as (process, address):
        headers = {"Authorization": f"Bearer {alone(tmp_path)['SLUKHAVKA_ADMIN_TOKEN']}"}
        told = httpx.get(f"{address}/api/v1/integration", headers=headers).json()
        assert httpx.post(
            told["webhook_url"], json={"call_id": "1.1", "type": "in", "caller": "380670001122"}
        ).is_success
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=20)
        assert process.returncode == 0, log
    for secret in (told["webhook_url"].rpartition("/")[2], headers["Authorization"], "380670001122", "Traceback"):
        assert secret not in log
    assert isinstance(database_address, str) or not database_address.with_name("slukhavka.sqlite-wal").exists()


@pytest.mark.slow
def test_an_invitation_is_made_without_the_service(tmp_path: Path, database_address: Path | str) -> None:
    environment = os.environ | alone(tmp_path, database_address)
    done = subprocess.run(
        [*PROGRAM, "invite", "--name", "Олена", "--role", "admin"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert len(done.stdout.strip()) == 8
    assert raw_rows(database_address, "SELECT name, role FROM invitation") == [("Олена", "admin")]

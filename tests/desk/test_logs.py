"""Nothing that could be used against a client or the company stands in the log."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from app import logs


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("call from +380671234567 rings", "call from +38067•••67 rings"),
        ("+38 (067) 123-45-67", "+38067•••67"),
        ("380671234567, 0671234567", "38067•••67, 06712•••67"),
        ("Authorization: Bearer abc.def", "Authorization: Bearer …"),
        ("Bearer abcdef", "Bearer …"),
        ('{"auth_key": "s3cr3t"}', '{"auth_key": "…"}'),
        ("GET /recordings/1.ogg?token=0123&x=1", "GET /recordings/1.ogg?token=…&x=1"),
        ("POST /hooks/ringostat/Zx9?event=before", "POST /hooks/ringostat/…?event=before"),
        ("0123456789abcdef0123456789abcdef", "…"),
        (
            "call ua18_-1791470845.1098915 of 2026-11-23 12:00:00",
            "call ua18_-1791470845.1098915 of 2026-11-23 12:00:00",
        ),
        ("read 1048576 bytes in 1234567890 ns", "read 1048576 bytes in 1234567890 ns"),
    ],
)
def test_secrets_and_numbers_are_masked(text: str, shown: str) -> None:
    assert logs.masked(text) == shown


def test_arguments_and_tracebacks_are_masked_in_the_file(tmp_path: Path) -> None:
    root = logging.getLogger()
    level = root.level
    handler = logs.log_to(tmp_path / "logs" / "slukhavka.log")
    try:
        try:
            raise ValueError("+380671234567")  # noqa: TRY301 - what is under test
        except ValueError:
            logging.getLogger("slukhavka.test").warning("failed for %s", "+380501112233", exc_info=True)
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
        handler.close()
    written = (tmp_path / "logs" / "slukhavka.log").read_text("utf-8")
    assert "ValueError" in written
    assert "671234567" not in written
    assert "501112233" not in written


def test_a_service_says_on_the_terminal_no_more_than_a_desk_in_its_file() -> None:
    """As a program of its own, for a log is the whole program's; libraries that tell whole addresses keep quiet."""
    says = (
        "import logging; from app.logs import log_to_terminal; log_to_terminal();"
        "logging.getLogger('a').warning('recording of %s: %s', '+380671234567', '?token=0123');"
        "logging.getLogger('httpx').info('GET https://a/?key=1')"
    )
    told = subprocess.run([sys.executable, "-c", says], capture_output=True, text=True, check=True)
    assert told.stderr.endswith("WARNING a: recording of +38067•••67: ?token=…\n")
    assert told.stderr.count("\n") == 1

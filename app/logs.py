"""What the log looks like, and what must never stand in it: tokens, keys and whole phone numbers."""

import logging
import re
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 2 * 1024 * 1024
FILES_KEPT = 4
_FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_CHATTY = ("httpx", "httpcore", "websockets", "uvicorn.access", "alembic")
"""They tell whole addresses and headers, or what is routine."""

_SECRETS = re.compile(
    r"""(?ix)
    (?P<before> bearer\s+
      | (?:authorization|auth[-_]?key|token|secret|password|code)["']?\s*[=:]\s*["']?(?:bearer\s+)?
      | /hooks/ringostat/ )
    (?P<secret> [^\s"',;&?<>]+ )
    """
)
_HEX = re.compile(r"\b[0-9a-fA-F]{32,}\b")
# A number in the international form however it is spaced, or a bare Ukrainian one; not the digits of ids and times.
_PHONES = re.compile(r"\+\d[\d\s()\-]{7,20}\d|(?<![\w.\-])(?:380|0)\d{9}(?![\w.])")


def masked(text: str) -> str:
    """The text with every secret and the middle of every phone number made unreadable."""
    text = _SECRETS.sub(lambda found: f"{found['before']}…", text)
    text = _HEX.sub("…", text)
    return _PHONES.sub(lambda found: _masked_phone(found[0]), text)


class MaskingFormatter(logging.Formatter):
    """Masks the finished line, so that arguments and tracebacks are masked too."""

    def format(self, record: logging.LogRecord) -> str:
        return masked(super().format(record))


def log_to(file: "Path") -> logging.Handler:
    """Write the log of the whole program to a file that never grows past its bounds; the caller closes the handler."""
    file.parent.mkdir(parents=True, exist_ok=True)
    return _log_by(
        RotatingFileHandler(file, maxBytes=LARGEST_FILE, backupCount=FILES_KEPT, encoding="utf-8", delay=True)
    )


def log_to_terminal() -> logging.Handler:
    """Write it to the standard error, for whoever runs a service to keep."""
    return _log_by(logging.StreamHandler())


def _log_by(handler: logging.Handler) -> logging.Handler:
    handler.setFormatter(MaskingFormatter(_FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    return handler


def _masked_phone(phone: str) -> str:
    digits = [letter for letter in phone if letter.isdigit()]
    if len(digits) < 9:
        return phone
    plus = "+" if phone.startswith("+") else ""
    return f"{plus}{''.join(digits[:5])}•••{''.join(digits[-2:])}"

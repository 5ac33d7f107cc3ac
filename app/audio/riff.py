"""Looks over the chunks of a WAV file before FFmpeg does: it takes the memory that a damaged size asks for."""

from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from io import RawIOBase

_HEAD = 12
_CHUNK_HEAD = 8
_LARGEST_LIST = 1024 * 1024
"""Titles and remarks; a real one has some hundred bytes. FFmpeg sets aside (and fills) up to 2 GB for a false one."""
_MOST_CHUNKS = 256


def has_sane_lists(file: "BinaryIO | RawIOBase") -> bool:
    """False for a WAV whose list of remarks claims an unbelievable size; the file stands at its beginning again."""
    try:
        return _looked_over(file)
    finally:
        file.seek(0)


def _looked_over(file: "BinaryIO | RawIOBase") -> bool:
    at = file.seek(0)
    if _is_wave(_read(file, _HEAD)):
        at += _HEAD
        for _ in range(_MOST_CHUNKS):
            file.seek(at)
            head = _read(file, _CHUNK_HEAD)
            if len(head) < _CHUNK_HEAD:
                return True
            name, size = head[:4], int.from_bytes(head[4:], "little")
            if name == b"LIST" and size > _LARGEST_LIST:
                return False
            at += _CHUNK_HEAD + size + size % 2
        return False
    return True


def _is_wave(head: bytes) -> bool:
    return head[:4] in {b"RIFF", b"RF64", b"BW64"} and head[8:] == b"WAVE"


def _read(file: "BinaryIO | RawIOBase", length: int) -> bytes:
    """As much as there is: a file that still comes gives less at a time."""
    data = b""
    while len(data) < length and (more := file.read(length - len(data))):
        data += more
    return data

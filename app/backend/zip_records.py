"""What a ZIP archive consists of besides its files' bytes; nothing is compressed.

A file's length and sum stand before it wherever they are known then: Finder on macOS, and whatever else reads an
archive from its beginning, opens nothing else that is not compressed. Only of a file that is made while it is sent they
come after it.
"""

import struct
from datetime import datetime

_LIMIT = 2**31 - 1
"""Beyond it the fields of 64 bits are used: some programs take those of 32 bits as signed."""
_MOST_FILES = 65_535
_VERSION, _VERSION_64, _UNIX = 20, 45, 3
_UTF_8, _TOLD_AFTER = 0x800, 0x8
"""The name is UTF-8; the sum and the lengths come after the file."""
_READABLE = 0o100644 << 16
_FAR = 0xFFFF_FFFF
_LOCAL = struct.Struct("<4s5HL2L2H")
_SUM = struct.Struct("<4s3L")
_SIZES_64 = struct.Struct("<2H2Q")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_WHERE_64 = struct.Struct("<4sLQL")


def is_large(size: int) -> bool:
    """Whether a file's length, or a place in the archive, needs 64 bits."""
    return size > _LIMIT


def before_file(name: bytes, size: int, at: datetime, crc: int) -> bytes:
    """What stands before the bytes of a file."""
    if is_large(size):
        extra = _SIZES_64.pack(1, 16, size, size)
        return _before(_VERSION_64, _UTF_8, at, crc, _FAR, name, extra)
    return _before(_VERSION, _UTF_8, at, crc, size, name, b"")


def length_before(name: bytes, size: int) -> int:
    return _LOCAL.size + len(name) + (_SIZES_64.size if is_large(size) else 0)


def before_unknown(name: bytes, at: datetime) -> bytes:
    """What stands before a file of which only the name is known; it may not become a large one."""
    return _before(_VERSION, _UTF_8 | _TOLD_AFTER, at, 0, 0, name, b"")


def after_unknown(size: int, crc: int) -> bytes:
    """What stands after it."""
    return _SUM.pack(b"PK\7\x08", crc, size, size)


def _before(version: int, flags: int, at: datetime, crc: int, size: int, name: bytes, extra: bytes) -> bytes:
    day, second = _dos(at)
    head = _LOCAL.pack(b"PK\3\4", version, flags, 0, second, day, crc, size, size, len(name), len(extra))
    return head + name + extra


def line_of(name: bytes, size: int, at: datetime, crc: int, begins: int, *, told_after: bool = False) -> bytes:
    """The file's line in the table of contents; `begins` is where in the archive what stands before it is.

    `told_after`: it was not known before it was sent.
    """
    far = [size, size] if is_large(size) else []
    far += [begins] if is_large(begins) else []
    extra = struct.pack(f"<2H{len(far)}Q", 1, 8 * len(far), *far) if far else b""
    version = _VERSION_64 if far else _VERSION
    day, second = _dos(at)
    told, place = (_FAR if is_large(size) else size), (_FAR if is_large(begins) else begins)
    flags = _UTF_8 | (_TOLD_AFTER if told_after else 0)
    head = _CENTRAL.pack(
        *(b"PK\1\2", version, _UNIX, version, 0, flags, 0, second, day, crc, told, told),
        *(len(name), len(extra), 0, 0, 0, _READABLE, place),
    )
    return head + name + extra


def length_of_line(name: bytes, size: int, begins: int) -> int:
    count = 2 * is_large(size) + is_large(begins)
    return _CENTRAL.size + len(name) + (4 + 8 * count if count else 0)


def is_far(files: int, contents_at: int, contents: int) -> bool:
    """Whether an archive's end needs 64 bits."""
    return files > _MOST_FILES or is_large(contents_at) or is_large(contents)


def length_of_end(*, far: bool) -> int:
    return _END.size + (_END_64.size + _WHERE_64.size if far else 0)


def end_of(files: int, contents_at: int, contents: int, *, far: bool) -> bytes:
    """The end of the archive: how many files there are, where the table of contents begins and how long it is."""
    if not far:
        return _END.pack(b"PK\5\6", 0, 0, files, files, contents, contents_at, 0)
    whole = _END_64.pack(
        *(b"PK\6\6", _END_64.size - 12, _VERSION_64, _VERSION_64, 0, 0, files, files, contents, contents_at)
    )
    where = _WHERE_64.pack(b"PK\6\7", 0, contents_at + contents, 1)
    few = min(files, _MOST_FILES)
    return whole + where + _END.pack(b"PK\5\6", 0, 0, few, few, min(contents, _FAR), min(contents_at, _FAR), 0)


def _dos(at: datetime) -> tuple[int, int]:
    """Day and time as MS-DOS counts them, in steps of two seconds since 1980."""
    year = min(max(at.year, 1980), 2107)
    return (year - 1980) << 9 | at.month << 5 | at.day, at.hour << 11 | at.minute << 5 | at.second // 2

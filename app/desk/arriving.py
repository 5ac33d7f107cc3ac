"""A recording that is read while it comes: the bytes that somebody waits for come first."""

import errno
import io
import os
import threading
from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import WriteableBuffer


class Arriving(io.RawIOBase):
    """Read in one thread, filled from another; `path` holds what is there, with holes where nothing came yet.

    `close` lets go of a reader that waits.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.on_waiting: Callable[[], object] = _nobody
        """Called by a reader that waits, in its thread: `wanted` says for what."""
        self._file = path.open("w+b")
        self._change = threading.Condition()
        self._size: int | None = None
        self._begins: list[int] = []  # of the parts that are there, in order, none touching the next
        self._ends: list[int] = []
        self._at = 0
        self._wanted: int | None = None
        self._is_away = False
        self._failed = False
        self.failure: Exception | None = None
        """Why nothing more comes, where that is known."""

    # Whoever brings it

    def begin(self, size: int) -> None:
        """How long it is, is known now."""
        with self._change:
            self._size = size
            self._change.notify_all()

    def put(self, at: int, data: bytes) -> None:
        with self._change:
            if self.closed:
                return
            self._file.seek(at)
            self._file.write(data)
            self._add(at, at + len(data))
            self._change.notify_all()

    def fail(self, why: Exception | None = None) -> None:
        """Nothing more comes."""
        with self._change:
            self._failed, self.failure = True, why
            self._change.notify_all()

    def flush_file(self) -> None:
        """What was put stands in the file, and on the disk."""
        with self._change:
            if self.closed:
                return
            self._file.flush()
            handle = os.dup(self._file.fileno())
        try:
            os.fsync(handle)  # a slow disk takes seconds: whoever reads does not wait for it
        finally:
            os.close(handle)

    @property
    def wanted(self) -> int | None:
        """Where a reader waits for bytes."""
        return self._wanted

    def missing_from(self, at: int) -> int | None:
        """The next byte from there on that is not here, else the first of all; None when it is whole."""
        with self._change:
            size = self._size
            if size is None:
                return at
            found = self._end_of_part(at)
            if found >= size:
                found = self._end_of_part(0)
            return None if found >= size else found

    def brought(self) -> tuple[int, int | None]:
        """Bytes that are here, and how many it will be."""
        with self._change:
            return sum(self._ends) - sum(self._begins), self._size

    # Whoever reads it

    @property
    def is_whole(self) -> bool:
        """Nothing has to be waited for any more."""
        return self.missing_from(0) is None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        with self._change:
            if whence == io.SEEK_END:
                self._change.wait_for(lambda: self._size is not None or self._is_over())
            base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size or 0}[whence]
            self._at = max(0, base + offset)
            return self._at

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Whatever is there, at least a byte; nothing at the end, and when whoever waits is called away."""
        room = memoryview(buffer).cast("B")
        with self._change:
            if not self._here() and not self._is_at_end():
                self._wanted = self._at
                self.on_waiting()
            self._change.wait_for(lambda: self._here() > 0 or self._is_at_end() or self._is_over() or self._is_away)
            self._wanted = None
            length = min(self._here(), len(room))
            if not length:
                if self._failed and not self._is_at_end():
                    raise OSError(errno.EIO, "the recording did not come to its end")
                return 0
            self._file.seek(self._at)
            length = self._file.readinto(room[:length])
            self._at += length
            return length

    def interrupt(self) -> None:
        """Call a waiting reader away: what it waits for is not needed any more. Until `go_on` nothing is waited for."""
        with self._change:
            self._is_away = True
            self._change.notify_all()

    def go_on(self) -> None:
        with self._change:
            self._is_away = False

    def close(self) -> None:
        with self._change:
            if not self.closed:
                super().close()
                self._file.close()
            self._change.notify_all()

    def _here(self) -> int:
        """Bytes that are there from the reader's place on."""
        return 0 if self.closed else max(0, self._end_of_part(self._at) - self._at)

    def _is_at_end(self) -> bool:
        return self._size is not None and self._at >= self._size

    def _is_over(self) -> bool:
        return self._failed or self.closed

    def _end_of_part(self, at: int) -> int:
        """Where the part ends that holds the byte; the byte's own place when none does."""
        place = bisect_right(self._begins, at) - 1
        return max(at, self._ends[place]) if place >= 0 else at

    def _add(self, begin: int, end: int) -> None:
        first = bisect_right(self._ends, begin - 1)
        last = bisect_right(self._begins, end)
        if first < last:
            begin, end = min(begin, self._begins[first]), max(end, self._ends[last - 1])
        self._begins[first:last] = [begin]
        self._ends[first:last] = [end]


def _nobody() -> None:
    """Nobody brings it yet."""

"""A recording is kept under a name of its own in somebody's folder: whole, or not at all."""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from app.audio.forms import Form

_PART: Final = 1024 * 1024

type Told = Callable[[float], None]
"""How much of it is done, from 0 to 1, told from the thread that works; whatever it raises ends the work."""


class GivenUp(Exception):  # noqa: N818 - named by what is the matter
    """Nobody wants it any more."""


class KeptCopies:
    """Gives every file a name that no other has, also while several are written at once, each in a thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._taken: set[Path] = set()

    def keep(self, source: Path, folder: Path, name: str, form: Form, told: Told) -> Path:
        """Write the recording `source` in this form as `name` into the folder, which is made when it is not there.

        A name that is taken gets a number. Nothing half-written ever stands under the name, whatever ends the work.

        Raises:
            NothingToHear: no other form can be made of it.
            OSError: the disk.
        """
        folder.mkdir(parents=True, exist_ok=True)
        target = self._free_name(folder, name)
        try:
            if form is Form.ORIGINAL:
                _copy(source, target, told)
            else:
                from app.audio.export import export  # FFmpeg: only when a recording is wanted in another form

                export(source, target, form, told)
        finally:
            with self._lock:
                self._taken.discard(target)
        return target

    def _free_name(self, folder: Path, name: str) -> Path:
        with self._lock:
            plain = target = folder / name
            number = 1
            while target in self._taken or target.exists():
                number += 1
                target = folder / f"{plain.stem} ({number}){plain.suffix}"
            self._taken.add(target)
            return target


def _copy(source: Path, target: Path, told: Told) -> None:
    part = target.with_name(f"{target.name}.part")
    size, done = max(1, source.stat().st_size), 0
    try:
        with source.open("rb") as read, part.open("wb") as written:
            while piece := read.read(_PART):
                written.write(piece)
                done += len(piece)
                told(min(1.0, done / size))
            written.flush()
            os.fsync(written.fileno())  # some disks say only here that they are full
        part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)

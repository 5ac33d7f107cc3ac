"""Our own copies of recordings, named by what is in them: `<2 hex>/<sha256>.<extension>`, the peaks beside."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from app.audio.speech import FRAME_S
from app.audio.speech_bits import packed
from app.audio.talk_shares import shares_of
from app.audio.whole import hear_whole
from app.backend.jobs.recording_source import Fetched
from app.backend.zip_members import Sums
from app.contract.answers import Peaks
from app.contract.listening import TalkShares

_INCOMING = "incoming-"
_IN_USE_S = 600.0
"""A file that was fetched or heard so short a time ago is not removed: somebody may just ask for its next part."""
_LEFT_OVER_S = 1800.0
"""Nobody fetches or hears a file for so long without writing to it."""


_HEARD_BY = 3
"""Raised when more is to be heard in a recording than was before: what was kept by less is heard anew."""


class KeptPeaks(Peaks, frozen=True, kw_only=True):
    """What stands in a `.peaks` file: the contract's peaks, the small waveform of a row, who spoke how much."""

    shape: bytes
    shares: TalkShares | None = None
    heard_by: int = 1


@dataclass(frozen=True, slots=True)
class Shelved:
    """A recording in its place; `seconds` are counted by hearing it."""

    sha256: str
    extension: str
    size: int
    seconds: float
    shape: bytes
    lanes: int
    shares: TalkShares | None
    """None when one lane tells no two people apart."""


class RecordingStore:
    """The folder; its methods block, so they are called in a thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.sums = Sums()

    def path(self, sha256: str, extension: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}.{extension}"

    def sweep(self) -> None:
        """Remove what a killed process left half written; what was written to lately may be another one's."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for left_over in self._folder.glob(f"{_INCOMING}*"):
            with suppress(FileNotFoundError):
                if time.time() - left_over.stat().st_mtime > _LEFT_OVER_S:
                    left_over.unlink()

    def incoming(self) -> tuple[BinaryIO, Path]:
        """A new file to fetch into, on the same disk; whoever asked shelves or removes it."""
        handle, path = tempfile.mkstemp(prefix=_INCOMING, dir=self._folder)
        return os.fdopen(handle, "w+b"), Path(path)

    def shelve(self, file: BinaryIO, path: Path, fetched: Fetched) -> Shelved:
        """Move a fetched file to its place for good; the same content is heard and kept once.

        Raises:
            NotSound: it cannot be heard to its end.
            OSError: the disk is full or not to be written.
        """
        place = self.path(fetched.sha256, fetched.extension)
        peaks = self._peaks_kept(fetched.sha256) if place.exists() else None
        if peaks is None:
            peaks = _peaks(path)
            os.fsync(file.fileno())  # Ringostat's copy may be gone when ours is looked for
            place.parent.mkdir(exist_ok=True)
            path.replace(place)
            self._keep_peaks(fetched.sha256, peaks)
        use(place)
        return Shelved(
            fetched.sha256,
            fetched.extension,
            fetched.size,
            seconds=peaks.seconds,
            shape=peaks.shape,
            lanes=len(peaks.lanes),
            shares=peaks.shares,
        )

    def heard(self, sha256: str, extension: str) -> KeptPeaks:
        """What is heard in a kept file; heard anew when it was kept by a version that heard less.

        Raises:
            NotSound: it cannot be heard to its end.
            OSError: it is not there, or the disk is full.
        """
        peaks = self._peaks_kept(sha256)
        if peaks is None:
            peaks = _peaks(self.path(sha256, extension))
            self._keep_peaks(sha256, peaks)
        return peaks

    def idle_contents(self) -> list[str]:
        """The content of every file that nobody has used for a while."""
        found = {path.stem for path in self._folder.glob("[0-9a-f][0-9a-f]/*") if path.is_file()}
        return [sha256 for sha256 in sorted(found) if not self.is_in_use(sha256)]

    def is_in_use(self, sha256: str) -> bool:
        oldest = time.time() - _IN_USE_S
        return any(status.st_mtime > oldest for _, status in self._files(sha256))

    def remove(self, sha256: str) -> int:
        """Take the files of a content away; how many bytes that frees. Who has one open reads on.

        One that was begun to be used this moment stays; the next sweep finds it.
        """
        if self.is_in_use(sha256):
            return 0
        freed = 0
        for path, status in self._files(sha256):
            with suppress(OSError):  # open on a system that locks open files
                path.unlink()
                freed += status.st_size
        return freed

    def free_bytes(self) -> int | None:
        """On the disk; None when the system does not say."""
        try:
            return shutil.disk_usage(self._folder).free
        except OSError:
            return None

    def _files(self, sha256: str) -> Iterator[tuple[Path, os.stat_result]]:
        for path in (self._folder / sha256[:2]).glob(f"{sha256}.*"):
            with suppress(OSError):
                yield path, path.stat()

    def _peaks_kept(self, sha256: str) -> KeptPeaks | None:
        try:
            kept = msgspec.json.decode(self.path(sha256, "peaks").read_bytes(), type=KeptPeaks)
        except (OSError, msgspec.MsgspecError):
            return None
        return kept if kept.heard_by == _HEARD_BY else None

    def _keep_peaks(self, sha256: str, peaks: KeptPeaks) -> None:
        file, path = self.incoming()
        with file:
            file.write(msgspec.json.encode(peaks))
        path.replace(self.path(sha256, "peaks"))


def use(path: Path | str) -> None:
    """Note that the file was used now."""
    with suppress(OSError):
        os.utime(path)


def _peaks(path: Path) -> KeptPeaks:
    loudness, speech = hear_whole(path)
    return KeptPeaks(
        seconds=loudness.seconds,
        lanes=loudness.lanes,
        shape=loudness.shape,
        speech=tuple(packed(lane, FRAME_S) for lane in speech.lanes),
        holds=speech.holds,
        shares=shares_of(speech, loudness.seconds),
        heard_by=_HEARD_BY,
    )

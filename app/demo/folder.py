"""Where a demo keeps its things: a temporary folder that goes with it, even when it was killed."""

import contextlib
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

_PREFIX = "slukhavka-demo-"


@contextlib.contextmanager
def demo_folder(keep: Path | None = None) -> Iterator[Path]:
    """A folder for one demo: `keep`, which stays, or a temporary one, which does not.

    A temporary folder is named by a port that its owner listens on: when nobody does, the owner was killed, and the
    next demo removes the folder.
    """
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep
        return
    remove_leftovers()
    with socket.create_server(("127.0.0.1", 0), reuse_port=False) as owner:
        folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{owner.getsockname()[1]}-"))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def remove_leftovers() -> None:
    """Remove the folders of demos that are no more."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        port = folder.name.removeprefix(_PREFIX).split("-", 1)[0]
        if port.isdigit() and not _is_taken(int(port)):
            shutil.rmtree(folder, ignore_errors=True)


def _is_taken(port: int) -> bool:
    with socket.socket() as trial:
        try:
            trial.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False

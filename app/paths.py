"""Where the desk's files live on this system."""

from dataclasses import dataclass
from pathlib import Path

PROGRAM = "Slukhavka"


@dataclass(frozen=True, slots=True)
class Paths:
    """Three folders and what stands in them; nothing is created by asking."""

    config: Path
    data: Path
    cache: Path

    @property
    def settings_file(self) -> Path:
        return self.config / "settings.json"

    @property
    def window_file(self) -> Path:
        """Where the window's size and place are remembered."""
        return self.config / "window.ini"

    @property
    def log_file(self) -> Path:
        return self.data / "logs" / "slukhavka.log"

    def unsent_file(self, backend_url: str) -> Path:
        """What waits to be sent, apart for each backend: call 7 of one is not call 7 of another."""
        return self.data / _apart(backend_url) / "unsent.jsonl"

    def recordings(self, backend_url: str) -> Path:
        """The folder of recordings brought from one backend."""
        return self.cache / _apart(backend_url) / "recordings"


def user_paths() -> Paths:
    """Give the places the system means for this user's files."""
    import platformdirs

    places = platformdirs.PlatformDirs(PROGRAM, appauthor=False)
    return Paths(places.user_config_path, places.user_data_path, places.user_cache_path)


def paths_in(folder: Path) -> Paths:
    """Give places in one folder, which can be deleted whole: for a demo and for tests."""
    return Paths(folder / "config", folder / "data", folder / "cache")


def _apart(backend_url: str) -> str:
    import hashlib

    return hashlib.sha256(backend_url.rstrip("/").encode()).hexdigest()[:16]

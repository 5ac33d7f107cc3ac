"""Where files stand that a person takes out of the program."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from app.settings import DOWNLOAD_FOLDER, Settings


def download_folder(settings: Settings) -> Path:
    """The folder that was chosen, else the system's own for downloads; nobody says that it is there."""
    chosen = settings.get(DOWNLOAD_FOLDER)
    return Path(chosen or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation))

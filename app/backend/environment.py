"""The environment, read once into a frozen configuration that cannot print its secrets."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.fernet import Fernet
from platformdirs import user_data_path

from app.backend.storage.place import refuse_unreadable

RINGOSTAT_URL = "https://api.ringostat.net"
RECORDING_HOSTS = ("app.ringostat.com",)
SITNIKS_URL = "https://crm.sitniks.com/open-api"


class ConfigurationNotValid(Exception):  # noqa: N818 - named by what is the matter, as every trouble here
    """A variable holds what cannot be used; the sentence says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """Everything the backend is told from outside."""

    data: Path
    """Recordings, the key, and the database unless it is elsewhere."""
    database: str = field(repr=False)
    """The path of a file, or the address of PostgreSQL, which may hold a password."""
    secret_key: str = field(repr=False)
    """A Fernet key: what is encrypted at rest."""
    public_url: str | None = None
    """Under which Ringostat reaches us, without a slash at the end; None: as the administrator's browser does."""
    admin_token: str | None = field(default=None, repr=False)
    ringostat_url: str = RINGOSTAT_URL
    recording_hosts: tuple[str, ...] = RECORDING_HOSTS
    """The only hosts (`name` or `name:port`) recordings are fetched from."""
    sitniks_url: str = SITNIKS_URL

    @property
    def recordings(self) -> Path:
        return self.data / "recordings"


def read_environment(variables: Mapping[str, str] | None = None) -> Configuration:
    """Read the variables (the process's own unless given); makes the data folder and, once, the secret key.

    Raises:
        ConfigurationNotValid: a variable holds what cannot be used.
    """
    told = {name: value.strip() for name, value in (os.environ if variables is None else variables).items()}
    data = Path(told.get("SLUKHAVKA_DATA") or user_data_path("slukhavka-backend", appauthor=False))
    data.mkdir(parents=True, exist_ok=True)
    hosts = tuple(host.strip().lower() for host in told.get("SLUKHAVKA_RECORDING_HOSTS", "").split(",") if host.strip())
    return Configuration(
        data=data,
        database=_database(told.get("SLUKHAVKA_DATABASE"), data),
        secret_key=_secret_key(told.get("SLUKHAVKA_SECRET_KEY"), data / "secret.key"),
        public_url=told.get("SLUKHAVKA_PUBLIC_URL", "").rstrip("/") or None,
        admin_token=told.get("SLUKHAVKA_ADMIN_TOKEN") or None,
        ringostat_url=(told.get("SLUKHAVKA_RINGOSTAT_URL") or RINGOSTAT_URL).rstrip("/"),
        recording_hosts=hosts or RECORDING_HOSTS,
        sitniks_url=(told.get("SLUKHAVKA_SITNIKS_URL") or SITNIKS_URL).rstrip("/"),
    )


def _database(given: str | None, data: Path) -> str:
    """The given path or address, else a file in the data folder."""
    if not given:
        return str(data / "slukhavka.sqlite")
    if given.startswith(("postgresql:", "postgres:")):
        try:
            refuse_unreadable(given)
        except ValueError as error:
            raise ConfigurationNotValid(f"SLUKHAVKA_DATABASE: not an address of PostgreSQL ({error}).") from error
        return given
    return given


def _secret_key(given: str | None, path: Path) -> str:
    """The given key, else the one kept in the data folder, else a new one that is kept there (mode 0600)."""
    key = given or _kept_key(path)
    try:
        Fernet(key)
    except ValueError as error:
        where = "SLUKHAVKA_SECRET_KEY" if given else str(path)
        raise ConfigurationNotValid(f"{where}: not a Fernet key (32 bytes, URL-safe base64).") from error
    return key


def _kept_key(path: Path) -> str:
    if not path.exists():
        _keep_new_key(path)
    return path.read_text("ascii").strip()


def _keep_new_key(path: Path) -> None:
    """Whole or not at all, however the process ends; the first of several that begin at once makes everybody's."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)  # mode 0600
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(Fernet.generate_key())
            file.flush()
            os.fsync(file.fileno())
        try:
            path.hardlink_to(new)
        except FileExistsError:
            return
        except OSError:  # a file system without hard links: two that begin at once may part there
            new.replace(path)
    finally:
        new.unlink(missing_ok=True)

"""The long runs around Sitniks, put together: the mirror, clients written back, webhooks passed on, imports."""

from collections.abc import Callable, Coroutine
from typing import Any

from app.backend.jobs.forward_webhooks import ForwardWebhooks
from app.backend.jobs.mirror_orders import MirrorOrders
from app.backend.jobs.run_imports import RunImports
from app.backend.jobs.write_clients import WriteClients
from app.backend.secrecy import Vault
from app.backend.storage.database import Database


class Crm:
    """`jobs` are to be run as long as the service lives."""

    def __init__(self, database: Database, vault: Vault, sitniks_url: str) -> None:
        self.sitniks_url = sitniks_url
        self.forwarding = ForwardWebhooks(database, vault)
        self.importing = RunImports(database)
        self.mirroring = MirrorOrders(database, vault, sitniks_url=sitniks_url, after_looking=self._have_looked)
        self.writing = WriteClients(
            database, vault, sitniks_url=sitniks_url, read_clients=self.mirroring.read_clients_soon
        )

    @property
    def jobs(self) -> tuple[Callable[[], Coroutine[Any, Any, None]], ...]:
        return self.mirroring.run, self.writing.run, self.forwarding.run, self.importing.run

    def settings_changed(self) -> None:
        """Token, address or switches are new: look and send at once."""
        self.mirroring.wake()
        self.writing.wake()
        self.forwarding.wake()

    def _have_looked(self) -> None:
        self.writing.wake()

"""What each webhook's secret opens, kept for some seconds: every call of a company asks for it several times."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.backend.providers.ringostat_keys import Said
from app.backend.storage import key_meanings, webhook_secrets, workspaces
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import Tx
from app.backend.storage.workspaces import Workspace

KNOWN_FOR_S = 5.0
"""So long a change of the project's settings may go unnoticed here, when nobody told of it."""


@dataclass(frozen=True, slots=True)
class Known:
    """A workspace as its webhooks are read: with what its keys mean, and the id of the secret that opened it."""

    workspace: Workspace
    meanings: Mapping[str, Said] = field(default_factory=dict)
    secret: int = 0


class KnownWorkspaces:
    """`opened_by` answers from memory; `forget` when the settings have changed, here or in another process."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, tuple[Known, float]] = {}

    async def opened_by(self, secret: str) -> Known | None:
        now = asyncio.get_running_loop().time()
        known, until = self._known.get(secret, (None, 0.0))
        if known is None or until <= now:
            known = await self._database.read(lambda tx: _known(tx, secret))
            if known is None:
                self._known.pop(secret, None)
                return None
            self._known[secret] = known, now + KNOWN_FOR_S
        return known

    def forget(self) -> None:
        self._known.clear()


def meanings_now(tx: Tx, workspace: int) -> dict[str, Said]:
    """What the administrator said that keys mean."""
    return {key: Said(meaning) for key, meaning in key_meanings.table_of(tx, workspace).items()}


def _known(tx: Tx, secret: str) -> Known | None:
    opened = webhook_secrets.opened_by(tx, secret, utc_now())
    if opened is None:
        return None
    secret_id, workspace = opened
    return Known(workspaces.get_workspace(tx, workspace), meanings_now(tx, workspace), secret_id)

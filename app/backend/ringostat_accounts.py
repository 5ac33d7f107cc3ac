"""Each workspace's line to Ringostat, opened when first needed and closed with the service."""

import asyncio
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Self
from zoneinfo import ZoneInfo

from app.backend.providers.ringostat import Ringostat
from app.backend.refusals import Refusal
from app.backend.secrecy import Vault
from app.backend.storage import workspaces
from app.backend.storage.database import Database
from app.contract.problems import Problem


class RingostatAccounts:
    """An asynchronous context manager; `of` gives the line of a workspace."""

    def __init__(self, base_url: str, database: Database, vault: Vault) -> None:
        self.base_url = base_url
        self._database = database
        self._vault = vault
        self._open: dict[int, Ringostat] = {}
        self._opening = asyncio.Lock()
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    async def of(self, workspace: int) -> Ringostat:
        """The workspace's account.

        Raises:
            Refusal: `not_set_up`, nobody has entered project and key yet.
        """
        async with self._opening:
            if workspace not in self._open:
                kept = await self._database.read(lambda tx: workspaces.get_workspace(tx, workspace))
                if kept.project_id is None or kept.auth_key is None:
                    raise Refusal(Problem.NOT_SET_UP)
                account = Ringostat(
                    self.base_url,
                    kept.project_id,
                    self._vault.unlock(kept.auth_key),
                    zone=ZoneInfo(kept.time_zone),
                )
                self._open[workspace] = await self._stack.enter_async_context(account)
            return self._open[workspace]

    def forget(self, workspace: int) -> None:
        """The settings changed: the next question goes out with the new ones. Questions on their way are not cut."""
        self._open.pop(workspace, None)

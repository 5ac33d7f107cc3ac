"""Each workspace's line to Ringostat, opened when first needed and closed with the service."""

import asyncio
from types import TracebackType
from typing import Self
from zoneinfo import ZoneInfo

from app.backend.providers.ringostat import Ringostat
from app.backend.refusals import Refusal
from app.backend.secrecy import Vault
from app.backend.storage import workspaces
from app.backend.storage.database import Database
from app.contract.problems import Problem

type _Settings = tuple[str, str, str]
"""Project, encrypted key, name of the time zone."""


class RingostatAccounts:
    """An asynchronous context manager; `of` gives the line of a workspace."""

    def __init__(self, base_url: str, database: Database, vault: Vault) -> None:
        self.base_url = base_url
        self._database = database
        self._vault = vault
        self._open: dict[int, tuple[_Settings, Ringostat]] = {}
        self._opening = asyncio.Lock()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for _, account in self._open.values():
            await account.__aexit__(kind, error, trace)
        self._open.clear()

    async def of(self, workspace: int) -> Ringostat:
        """The workspace's account.

        Raises:
            Refusal: `not_set_up`, nobody has entered project and key yet.
        """
        async with self._opening:
            kept = await self._database.read(lambda tx: workspaces.get_workspace(tx, workspace))
            if kept.project_id is None or kept.auth_key is None:
                raise Refusal(Problem.NOT_SET_UP)
            settings = (kept.project_id, kept.auth_key, kept.time_zone)
            known, account = self._open.get(workspace, (None, None))
            if account is None or known != settings:  # new, or changed by another process
                if account is not None:
                    await account.retire()
                account = await self._opened(*settings)
                self._open[workspace] = settings, account
            return account

    async def forget(self, workspace: int) -> None:
        """The settings changed: the next question goes out with the new ones. Questions on their way are not cut."""
        async with self._opening:
            _, account = self._open.pop(workspace, (None, None))
        if account is not None:
            await account.retire()

    async def _opened(self, project_id: str, auth_key: str, time_zone: str) -> Ringostat:
        key, zone = self._vault.unlock(auth_key), ZoneInfo(time_zone)
        # Loading the certificates takes a tenth of a second, in which webhooks must not wait.
        account = await asyncio.to_thread(Ringostat, self.base_url, project_id, key, zone=zone)
        return await account.__aenter__()

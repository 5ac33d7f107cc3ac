"""What «Клієнти» asks the backend besides the clients themselves."""

from app.backend_link.asking import Asking
from app.contract.merging import MergeClients, MergedClient, Merges, PartedClients


class ClientQuestions:
    """Asks over the desk's own connection. Each method raises `Refused` or `BackendSilent`."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    async def merge(self, kept: int, gone: int, name: str) -> MergedClient:
        """Make two clients one, under this name."""
        body = MergeClients(client_id=gone, name=name)
        return await self._asking.ask("POST", f"/api/v1/clients/{kept}/merge", MergedClient, body=body)

    async def merges(self, client: int) -> Merges:
        """What was merged into the client and can be undone."""
        return await self._asking.ask("GET", f"/api/v1/clients/{client}/merges", Merges)

    async def undo(self, merge: int) -> PartedClients:
        return await self._asking.ask("POST", f"/api/v1/clients/merges/{merge}/undo", PartedClients)

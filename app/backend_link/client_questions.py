"""What «Клієнти» asks the backend besides the clients themselves."""

from app.backend_link.asking import Asking
from app.backend_link.questions import Questions
from app.contract.answers import Client
from app.contract.merging import MergeClients, MergedClient, Merges, PartedClients
from app.contract.requests import ClientPatch, NewClient


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


class ClientDeeds(ClientQuestions):
    """Everything that is done to clients, over the desk's own questions."""

    def __init__(self, questions: Questions) -> None:
        super().__init__(questions)
        self._questions = questions

    async def client(self, client_id: int) -> Client:
        return await self._questions.client(client_id)

    async def add(self, client: NewClient) -> Client:
        return await self._questions.add_client(client)

    async def change(self, client_id: int, change: ClientPatch) -> Client:
        return await self._questions.change_client(client_id, change)

    async def owner_of(self, phone: str) -> Client | None:
        """The client with this number (E.164); None when nobody has it."""
        found = (await self._questions.clients(q=phone, limit=5)).items
        return next((client for client in found if phone in client.phones), None)

"""What the operator changes about a client or a call: shown at once, kept, and sent as soon as it can be."""

from collections.abc import Callable

from msgspec.structs import replace

from app.contract.answers import Call, Client, Named
from app.contract.requests import CallPatch, ClientPatch
from app.desk.unsent import Unsent


class ClientFileDesk:
    """Changes go to `show_client` and `show_call` before the backend knows of them; `Unsent` carries them there."""

    def __init__(
        self, unsent: Unsent, *, show_client: Callable[[Client], None], show_call: Callable[[Call], None]
    ) -> None:
        self._unsent = unsent
        self._show_client, self._show_call = show_client, show_call

    async def rename(self, client: Client, name: str) -> bool:
        """Give a client a name; True when the backend has it, False while it waits."""
        self._show_client(replace(client, name=name.strip()))
        return await self._unsent.change_client(client.id, ClientPatch(name=name.strip()))

    async def rename_unseen(self, client_id: int, name: str) -> bool:
        """As `rename`, of somebody who is not at hand here."""
        return await self._unsent.change_client(client_id, ClientPatch(name=name.strip()))

    async def note_call(self, call: Call, note: str) -> bool:
        self._show_call(replace(call, note=note))
        return await self._unsent.change_call(call.id, CallPatch(note=note))

    async def choose_client(self, call: Call, client: Client) -> bool:
        """Say who of several with its number the call is with."""
        self._show_call(replace(call, client=Named(client.id, client.name)))
        return await self._unsent.change_call(call.id, CallPatch(client=client.id))

    async def set_outcome(self, call: Call, outcome: str | None) -> bool:
        self._show_call(replace(call, outcome=outcome))
        return await self._unsent.change_call(call.id, CallPatch(outcome=outcome))

"""What «Користувачі» and «Журнал дій» ask the backend."""

from datetime import datetime

from app.backend_link.asking import Asking, Params
from app.contract.administration import Desk, Invitation
from app.contract.answers import Operator, Page
from app.contract.people import (
    AuditEntry,
    CallListener,
    Deed,
    OpenInvitation,
    Person,
    PersonPatch,
    RecordingUse,
)
from app.contract.requests import Invite

_API = "/api/v1"


class PeopleQuestions:
    """Asks over the desk's own connection. Each method raises `Refused` or `BackendSilent`."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    async def people(self) -> tuple[Person, ...]:
        return (await self._asking.ask("GET", f"{_API}/people", Page[Person])).items

    async def operators(self) -> tuple[Operator, ...]:
        return (await self._asking.ask("GET", f"{_API}/operators", Page[Operator])).items

    async def change(self, person_id: int, change: PersonPatch) -> Person:
        return await self._asking.ask("PATCH", f"{_API}/people/{person_id}", Person, body=change)

    async def remove(self, person_id: int) -> Person:
        return await self._asking.ask("DELETE", f"{_API}/people/{person_id}", Person)

    async def revoke_desk(self, desk_id: int) -> Desk:
        return await self._asking.ask("DELETE", f"{_API}/desks/{desk_id}", Desk)

    async def invitations(self) -> tuple[OpenInvitation, ...]:
        return (await self._asking.ask("GET", f"{_API}/invitations", Page[OpenInvitation])).items

    async def invite(self, invitation: Invite) -> Invitation:
        return await self._asking.ask("POST", f"{_API}/invitations", Invitation, body=invitation)

    async def cancel_invitation(self, invitation_id: int) -> OpenInvitation:
        return await self._asking.ask("DELETE", f"{_API}/invitations/{invitation_id}", OpenInvitation)

    async def audit(
        self,
        *,
        person: int | None = None,
        deed: Deed | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        cursor: str | None = None,
        limit: int = 100,
    ) -> Page[AuditEntry]:
        """What people did, newest first; moments have zones."""
        params: Params = {
            "person": person,
            "deed": deed,
            "from": None if since is None else since.isoformat(),
            "to": None if until is None else until.isoformat(),
            "cursor": cursor,
            "limit": limit,
        }
        return await self._asking.ask("GET", f"{_API}/audit", Page[AuditEntry], params=params)

    async def listeners(self, call_id: int) -> tuple[CallListener, ...]:
        """Who heard or saved the recording, the last one first."""
        return (await self._asking.ask("GET", f"{_API}/calls/{call_id}/listeners", Page[CallListener])).items

    async def note_use(self, call_id: int, *, downloaded: bool) -> tuple[CallListener, ...]:
        """The recording this desk has kept is opened again, or saved; who did so far."""
        body = RecordingUse(downloaded=downloaded)
        path = f"{_API}/calls/{call_id}/listeners"
        return (await self._asking.ask("POST", path, Page[CallListener], body=body)).items

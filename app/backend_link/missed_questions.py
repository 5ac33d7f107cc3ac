"""What the desk asks of the missed queue and of the company's hours."""

from datetime import datetime
from typing import Final

from app.backend_link.asking import Asking, Params
from app.contract.answers import Missed, MissedEnding, Page
from app.contract.working_hours import CompanyLine, WorkingHours

_API: Final = "/api/v1"
OPEN_PAGE: Final = 200
HANDLED_PAGE: Final = 60


class MissedQuestions:
    """Each method raises `Refused` or `BackendSilent`."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    async def open(self, cursor: str | None = None) -> Page[Missed]:
        """Who waits, the longest first."""
        params: Params = {"cursor": cursor, "limit": OPEN_PAGE}
        return await self._asking.ask("GET", f"{_API}/missed", Page[Missed], params=params)

    async def handled(self, cursor: str | None = None) -> Page[Missed]:
        """What is closed, the newest first."""
        params: Params = {"state": "handled", "cursor": cursor, "limit": HANDLED_PAGE}
        return await self._asking.ask("GET", f"{_API}/missed", Page[Missed], params=params)

    async def closed_by_themselves(self, since: datetime) -> Page[Missed]:
        """What a contact has closed since then, the newest first."""
        how = MissedEnding.CONTACT.value
        params: Params = {"state": "handled", "how": how, "from": since.isoformat(), "limit": OPEN_PAGE}
        return await self._asking.ask("GET", f"{_API}/missed", Page[Missed], params=params)

    async def claim(self, missed_id: int) -> Missed:
        return await self._asking.ask("POST", f"{_API}/missed/{missed_id}/claim", Missed)

    async def release(self, missed_id: int) -> Missed:
        return await self._asking.ask("POST", f"{_API}/missed/{missed_id}/release", Missed)

    async def done(self, missed_id: int) -> Missed:
        return await self._asking.ask("POST", f"{_API}/missed/{missed_id}/done", Missed)

    async def not_done(self, missed_id: int) -> Missed:
        """Take «done» back."""
        return await self._asking.ask("DELETE", f"{_API}/missed/{missed_id}/done", Missed)

    async def hours(self) -> WorkingHours:
        return await self._asking.ask("GET", f"{_API}/working_hours", WorkingHours)

    async def set_hours(self, hours: WorkingHours) -> WorkingHours:
        return await self._asking.ask("PUT", f"{_API}/working_hours", WorkingHours, body=hours)

    async def lines(self) -> Page[CompanyLine]:
        return await self._asking.ask("GET", f"{_API}/lines", Page[CompanyLine])

"""What «Огляд» asks the backend."""

from datetime import datetime

from app.backend_link.asking import Asking
from app.contract.overview import Overview


class OverviewQuestions:
    """Asks over the desk's own connection. Each method raises `Refused` or `BackendSilent`."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    async def overview(self, since: datetime, until: datetime) -> Overview:
        """The ended calls of the period (with zones, at most 400 days), counted."""
        params = {"from": since.isoformat(), "to": until.isoformat()}
        return await self._asking.ask("GET", "/api/v1/overview", Overview, params=params)

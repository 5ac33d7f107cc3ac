"""What the desk asks when a list is taken out."""

from app.backend_link.asking import Asking
from app.contract.answers import Told
from app.contract.exports import NewExport


class ExportQuestions:
    """Asks over the desk's own connection. Each method raises `Refused` or `BackendSilent`."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    async def note_export(self, export: NewExport) -> Told:
        """Tell who takes what; nothing may be taken out that is not told of."""
        return await self._asking.ask("POST", "/api/v1/exports", Told, body=export)

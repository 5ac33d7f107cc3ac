"""What «Зберігання» asks the backend."""

from app.backend_link.asking import Asking
from app.contract.storage import Keeping, Removal, Storage

_PATH = "/api/v1/storage"


class StorageQuestions:
    """Asks over the desk's own connection. Each method raises `Refused` or `BackendSilent`."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    async def storage(self) -> Storage:
        return await self._asking.ask("GET", _PATH, Storage)

    async def preview(self, keeping: Keeping) -> Removal:
        """What these rules would remove now."""
        params = {"keep_days": keeping.keep_days, "budget_mb": keeping.budget_mb}
        return await self._asking.ask("GET", f"{_PATH}/preview", Removal, params=params)

    async def keep(self, keeping: Keeping) -> Storage:
        """New rules; what they do not allow is removed at once, for good."""
        return await self._asking.ask("PUT", _PATH, Storage, body=keeping)

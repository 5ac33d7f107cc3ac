"""What the desk asks of the CRM: Sitniks' connection, orders and managers entered here, files that are imported."""

from app.backend_link.asking import Asking
from app.contract.answers import Named, Order, Page
from app.contract.crm import (
    BadRow,
    Import,
    ImportKind,
    ImportReading,
    ManagerPatch,
    OrderPatch,
    SitniksChange,
    SitniksConnection,
)
from app.contract.requests import NewManager, NewOrder

API = "/api/v1"


class CrmQuestions:
    """Asks over the desk's own connection. Each method raises `Refused` or `BackendSilent`."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    # Sitniks

    async def sitniks(self) -> SitniksConnection:
        return await self._asking.ask("GET", f"{API}/sitniks", SitniksConnection)

    async def change_sitniks(self, change: SitniksChange) -> SitniksConnection:
        return await self._asking.ask("PUT", f"{API}/sitniks", SitniksConnection, body=change)

    async def disconnect_sitniks(self) -> SitniksConnection:
        return await self._asking.ask("DELETE", f"{API}/sitniks", SitniksConnection)

    async def look_at_sitniks(self) -> SitniksConnection:
        """Prove the token and look for changes now."""
        return await self._asking.ask("POST", f"{API}/sitniks/look", SitniksConnection)

    # Orders and managers entered here

    async def add_order(self, order: NewOrder) -> Order:
        return await self._asking.ask("POST", f"{API}/orders", Order, body=order)

    async def change_order(self, order_id: int, change: OrderPatch) -> Order:
        return await self._asking.ask("PATCH", f"{API}/orders/{order_id}", Order, body=change)

    async def managers(self) -> Page[Named]:
        return await self._asking.ask("GET", f"{API}/managers", Page[Named])

    async def add_manager(self, name: str) -> Named:
        return await self._asking.ask("POST", f"{API}/managers", Named, body=NewManager(name=name))

    async def rename_manager(self, manager_id: int, name: str) -> Named:
        return await self._asking.ask("PATCH", f"{API}/managers/{manager_id}", Named, body=ManagerPatch(name=name))

    async def delete_manager(self, manager_id: int) -> Named:
        return await self._asking.ask("DELETE", f"{API}/managers/{manager_id}", Named)

    # Imports

    async def upload(self, kind: ImportKind, name: str, content: bytes) -> Import:
        """Hand a file over; nothing is imported yet."""
        params = {"kind": kind.value, "name": name[:200]}
        return await self._asking.ask("POST", f"{API}/imports", Import, body=content, params=params)

    async def import_(self, import_id: int) -> Import:
        return await self._asking.ask("GET", f"{API}/imports/{import_id}", Import)

    async def read_otherwise(self, import_id: int, reading: ImportReading) -> Import:
        return await self._asking.ask("PUT", f"{API}/imports/{import_id}", Import, body=reading)

    async def run_import(self, import_id: int) -> Import:
        return await self._asking.ask("POST", f"{API}/imports/{import_id}/run", Import)

    async def cancel_import(self, import_id: int) -> Import:
        return await self._asking.ask("DELETE", f"{API}/imports/{import_id}", Import)

    async def bad_rows(self, import_id: int, after: str | None = None) -> Page[BadRow]:
        """Rows that were left out, in the file's order; `after` is the `next` of the page before."""
        params = {"after": after}
        return await self._asking.ask("GET", f"{API}/imports/{import_id}/bad", Page[BadRow], params=params)

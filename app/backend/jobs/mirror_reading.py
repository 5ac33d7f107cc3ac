"""One look at one company's Sitniks: the first load with its position kept, and what is read again."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from functools import partial

from app.backend.crm_mirror import Mirror
from app.backend.news import Teller
from app.backend.providers.sitniks import CrmClient, CrmOrder, Part, Sitniks
from app.backend.storage import sitniks
from app.backend.storage.database import Database
from app.backend.storage.sitniks import Account, Stage
from app.backend.storage.transaction import Tx

_BEGINNING = datetime(2010, 1, 1, tzinfo=UTC)
"""Before any order of Sitniks."""
_OVERLAP = 3
"""Rows of the page before are read again: one that was deleted meanwhile moves all others up."""
_MISSING_AT_ONCE = 40


class AccountChanged(Exception):  # noqa: N818 - named by what is the matter, as every trouble here
    """Somebody entered another token meanwhile: nothing more is kept of what the old one was answered."""


class MirrorReading:
    """Every page is kept in one transaction together with how far the reading is.

    Args:
        database: where it is kept.
        account: as it was when the look began.
        crm: whom to ask.
        now: the clock.
        breathe: awaited between pages.
    """

    def __init__(
        self,
        database: Database,
        account: Account,
        crm: Sitniks,
        *,
        now: Callable[[], datetime],
        breathe: Callable[[], Awaitable[None]],
    ) -> None:
        self._database = database
        self._account = account
        self._crm = crm
        self._now = now
        self._breathe = breathe

    async def first_load(self) -> None:
        """Managers, clients, orders, from where an interruption left it; desks hear nothing of it."""
        account = self._account
        stage, skip = account.stage, account.skip
        if stage is Stage.MANAGERS:
            managers = await self._crm.managers()
            took = partial(Mirror.take_managers, told=managers)
            await self._keep(took, quiet=True, stage=Stage.CLIENTS, skip=0, of_total=None, load_until=self._now())
            stage, skip = Stage.CLIENTS, 0
        if stage is Stage.CLIENTS:
            began = self._now()
            pages = _Pages(skip)
            while not pages.is_over:
                part = await self._crm.clients(pages.skip)
                is_last = pages.take(part, [client.phones for client in part.things])
                position: dict[str, object] = {"skip": pages.skip, "of_total": part.total}
                if is_last:
                    position = {"stage": Stage.ORDERS, "skip": 0, "of_total": None, "clients_read_at": began}
                await self._keep(partial(Mirror.take_clients, told=part.things), quiet=True, **position)
                await self._breathe()
            stage, skip = Stage.ORDERS, 0
        if stage is Stage.ORDERS:
            await self._load_orders(skip)

    async def _load_orders(self, skip: int) -> None:
        """At the end desks hear once that there are orders."""
        kept = await self._database.read(lambda tx: sitniks.get_account(tx, self._account.workspace))
        until = kept.load_until or self._now()
        pages = _Pages(skip)
        while not pages.is_over:
            part = await self._crm.orders(_BEGINNING, until, pages.skip)
            is_last = pages.take(part, [order.external_id for order in part.things])
            position: dict[str, object] = {"skip": pages.skip, "of_total": part.total}
            if is_last:
                position = {"stage": Stage.DONE, "skip": 0, "of_total": None, "mirrored_at": until}
            await self._keep(partial(Mirror.take_orders, told=part.things), quiet=True, **position)
            await self._breathe()

    async def clients_again(self) -> None:
        """All managers and all clients: there is no asking for what changed."""
        began = self._now()
        await self._keep(partial(Mirror.take_managers, told=await self._crm.managers()))
        pages = _Pages()
        while not pages.is_over:
            part = await self._crm.clients(pages.skip)
            pages.take(part, [client.phones for client in part.things])
            await self._keep(partial(Mirror.take_clients, told=part.things))
            await self._breathe()
        await self._keep(_nothing, clients_read_at=began)

    async def orders_again(self, since: datetime, until: datetime) -> None:
        """Every order made within the period; what is the same as before changes nothing."""
        seen: set[str] = set()
        pages = _Pages()
        while not pages.is_over:
            part = await self._crm.orders(since, until, pages.skip)
            ids = [order.external_id for order in part.things]
            seen.update(ids)
            pages.take(part, ids)
            await self._keep(partial(Mirror.take_orders, told=part.things))
            await self._breathe()
        workspace = self._account.workspace
        known = await self._database.read(lambda tx: sitniks.orders_made_within(tx, workspace, since, until))
        for external_id in sorted(known - seen)[:_MISSING_AT_ONCE]:
            await self._ask_for_missing(external_id)
        await self._keep(_nothing, mirrored_at=until)

    async def _ask_for_missing(self, external_id: str) -> None:
        """An order is not told of any more: only a 404 for itself says that it was deleted."""
        order = await self._crm.order(external_id)
        if order is None:
            await self._keep(partial(Mirror.take_deleted, external_id=external_id))
        else:
            await self._keep(partial(Mirror.take_orders, told=(order,)))
        await self._breathe()

    async def _keep(self, take: Callable[[Mirror], object], *, quiet: bool = False, **position: object) -> None:
        account, now = self._account, self._now()

        def put(tx: Tx) -> None:
            if sitniks.get_account(tx, account.workspace).token != account.token:
                raise AccountChanged
            take(Mirror(tx, account.workspace, account.order_url, now, quiet=quiet))
            if position:
                sitniks.change_account(tx, account.workspace, **position)
            if position.get("stage") is Stage.DONE:
                Teller(tx, account.workspace, now).orders_found(sitniks.counts(tx, account.workspace)[2])

        await self._database.write(put)


class _Pages:
    """Where the next page begins, and whether there is one."""

    def __init__(self, skip: int = 0) -> None:
        self.skip = skip
        self.is_over = False
        self._marks: Sequence[object] | None = None

    def take(self, part: Part[CrmClient] | Part[CrmOrder], marks: Sequence[object]) -> bool:
        """A page has come, and whether it was the last; `marks` tell its things apart.

        The same page again means that `skip` is not obeyed.
        """
        end = self.skip + part.rows
        self.is_over = part.is_last or (part.total is not None and end >= part.total)
        if marks and marks == self._marks:
            self.is_over = True
        self._marks = marks
        self.skip = end if self.is_over else max(self.skip + 1, end - _OVERLAP)
        return self.is_over


def _nothing(_: Mirror) -> None:
    """Only the position is kept."""

"""Takes what Sitniks tells of managers, clients and orders; what comes twice changes nothing."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from app import phone_numbers
from app.backend.domain.order_status import status_kind
from app.backend.news import Teller
from app.backend.providers.sitniks import CrmClient, CrmManager, CrmOrder, told_name
from app.backend.storage import clients, managers, orders, sitniks
from app.backend.storage.transaction import Tx
from app.contract.answers import OrderItem

_BY_POST = "Нова пошта"


@dataclass(slots=True)
class Mirror:
    """One transaction's part of the mirror. `quiet`: no desk is told (the first load would fill the journal)."""

    tx: Tx
    workspace: int
    order_url: str
    now: datetime
    quiet: bool = False
    _managers: dict[str, int] = field(default_factory=dict)

    def take_managers(self, told: Iterable[CrmManager]) -> None:
        """Every manager ours has the name of stays that one; renamed ones are renamed."""
        for manager in told:
            ours = sitniks.manager_of(self.tx, self.workspace, manager.external_id)
            if ours is None:
                ours = self._manager_named(manager.name)
                sitniks.link_manager(self.tx, self.workspace, manager.external_id, ours)
            else:
                managers.rename_manager(self.tx, ours, manager.name)

    def take_clients(self, told: Iterable[CrmClient]) -> None:
        for client in told:
            self.take_client(client)

    def take_client(self, told: CrmClient) -> int | None:
        """Our client that this is: the one linked before, else the one with the number, else a new one.

        None when there is no telephone number by which anybody could be recognised.
        """
        phones = _numbers(told.phones)
        ours = None if told.external_id is None else sitniks.client_of(self.tx, self.workspace, told.external_id)
        owners = [owner[0] for phone in phones if (owner := clients.owner_of(self.tx, self.workspace, phone))]
        if ours is None and owners:
            ours = owners[0]
        name = told_name(told.name)
        if ours is None:
            return self._made(told, phones, name) if phones else None
        if told.external_id is not None:
            sitniks.link_client(self.tx, self.workspace, told.external_id, ours)
        self._renew(ours, told, phones, name)
        return ours

    def take_orders(self, told: Iterable[CrmOrder]) -> int:
        """How many of them were new or had changed; desks are told of that number."""
        changed = sum(self.take_order(order) for order in told)
        if changed and not self.quiet:
            Teller(self.tx, self.workspace, self.now).orders_found(changed)
        return changed

    def take_order(self, told: CrmOrder) -> bool:
        known = sitniks.order_of(self.tx, self.workspace, told.external_id)
        digest = self._digest(told)
        if known is not None and known.digest == digest and not known.gone:
            return False
        phones = [] if told.client is None else list(_numbers(told.client.phones))
        key = orders.put_order(
            self.tx,
            self.workspace,
            number=self._number(told, None if known is None else known.order),
            client=None if told.client is None else self.take_client(told.client),
            phone=phones[0] if phones else None,
            status=told.status,
            status_kind=status_kind(told.status),
            sum_kopiyky=told.sum_kopiyky,
            items=(OrderItem(title, quantity) for title, quantity in told.items),
            delivery=f"{_BY_POST} · {told.waybill}" if told.waybill else "",
            manager=self._manager_named(told.manager) if told.manager else None,
            created_at=told.created_at,
            link=self._link(told),
            order=None if known is None else known.order,
        )
        sitniks.put_order_told(
            self.tx,
            self.workspace,
            told.external_id,
            order=key,
            digest=digest,
            created_at=told.created_at,
            is_new=known is None,
        )
        return True

    def take_deleted(self, external_id: str) -> None:
        """The order is no longer in Sitniks; here it is marked and stays."""
        known = sitniks.order_of(self.tx, self.workspace, external_id)
        if known is not None and not known.gone:
            orders.mark_gone(self.tx, known.order)
            sitniks.mark_order_gone(self.tx, self.workspace, external_id)
            Teller(self.tx, self.workspace, self.now).orders_found(1)

    def _made(self, told: CrmClient, phones: dict[str, str], name: str) -> int:
        ours = clients.create_client(
            self.tx, self.workspace, phones=phones.items(), name=name, created_by="crm", now=self.now
        )
        if told.external_id is not None:
            sitniks.link_client(self.tx, self.workspace, told.external_id, ours)
            sitniks.put_name_told(self.tx, ours, name)
        self._tell(ours)
        return ours

    def _renew(self, ours: int, told: CrmClient, phones: dict[str, str], name: str) -> None:
        """Follow the name unless a person here gave another one; add numbers that are nobody's."""
        had = clients.get_client(self.tx, self.workspace, ours)
        assert had is not None
        new_name = None
        if told.external_id is None:
            new_name = name if name and not had.name else None
        elif sitniks.first_link_of_client(self.tx, ours) == told.external_id:
            before = sitniks.name_told(self.tx, ours)
            if name and name != had.name and had.name in {"", before}:
                new_name = name
            if name and name != before:
                sitniks.put_name_told(self.tx, ours, name)
        added = {
            phone: written
            for phone, written in phones.items()
            if clients.owner_of(self.tx, self.workspace, phone) is None
        }
        if new_name is None and not added:
            return
        kept = [(phone, phone) for phone in had.phones]
        clients.change_client(
            self.tx, self.workspace, ours, name=new_name, phones=[*kept, *added.items()] if added else None
        )
        self._tell(ours)

    def _tell(self, client: int) -> None:
        if not self.quiet:
            Teller(self.tx, self.workspace, self.now).client(client)

    def _manager_named(self, name: str) -> int:
        if name not in self._managers:
            found = sitniks.manager_named(self.tx, self.workspace, name)
            self._managers[name] = found or managers.create_manager(self.tx, self.workspace, name).id
        return self._managers[name]

    def _number(self, told: CrmOrder, ours: int | None) -> str:
        """Sitniks' own number; with its id behind it when another of its orders has the same."""
        other = orders.order_numbered(self.tx, self.workspace, told.number)
        if other is None or other == ours or (ours is None and not sitniks.is_linked_order(self.tx, other)):
            return told.number
        return f"{told.number}/{told.external_id}"

    def _link(self, told: CrmOrder) -> str | None:
        """Where a person sees the order: as Sitniks tells it, else as the administrator said."""
        if told.link is not None or not self.order_url:
            return told.link
        return self.order_url.replace("{id}", told.external_id).replace("{number}", told.number)

    def _digest(self, told: CrmOrder) -> str:
        content = msgspec.json.encode((told, self.order_url))
        return hashlib.blake2b(content, digest_size=12).hexdigest()


def _numbers(written: Iterable[str]) -> dict[str, str]:
    """Each telephone number in E.164, and as it was written."""
    numbers: dict[str, str] = {}
    for text in written:
        phone = phone_numbers.e164(text)
        if phone is not None:
            numbers.setdefault(phone, text.strip()[:64])
    return numbers

"""Puts rows of an imported table where they belong; a row that is imported again changes nothing twice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from enum import Enum, auto

from app import phone_numbers
from app.backend.domain.imported import items_of, moment_of, numbers_in, sum_of
from app.backend.domain.names import clean_name
from app.backend.domain.order_status import status_kind
from app.backend.storage import clients, managers, orders, sitniks
from app.backend.storage.transaction import Tx
from app.contract.answers import Order, OrderItem
from app.contract.crm import ImportKind, Meaning, Wrong

_LONGEST_NUMBER = 64
_LONGEST_NOTE = 10_000


class Outcome(Enum):
    ADDED = auto()
    RENEWED = auto()


@dataclass(frozen=True, slots=True)
class BadCell:
    title: str
    value: str
    why: Wrong


@dataclass(frozen=True, slots=True)
class Plan:
    """How a table is understood: a title and a meaning for each column."""

    kind: ImportKind
    titles: tuple[str, ...]
    meanings: tuple[Meaning | None, ...]
    zone: tzinfo


@dataclass(slots=True)
class Importing:
    """One transaction's part of an import."""

    tx: Tx
    workspace: int
    plan: Plan
    now: datetime
    _managers: dict[str, int] = field(default_factory=dict)

    def take(self, cells: Sequence[str]) -> Outcome | list[BadCell]:
        """Import one row, or say what is wrong with it; then nothing of it is kept."""
        row = _Row(self.plan, cells)
        return self._order(row) if self.plan.kind is ImportKind.ORDERS else self._client(row)

    def _order(self, row: "_Row") -> Outcome | list[BadCell]:
        number = row.text(Meaning.NUMBER)
        if not number:
            row.refuse(Meaning.NUMBER, Wrong.NUMBER_MISSING)
        elif len(number) > _LONGEST_NUMBER:
            row.refuse(Meaning.NUMBER, Wrong.TOO_LONG)
        phone = self._phone(row)
        kopiyky = row.read(Meaning.SUM, sum_of, Wrong.SUM_NOT_VALID)
        created_at = row.read(Meaning.CREATED_AT, lambda text: moment_of(text, self.plan.zone), Wrong.DATE_NOT_VALID)
        if row.bad:
            return row.bad
        key = orders.order_numbered(self.tx, self.workspace, number)
        had = None if key is None else orders.get_order(self.tx, self.workspace, key)
        status = row.text(Meaning.STATUS) or (had.status if had else "")
        items = tuple(OrderItem(clean_name(title), count) for title, count in items_of(row.raw(Meaning.ITEMS)))
        orders.put_order(
            self.tx,
            self.workspace,
            number=number,
            client=self._client_of_order(phone, row, had),
            phone=phone or (had.phone if had else None),
            status=status[:100],
            status_kind=status_kind(status),
            sum_kopiyky=kopiyky if kopiyky is not None else (had.sum_kopiyky if had else 0),
            items=items or (had.items if had else ()),
            delivery=row.text(Meaning.DELIVERY) or (had.delivery if had else ""),
            manager=self._manager(row, had),
            created_at=created_at or (had.created_at if had else self.now),
            link=had.link if had else None,
            order=key,
        )
        return Outcome.ADDED if key is None else Outcome.RENEWED

    def _client(self, row: "_Row") -> Outcome | list[BadCell]:
        texts = [text for cell in row.all(Meaning.PHONE) for text in numbers_in(cell)]
        phones = {phone: text for text in texts if (phone := phone_numbers.e164(text)) is not None}
        if not texts:
            row.refuse(Meaning.PHONE, Wrong.PHONE_MISSING)
        elif len(phones) == 0:
            row.refuse(Meaning.PHONE, Wrong.PHONE_NOT_VALID)
        owners = {phone: clients.owner_of(self.tx, self.workspace, phone) for phone in phones}
        theirs = {owner[0] for owner in owners.values() if owner is not None}
        if len(theirs) > 1:
            row.refuse(Meaning.PHONE, Wrong.PHONES_OF_TWO)
        if row.bad:
            return row.bad
        name, note = row.text(Meaning.NAME), row.raw(Meaning.NOTE)[:_LONGEST_NOTE]
        if not theirs:
            clients.create_client(
                self.tx, self.workspace, phones=phones.items(), name=name, created_by="crm", note=note, now=self.now
            )
            return Outcome.ADDED
        key = theirs.pop()
        had = clients.get_client(self.tx, self.workspace, key)
        assert had is not None
        more = {phone: written for phone, written in phones.items() if phone not in had.phones}
        clients.change_client(
            self.tx,
            self.workspace,
            key,
            name=name if name and not had.name else None,
            note=note if note and not had.note else None,
            phones=[*((phone, phone) for phone in had.phones), *more.items()] if more else None,
        )
        return Outcome.RENEWED

    def _phone(self, row: "_Row") -> str | None:
        text = row.text(Meaning.PHONE)
        if not text:
            return None
        phone = next((phone for part in numbers_in(text) if (phone := phone_numbers.e164(part))), None)
        if phone is None:
            row.refuse(Meaning.PHONE, Wrong.PHONE_NOT_VALID)
        return phone

    def _client_of_order(self, phone: str | None, row: "_Row", had: Order | None) -> int | None:
        """The client with the number, made when there is none; a name is given to one that has none yet."""
        if phone is None:
            return None if had is None or had.client is None else had.client.id
        name = row.text(Meaning.NAME)
        owner = clients.owner_of(self.tx, self.workspace, phone)
        if owner is None:
            phones = ((phone, row.text(Meaning.PHONE)),)
            return clients.create_client(
                self.tx, self.workspace, phones=phones, name=name, created_by="crm", now=self.now
            )
        client = clients.get_client(self.tx, self.workspace, owner[0])
        if name and client is not None and not client.name:
            clients.change_client(self.tx, self.workspace, owner[0], name=name)
        return owner[0]

    def _manager(self, row: "_Row", had: Order | None) -> int | None:
        name = row.text(Meaning.MANAGER)
        if not name:
            return None if had is None or had.manager is None else had.manager.id
        if name not in self._managers:
            found = sitniks.manager_named(self.tx, self.workspace, name)
            self._managers[name] = found or managers.create_manager(self.tx, self.workspace, name).id
        return self._managers[name]


class _Row:
    """Cells by what they mean, and what is wrong with them."""

    def __init__(self, plan: Plan, cells: Sequence[str]) -> None:
        self.bad: list[BadCell] = []
        self._plan = plan
        self._cells = cells

    def all(self, meaning: Meaning) -> list[str]:
        """Every cell with this meaning that says something."""
        return [
            cell for cell, means in zip(self._cells, self._plan.meanings, strict=False) if means is meaning and cell
        ]

    def raw(self, meaning: Meaning) -> str:
        return next(iter(self.all(meaning)), "")

    def text(self, meaning: Meaning) -> str:
        """On one line."""
        return clean_name(self.raw(meaning))

    def read[T](self, meaning: Meaning, reader: Callable[[str], T | None], wrong: Wrong) -> T | None:
        """The cell's value; None for an empty one, and for one that is refused."""
        text = self.raw(meaning)
        value = reader(text) if text else None
        if text and value is None:
            self.refuse(meaning, wrong)
        return value

    def refuse(self, meaning: Meaning, why: Wrong) -> None:
        place = next((place for place, means in enumerate(self._plan.meanings) if means is meaning), None)
        title = "" if place is None or place >= len(self._plan.titles) else self._plan.titles[place]
        self.bad.append(BadCell(title[:200], self.raw(meaning)[:200], why))

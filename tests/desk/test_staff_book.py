"""The employees as an administrator sees them."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from app.contract.answers import Named, Operator
from app.contract.events import Presence
from app.contract.staff import (
    MatchProposal,
    MatchReason,
    OneMatch,
    OperatorWarning,
    StaffChange,
    StaffChangeKind,
    Synchronised,
)
from app.desk.staff_book import StaffBook

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
OLENA = Operator(id=1, staff_id="1", name="Олена Коваль", sip_logins=("shopua_olena",), presence="online")
IVAN = Operator(id=2, staff_id="2", name="Іван Бондар", sip_logins=("shopua_ivan",))
NINA = Operator(id=3, staff_id="3", name="Ніна Гай", manager=Named(12, "Ніна Гай"))
GONE = Operator(id=4, staff_id="4", name="Яна", gone=True)


class Backend:
    """Answers as a backend does that knows these four."""

    def __init__(self) -> None:
        self.staff = {one.id: one for one in (NINA, GONE, IVAN, OLENA)}
        self.names = [Named(10, "Олена Коваль"), Named(12, "Ніна Гай")]
        self.told: tuple[StaffChange, ...] = (
            StaffChange(id=7, at=NOW, kind=StaffChangeKind.NEW, operator=Named(2, "Іван Бондар")),
        )
        self.added: list[str] = []

    async def operators(self) -> tuple[Operator, ...]:
        return tuple(self.staff.values())

    async def managers(self) -> tuple[Named, ...]:
        return tuple(self.names)

    async def add_manager(self, name: str) -> Named:
        self.added.append(name)
        self.names.append(Named(20, name))
        return self.names[-1]

    async def synchronise(self) -> Synchronised:
        return Synchronised(items=await self.operators(), changes=self.told)

    async def changes(self) -> tuple[StaffChange, ...]:
        return self.told

    async def see_changes(self, newest: int) -> tuple[StaffChange, ...]:
        self.told = tuple(change for change in self.told if change.id > newest)
        return self.told

    async def proposals(self) -> tuple[MatchProposal, ...]:
        if self.staff[1].manager is not None:
            return ()
        olena = Named(10, "Олена Коваль")
        return (MatchProposal(operator_id=1, manager=olena, score=1.0, reason=MatchReason.NAME, sure=True),)

    async def warnings(self) -> tuple[OperatorWarning, ...]:
        told = [OperatorWarning(operator=None, login="shopua_night", talks=2, last_at=NOW)]
        if self.staff[2].manager is None:
            ivan = Named(2, "Іван Бондар")
            told.append(OperatorWarning(operator=ivan, login="shopua_ivan", talks=5, last_at=NOW))
        return tuple(told)

    async def match(self, matches: Sequence[OneMatch]) -> tuple[Operator, ...]:
        by_id = {one.id: one for one in self.names}
        for one in matches:
            manager = None if one.manager_id is None else by_id[one.manager_id]
            self.staff[one.operator_id] = replace(self.staff[one.operator_id], manager=manager)
        return tuple(self.staff[one.operator_id] for one in matches)


@pytest.fixture
def backend() -> Backend:
    return Backend()


@pytest.fixture
async def book(backend: Backend) -> StaffBook:
    book = StaffBook(backend)
    await book.load()
    return book


async def test_whoever_needs_attention_comes_first_and_who_is_gone_last(book: StaffBook) -> None:
    assert [(row.operator.name, row.talks) for row in book.rows] == [
        ("Іван Бондар", 5),
        ("Олена Коваль", 0),
        ("Ніна Гай", 0),
        ("Яна", 0),
    ]
    assert [one.login for one in book.strangers] == ["shopua_night"]


async def test_the_sure_ones_are_confirmed_together(book: StaffBook) -> None:
    assert await book.confirm_sure() == 1
    assert next(row for row in book.rows if row.operator.id == 1).operator.manager == Named(10, "Олена Коваль")
    assert (book.sure, await book.confirm_sure()) == ((), 0)


async def test_a_match_takes_its_warning_away_and_can_be_taken_back(book: StaffBook) -> None:
    await book.match(2, 10)
    assert [one.operator for one in book.warnings] == [None]
    await book.match(2, None)
    assert next(row for row in book.rows if row.operator.id == 2).talks == 5


async def test_a_new_manager_is_entered_once(book: StaffBook, backend: Backend) -> None:
    await book.match_new(2, " Іван Бондар ")
    await book.match_new(1, "іван бондар")
    assert backend.added == ["Іван Бондар"]
    assert {row.operator.manager for row in book.rows if row.operator.id in {1, 2}} == {Named(20, "Іван Бондар")}


async def test_what_a_synchronisation_found_stays_until_it_was_seen(book: StaffBook, backend: Backend) -> None:
    changed: list[bool] = []
    book.on_changed = lambda: changed.append(book.is_synchronising)
    await book.synchronise()
    assert (changed[0], book.is_synchronising) == (True, False)
    assert [change.id for change in book.changes] == [7]
    await book.see_changes()
    assert (book.changes, backend.told) == ((), ())


async def test_news_of_an_operator_says_nothing_of_their_phone(book: StaffBook) -> None:
    book.hear_operator(replace(OLENA, manager=Named(12, "Ніна Гай"), presence="unknown"))
    olena = next(row.operator for row in book.rows if row.operator.id == 1)
    assert (olena.manager, olena.presence) == (Named(12, "Ніна Гай"), "online")
    book.hear_presence(Presence(online=("shopua_ivan",), speaking=("shopua_olena",)))
    assert {row.operator.name: row.operator.presence for row in book.rows} == {
        "Олена Коваль": "speaking",
        "Іван Бондар": "online",
        "Ніна Гай": "offline",
        "Яна": "offline",
    }

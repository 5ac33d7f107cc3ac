"""Two clients made one and made two again: nothing is lost, nothing is left behind, and the way back says why not."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.backend.storage import client_merges, clients, orders
from app.backend.storage.place import place_of
from app.backend.storage.schema import migrate
from app.backend.storage.transaction import Statements, Tx
from app.backend.storage.workspaces import create_workspace
from app.backend_link.client_questions import ClientDeeds, ClientQuestions
from app.backend_link.questions import Questions
from app.contract.events import EventType, data_of
from app.contract.problems import Problem
from app.contract.requests import ClientPatch, NewClient
from app.desk.call_history import CallFilter
from app.failures import Refused
from tests.backend.conftest import ADMIN, Backend
from tests.backend.recorded import call_id, ended, unanswered

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
_TABLES = ("client", "client_number", "call", "crm_order", "missed")


@pytest.fixture
def tx(tmp_path: Path) -> Iterator[Tx]:
    migrate(tmp_path / "merging.sqlite")
    place = place_of(tmp_path / "merging.sqlite")
    connection = place.connect()
    tx = Tx(connection, Statements(place.dialect))
    place.begin_writing(connection)
    create_workspace(tx, NOW)
    connection.execute("INSERT INTO person (id, workspace, name, role, created_at) VALUES (1, 1, 'Олена', 'admin', 0)")
    yield tx
    connection.close()


def everything(tx: Tx) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: [tuple(row) for row in tx._connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()]
        for table in _TABLES
    }


_client = st.tuples(
    st.text("абвгд ", max_size=6), st.text(max_size=6), st.integers(1, 3), st.integers(0, 4), st.integers(0, 2)
)


def add_client(tx: Tx, place: int, told: tuple[str, str, int, int, int]) -> int:
    """A client with so many numbers, calls and orders."""
    name, note, numbers, calls, of_orders = told
    phones = [f"+38067{place:03}{number:04}" for number in range(numbers)]
    client = clients.create_client(
        tx, 1, phones=[(phone, phone) for phone in phones], name=name.strip(), created_by="call", note=note, now=NOW
    )
    for number in range(calls):
        add_call(tx, client, phones[number % numbers], 1_000 * place + number, NOW - timedelta(hours=number))
    for number in range(of_orders):
        orders.put_order(
            tx,
            1,
            number=f"{place}-{number}",
            client=client,
            phone=phones[0],
            status="",
            status_kind="open",
            sum_kopiyky=0,
            items=(),
            delivery="",
            manager=None,
            created_at=NOW,
        )
    return client


def add_call(tx: Tx, client: int, phone: str, number: int, at: datetime) -> None:
    tx._connection.execute(
        "INSERT INTO call (workspace, external_id, direction, phase, status, phone, client, started_at)"
        f" VALUES (1, '{number}', 'in', 'ended', 'completed', '{phone}', {client}, {int(at.timestamp() * 1e6)})"
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(_client, _client, _client)
def test_what_was_merged_and_undone_is_as_it_was(
    tx: Tx,
    one: tuple[str, str, int, int, int],
    other: tuple[str, str, int, int, int],
    third: tuple[str, str, int, int, int],
) -> None:
    """Also when a third stands beside them, and when the two are merged and parted twice."""
    tx._connection.execute("SAVEPOINT example")
    kept, gone, _ = (add_client(tx, place, told) for place, told in enumerate((one, other, third), 1))
    before = everything(tx)
    for _ in range(2):
        had = clients.get_client(tx, 1, kept)
        assert had is not None
        key = client_merges.merge(
            tx, 1, kept=kept, gone=gone, name=(had.name, "Разом"), note=(had.note, "усе"), person=1, now=NOW
        )
        both = clients.get_client(tx, 1, kept)
        assert both is not None
        assert (both.name, both.note, len(both.phones)) == ("Разом", "усе", one[2] + other[2])
        calls = tx._connection.execute(f"SELECT count(*) FROM call WHERE client = {gone}").fetchone()[0]
        assert calls == 0
        listed = clients.list_clients(tx, 1, q=None, digits=None, cursor=None, limit=10)
        assert gone not in [row["id"] for row in listed]
        done = client_merges.get_merge(tx, 1, key)
        assert done is not None
        client_merges.undo(tx, done, name=both.name, note=both.note, now=NOW)
        assert everything(tx) == before
    tx._connection.execute("ROLLBACK TO example")


def test_what_came_since_goes_with_its_number_and_a_new_name_stays(tx: Tx) -> None:
    kept, gone = (add_client(tx, place, ("", "", 1, 1, 0)) for place in (1, 2))
    key = client_merges.merge(tx, 1, kept=kept, gone=gone, name=("", "Марія"), note=("", ""), person=1, now=NOW)
    add_call(tx, kept, "+380670020000", 77, NOW + timedelta(hours=1))
    add_call(tx, kept, "+380670010000", 78, NOW + timedelta(hours=1))
    clients.change_client(tx, 1, kept, name="Марія Гнатюк")
    done = client_merges.get_merge(tx, 1, key)
    assert done is not None
    client_merges.undo(tx, done, name="Марія Гнатюк", note="", now=NOW)
    owners = dict(tx._connection.execute("SELECT external_id, client FROM call").fetchall())
    assert owners == {"1000": kept, "2000": gone, "77": gone, "78": kept}
    named = clients.get_client(tx, 1, kept)
    assert named is not None
    assert named.name == "Марія Гнатюк"


async def two(admin: Questions) -> tuple[int, int]:
    one = await admin.add_client(NewClient(name="Марія", phones=("0671110001",), note="дзвонити зранку"))
    other = await admin.add_client(NewClient(name="Марія Г.", phones=("0671110002", "0671110003")))
    return one.id, other.id


async def test_a_merge_is_told_and_undone_by_the_desk(backend: Backend) -> None:
    await backend.hook(ended(call_id(timedelta(minutes=5)), "+380671110002"), "after")
    async with Questions(backend.url, ADMIN) as admin, backend.desk() as desk:
        await desk.hear()
        kept, gone = await two_of(admin)
        merging = ClientQuestions(admin)
        merged = await merging.merge(kept, gone, "Марія Гнатюк")
        assert merged.client.phones == ("+380671110001", "+380671110002")
        assert merged.client.name == "Марія Гнатюк"
        news = await desk.hear_until(
            lambda event: event.type == EventType.CLIENT and data_of(event).merged_into is not None
        )
        assert (data_of(news).id, data_of(news).merged_into) == (gone, kept)
        assert [call.client.id for call in (await admin.calls(CallFilter())).items if call.client] == [kept]
        assert [one.gone_id for one in (await merging.merges(kept)).items] == [gone]
        parted = await merging.undo(merged.merge.id)
        assert (parted.kept.name, parted.back.phones) == ("Марія", ("+380671110002",))
        assert (await merging.merges(kept)).items == ()
        entries = (await backend.http.get("/api/v1/audit")).json()["items"]
        assert [one["deed"] for one in entries][:2] == ["clients_parted", "clients_merged"]


async def two_of(admin: Questions) -> tuple[int, int]:
    """One entered by hand, and the one whom the call made."""
    one = await admin.add_client(NewClient(name="Марія", phones=("0671110001",)))
    made = next(client for client in (await admin.clients()).items if client.id != one.id)
    return one.id, made.id


async def test_the_way_back_says_what_stands_in_it(backend: Backend) -> None:
    async with Questions(backend.url, ADMIN) as admin:
        merging = ClientQuestions(admin)
        kept, gone = await two(admin)
        owner = await ClientDeeds(admin).owner_of("+380671110003")
        assert owner is not None
        assert owner.id == gone
        first = await merging.merge(kept, gone, "")
        third = await admin.add_client(NewClient(name="Ще одна", phones=("0671110009",)))
        second = await merging.merge(kept, third.id, "")

        async def problem(merge: int) -> Problem:
            with pytest.raises(Refused) as refused:
                await merging.undo(merge)
            return refused.value.problem

        assert await problem(first.merge.id) is Problem.MERGED_AGAIN
        await merging.undo(second.merge.id)
        await admin.change_client(kept, ClientPatch(phones=("0671110001",)))
        assert await problem(first.merge.id) is Problem.NUMBERS_MOVED
        with pytest.raises(Refused):
            await merging.merge(kept, kept, "")


async def test_who_became_one_waits_once_and_each_again_when_they_are_parted(backend: Backend) -> None:
    """Two missed calls of two clients are one entry of one client; desks are told that the other is over."""
    for number, minutes in (("+380671110001", 9), ("+380671110002", 4)):
        await backend.hook(unanswered(call_id(timedelta(minutes=minutes)), number), "after")
    async with Questions(backend.url, ADMIN) as admin, backend.desk() as desk:
        await desk.hear()
        merging = ClientQuestions(admin)
        before = {entry.client.id: entry for entry in (await admin.missed()).items if entry.client is not None}
        kept, gone = before
        merged = await merging.merge(kept, gone, "Марія")
        [entry] = (await admin.missed()).items
        assert entry.client is not None
        assert (entry.client.id, entry.attempts) == (kept, 2)
        await desk.hear_until(
            lambda event: (
                event.type == EventType.MISSED
                and data_of(event).closed_at is not None
                and data_of(event).id in {one.id for one in before.values()} - {entry.id}
            )
        )
        await merging.undo(merged.merge.id)
        after = {one.client.id: one.attempts for one in (await admin.missed()).items if one.client is not None}
        assert after == {kept: 1, gone: 1}


async def hear_of_lists(desk: Any) -> None:
    await desk.hear_until(lambda event: event.type == EventType.CALLS_FOUND)
    await desk.hear_until(lambda event: event.type == EventType.ORDERS_FOUND)


async def test_lists_hear_that_calls_and_orders_are_another_clients(backend: Backend) -> None:
    async with Questions(backend.url, ADMIN) as admin, backend.desk() as desk:
        await desk.hear()
        merging = ClientQuestions(admin)
        kept, gone = await two(admin)
        merged = await merging.merge(kept, gone, "Марія")
        await hear_of_lists(desk)
        await merging.undo(merged.merge.id)
        await hear_of_lists(desk)


async def test_a_name_given_before_its_desk_knew_of_the_merge_is_whoever_they_becames(backend: Backend) -> None:
    """On the card of a call, while the line was lost: it is sent when the client is somebody else already."""
    async with Questions(backend.url, ADMIN) as admin:
        kept, gone, last = [
            (await admin.add_client(NewClient(phones=(phone,)))).id
            for phone in ("0671110001", "0671110002", "0671110003")
        ]
        merging = ClientQuestions(admin)
        await merging.merge(kept, gone, "")
        await merging.merge(last, kept, "")
        assert (await admin.change_client(gone, ClientPatch(name="Марія"))).id == last
        assert (await admin.client(last)).name == "Марія"
        await admin.change_client(gone, ClientPatch(name="Хтось інший"))
        assert (await admin.client(last)).name == "Марія"
        with pytest.raises(Refused):
            await admin.change_client(gone, ClientPatch(note="про нікого"))

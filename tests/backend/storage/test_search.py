"""Any part of a name, a number or an order finds its calls and clients, by the index and without it alike."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.backend.routes.wanted_calls import digits_of
from app.backend.storage import clients, orders, search
from app.backend.storage.call_pages import CallFilter, page_of_calls
from app.backend.storage.place import place_of
from app.backend.storage.schema import migrate
from app.backend.storage.transaction import Statements, Tx
from app.backend.storage.workspaces import create_workspace
from tests.raw_rows import raw_rows

if TYPE_CHECKING:
    from tests.postgres import Server

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PEOPLE = (
    ("Оксана Мельник", "+380671234567", "10482"),
    ('Тарас "Шеф" Шевчук', "+380508801402", "A-77"),
    ("", "+380934027715", "10483"),
    ("O'Brien 100%", "+48221234567", "10484"),
    ("Марія Гнатюк_2", "+380985553190", "90001"),
    ("Мар’яна Ґудзь", "+380631112244", "ЗМ-77/Б"),
)


@pytest.fixture(params=["sqlite", "postgresql"])
def tx(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Tx]:
    """A database with a call of each of the people."""
    if request.param == "sqlite":
        yield from _filled(tmp_path / "search.sqlite")
        return
    server: Server = request.getfixturevalue("postgres_server")
    with server.database(empty=True) as address:
        yield from _filled(address)


def _filled(address: Path | str) -> Iterator[Tx]:
    migrate(address)
    place = place_of(address)
    connection = place.connect()
    tx = Tx(connection, Statements(place.dialect))
    place.begin_writing(connection)
    workspace = create_workspace(tx, NOW)
    for number, (name, phone, order) in enumerate(PEOPLE, 1):
        client = clients.create_client(tx, workspace, phones=((phone, phone),), name=name, created_by="call", now=NOW)
        orders.put_order(
            tx,
            workspace,
            number=order,
            client=client,
            phone=phone,
            status="",
            status_kind="open",
            sum_kopiyky=0,
            items=(),
            delivery="",
            manager=None,
            created_at=NOW,
        )
        connection.execute(
            "INSERT INTO call"
            " (id, workspace, external_id, direction, phase, status, phone, client, crm_order, started_at)"
            f" VALUES ({number}, {workspace}, '{number}', 'in', 'ended', 'completed', '{phone}', {client},"
            f" (SELECT id FROM crm_order WHERE number = '{order}'), {number})"
        )
    connection.execute("COMMIT")
    place.begin_reading(connection)
    yield tx
    connection.close()


def found(tx: Tx, q: str) -> list[int]:
    rows = page_of_calls(tx, 1, CallFilter(q=q, q_digits=digits_of(q)), cursor=None, limit=10)
    return sorted(row["id"] for row in rows)


@pytest.mark.parametrize(
    ("q", "calls"),
    [
        ("мельник", [1]),
        ("МЕЛЬ", [1]),
        ("ельник", [1]),
        ("ме", [1]),
        ('"шеф"', [2]),
        ("o'brien", [4]),
        ("100%", [4]),
        ("гнатюк_", [5]),
        ("гнатюкx", []),
        ("a-77", [2]),
        ("1048", [1, 3, 4]),
        ("10483", [3]),
        ("1234567", [1, 4]),
        ("067 123", [1]),
        ("+380 67", [1]),
        ("380508801402", [2]),
        ("8050880", [2]),
        ("48221", [4]),
        ("мар'яна", [6]),
        ("Марʼяна", [6]),
        ("дем'ян", []),
        ("'яна ґу", [6]),
        ("гудзь", [6]),
        ("ЗМ-77", [6]),
        ("зм-77/б", [6]),
        ("'", [1, 2, 3, 4, 5, 6]),
        ("nobody", []),
    ],
)
def test_a_part_finds_its_calls(tx: Tx, q: str, calls: list[int]) -> None:
    assert found(tx, q) == calls


def test_a_client_is_found_by_any_part(tx: Tx) -> None:
    def names(q: str) -> list[str]:
        rows = clients.list_clients(tx, 1, q=q, digits=digits_of(q), cursor=None, limit=10)
        return sorted(row["name"] for row in rows)

    assert names("марʼя") == ["Мар’яна Ґудзь"]
    assert names("шевч") == ['Тарас "Шеф" Шевчук']
    assert names("402 77") == [""]
    assert names("1234567") == ["O'Brien 100%", "Оксана Мельник"]


@pytest.mark.parametrize("q", ["ЗМ-7", "зм-77/Б", "мар`яна"])
def test_an_order_is_found_by_its_number_and_its_client(tx: Tx, q: str) -> None:
    rows = orders.list_orders(tx, 1, q=q, q_digits=None, phone=None, client=None, cursor=None, limit=10)
    assert [row["number"] for row in rows] == ["ЗМ-77/Б"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.one_of(st.text(max_size=8), st.text("0123456789 +", max_size=8), st.sampled_from([p[0][2:9] for p in PEOPLE]))
)
def test_the_index_finds_what_looking_through_finds(tx: Tx, q: str) -> None:
    """Whatever was typed: the way that is taken changes nothing of the answer."""
    q = q.replace("\0", "").strip()
    q = "".join(letter for letter in q if not 0xD800 <= ord(letter) < 0xE000)
    with pytest.MonkeyPatch.context() as patch:
        by_index = found(tx, q)
        patch.setattr(search, "FEW", 0)
        assert found(tx, q) == by_index


def test_the_index_follows_what_changes(tmp_path: Path) -> None:
    """A new name is found and the old one no more; a number that was taken away still finds its calls."""
    path = tmp_path / "changing.sqlite"
    for tx in _filled(path):
        tx._connection.execute("COMMIT")
        clients.change_client(tx, 1, 1, name="Ганна Лис", phones=(("+380671110000", "0671110000"),))
        assert (found(tx, "мельник"), found(tx, "ганна лис")) == ([], [1])
        assert found(tx, "0671234567") == [1]
    assert raw_rows(path, "INSERT INTO look_client (look_client) VALUES ('integrity-check')") == []
    assert raw_rows(path, "INSERT INTO look_order (look_order) VALUES ('integrity-check')") == []

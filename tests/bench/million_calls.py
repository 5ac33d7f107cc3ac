"""A year of a big company: a million calls of 300 000 clients, and how fast the backend answers with them."""

import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from app.backend.storage.call_pages import CallFilter, page_of_calls
from app.backend.storage.moments import micro
from app.backend.storage.paging import Cursor
from app.backend.storage.place import place_of
from app.backend.storage.schema import migrate
from app.backend.storage.transaction import Statements, Tx
from app.word_forms import folded

CALLS = 1_000_000
CLIENTS = 300_000
ORDERS = 150_000
MANAGERS = 20
_RUNS = 9
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
_STEP = timedelta(days=365) / CALLS
_FIRST = ("Олена", "Ірина", "Іван", "Марія", "Тарас", "Оксана", "Андрій", "Наталія", "Дмитро", "Юлія", "Назар", "Ганна")
_LAST = ("Коваль", "Лис", "Бондар", "Гнатюк", "Шевчук", "Мельник", "Коломієць", "Приходько", "Савченко", "Романюк")


_HEARD = """
INSERT INTO talk_share (call, workspace, client_ms, operator_ms, both_ms, silence_ms, longest_client_ms,
 longest_operator_ms, longest_silence_ms, client_interrupted, operator_interrupted, operator_percent)
SELECT id, 1, 1000 * talk_s * (100 - id * 31 % 97) / 100, 1000 * talk_s * (id * 31 % 97) / 100, 0, 5000, 9000,
 id * 7 % 150000, CASE WHEN id = 12345 THEN 3600000 WHEN id % 50000 = 0 THEN 60000 ELSE id * 13 % 50000 END,
 0, CASE WHEN id % 200000 = 1 THEN 50 ELSE id % 7 END, CASE WHEN id = 777 THEN 100 ELSE id * 31 % 97 END
FROM call WHERE talk_s > 0
"""
"""What was heard in every talk: ordinary values, and a few that hardly any has, among the oldest calls too."""


def million_calls(path: Path) -> None:
    """Write the file; the same every time."""
    migrate(path)
    chance = random.Random(1)
    file = sqlite3.connect(path, isolation_level=None)
    file.execute("PRAGMA synchronous = OFF")
    file.execute("BEGIN")
    at = micro(NOW)
    file.execute("INSERT INTO workspace (id, created_at) VALUES (1, ?)", (at,))
    managers = range(1, MANAGERS + 1)
    file.executemany("INSERT INTO manager (id, workspace, name, folded) VALUES (?, 1, ?, ?)", _named(managers))
    file.executemany(
        "INSERT INTO operator (id, workspace, staff_id, name, manager) VALUES (?, 1, ?, ?, ?)",
        ((n, str(n), f"Оператор {n}", n) for n in managers),
    )
    file.executemany(
        "INSERT INTO client (id, workspace, name, folded, created_by, created_at) VALUES (?, 1, ?, ?, 'call', ?)",
        ((n, name, folded(name), at - n) for n in range(1, CLIENTS + 1) for name in (_name(chance, n),)),
    )
    file.executemany(
        "INSERT INTO client_number (workspace, client, phone, written, reversed) VALUES (1, ?, ?, ?, ?)",
        ((n, phone_of(n), phone_of(n), phone_of(n)[:0:-1]) for n in range(1, CLIENTS + 1)),
    )
    file.executemany(
        "INSERT INTO crm_order (id, workspace, number, folded, client, phone, created_at) VALUES (?, 1, ?, ?, ?, ?, ?)",
        ((n, str(10_000 + n), str(10_000 + n), n * 2, phone_of(n * 2), at - n) for n in range(1, ORDERS + 1)),
    )
    file.executemany(
        "INSERT INTO call (id, workspace, external_id, direction, phase, status, phone, reversed, client, operator,"
        " crm_order, started_at, answered_at, ended_at, wait_s, talk_s)"
        " VALUES (?, 1, ?, ?, 'ended', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _calls(chance),
    )
    file.execute(
        "INSERT INTO recording (call, workspace, state, hash, extension, lanes)"
        " SELECT id, 1, 'ready', printf('%064x', id), 'mp3', 2 FROM call WHERE talk_s > 0"
    )
    file.execute(_HEARD)
    file.execute("COMMIT")
    file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file.close()


def measure(row: Callable[[str, list[float], str], None]) -> None:
    """Pages and searches over the whole, on the connection of a reader."""
    with tempfile.TemporaryDirectory() as folder:
        place = place_of(Path(folder) / "million.sqlite")
        million_calls(Path(folder) / "million.sqlite")
        connection = place.connect(reads_only=True)
        tx = Tx(connection, Statements(place.dialect))
        year = CallFilter(since=NOW - timedelta(days=365))
        middle = Cursor(micro(NOW - timedelta(days=180)), 0)
        asked = {
            "the first page": CallFilter(),
            "the first page of the missed": CallFilter(missed=True),
            "the first page of one manager": CallFilter(manager=3),
            "the first page of a year": year,
            "a name of every tenth client": CallFilter(q="коваль"),
            "a name that one has": CallFilter(q="коваль 12345"),
            "five digits of a number": CallFilter(q="12345", q_digits="12345"),
            "three digits of a number": CallFilter(q="123", q_digits="123"),
            "what nobody has": CallFilter(q="zzzz"),
            "the operator spoke 70 % and more": CallFilter(operator_share=70),
            "the operator spoke all the time": CallFilter(operator_share=100),
            "a silence of a minute": CallFilter(silence=60),
            "a silence that one talk has": CallFilter(silence=3600),
            "a monologue of two minutes, of one manager": CallFilter(monologue=120, manager=3),
            "fifty interruptions": CallFilter(interruptions=50),
            "none of them": CallFilter(interruptions=51),
        }
        for name, wanted in asked.items():
            row(name, [_took(tx, wanted, None) for _ in range(_RUNS)], "ms")
        row("a page half a year ago", [_took(tx, CallFilter(), middle) for _ in range(_RUNS)], "ms")
        connection.close()


def _took(tx: Tx, wanted: CallFilter, cursor: Cursor | None) -> float:
    began = perf_counter()
    page_of_calls(tx, 1, wanted, cursor=cursor, limit=61)
    return (perf_counter() - began) * 1000


def phone_of(client: int) -> str:
    """Of every client another; their middle digits tell them apart."""
    return f"+38067{client * 7919 % 10_000_000:07}"


def _named(keys: range) -> Iterator[tuple[int, str, str]]:
    for key in keys:
        name = f"{_FIRST[key % len(_FIRST)]} {_LAST[key % len(_LAST)]}"
        yield key, name, name.casefold()


def _name(chance: random.Random, number: int) -> str:
    return f"{chance.choice(_FIRST)} {chance.choice(_LAST)} {number}"


def _calls(chance: random.Random) -> Iterator[tuple[object, ...]]:
    for number in range(1, CALLS + 1):
        client = chance.randint(1, CLIENTS)
        started = micro(NOW - _STEP * (CALLS - number))
        direction = "in" if chance.random() < 0.75 else "out"
        talked = chance.random() < 0.9
        wait = chance.randint(2, 40)
        talk = chance.randint(5, 900) if talked else 0
        phone = phone_of(client)
        yield (
            number,
            f"ua1_-{number}",
            direction,
            "completed" if talked else "cancelled",
            phone,
            phone[:0:-1],
            client,
            chance.randint(1, MANAGERS) if talked else None,
            client // 2 if client % 2 == 0 else None,
            started,
            started + wait * 1_000_000 if talked else None,
            started + (wait + talk) * 1_000_000,
            wait,
            talk,
        )

"""Files become orders and clients: looked at first, then in batches, never twice, what is wrong is told."""

import asyncio
from pathlib import Path
from typing import Any

from app.backend.jobs import run_imports
from app.backend.jobs.run_imports import RunImports
from app.backend.storage import imports
from tests.backend.conftest import Backend
from tests.backend.test_table_files import workbook

ORDERS = (
    "№;Телефон;Клієнт;Статус;Сума;Товари;Менеджер;Дата\n"
    "9001;067 111-22-00;Олег Савчук;Виконано;1 234,50;Чайник x2;Ірина Лис;08.10.2026 14:05\n"
    "9002;;Без телефону;Новий;500;;;\n"
    ";0671112201;Ніхто;Новий;1;;;\n"
    "9003;не телефон;Хтось;Новий;багато;;;сьогодні\n"
)


async def uploaded(backend: Backend, body: bytes, kind: str = "orders") -> dict[str, Any]:
    answer = await backend.http.post("/api/v1/imports", params={"kind": kind, "name": "замовлення.csv"}, content=body)
    told: dict[str, Any] = answer.raise_for_status().json()
    return told


async def ended(backend: Backend, import_id: int) -> dict[str, Any]:
    """Run it and wait for its end."""
    path = f"/api/v1/imports/{import_id}"
    (await backend.http.post(f"{path}/run")).raise_for_status()
    async with asyncio.timeout(20):
        while True:
            told: dict[str, Any] = (await backend.http.get(path)).raise_for_status().json()
            if told["state"] not in {"queued", "running"}:
                return told


async def orders(backend: Backend) -> dict[str, dict[str, Any]]:
    answer = await backend.http.get("/api/v1/orders", params={"limit": 200})
    return {order["number"]: order for order in answer.raise_for_status().json()["items"]}


async def clients(backend: Backend) -> dict[str, dict[str, Any]]:
    answer = await backend.http.get("/api/v1/clients", params={"limit": 200})
    return {client["phones"][0]: client for client in answer.raise_for_status().json()["items"]}


async def test_a_file_is_shown_before_anything_is_imported(backend: Backend) -> None:
    told = await uploaded(backend, ORDERS.encode("cp1251"))
    assert (told["state"], told["encoding"], told["delimiter"], told["has_head"]) == ("preview", "cp1251", ";", True)
    assert [column["meaning"] for column in told["columns"]] == [
        "number",
        "phone",
        "name",
        "status",
        "sum",
        "items",
        "manager",
        "created_at",
    ]
    assert told["total"] == 4
    assert told["rows"][0][:3] == ["9001", "067 111-22-00", "Олег Савчук"]
    assert await orders(backend) == {}


async def test_good_rows_are_imported_and_bad_ones_reported(backend: Backend) -> None:
    import_id = (await uploaded(backend, ORDERS.encode()))["id"]
    told = await ended(backend, import_id)
    assert (told["state"], told["added"], told["renewed"], told["bad"], told["done"]) == ("done", 2, 0, 2, 4)
    kept = await orders(backend)
    assert set(kept) == {"9001", "9002"}
    first = kept["9001"]
    assert (first["phone"], first["sum_kopiyky"], first["status_kind"]) == ("+380671112200", 123_450, "done")
    assert (first["client"]["name"], first["manager"]["name"]) == ("Олег Савчук", "Ірина Лис")
    assert first["created_at"] == "2026-10-08T11:05:00Z"
    assert first["items"] == [{"title": "Чайник", "quantity": 2}]
    bad = (await backend.http.get(f"/api/v1/imports/{import_id}/bad")).raise_for_status().json()["items"]
    assert [(row["line"], row["title"], row["value"], row["why"]) for row in bad] == [
        (4, "№", "", "number_missing"),
        (5, "Телефон", "не телефон", "phone_not_valid"),
        (5, "Сума", "багато", "sum_not_valid"),
        (5, "Дата", "сьогодні", "date_not_valid"),
    ]


async def test_the_same_file_again_doubles_nothing(backend: Backend) -> None:
    await ended(backend, (await uploaded(backend, ORDERS.encode()))["id"])
    before = (await orders(backend), await clients(backend))
    told = await ended(backend, (await uploaded(backend, ORDERS.encode("utf-16")))["id"])
    assert (told["added"], told["renewed"], told["bad"]) == (0, 2, 2)
    assert (await orders(backend), await clients(backend)) == before


async def test_a_column_that_is_not_there_leaves_what_is_known(backend: Backend) -> None:
    await ended(backend, (await uploaded(backend, ORDERS.encode()))["id"])
    again = await ended(backend, (await uploaded(backend, "№;Статус\n9001;Скасовано\n".encode()))["id"])
    assert again["renewed"] == 1
    order = (await orders(backend))["9001"]
    assert (order["status_kind"], order["sum_kopiyky"], order["created_at"]) == (
        "cancelled",
        123_450,
        "2026-10-08T11:05:00Z",
    )


async def test_columns_can_be_taken_for_something_else(backend: Backend) -> None:
    told = await uploaded(backend, b"a;b;c\n1;0671112200;x\n")
    path = f"/api/v1/imports/{told['id']}"
    refused = await backend.http.post(f"{path}/run")
    assert (refused.status_code, refused.json()["code"]) == (422, "column_missing")
    change = {"meanings": ["number", "phone", None]}
    changed = (await backend.http.put(path, json=change)).raise_for_status().json()
    assert [column["meaning"] for column in changed["columns"]] == ["number", "phone", None]
    headless = (await backend.http.put(path, json={"has_head": False, **change})).raise_for_status().json()
    assert (headless["total"], headless["rows"][0]) == (2, ["a", "b", "c"])
    wrong = await backend.http.put(path, json={"meanings": ["note"]})
    assert wrong.status_code == 400


async def test_clients_come_from_a_workbook_with_several_numbers_each(backend: Backend) -> None:
    (await backend.http.post("/api/v1/clients", json={"name": "Моя", "phones": ["0671112201"]})).raise_for_status()
    (await backend.http.post("/api/v1/clients", json={"name": "Інша", "phones": ["0671112202"]})).raise_for_status()
    body = workbook(
        ("ПІБ", "Телефон", "Моб.", "Примітка"),
        ("Олег", 380671112200, "067 111 22 09", "оптовик"),
        ("Не Моя", "0671112201", None, None),
        ("Двоє", "0671112201, 0671112202", None, None),
        ("Ніхто", None, None, None),
    )
    import_id = (await uploaded(backend, body, "clients"))["id"]
    told = await ended(backend, import_id)
    assert (told["added"], told["renewed"], told["bad"]) == (1, 1, 2)
    kept = await clients(backend)
    assert kept["+380671112200"]["phones"] == ["+380671112200", "+380671112209"]
    assert (kept["+380671112200"]["name"], kept["+380671112200"]["note"]) == ("Олег", "оптовик")
    assert kept["+380671112201"]["name"] == "Моя"
    bad = (await backend.http.get(f"/api/v1/imports/{import_id}/bad")).json()["items"]
    assert [row["why"] for row in bad] == ["phones_of_two", "phone_missing"]


async def test_an_import_can_be_cancelled_and_what_came_in_stays(backend: Backend) -> None:
    import_id = (await uploaded(backend, ORDERS.encode()))["id"]
    cancelled = (await backend.http.delete(f"/api/v1/imports/{import_id}")).raise_for_status().json()
    assert cancelled["state"] == "cancelled"
    assert (await ended(backend, import_id))["state"] == "cancelled"
    assert await orders(backend) == {}


async def test_a_killed_import_goes_on_with_its_next_batch(backend: Backend, monkeypatch: Any) -> None:
    """Stopped after the first batch, as by a kill: the second life takes the rest and counts everything once."""
    monkeypatch.setattr(run_imports, "BATCH", 10)
    body = "номер\n" + "".join(f"{number}\n" for number in range(1000, 1035))
    database = backend.service.database
    import_id = (await uploaded(backend, body.encode()))["id"]
    kept = await database.write(lambda tx: imports.get_import(tx, 1, import_id))
    assert kept is not None
    batches = asyncio.Event()
    job = RunImports(database, after_batch=batches.set)
    task = asyncio.create_task(job._import(kept))
    await batches.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    told = await ended(backend, import_id)
    assert (told["state"], told["done"], told["added"]) == ("done", 35, 35)


async def test_what_is_no_table_is_refused_with_a_reason(backend: Backend) -> None:
    async def refusal(body: bytes) -> tuple[int, str]:
        answer = await backend.http.post("/api/v1/imports", params={"kind": "orders"}, content=body)
        return answer.status_code, answer.json()["code"]

    assert await refusal(b"\x89PNG\r\n\x1a\n\0\0") == (422, "file_not_readable")
    assert await refusal(b"") == (422, "file_not_readable")
    assert await refusal(b"a\n" * (11 * 1024 * 1024)) == (413, "too_large")


async def test_an_operator_imports_nothing(backend: Backend, tmp_path: Path) -> None:
    token = await backend.paired("Олена")
    headers = {"Authorization": f"Bearer {token}"}
    answer = await backend.http.post("/api/v1/imports", params={"kind": "orders"}, content=b"a;b", headers=headers)
    assert answer.status_code == 403

"""Whoever takes a list out is kept in the audit trail before the first row comes."""

from datetime import timedelta

from msgspec import UNSET

from app.backend_link.export_questions import ExportQuestions
from app.backend_link.questions import Questions
from app.contract.exports import NewExport
from app.desk.call_history import CallFilter
from tests.backend.conftest import ADMIN, Backend
from tests.backend.recorded import call_id, ended


async def test_an_export_is_kept_with_what_was_asked(backend: Backend) -> None:
    async with Questions(backend.url, await backend.paired("Олена")) as olena:
        await ExportQuestions(olena).note_export(NewExport(kind="csv", asked={"missed": "True", "rows": "248"}))
    entries = (await backend.http.get("/api/v1/audit", params={"deed": "exported"})).raise_for_status().json()["items"]
    assert [(one["who"]["name"], one["subject"], one["details"]) for one in entries] == [
        ("Олена", "csv", {"missed": "True", "rows": "248"})
    ]


async def test_calls_are_counted_apart_from_their_rows(backend: Backend) -> None:
    for number in range(3):
        await backend.hook(ended(call_id(timedelta(minutes=number + 1), number + 1)), "after")
    async with Questions(backend.url, ADMIN) as admin:
        total = await admin.total_of_calls(CallFilter())
        page = await admin.calls(CallFilter(), total=False)
    assert (total.calls, total.talk_s, total.more) == (3, 30, False)
    assert (len(page.items), page.total) == (3, UNSET)

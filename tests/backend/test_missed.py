"""The missed queue over the real interface: opened by calls, closed by contacts, one person's at a time."""

import asyncio
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from cryptography.fernet import Fernet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import bindparam, update

from app.backend.domain.missed import Claim
from app.backend.domain.notice import CallNotice, Ending, Moment
from app.backend.intake import Intake
from app.backend.missed_queue import settle
from app.backend.secrecy import Vault
from app.backend.storage import clients, missed
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.schema import migrate
from app.backend.storage.tables import calls, client_numbers
from app.backend.storage.tables import missed as missed_entries
from app.backend.storage.transaction import Tx
from app.backend.storage.workspaces import create_workspace, get_workspace
from app.contract.answers import Missed, MissedEnding
from app.contract.events import EventType, data_of
from tests.backend.conftest import Backend
from tests.backend.recorded import call_id, ended, unanswered

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
ONE, OTHER, STRANGER = "+380670001122", "+380930001122", "+380500001122"


async def queue(backend: Backend, **wanted: str) -> list[dict[str, Any]]:
    answer = (await backend.http.get("/api/v1/missed", params=wanted)).raise_for_status()
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def act(backend: Backend, token: str, entry: int, what: str, method: str = "POST") -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}"}
    return await backend.http.request(method, f"/api/v1/missed/{entry}/{what}", headers=headers)


def ago(minutes: float, number: int = 1) -> str:
    return call_id(timedelta(minutes=minutes), number)


async def test_a_contact_through_another_number_of_the_client_closes_it_too(backend: Backend) -> None:
    await backend.http.post("/api/v1/clients", json={"name": "Оксана", "phones": [ONE, OTHER]})
    await backend.hook(unanswered(ago(9), ONE), "after")
    await backend.hook(unanswered(ago(8), OTHER), "after")
    (entry,) = await queue(backend)
    assert (entry["attempts"], entry["phone"], entry["client"]["name"]) == (2, OTHER, "Оксана")
    await backend.hook(ended(ago(7), ONE), "after")
    assert await queue(backend) == []
    (closed,) = await queue(backend, state="handled", how="contact")
    assert closed["end"]["how"] == "contact"
    assert (closed["end"]["by"]["name"], closed["end"]["direction"]) == ("Олена Коваль", "in")


async def test_what_proved_to_be_no_contact_opens_the_same_entry_again(backend: Backend) -> None:
    await backend.hook(unanswered(ago(9), ONE), "after")
    (entry,) = await queue(backend)
    talk = ago(5)
    answered = ended(talk, ONE, duration_conversation=None, duration_call=None, duration_waiting=None, status=None)
    await backend.hook(answered, "answered")
    assert await queue(backend) == []
    await backend.hook(unanswered(talk, ONE), "after")
    (again,) = await queue(backend)
    assert (again["id"], again["attempts"]) == (entry["id"], 2)
    assert await queue(backend, state="handled") == []


async def test_a_row_carries_order_and_line(backend: Backend) -> None:
    await backend.http.post("/api/v1/orders", json={"number": "10450", "phone": ONE, "sum_kopiyky": 100})
    await backend.http.put("/api/v1/lines", json=[{"number": "+380441232323", "name": "Instagram-магазин"}])
    async with backend.desk() as desk:
        await desk.hear()
        await backend.hook(unanswered(ago(9), ONE), "after")
        told = data_of(await desk.hear_until(lambda event: event.type == EventType.MISSED))
    assert isinstance(told, Missed)
    assert told.order is not None
    assert (told.order.name, told.line, told.outside_hours) == ("10450", "Instagram-магазин", False)
    assert told.waits_from == told.since


async def test_two_desks_that_claim_at_once_get_one_and_hear_whose_it_is(backend: Backend) -> None:
    """Over real sockets: exactly one of many has it, the others learn the name, and every desk hears the same."""
    await backend.hook(unanswered(ago(9), ONE), "after")
    (entry,) = await queue(backend)
    names = ("Олена", "Іван", "Ірина", "Максим")
    tokens = [await backend.paired(name) for name in names]
    async with backend.desk(tokens[0]) as first, backend.desk(tokens[1]) as second:
        await first.hear()
        await second.hear()
        answers = await asyncio.gather(*(act(backend, token, entry["id"], "claim") for token in tokens))
        told = [
            data_of(await desk.hear_until(lambda event: event.type == EventType.MISSED)) for desk in (first, second)
        ]
    winners = [name for name, answer in zip(names, answers, strict=True) if answer.status_code == 200]
    assert len(winners) == 1
    refused = [answer.json() for answer in answers if answer.status_code != 200]
    assert {(one["code"], one["subject"]) for one in refused} == {("already_claimed", winners[0])}
    assert {one.claimed_by.name for one in told} == {winners[0]}


async def test_a_claim_survives_its_desk_and_runs_out(backend: Backend) -> None:
    await backend.hook(unanswered(ago(9), ONE), "after")
    (entry,) = await queue(backend)
    olena, ivan = await backend.paired("Олена"), await backend.paired("Іван")
    async with backend.desk(olena):
        await act(backend, olena, entry["id"], "claim")
    assert (await act(backend, ivan, entry["id"], "claim")).status_code == 409

    def outlive(tx: Tx) -> None:
        kept = missed.get_missed(tx, 1, entry["id"])
        assert kept is not None
        claim = missed.claim_of(kept)
        assert claim is not None
        missed.put_claim(tx, 1, entry["id"], Claim(claim.by, utc_now() - timedelta(seconds=1)))

    await backend.service.database.write(outlive)
    assert (await act(backend, ivan, entry["id"], "claim")).json()["claimed_by"]["name"] == "Іван"


async def test_a_supervisor_takes_it_out_of_anothers_hands(backend: Backend) -> None:
    await backend.hook(unanswered(ago(9), ONE), "after")
    (entry,) = await queue(backend)
    olena, ivan = await backend.paired("Олена"), await backend.paired("Іван")
    head = await backend.paired("Марія", "supervisor")
    await act(backend, olena, entry["id"], "claim")
    assert (await act(backend, ivan, entry["id"], "release")).status_code == 409
    assert (await act(backend, head, entry["id"], "release")).json()["claimed_by"] is None


async def test_done_by_hand_can_be_taken_back(backend: Backend) -> None:
    await backend.hook(unanswered(ago(9), ONE), "after")
    (entry,) = await queue(backend)
    olena = await backend.paired("Олена")
    done = (await act(backend, olena, entry["id"], "done")).json()
    assert (done["end"]["how"], done["end"]["by"]["name"]) == ("hand", "Олена")
    assert await queue(backend) == []
    assert (await act(backend, olena, entry["id"], "done", "DELETE")).json()["closed_at"] is None
    assert [one["id"] for one in await queue(backend)] == [entry["id"]]
    assert await queue(backend, state="handled") == []


async def test_done_is_not_taken_back_when_somebody_talked_meanwhile(backend: Backend) -> None:
    await backend.hook(unanswered(ago(9), ONE), "after")
    (entry,) = await queue(backend)
    olena = await backend.paired("Олена")
    await act(backend, olena, entry["id"], "done")
    await backend.hook(ended(ago(3), ONE), "after")
    await act(backend, olena, entry["id"], "done", "DELETE")
    assert await queue(backend) == []


async def test_a_call_outside_working_hours_waits_from_the_opening(backend: Backend) -> None:
    """And is told apart: nobody is late with it."""
    closed, whole = {"opens": 0, "closes": 0}, {"opens": 0, "closes": 1440}
    today = datetime.now(UTC).weekday()
    days = [whole] * 7
    days[today] = days[(today + 1) % 7] = days[today - 1] = closed
    hours = {"time_zone": "UTC", "days": days, "soon_after_min": 5, "late_after_min": 30}
    async with backend.desk() as desk:
        await desk.hear()
        assert (await backend.http.put("/api/v1/working_hours", json=hours)).status_code == 200
        await desk.hear_until(lambda event: event.type == EventType.WORKING_HOURS)
    await backend.hook(unanswered(ago(0.2), ONE), "after")
    (entry,) = await queue(backend)
    opens = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=2)
    assert (entry["outside_hours"], datetime.fromisoformat(entry["waits_from"])) == (True, opens)


async def test_hours_that_make_no_sense_are_refused(backend: Backend) -> None:
    days = [{"opens": 540, "closes": 1080}] * 7
    good = {"time_zone": "Europe/Kyiv", "days": days, "soon_after_min": 5, "late_after_min": 30}
    for wrong in ({"time_zone": "Nowhere/At_all"}, {"days": days[:6]}, {"late_after_min": 1}, {"time_zone": "../x"}):
        assert (await backend.http.put("/api/v1/working_hours", json=good | wrong)).json()["code"] == "bad_request"
    operator = {"Authorization": f"Bearer {await backend.paired('Олена')}"}
    answer = await backend.http.put("/api/v1/working_hours", json=good, headers=operator)
    assert answer.json()["code"] == "not_allowed"
    assert (await backend.http.get("/api/v1/working_hours", headers=operator)).json()["soon_after_min"] == 10


async def test_handled_ones_come_in_pages_without_holes(backend: Backend) -> None:
    for number in range(7):
        await backend.hook(unanswered(ago(20, number), f"+38067000112{number}"), "after")
    for entry in await queue(backend):
        await act(backend, "token of the automation", entry["id"], "done")
    seen: list[int] = []
    cursor: str | None = ""
    while cursor is not None:
        params = {"state": "handled", "limit": "3"} | ({"cursor": cursor} if cursor else {})
        page = (await backend.http.get("/api/v1/missed", params=params)).json()
        assert ("total" in page) == (cursor == "")
        seen += [one["id"] for one in page["items"]]
        cursor = page["next"]
    assert len(seen) == len(set(seen)) == 7
    open_pages = (await backend.http.get("/api/v1/missed", params={"limit": 3})).json()
    assert (open_pages["items"], open_pages["total"]) == ([], 0)


async def test_the_open_ones_come_in_pages_the_longest_waiting_first(backend: Backend) -> None:
    for number in range(5):
        await backend.hook(unanswered(ago(20 - number, number), f"+38067000112{number}"), "after")
    first = (await backend.http.get("/api/v1/missed", params={"limit": 3})).json()
    rest = (await backend.http.get("/api/v1/missed", params={"limit": 3, "cursor": first["next"]})).json()
    assert [one["phone"][-1] for one in first["items"] + rest["items"]] == ["0", "1", "2", "3", "4"]
    assert (first["total"], rest["next"]) == (5, None)


@st.composite
def histories(draw: st.DrawFn) -> list[CallNotice]:
    """Calls of two numbers of one client and of a stranger, each with its end."""
    told = []
    for number in range(draw(st.integers(1, 7))):
        direction = draw(st.sampled_from(("in", "in", "out", "callback")))
        ending = draw(st.sampled_from((Ending.NOT_TALKED, Ending.NOT_TALKED, Ending.TALKED, Ending.VOICEMAIL)))
        began = NOW - timedelta(minutes=draw(st.sampled_from((30, 20, 10, 5, 60 * 24 * 15))), seconds=number)
        told.append(
            CallNotice(
                call_id=f"ua1_-{number}",
                moment=Moment.AFTER,
                direction=direction,
                phone=draw(st.sampled_from((ONE, OTHER, STRANGER))),
                written="",
                started_at=began,
                ending=ending,
                wait_s=5,
                talk_s=30 if ending is Ending.TALKED else 0,
                total_s=35,
                sip_login="shopua_olena" if direction != "in" else None,
            )
        )
    return told


def began(call: CallNotice) -> datetime:
    assert call.started_at is not None
    return call.started_at


def expected(told: Iterable[CallNotice]) -> dict[tuple[str, ...], tuple[int, datetime]]:
    """The rule in words: since the last talk with that client, how many of a fortnight's calls nobody took."""
    found: dict[tuple[str, ...], tuple[int, datetime]] = {}
    for numbers in ((ONE, OTHER), (STRANGER,)):
        theirs = [one for one in told if one.phone in numbers]
        talks = [began(one) + timedelta(seconds=5) for one in theirs if one.ending is Ending.TALKED]
        last = max(talks, default=datetime.min.replace(tzinfo=UTC))
        vain = [began(one) for one in theirs if one.direction == "in" and one.ending is not Ending.TALKED]
        missing = [at for at in vain if at > last and NOW - at < timedelta(days=14)]
        if missing:
            found[numbers] = (len(missing), min(missing))
    return found


async def open_after(address: Path | str, told: Sequence[CallNotice]) -> dict[tuple[str, ...], tuple[int, datetime]]:
    """What waits in a new company after these."""
    async with Database(address) as database:
        workspace = await database.write(lambda tx: get_workspace(tx, create_workspace(tx, NOW)))
        phones = ((ONE, ONE), (OTHER, OTHER))
        await database.write(
            lambda tx: clients.create_client(tx, workspace.id, phones=phones, name="Оксана", created_by="hand", now=NOW)
        )
        intake = Intake(database, Vault(Fernet.generate_key().decode()))
        await intake.take_logged(workspace, told, NOW)
        entries, _ = await database.read(lambda tx: missed.open_missed(tx, workspace.id))
    return {(ONE, OTHER) if one.phone != STRANGER else (STRANGER,): (one.attempts, one.since) for one in entries}


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_any_order_of_calls_and_contacts_leaves_the_same_rows(
    database_address: Path | str, data: st.DataObject
) -> None:
    migrate(database_address)
    told = data.draw(histories())
    shuffled = data.draw(st.permutations(told))
    assert asyncio.run(open_after(database_address, shuffled)) == expected(told)


async def test_two_clients_that_became_one_wait_once(database_address: Path | str) -> None:
    await asyncio.to_thread(migrate, database_address)
    async with Database(database_address) as database:
        workspace = await database.write(lambda tx: get_workspace(tx, create_workspace(tx, NOW)))
        intake = Intake(database, Vault(Fernet.generate_key().decode()))
        common: dict[str, Any] = {"moment": Moment.AFTER, "direction": "in", "written": "", "ending": Ending.NOT_TALKED}
        for number, phone in enumerate((ONE, OTHER)):
            at = NOW - timedelta(minutes=10 - number)
            await intake.take_logged(workspace, [CallNotice(call_id=phone, phone=phone, started_at=at, **common)], NOW)

        def become_one(tx: Tx) -> tuple[Missed, ...]:
            keep, gone = (clients.owner_of(tx, workspace.id, phone) for phone in (ONE, OTHER))
            assert keep is not None
            assert gone is not None
            for table in (calls, client_numbers, missed_entries):
                tx.run(update(table).where(table.c.client == bindparam("gone")), gone=gone[0], client=keep[0])
            settle(tx, workspace.id, keep[0], ONE, NOW)
            return missed.open_missed(tx, workspace.id)[0]

        (entry,) = await database.write(become_one)
    assert (entry.attempts, entry.phone) == (2, OTHER)


async def test_what_nobody_waits_for_any_more_leaves_the_queue(backend: Backend) -> None:
    await backend.hook(unanswered(ago(9), ONE), "after")
    later = utc_now() + timedelta(days=14)
    closed = await backend.service.database.write(lambda tx: missed.close_old(tx, 1, later))
    assert [one.end.how for one in closed if one.end] == [MissedEnding.AGE]
    assert await queue(backend) == []
    assert await queue(backend, state="handled", how="contact") == []
    (shown,) = await queue(backend, state="handled", how="age")
    assert shown["phone"] == ONE

"""Which notices are of which callback: never another's, never a call dialled by hand, and never the operator's leg."""

import itertools
import json
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from cryptography.fernet import Fernet

from app.backend import callback_progress
from app.backend.intake import Intake
from app.backend.jobs.settle_calls import settle_all
from app.backend.known_workspaces import Known
from app.backend.news import Teller
from app.backend.providers.ringostat import notices_of
from app.backend.raw_notice import RawNotice
from app.backend.secrecy import Vault
from app.backend.storage import callbacks, calls, missed, operators, people, workspaces
from app.backend.storage.callbacks import Kept
from app.backend.storage.database import Database
from app.backend.storage.schema import migrate
from app.backend.storage.tables import calls as call_table
from app.backend.storage.transaction import Tx
from app.backend.storage.workspaces import Workspace
from app.contract.answers import CallbackStep, Role

NOW = datetime(2026, 10, 8, 14, 0, tzinfo=UTC)
KYIV = ZoneInfo("Europe/Kyiv")
OLENA, IVAN = ("331851", "shopua_olena"), ("331852", "shopua_ivan")
ANNA, BOHDAN = "+380670001111", "+380670002222"
type Told = tuple[str, dict[str, Any]]
"""Event of the webhook (`logged`: a row of the call log), and its body."""


def body(number: int, phone: str, who: tuple[str, str], **more: Any) -> dict[str, Any]:
    return {
        "call_id": f"ua18_-{int(NOW.timestamp())}.{number}",
        "type": "callback",
        "number_e164": phone,
        "caller_number": phone.removeprefix("+"),
        "destination": "380441232323",
        "connected_with": who[1],
        "employee_id": who[0],
        **more,
    }


def life(number: int, phone: str, who: tuple[str, str], status: str = "ANSWERED") -> list[Told]:
    """Before, pick-up, after, and the row of the log."""
    talk_s = 20 if status == "ANSWERED" else 0
    over = {"status": status, "duration_conversation": talk_s, "duration_waiting": 9, "duration_call": 9 + talk_s}
    row = {
        "uniqueid": f"ua18_-{int(NOW.timestamp())}.{number}",
        "call_type": "callback",
        "caller": phone.removeprefix("+"),
        "dst": who[1],
        "disposition": status,
        "billsec": str(talk_s),
        "duration": str(9 + talk_s),
        "waittime": "9",
        "employee_number": who[0],
    }
    one = body(number, phone, who)
    return [("before", one), ("answered", one), ("after", one | over), ("logged", row)]


def leg(number: int, who: tuple[str, str], kind: str, status: str = "ANSWERED") -> list[Told]:
    """The operator's own leg as something of its own, from the company's line to a SIP login or the other way."""
    sides = {"caller": who[1], "dst": "380441232323"} if kind == "in" else {"caller": who[1], "dst": who[1]}
    one = {"call_id": f"leg_-{int(NOW.timestamp())}.{number}", "type": kind, "connected_with": who[1], **sides}
    row = {"uniqueid": one["call_id"], "call_type": kind, "connected_with": who[1], "billsec": "0", "duration": "4"}
    row |= sides | {"disposition": status}
    over = {"status": status, "duration_conversation": 0, "duration_call": 4}
    return [("before", one), ("answered", one), ("after", one | over), ("logged", row)]


class Company:
    """Two operators, whatever they click, and what is told of it."""

    def __init__(self, database: Database, workspace: Workspace) -> None:
        self.database = database
        self.intake = Intake(database, Vault(Fernet.generate_key().decode()))
        self._workspace = workspace

    async def click(self, who: tuple[str, str], phone: str, at: datetime = NOW) -> Kept:
        def work(tx: Tx) -> Kept:
            operator = operators.put_employee(
                tx, 1, staff_id=who[0], name=who[1], extension=None, email=None, logins=[who[1]]
            ).operator
            me = people.ensure_person(tx, 1, who[1], Role.OPERATOR, operator, NOW)
            return callbacks.create_callback(
                tx,
                1,
                key=f"{who} {phone}",
                person=me.user.id,
                operator=operator,
                sip_login=who[1],
                phone=phone,
                client=None,
                order=None,
                now=at,
            )

        return await self.database.write(work)

    async def hear(self, told: Sequence[Told], at: datetime = NOW) -> None:
        for event, what in told:
            at += timedelta(seconds=1)
            if event == "logged":
                rows = notices_of(json.dumps([what]).encode(), KYIV)[1]
                await self.intake.take_logged(self._workspace, rows, at)
            else:
                raw = RawNotice(json.dumps(what).encode(), "application/json", {"event": event})
                await self.intake.take(Known(self._workspace), raw, at)

    async def now(self, kept: Kept) -> Kept:
        found = await self.database.read(lambda tx: callbacks.get_callback(tx, 1, kept.told.id))
        assert found is not None
        return found

    async def phone_called(self, kept: Kept) -> str | None:
        """The number of the call that the callback became."""
        call = await self.database.read(lambda tx: calls.get_call(tx, 1, kept.told.call_id or 0))
        return None if call is None else call.phone

    async def rows(self) -> list[tuple[str, str | None]]:
        """Direction and number of every call."""
        found = await self.database.read(lambda tx: tx.rows(call_table.select().order_by(call_table.c.external_id)))
        return [(one["direction"], one["phone"]) for one in found]

    async def is_none_missed(self) -> bool:
        return not await self.database.read(lambda tx: missed.open_missed(tx, 1)[0])


@pytest.fixture
async def company(database_address: Path | str) -> AsyncIterator[Company]:
    migrate(database_address)
    async with Database(database_address) as database:
        workspace = await database.write(lambda tx: workspaces.ensure_workspace(tx, NOW))
        yield Company(database, workspace)


async def test_two_that_begin_in_the_same_second_keep_apart(company: Company) -> None:
    """Whatever comes first; a talk of one and a refusal of the other."""
    mine, yours = await company.click(OLENA, ANNA), await company.click(IVAN, BOHDAN)
    told = [*life(1, ANNA, OLENA), *life(2, BOHDAN, IVAN, "CLIENT NO ANSWER")]
    Random(1).shuffle(told)
    await company.hear(told)
    mine, yours = await company.now(mine), await company.now(yours)
    assert (mine.told.step, mine.told.reason) == (CallbackStep.ENDED, None)
    assert (yours.told.step, yours.told.reason) == (CallbackStep.FAILED, "client_no_answer")
    assert [await company.phone_called(kept) for kept in (mine, yours)] == [ANNA, BOHDAN]


async def test_a_call_dialled_by_hand_at_the_same_moment_is_not_taken_for_it(company: Company) -> None:
    kept = await company.click(OLENA, ANNA)
    by_hand = body(7, BOHDAN, OLENA, type="out", caller_number="shopua_olena", destination=BOHDAN.removeprefix("+"))
    await company.hear([("before", by_hand), ("after", by_hand | {"status": "ANSWERED", "duration_conversation": 5})])
    assert (await company.now(kept)).told.call_id is None
    assert (await company.now(kept)).told.step is CallbackStep.RINGING_OPERATOR
    await company.hear(life(1, ANNA, OLENA))
    assert (await company.now(kept)).told.step is CallbackStep.ENDED


async def test_the_late_end_of_an_earlier_call_with_the_same_client_is_not_its_end(company: Company) -> None:
    """They hung up, the operator clicks at once, and only then the webhook of the end arrives."""
    earlier = life(7, ANNA, OLENA)
    await company.hear(earlier[:2], at=NOW - timedelta(seconds=40))
    kept = await company.click(OLENA, ANNA)
    await company.hear(earlier[2:])
    assert (await company.now(kept)).told.step is CallbackStep.RINGING_OPERATOR
    await company.hear(life(8, ANNA, OLENA, "BUSY"))
    after = await company.now(kept)
    assert (after.told.step, after.told.reason) == (CallbackStep.FAILED, "client_busy")


async def test_another_call_with_the_same_client_does_not_move_it_afterwards(company: Company) -> None:
    kept = await company.click(OLENA, ANNA)
    await company.hear(life(1, ANNA, OLENA)[:2])
    await company.hear(life(2, ANNA, OLENA, "BUSY"))
    after = await company.now(kept)
    assert after.told.step is CallbackStep.RINGING_CLIENT
    await company.hear(life(1, ANNA, OLENA)[2:])
    assert (await company.now(kept)).told.step is CallbackStep.ENDED


async def test_a_phone_that_speaks_in_another_call_says_nothing_of_it(company: Company) -> None:
    kept = await company.click(OLENA, ANNA)
    by_hand = body(7, BOHDAN, OLENA, type="out", caller_number="shopua_olena", destination=BOHDAN.removeprefix("+"))
    await company.hear([("before", by_hand)])

    def look(tx: Tx) -> bool:
        return callback_progress.advance_by_phones(Teller(tx, 1, NOW + timedelta(seconds=5)), {"shopua_olena"})

    assert await company.database.write(look)
    assert (await company.now(kept)).told.step is CallbackStep.RINGING_OPERATOR
    await company.hear([("after", by_hand | {"status": "NO ANSWER", "duration_conversation": 0})])
    await company.database.write(look)
    assert (await company.now(kept)).told.step is CallbackStep.RINGING_CLIENT


async def test_a_talk_whose_end_is_never_told_frees_its_operator(company: Company) -> None:
    """Neither a webhook nor the call log: after hours it is over, for the desks too, and a callback ends with it."""
    kept = await company.click(OLENA, ANNA)
    await company.hear(life(1, ANNA, OLENA)[:2])
    for hours, phase in ((3, "talking"), (5, "ended")):
        at = NOW + timedelta(hours=hours)
        await company.database.write(partial(settle_all, workspace=1, now=at))
        found = await company.database.read(lambda tx: tx.rows(call_table.select()))
        assert [one["phase"] for one in found] == [phase]
    assert (await company.now(kept)).told.step is CallbackStep.ENDED


_ORDERS = list(itertools.islice(itertools.permutations(range(8)), 0, None, 40320 // 12))


@pytest.mark.parametrize("kind", ["callback", "out", "in"])
@pytest.mark.parametrize("order", _ORDERS)
async def test_the_operators_own_leg_is_never_a_call(company: Company, kind: str, order: tuple[int, ...]) -> None:
    """In whatever order its webhooks, those of the call and both rows of the log come."""
    kept = await company.click(OLENA, ANNA)
    told = [*leg(5, OLENA, kind), *life(1, ANNA, OLENA)]
    await company.hear([told[place] for place in order])
    assert await company.rows() == [("callback", ANNA)]
    assert await company.is_none_missed()
    assert (await company.now(kept)).told.step is CallbackStep.ENDED


@pytest.mark.parametrize("kind", ["callback", "out", "in"])
async def test_a_leg_that_was_not_taken_is_the_reason_and_no_call(company: Company, kind: str) -> None:
    kept = await company.click(OLENA, ANNA)
    await company.hear([one for one in leg(5, OLENA, kind, "NO ANSWER") if one[0] != "answered"])
    after = await company.now(kept)
    assert (after.told.step, after.told.reason) == (CallbackStep.FAILED, "operator_no_answer")
    assert await company.rows() == []
    assert await company.is_none_missed()

"""Notes written without a network reach the backend once, later, even after a restart."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from app.contract.answers import Named
from app.contract.problems import Problem
from app.contract.requests import CallPatch, ClientPatch
from app.desk.client_file import ClientFileDesk
from app.desk.unsent import Entry, Subject, Unsent
from app.failures import BackendSilent, Failure, NotSignedIn, Refused


class Office:
    def __init__(self, file: Path) -> None:
        self.failure: Failure | None = None
        self.got: list[tuple[int, Any]] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.asked = asyncio.Event()
        self.unsent = Unsent(file, self.take, self.take)

    async def take(self, target: int, change: Any) -> None:
        self.asked.set()
        await self.gate.wait()
        if self.failure is not None:
            raise self.failure
        self.got.append((target, change))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "unsent.jsonl"


@pytest.fixture
async def office(file: Path) -> Office:
    return Office(file)


async def test_with_a_network_a_note_goes_at_once(office: Office) -> None:
    assert await office.unsent.change_call(7, CallPatch(note="передзвонити"))
    assert office.got == [(7, CallPatch(note="передзвонити"))]
    assert office.unsent.count == 0


@pytest.mark.parametrize("failure", [BackendSilent(), NotSignedIn()])
async def test_without_one_it_waits_through_a_restart_and_goes_once(
    office: Office, file: Path, failure: Failure
) -> None:
    office.failure = failure
    assert not await office.unsent.change_call(7, CallPatch(note="перше"))
    assert not await office.unsent.change_call(7, CallPatch(outcome="sold"))
    assert not await office.unsent.change_call(7, CallPatch(note="друге"))
    assert not await office.unsent.change_client(7, ClientPatch(name="Марія"))
    assert office.unsent.count == 2
    later = Office(file)
    assert await later.unsent.send_all()
    assert await later.unsent.send_all()
    assert later.got == [(7, CallPatch(note="друге", outcome="sold")), (7, ClientPatch(name="Марія"))]


async def test_what_is_refused_for_good_is_told_and_crossed_out(office: Office) -> None:
    refused: list[tuple[Entry, Problem]] = []
    office.unsent.on_refused = lambda entry, reason: refused.append((entry, reason.problem))
    office.failure = Refused(Problem.NOT_FOUND)
    assert await office.unsent.change_call(7, CallPatch(note="кому"))
    assert [(entry.subject, entry.id, problem) for entry, problem in refused] == [(Subject.CALL, 7, Problem.NOT_FOUND)]
    assert office.unsent.count == 0


async def test_words_written_while_the_former_ones_travel_are_sent_too(office: Office) -> None:
    office.gate.clear()
    first = asyncio.create_task(office.unsent.change_call(7, CallPatch(note="а")))
    await office.asked.wait()
    written = asyncio.Event()
    office.unsent.on_changed = written.set
    second = asyncio.create_task(office.unsent.change_call(7, CallPatch(note="аб")))
    await written.wait()
    office.gate.set()
    await asyncio.gather(first, second)
    assert office.got[-1] == (7, CallPatch(note="аб"))
    assert office.unsent.count == 0


@pytest.fixture
def broken_file(file: Path) -> Path:
    file.parent.mkdir()
    lines = (b'{"subject":"call","id":1,"change":{"note":"ok"}}', b'{"subj', b'{"subject":"call","id":2,"change":5}')
    file.write_bytes(b"\n".join(lines))
    return file


async def test_a_broken_line_of_the_file_costs_only_itself(broken_file: Path, caplog: pytest.LogCaptureFixture) -> None:
    office = Office(broken_file)
    assert await office.unsent.send_all()
    assert office.got == [(1, CallPatch(note="ok"))]
    assert caplog.text.count("was not understood") == 2


async def test_a_new_name_is_shown_before_it_is_sent(office: Office, trade: Any) -> None:
    shown: list[Any] = []
    office.failure = BackendSilent()
    desk = ClientFileDesk(office.unsent, show_client=shown.append, show_call=shown.append)
    assert not await desk.rename(trade.client, " Марія Іваненко ")
    assert not await desk.note_call(trade.ended(), "чекає")
    assert [shown[0].name, shown[1].note] == ["Марія Іваненко", "чекає"]
    office.failure = None
    assert await desk.set_outcome(trade.ended(), "sold")
    assert office.got == [(5, ClientPatch(name="Марія Іваненко")), (1, CallPatch(note="чекає", outcome="sold"))]


async def test_whom_of_several_it_was_waits_for_the_line_like_a_note(office: Office, trade: Any) -> None:
    shown: list[Any] = []
    office.failure = BackendSilent()
    desk = ClientFileDesk(office.unsent, show_client=shown.append, show_call=shown.append)
    assert not await desk.choose_client(trade.ended(), replace(trade.client, id=8, name="Петро"))
    assert shown[0].client == Named(8, "Петро")
    office.failure = None
    assert await desk.note_call(trade.ended(), "передзвонити")
    assert office.got == [(1, CallPatch(client=8, note="передзвонити"))]

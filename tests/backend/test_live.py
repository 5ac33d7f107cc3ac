"""The live line: hello, replay, who hears what, and its ends."""

import asyncio
import time
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from app.backend.environment import Configuration
from app.backend.live_hub import QUEUE
from app.backend.storage.journal import forget_before
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import ToldRow
from app.contract.answers import Match, Named, Phase, Status
from app.contract.events import CallNews, Event, EventType, Hello, Reset, data_of
from tests.backend.conftest import Backend, serving
from tests.backend.recorded import PHONE, call_id, ended, picked_up, ringing, unanswered


def is_call(event: Event) -> bool:
    return event.type == EventType.CALL


async def news_of(desk: Any, wanted: Any = is_call) -> CallNews:
    found = data_of(await desk.hear_until(wanted))
    assert isinstance(found, CallNews)
    return found


async def matched(backend: Backend, staff_id: str, login: str, name: str) -> int:
    """An operator who has a manager, made known by a call of theirs."""
    await backend.hook(
        ended(call_id(timedelta(days=9)), None, employee_id=staff_id, connected_with=login, employee=name), "after"
    )
    operators = (await backend.http.get("/api/v1/operators")).json()["items"]
    operator = next(one for one in operators if one["staff_id"] == staff_id)
    manager = (await backend.http.post("/api/v1/managers", json={"name": name})).json()
    answer = await backend.http.put(f"/api/v1/operators/{operator['id']}", json={"manager_id": manager["id"]})
    assert answer.raise_for_status().json()["manager"]["name"] == name
    return int(operator["id"])


async def test_the_first_ring_carries_everything_the_card_shows(backend: Backend) -> None:
    await backend.http.post(
        "/api/v1/orders",
        json={"number": "1042", "phone": "067 000 11 22", "client_name": "Іван", "sum_kopiyky": 124000},
    )
    await backend.hook(ended(call_id(timedelta(days=1))), "after")
    async with backend.desk() as desk:
        hello = await desk.hear()
        assert isinstance(hello, Hello)
        assert hello.calls == ()
        await backend.hook(ringing(call_id(timedelta(seconds=1))), "before")
        news = await news_of(desk)
    assert news.phase is Phase.RINGING
    assert news.file is not None
    assert news.file.match is not None
    assert news.file.match.order is not None
    assert (news.file.match.written, news.file.match.order.name) == ("067 000 11 22", "1042")
    assert [order.sum_kopiyky for order in news.file.orders] == [124000]
    assert [call.talk_s for call in news.file.calls] == [10]
    assert news.file.carrier is not None
    assert news.file.match.others == ()


async def test_the_order_that_is_named_as_the_reason_has_the_number(backend: Backend) -> None:
    """The newest order of a client with two numbers may have the other one: it proves nothing."""
    order = {"number": "1042", "phone": PHONE, "client_name": "Іван"}
    made = (await backend.http.post("/api/v1/orders", json=order)).raise_for_status().json()
    phones = {"phones": [PHONE, "050 999 99 99"]}
    (await backend.http.patch(f"/api/v1/clients/{made['client']['id']}", json=phones)).raise_for_status()
    newer = {"number": "1043", "phone": "050 999 99 99", "client_name": "Іван"}
    (await backend.http.post("/api/v1/orders", json=newer)).raise_for_status()
    async with backend.desk() as desk:
        await desk.hear()
        await backend.hook(ringing(call_id(timedelta(seconds=1))), "before")
        news = await news_of(desk)
    assert news.file is not None
    assert news.file.match is not None
    assert news.file.match.order is not None
    assert ([one.number for one in news.file.orders], news.file.match.order.name) == (["1043", "1042"], "1042")


async def test_another_client_who_ordered_with_the_number_is_named(backend: Backend) -> None:
    """It was theirs once, or the CRM tells of both: the card asks who is calling."""
    order = {"number": "1042", "phone": PHONE, "client_name": "Іван"}
    made = (await backend.http.post("/api/v1/orders", json=order)).raise_for_status().json()
    ivan = made["client"]["id"]
    await backend.http.patch(f"/api/v1/clients/{ivan}", json={"phones": ["050 999 99 99"]})
    await backend.http.post("/api/v1/clients", json={"name": "Марія", "phones": [PHONE]})
    async with backend.desk() as desk:
        await desk.hear()
        await backend.hook(ringing(call_id(timedelta(seconds=1))), "before")
        news = await news_of(desk)
    assert news.file is not None
    assert news.file.match is not None
    assert news.file.client.name == "Марія"
    assert news.file.match.others == (Named(ivan, "Іван"),)
    path = f"/api/v1/clients/{news.file.client.id}/file"
    asked = (await backend.http.get(path, params={"phone": PHONE})).raise_for_status().json()
    assert msgspec.convert(asked["match"], Match) == news.file.match
    for other in ({}, {"phone": "0501112233"}):
        told = (await backend.http.get(path, params=other)).raise_for_status().json()
        assert told["match"] is None, "it is not their number"


async def test_whom_of_several_it_was_is_written_to_the_call_and_stays(backend: Backend) -> None:
    """Whatever the telephony tells afterwards; nobody else's number can be taken for it."""
    order = {"number": "1042", "phone": PHONE, "client_name": "Іван"}
    made = (await backend.http.post("/api/v1/orders", json=order)).raise_for_status().json()
    ivan = made["client"]["id"]
    await backend.http.patch(f"/api/v1/clients/{ivan}", json={"phones": ["050 999 99 99"]})
    await backend.http.post("/api/v1/clients", json={"name": "Марія", "phones": [PHONE]})
    stranger = (await backend.http.post("/api/v1/clients", json={"name": "Петро", "phones": ["0501112233"]})).json()
    call = call_id(timedelta(seconds=1))
    await backend.hook(ringing(call), "before")
    found = (await backend.http.get("/api/v1/calls")).json()["items"][0]
    assert found["client"]["name"] == "Марія"
    path = f"/api/v1/calls/{found['id']}"
    assert (await backend.http.patch(path, json={"client": stranger["id"]})).status_code == 404
    async with backend.desk() as desk:
        await desk.hear()
        assert (await backend.http.patch(path, json={"client": ivan})).json()["client"]["name"] == "Іван"
        assert (await news_of(desk)).client == Named(ivan, "Іван")
    await backend.hook(ended(call), "after")
    after = (await backend.http.get(path)).json()
    assert (after["phase"], after["client"]["name"]) == ("ended", "Іван")
    of_ivan = (await backend.http.get("/api/v1/calls", params={"client": ivan})).json()["items"]
    assert [one["id"] for one in of_ivan] == [found["id"]]


async def test_a_taken_call_is_the_takers_and_the_others_learn_only_by_whom(backend: Backend) -> None:
    olena = await matched(backend, "331851", "shopua_olena", "Олена Коваль")
    ivan = await matched(backend, "331852", "shopua_ivan", "Іван Бондар")
    tokens = await backend.paired("Олена", operator_id=olena), await backend.paired("Іван", operator_id=ivan)
    ring = call_id(timedelta(seconds=5))
    async with backend.desk(tokens[0]) as her, backend.desk(tokens[1]) as his, backend.desk() as chief:
        await asyncio.gather(*(desk.hear() for desk in (her, his, chief)))
        await backend.hook(ringing(ring), "before")
        for desk in (her, his, chief):
            news = await news_of(desk)
            assert (news.phone, news.phase) == (PHONE, Phase.RINGING)
        await backend.hook(picked_up(ring), "answered")
        for desk in (her, chief):
            news = await news_of(desk)
            assert (news.phone, news.phase, news.taken_by) == (PHONE, Phase.TALKING, None)
        news = await news_of(his)
        assert (news.phone, news.client, news.phase) == (None, None, Phase.TALKING)
        assert news.taken_by is not None
        assert news.taken_by.name == "Олена Коваль"
        await backend.hook(ended(ring), "after")
        assert (await news_of(her)).status is Status.COMPLETED
        missed_call = call_id(timedelta(seconds=1), 2)
        await backend.hook(unanswered(missed_call, "+380670001133"), "after")
        assert (await news_of(his)).external_id == missed_call


async def test_whoever_passed_a_talk_on_may_still_note_it(backend: Backend) -> None:
    """Their card stands for that; whoever it is with now sees the note, and nobody else gets at the call."""
    olena = await matched(backend, "331851", "shopua_olena", "Олена Коваль")
    ivan = await matched(backend, "331852", "shopua_ivan", "Іван Бондар")
    iryna = await matched(backend, "331853", "shopua_iryna", "Ірина Лис")
    hers, his, nobodys = [
        await backend.paired(name, operator_id=one) for name, one in (("О", olena), ("І", ivan), ("Р", iryna))
    ]
    ring = call_id(timedelta(seconds=9))
    await backend.hook(ringing(ring), "before")
    await backend.hook(picked_up(ring), "answered")
    async with backend.desk(his) as desk:
        await desk.hear()
        await backend.hook(picked_up(ring, connected_with="shopua_ivan", employee_id=331852), "answered")
        news = await news_of(desk)
        assert (news.phone, news.phase, news.taken_by) == (PHONE, Phase.TALKING, None)
        path = f"/api/v1/calls/{news.id}"

        async def note(token: str) -> int:
            signed = {"Authorization": f"Bearer {token}"}
            return (await backend.http.patch(path, json={"note": "обіцяла знижку"}, headers=signed)).status_code

        assert (await note(nobodys), await note(hers)) == (404, 200)
        assert (await news_of(desk)).note == "обіцяла знижку"


async def test_a_ring_concerns_only_the_one_it_rings(backend: Backend) -> None:
    olena = await matched(backend, "331851", "shopua_olena", "Олена Коваль")
    ivan = await matched(backend, "331852", "shopua_ivan", "Іван Бондар")
    first, second = call_id(timedelta(seconds=5)), call_id(timedelta(seconds=3), 2)
    her_token, his_token = await backend.paired("О", operator_id=olena), await backend.paired("І", operator_id=ivan)
    async with backend.desk(his_token) as his:
        await his.hear()
        await backend.hook(ringing(first, connected_with="shopua_olena", employee_id=331851), "before")
        await backend.hook(ringing(second, connected_with="shopua_ivan", employee_id=331852), "before")
        assert (await news_of(his)).external_id == second
    async with backend.desk(her_token) as her:
        hello = await her.hear()
    assert isinstance(hello, Hello)
    assert [call.external_id for call in hello.calls] == [first]
    assert hello.calls[0].file is not None


async def test_a_desk_that_was_away_hears_what_it_missed_in_order(backend: Backend) -> None:
    async with backend.desk() as desk:
        hello = await desk.hear()
    assert isinstance(hello, Hello)
    ring = call_id(timedelta(seconds=5))
    for body, event in ((ringing(ring), "before"), (picked_up(ring), "answered"), (ended(ring), "after")):
        await backend.hook(body, event)
    async with backend.desk(after=hello.seq) as desk:
        again = await desk.hear()
        assert isinstance(again, Hello)
        told = [await desk.hear() for _ in range(again.seq - hello.seq)]
    events = [one for one in told if isinstance(one, Event)]
    assert [event.seq for event in events] == sorted(event.seq for event in events)
    phases = [data.phase for event in events if isinstance(data := data_of(event), CallNews)]
    assert phases == sorted(phases, key=[Phase.RINGING, Phase.TALKING, Phase.ENDED].index)
    assert set(phases) == set(Phase)


async def test_a_gap_older_than_the_journal_means_loading_anew(backend: Backend) -> None:
    for number in range(3):
        await backend.hook(ringing(call_id(timedelta(seconds=5), number)), "before")
    await backend.service.database.write(lambda tx: forget_before(tx, utc_now() + timedelta(days=1)))
    for after in (1, 10**9):
        async with backend.desk(after=after) as desk:
            assert isinstance(await desk.hear(), Hello)
            assert isinstance(await desk.hear(), Reset)


async def test_without_a_token_nobody_listens(backend: Backend) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with backend.desk("no such token"):
            pass
    assert refused.value.response.status_code == 403


async def test_a_desk_that_leaves_is_forgotten(backend: Backend) -> None:
    async with backend.desk() as desk:
        await desk.hear()
        assert backend.service.hub.listening() == 1
    async with asyncio.timeout(10):
        while backend.service.hub.listening():  # the server notices in its own time, and tells nobody
            await backend.http.get("/healthz")


async def test_a_slow_desk_is_cut_and_the_intake_never_waits(backend: Backend) -> None:
    async with backend.desk() as desk:
        hello = await desk.hear()
        assert isinstance(hello, Hello)
        row = ToldRow(1, hello.seq + 1, "everyone", (), b'{"seq":1,"at":"2026-10-08T00:00:00Z","type":"x","data":{}}')
        backend.service.hub.hear([row] * (QUEUE + 1))
        with pytest.raises(ConnectionClosed) as closed:
            await desk.hear_until(lambda _: False)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1013


@pytest.mark.usefixtures("no_task_outlives_its_test")
async def test_the_closing_service_ends_live_lines(configuration: Configuration) -> None:
    async with serving(configuration) as backend, backend.desk() as desk:
        await desk.hear()
        backend.server.should_exit = True
        with pytest.raises(ConnectionClosed) as closed:
            await desk.hear()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code in {1001, 1012}


async def test_from_webhook_to_desk_takes_milliseconds(backend: Backend) -> None:
    """A generous bound: the machine is shared. The figure is printed."""
    waits = []
    async with backend.desk() as desk:
        await desk.hear()
        for number in range(50):
            began = time.perf_counter()
            hook = asyncio.create_task(
                backend.hook(ringing(call_id(timedelta(seconds=2), number), f"+38067{number:07}"), "before")
            )
            await news_of(desk)
            waits.append(time.perf_counter() - began)
            await hook
    waits.sort()
    print(f"webhook sent → event heard: p50 {waits[25] * 1000:.1f} ms, p90 {waits[45] * 1000:.1f} ms")
    assert waits[25] < 0.5

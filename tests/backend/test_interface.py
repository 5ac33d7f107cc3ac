"""Every question a desk can ask, over the real door."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest

from app.backend.sign_in import TRIES
from app.backend.storage import recordings
from app.contract.events import EventType
from tests.backend.conftest import Backend
from tests.backend.recorded import PHONE, call_id, ended, ringing, unanswered


async def asked(backend: Backend, path: str, token: str | None = None, **query: Any) -> Any:
    headers = {"Authorization": f"Bearer {token}"} if token else None
    return (await backend.http.get(f"/api/v1{path}", params=query, headers=headers)).raise_for_status().json()


async def some_calls(backend: Backend, count: int) -> None:
    """Talks with ten clients, a minute apart; every third was not answered."""
    for number in range(count):
        shape = unanswered if number % 3 == 2 else ended
        moment = timedelta(hours=5) - timedelta(minutes=number)
        await backend.hook(shape(call_id(moment, number), f"+38067000{number % 10:04}"), "after")


async def test_pages_neither_repeat_nor_skip_while_calls_come_in(backend: Backend) -> None:
    await some_calls(backend, 23)
    first = await asked(backend, "/calls", limit=10)
    assert (first["total"], first["talk_s"]) == (23, 160)
    await backend.hook(ringing(call_id(timedelta(seconds=1), 99)), "before")
    seen, cursor = first["items"], first["next"]
    while cursor:
        page = await asked(backend, "/calls", limit=10, cursor=cursor)
        assert "total" not in page
        seen, cursor = seen + page["items"], page["next"]
    ids = [call["id"] for call in seen]
    assert len(ids) == len(set(ids)) == 23
    assert [call["started_at"] for call in seen] == sorted((call["started_at"] for call in seen), reverse=True)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"phone": "067 000 00 02"}, 3),
        ({"phone": "0002"}, 3),
        ({"q": "670000002"}, 3),
        ({"q": "067 000 00 02"}, 3),
        ({"q": "00000 02"}, 3),
        ({"q": "марічк"}, 3),
        ({"status": "cancelled"}, 7),
        ({"missed": "true"}, 7),
        ({"missed": "false"}, 16),
        ({"recorded": "true"}, 0),
        ({"direction": "out"}, 0),
        ({"direction": "in", "status": "completed", "phone": "0670000002"}, 2),
        ({"to": "2020-01-01T00:00:00Z"}, 0),
        ({"from": "2020-01-01T00:00:00Z"}, 23),
        ({"manager": 1}, 0),
        ({"q": "100%_"}, 0),
    ],
)
async def test_filters_find_what_was_asked_for(backend: Backend, query: dict[str, Any], count: int) -> None:
    await some_calls(backend, 23)
    their = (await asked(backend, "/clients", q="0002"))["items"][0]
    await backend.http.patch(f"/api/v1/clients/{their['id']}", json={"name": "Марічка"})
    page = await asked(backend, "/calls", limit=200, **query)
    assert (len(page["items"]), page["total"]) == (count, count)


@pytest.mark.parametrize(
    "query",
    [
        {"cursor": "nonsense"},
        {"limit": 0},
        {"limit": 1000},
        {"from": "2026-10-08T00:00:00"},
        {"status": "lost"},
        {"phone": "x"},
    ],
)
async def test_a_question_that_makes_no_sense_is_a_problem_with_a_code(backend: Backend, query: dict[str, Any]) -> None:
    answer = await backend.http.get("/api/v1/calls", params=query)
    assert answer.status_code in {400, 422}
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] in {"bad_request", "number_not_valid"}


async def test_an_operator_sees_own_and_untaken_calls_and_every_talk_with_one_client(backend: Backend) -> None:
    await backend.hook(ended(call_id(timedelta(hours=3), 1)), "after")
    await backend.hook(ended(call_id(timedelta(hours=2), 2), employee_id="2", connected_with="s_ivan"), "after")
    await backend.hook(unanswered(call_id(timedelta(hours=1), 3), "+380670009999"), "after")
    ivan = next(one for one in (await asked(backend, "/operators"))["items"] if one["staff_id"] == "2")
    token = await backend.paired("Іван", operator_id=ivan["id"])
    calls = (await asked(backend, "/calls", token))["items"]
    assert [call["operator"] and call["operator"]["id"] for call in calls] == [None, ivan["id"]]
    whole = (await asked(backend, "/calls", token, client=calls[1]["client"]["id"]))["items"]
    assert len(whole) == 2


async def test_note_and_outcome_stay_through_late_notices(backend: Backend) -> None:
    body = ended(call_id(timedelta(hours=1)))
    await backend.hook(body, "after")
    (call,) = (await asked(backend, "/calls"))["items"]
    await backend.http.patch(f"/api/v1/calls/{call['id']}", json={"note": "передзвонити", "outcome": "sold"})
    await backend.hook(body | {"duration_conversation": "11"}, "after")
    after = await asked(backend, f"/calls/{call['id']}")
    assert (after["note"], after["outcome"], after["talk_s"]) == ("передзвонити", "sold", 11)


async def test_an_orders_list_of_recordings_is_the_clients_whole_history(backend: Backend) -> None:
    await some_calls(backend, 12)
    order = {
        "number": "77",
        "phone": "0670000001",
        "client_name": "Оля",
        "items": [{"title": "Кава", "quantity": 2}],
        "sum_kopiyky": 5,
    }
    made = await backend.http.post("/api/v1/orders", json=order)
    assert made.status_code == 201, made.text
    page = await asked(backend, f"/orders/{made.json()['id']}/calls")
    assert (page["total"], {call["phone"] for call in page["items"]}) == (2, {"+380670000001"})
    assert [one["number"] for one in (await asked(backend, "/orders", q="оля"))["items"]] == ["77"]
    assert [one["number"] for one in (await asked(backend, "/orders", phone="+38 (067) 000-00-01"))["items"]] == ["77"]
    again = await backend.http.post("/api/v1/orders", json=order | {"status": "Відправлено"})
    assert (again.json()["id"], again.json()["status"]) == (made.json()["id"], "Відправлено")
    file = await asked(backend, f"/clients/{made.json()['client']['id']}/file")
    assert (len(file["orders"]), len(file["calls"])) == (1, 2)


async def test_a_number_belongs_to_one_client(backend: Backend) -> None:
    first = (await backend.http.post("/api/v1/clients", json={"name": "А", "phones": ["0670001122"]})).json()
    second = await backend.http.post("/api/v1/clients", json={"name": "Б", "phones": ["+38 067 000-11-22"]})
    assert (second.status_code, second.json()["code"], second.json()["subject"]) == (
        409,
        "number_taken",
        first["name"],
    )
    third = await backend.http.post("/api/v1/clients", json={"phones": ["0670001133"]})
    change = {"phones": ["0670001122", "0670001133"]}
    changed = await backend.http.patch(f"/api/v1/clients/{third.json()['id']}", json=change)
    assert (changed.json()["code"], changed.json()["subject"]) == ("number_taken", "А")
    wrong = await backend.http.post("/api/v1/clients", json={"phones": ["12"]})
    assert wrong.json()["code"] == "number_not_valid"
    assert [one["phones"] for one in (await asked(backend, "/clients"))["items"]] == [
        ["+380670001133"],
        ["+380670001122"],
    ]


async def test_two_people_never_take_the_same_missed_call(backend: Backend) -> None:
    await backend.hook(unanswered(call_id(timedelta(minutes=5))), "after")
    (entry,) = (await asked(backend, "/missed"))["items"]
    tokens = [await backend.paired(name) for name in ("Олена", "Іван")]

    async def act(token: str, what: str) -> Any:
        headers = {"Authorization": f"Bearer {token}"}
        return await backend.http.post(f"/api/v1/missed/{entry['id']}/{what}", headers=headers)

    assert (await act(tokens[0], "claim")).json()["claimed_by"]["name"] == "Олена"
    refused = await act(tokens[1], "claim")
    assert (refused.status_code, refused.json()["code"], refused.json()["subject"]) == (409, "already_claimed", "Олена")
    assert (await act(tokens[0], "release")).json()["claimed_by"] is None
    assert (await act(tokens[1], "claim")).status_code == 200
    assert (await act(tokens[1], "done")).json()["closed_at"] is not None
    assert (await asked(backend, "/missed"))["items"] == []
    await backend.hook(unanswered(call_id(timedelta(minutes=4), 2)), "after")
    assert (await asked(backend, "/missed"))["items"] == []


async def test_a_recording_is_served_in_parts_and_named_for_people(backend: Backend) -> None:
    async with backend.desk() as desk:
        await backend.hook(ended("ua1_-1791470845.5"), "after")
        await desk.hear_until(lambda event: event.type == EventType.RECORDING)  # nobody is there to fetch it from
    (call,) = (await asked(backend, "/calls"))["items"]
    path = f"/api/v1/calls/{call['id']}/recording"
    sound = bytes(range(256)) * 1000
    name = hashlib.sha256(sound).hexdigest()
    folder = backend.service.configuration.recordings / name[:2]
    folder.mkdir(parents=True)
    (folder / f"{name}.ogg").write_bytes(sound)
    (folder / f"{name}.peaks").write_bytes(b'{"seconds":10.0,"lanes":["AAA="]}')
    await backend.service.database.write(
        lambda tx: recordings.put_ready(
            tx, call["id"], hash_=name, extension="ogg", size=len(sound), seconds=10, shape=b"\x01"
        )
    )
    await backend.http.patch(f"/api/v1/clients/{call['client']['id']}", json={"name": 'Іван "../Петренко'})
    whole = await backend.http.get(path)
    assert whole.status_code == 200, whole.text
    assert (whole.content, whole.headers["content-length"], whole.headers["etag"]) == (sound, "256000", f'"{name}"')
    assert "%D0%86%D0%B2%D0%B0%D0%BD" in whole.headers["content-disposition"]
    assert "/" not in whole.headers["content-disposition"].replace("application/", "")
    part = await backend.http.get(path, headers={"Range": "bytes=1000-1999"})
    assert (part.status_code, part.content) == (206, sound[1000:2000])
    assert part.headers["content-range"] == "bytes 1000-1999/256000"
    last = await backend.http.get(path, headers={"Range": "bytes=-10"})
    assert last.content == sound[-10:]
    beyond = await backend.http.get(path, headers={"Range": "bytes=256000-"})
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, "bytes */256000")
    assert (await backend.http.get(path, headers={"If-None-Match": f'"{name}"'})).status_code == 304
    assert (await asked(backend, f"/calls/{call['id']}/peaks"))["seconds"] == 10.0
    (folder / f"{name}.ogg").unlink()
    assert (await backend.http.get(path)).json()["code"] == "recording_gone"


async def test_a_recording_that_is_not_there_says_so(backend: Backend) -> None:
    await backend.hook(ended(call_id(timedelta(hours=1), 1)), "after")
    await backend.hook(unanswered(call_id(timedelta(hours=1), 2)), "after")
    silent, talked = (await asked(backend, "/calls"))["items"]
    answer = await backend.http.get(f"/api/v1/calls/{talked['id']}/recording")
    assert (answer.status_code, answer.json()["code"]) == (409, "recording_not_ready")
    answer = await backend.http.get(f"/api/v1/calls/{silent['id']}/recording")
    assert (answer.status_code, answer.json()["subject"]) == (404, "nobody_answered")


async def test_a_code_opens_one_desk_and_guessing_is_slowed(backend: Backend) -> None:
    code = (await backend.http.post("/api/v1/invitations", json={"name": "Олена", "role": "supervisor"})).json()["code"]
    typed = f" {code[:4].lower()}-{code[4:]} "
    paired = (await backend.http.post("/api/v1/pair", json={"code": typed, "device": "стіл"})).json()
    me = await asked(backend, "/me", paired["token"])
    assert (me["user"]["name"], me["role"]) == ("Олена", "supervisor")
    answers = [await backend.http.post("/api/v1/pair", json={"code": code}) for _ in range(TRIES + 1)]
    assert answers[0].json()["code"] == "code_wrong"
    assert answers[-1].json()["code"] == "too_many_tries"
    assert int(answers[-1].headers["retry-after"]) > 0


async def test_roles_are_kept(backend: Backend) -> None:
    token = await backend.paired("Олена")
    for method, path in (
        ("GET", "/integration"),
        ("PUT", "/integration"),
        ("POST", "/operators/sync"),
        ("POST", "/invitations"),
        ("POST", "/managers"),
        ("GET", "/statistics"),
    ):
        headers = {"Authorization": f"Bearer {token}"}
        answer = await backend.http.request(
            method, f"/api/v1{path}", headers=headers, json={"name": "x", "project_id": "1"}
        )
        assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed"), path
    for header in ({"Authorization": "Bearer x"}, {"Authorization": ""}, {"Authorization": f"Basic {token}"}):
        answer = await backend.http.get("/api/v1/calls", headers=header)
        assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


async def test_a_match_made_later_gives_past_calls_their_manager(backend: Backend) -> None:
    await backend.hook(ended(call_id(timedelta(hours=1))), "after")
    (operator,) = (await asked(backend, "/operators"))["items"]
    assert operator["manager"] is None
    manager = (await backend.http.post("/api/v1/managers", json={"name": "Олена К."})).json()
    await backend.http.put(f"/api/v1/operators/{operator['id']}", json={"manager_id": manager["id"]})
    (call,) = (await asked(backend, "/calls", manager=manager["id"]))["items"]
    assert call["manager"]["name"] == "Олена К."
    counted = (await asked(backend, "/statistics", by="manager"))["items"]
    assert [(one["name"], one["calls"], one["talk_s"]) for one in counted] == [("Олена К.", 1, 10)]


async def test_the_interface_describes_itself(backend: Backend) -> None:
    answer = (await backend.http.get("/schema/openapi.json")).raise_for_status().json()
    assert {"/api/v1/calls", "/api/v1/calls/{call_id}/recording", "/api/v1/callbacks"} <= answer["paths"].keys()
    assert PHONE not in str(answer)


async def test_health_needs_no_sign_in_and_tells_nothing(backend: Backend) -> None:
    answer = await backend.http.get("/healthz", headers={"Authorization": ""})
    assert answer.json() == {"ok": True}
    told = await asked(backend, "/health")
    assert (told["ok"], told["database"], told["ringostat"]) == (True, "ok", "not_set_up")


async def test_an_unknown_path_is_a_problem_too(backend: Backend) -> None:
    answer = await backend.http.get("/api/v1/nothing")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")

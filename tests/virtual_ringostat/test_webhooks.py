"""Every scenario tells its moments, in order, over real HTTP, in the shapes seen in the field."""

import pytest

from app.virtual_ringostat.scenarios import SCENARIOS
from app.virtual_ringostat.shop import Shop
from tests.virtual_ringostat.conftest import Receiver, Ringostat

MOMENTS = {
    "answered": (["before", "answered", "after"], "ANSWERED", 4, 27),
    "long": (["before", "answered", "after"], "ANSWERED", 6, 220),
    "late_recording": (["before", "answered", "after"], "ANSWERED", 4, 27),
    "as_phone": (["before", "answered", "after"], "ANSWERED", 2, 27),
    "missed": (["before", "after"], "NO ANSWER", 25, 0),
    "busy": (["before", "after"], "BUSY", 2, 0),
    "forwarded": (["before", "answered", "forwarded", "answered", "after"], "ANSWERED", 4, 34),
    "voicemail": (["before", "after"], "VOICEMAIL", 20, 12),
    "hidden": (["before", "answered", "after"], "ANSWERED", 4, 27),
    "burst": (["before", "answered", "after"], "ANSWERED", 4, 27),
    "outgoing": (["before", "after_outgoing"], "ANSWERED", 7, 33),
    "outgoing_unanswered": (["before", "after_outgoing"], "NO ANSWER", 25, 0),
    "callback": (["before", "answered", "after"], "ANSWERED", 8, 27),
    "callback_declined": (["before", "after"], "DECLINE", 3, 0),
    "callback_unanswered": (["before", "after"], "NO ANSWER", 25, 0),
    "callback_client_silent": (["before", "answered", "after"], "CLIENT NO ANSWER", 28, 0),
    "callback_client_busy": (["before", "answered", "after"], "BUSY", 6, 0),
}


def test_every_scenario_that_runs_by_itself_is_tried_here() -> None:
    assert MOMENTS.keys() | {"by_hand"} == SCENARIOS.keys()


@pytest.mark.parametrize("scenario", MOMENTS)
async def test_a_scenario_tells_its_moments_in_order(ringostat: Ringostat, receiver: Receiver, scenario: str) -> None:
    moments, status, wait_s, talk_s = MOMENTS[scenario]
    call_id = await ringostat.call(scenario, client="+38 (067) 000-11-22")
    told = await ringostat.waited(call_id)
    assert receiver.moments(call_id) == moments
    assert (told["status"], told["wait_s"], told["talk_s"]) == (status, wait_s, talk_s)
    assert receiver.bodies(call_id)[-1]["status"] == status


async def test_before_the_call_nothing_is_known_but_the_numbers(ringostat: Ringostat, receiver: Receiver) -> None:
    call_id = await ringostat.call("answered", client="380670001122")
    await ringostat.waited(call_id)
    before, answered, after = receiver.bodies(call_id)
    assert (before["number_e164"], before["caller_number"], before["destination"]) == (
        "+380670001122",
        "380670001122",
        "380441232323",
    )
    assert before["type"] == "in"
    assert before["connected_with"] is None
    assert before["status"] is None
    assert answered["status"] is None
    assert answered["employee"] is None
    assert answered["connected_with"].startswith("shopua_")
    assert isinstance(answered["employee_id"], int)
    assert all(isinstance(value, str) for value in after.values())
    assert (after["duration_waiting"], after["duration_conversation"], after["duration_call"]) == ("4", "27", "31")
    assert after["recording_presence"] == "1"
    assert (await ringostat.api.get(after["recording"])).content.startswith(b"OggS")


async def test_a_call_to_one_employee_names_them_while_it_rings(ringostat: Ringostat, receiver: Receiver) -> None:
    call_id = await ringostat.call("missed", operator="shopua_iryna")
    await ringostat.waited(call_id)
    assert receiver.bodies(call_id)[0]["connected_with"] == "shopua_iryna"


async def test_a_forwarded_call_ends_with_the_second_employee(ringostat: Ringostat, receiver: Receiver) -> None:
    call_id = await ringostat.call("forwarded", operator="shopua_olena")
    await ringostat.waited(call_id)
    _, first, _, second, after = receiver.bodies(call_id)
    assert first["connected_with"] == "shopua_olena"
    assert second["connected_with"] != "shopua_olena"
    assert after["connected_with"] == second["connected_with"]


async def test_a_hidden_number_is_not_told(ringostat: Ringostat, receiver: Receiver) -> None:
    call_id = await ringostat.call("hidden", client="380670001122")
    await ringostat.waited(call_id)
    assert {body["number_e164"] for body in receiver.bodies(call_id)} == {None}
    assert "380670001122" not in str(receiver.bodies(call_id))


async def test_an_outgoing_call_ends_in_the_vendors_own_words(ringostat: Ringostat, receiver: Receiver) -> None:
    call_id = await ringostat.call("outgoing", client="380670001122", operator="shopua_ivan")
    await ringostat.waited(call_id)
    after = receiver.bodies(call_id)[-1]
    assert after["caller"] == '"shopua_ivan" <shopua_ivan>'
    assert (after["callee"], after["outbound_number"]) == ("380670001122", "380441232323")
    assert (after["call_duration"], after["waiting"], after["dialog"]) == (40, 7, 33)
    assert (after["employee_fio"], after["staffid"]) == ("Іван Бондар", "331853")


async def test_ten_calls_at_once_are_taken_by_whoever_is_free(ringostat: Ringostat) -> None:
    """Six employees take six; four find nobody."""
    answer = await ringostat.control.post("/control/calls", json={"scenario": "burst"})
    calls = [await ringostat.waited(call_id) for call_id in answer.json()["call_ids"]]
    statuses = sorted(call["status"] for call in calls)
    assert statuses == ["ANSWERED"] * 6 + ["NO ANSWER"] * 4
    takers = {call["operator"] for call in calls if call["status"] == "ANSWERED"}
    assert len(takers) == 6


async def test_a_callback_rings_the_employee_who_answers_in_their_own_way(
    ringostat: Ringostat, receiver: Receiver
) -> None:
    phones: list[tuple[dict[str, object], str]] = [
        ({"answers_after_s": 3.0}, "ANSWERED"),
        ({"answers_after_s": None}, "NO ANSWER"),
        ({"declines": True}, "DECLINE"),
    ]
    for phone, status in phones:
        await ringostat.control.post("/control/sip/shopua_olena", json=phone)
        assert (await ringostat.call_back()).json()["result"] is True
        call_id = await newest_call(ringostat)
        assert (await ringostat.waited(call_id))["status"] == status
        assert {body["type"] for body in receiver.bodies(call_id)} == {"callback"}


async def newest_call(ringostat: Ringostat) -> str:
    call_id: str = (await ringostat.control.get("/control/calls")).json()[-1]["call_id"]
    return call_id


async def test_the_next_callbacks_may_be_told_how_to_go(ringostat: Ringostat) -> None:
    await ringostat.control.put("/control/callbacks", json={"scenario": "callback_client_busy"})
    await ringostat.call_back()
    call_id = await newest_call(ringostat)
    assert (await ringostat.waited(call_id))["status"] == "BUSY"
    wrong = await ringostat.control.put("/control/callbacks", json={"scenario": "answered"})
    assert wrong.status_code == 404


async def test_hands_steer_a_call(ringostat: Ringostat, receiver: Receiver) -> None:
    call_id = await ringostat.call("by_hand", operator="shopua_olena")
    for act in ("pick_up", "forward", "pick_up", "hang_up"):
        assert (await ringostat.control.post(f"/control/calls/{call_id}/{act}")).status_code == 202
    assert (await ringostat.waited(call_id))["status"] == "ANSWERED"
    assert receiver.moments(call_id) == ["before", "answered", "forwarded", "answered", "after"]
    assert (await ringostat.control.post(f"/control/calls/{call_id}/hang_up")).status_code == 409


async def test_a_webhook_that_is_not_taken_is_sent_again(ringostat: Ringostat, receiver: Receiver) -> None:
    receiver.refuse = [500, 404, 503]
    call_id = await ringostat.call("busy")
    await ringostat.waited(call_id)
    assert receiver.moments(call_id) == ["before", "after"]
    deliveries = (await ringostat.control.get("/control/state")).json()["deliveries"]
    assert [(one["moment"], one["tries"], one["status"]) for one in deliveries] == [
        ("before", 4, 200),
        ("after", 1, 200),
    ]


async def test_after_three_more_tries_a_webhook_is_given_up(ringostat: Ringostat, receiver: Receiver) -> None:
    receiver.refuse = [500] * 4
    call_id = await ringostat.call("busy")
    await ringostat.waited(call_id)
    assert receiver.moments(call_id) == ["after"]


async def test_a_receiver_that_is_gone_stops_no_call(ringostat: Ringostat, receiver: Receiver) -> None:
    await ringostat.control.put("/control/webhooks", json={"urls": {"before": "http://127.0.0.1:9/hook"}})
    call_id = await ringostat.call("busy")
    assert (await ringostat.waited(call_id, "ended"))["status"] == "BUSY"
    assert receiver.heard == []


async def test_webhooks_may_come_as_a_form(ringostat: Ringostat, receiver: Receiver) -> None:
    urls = {"after": f"{receiver.url}/hook?event=after", "form": f"{receiver.url}/hook?event=form"}
    await ringostat.control.put("/control/webhooks", json={"urls": urls, "format": "form"})
    call_id = await ringostat.call("busy")
    await ringostat.waited(call_id)
    assert receiver.bodies(call_id)[0]["status"] == "BUSY"
    assert receiver.content_types == {"application/x-www-form-urlencoded"}


async def test_calls_come_by_themselves_at_the_pace_that_was_set(ringostat: Ringostat) -> None:
    await ringostat.control.post("/control/pace", json={"calls_per_minute": 60})
    calls: list[dict[str, str]] = []
    while len(calls) < 3:
        calls = (await ringostat.control.get("/control/calls")).json()
    await ringostat.control.post("/control/pace", json={"calls_per_minute": 0})
    assert {call["scenario"] for call in calls} <= SCENARIOS.keys()


async def test_some_time_after_a_talk_the_ai_tells_of_it(ringostat: Ringostat, receiver: Receiver) -> None:
    call_id = await ringostat.call("answered")
    await ringostat.waited(call_id)
    await receiver.until(lambda: "ai" in receiver.moments(call_id))
    assert receiver.moments(call_id) == ["before", "answered", "after", "ai"]
    told = receiver.bodies(call_id)[-1]
    assert told["summary"]
    assert told["recommended_actions"]
    assert {told["client_mood"], told["employee_mood"], told["overall_mood"]} <= {
        "Позитивний",
        "Нейтральний",
        "Негативний",
    }
    transcript = await ringostat.control.get(told["transcript"])
    assert (transcript.status_code, transcript.text[:6]) == (200, "WEBVTT")
    assert (await ringostat.control.get(told["transcript"][:-1])).status_code == 403
    assert (await ringostat.control.get(told["transcript"].replace(".vtt", ".srt"))).status_code == 404


async def test_the_ai_tells_of_past_talks_when_it_is_asked(
    ringostat: Ringostat, receiver: Receiver, goods: Shop
) -> None:
    await ringostat.control.post("/control/past_talks", json={"count": 3})
    await receiver.until(lambda: len(receiver.heard) == 3)
    ids = [body["call_id"] for _, body in receiver.heard]
    talks = [call.call_id for call in goods.past_calls if call.talked]
    assert ids == talks[-3:][::-1]

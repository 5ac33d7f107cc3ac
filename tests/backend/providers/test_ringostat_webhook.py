"""Every shape in which an account may send a call is the same call."""

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.backend.domain.notice import CallNotice, Ending, Moment
from app.backend.providers.ringostat_keys import Said, place_of
from app.backend.providers.ringostat_webhook import TEMPLATE, Ignored, NotUnderstood, Understood, read_notice
from tests.backend.providers.reading import AFTER, CALL_ID, KYIV, START, notice, read, recorded


def test_before_an_incoming_call_only_the_caller_is_known() -> None:
    told = recorded("incoming_before.json", "before")
    assert told == CallNotice(
        call_id=CALL_ID,
        moment=Moment.BEFORE,
        direction="in",
        phone="+380670001122",
        written="+380670001122",
        line="+380441232323",
        started_at=START,
        project_id="11111",
    )


def test_at_pick_up_the_employee_is_known() -> None:
    told = recorded("incoming_pick_up.json", "answered")
    assert (told.moment, told.staff_id, told.sip_login, told.ending) == (
        Moment.ANSWERED,
        "331851",
        "shopua_olena",
        None,
    )


def test_after_an_incoming_call_everything_is_known() -> None:
    assert recorded("incoming_after.json", "after") == CallNotice(
        call_id=CALL_ID,
        moment=Moment.AFTER,
        direction="in",
        phone="+380670001122",
        written="+380670001122",
        line="+380441232323",
        staff_id="331851",
        sip_login="shopua_olena",
        employee="Олена Коваль",
        extension="101",
        ending=Ending.TALKED,
        end_reason="answered",
        talk_s=10,
        wait_s=10,
        total_s=20,
        started_at=START,
        recording_url=AFTER["recording"],
        has_recording=True,
        project_id="11111",
    )


def test_another_account_names_everything_otherwise() -> None:
    told = recorded("incoming_after_another_account.json", "after")
    assert (told.call_id, told.phone, told.line, told.sip_login) == (
        "ua9_-1790775458.2139025",
        "+380670001122",
        "+380441232323",
        "shopua_olena",
    )
    assert (told.ending, told.talk_s, told.total_s) == (Ending.TALKED, 3, 14)
    assert told.recording_url is not None
    assert told.recording_url.partition("?")[0].endswith(".wav")
    assert told.started_at == datetime.fromtimestamp(1790775458, UTC)


def test_the_client_of_an_outgoing_call_is_the_called_side() -> None:
    told = recorded("outgoing_after_another_account.json", "after_outgoing")
    assert (told.direction, told.phone, told.sip_login) == ("out", "+380670001122", "shopua_olena")
    assert (told.ending, told.end_reason, told.recording_url) == (Ending.NOT_TALKED, "no_answer", None)


def test_the_official_outgoing_set() -> None:
    told = recorded("outgoing_after_official.json", "after_outgoing")
    assert (told.call_id, told.direction, told.moment) == ("3333333333.3333333", "out", Moment.AFTER)
    assert (told.phone, told.line) == ("+380670001122", "+380441232323")
    assert (told.staff_id, told.employee, told.talk_s, told.wait_s, told.total_s) == ("1111", "Іван Бондар", 23, 27, 50)
    assert told.started_at == datetime(2026, 8, 8, 8, 11, 11, tzinfo=UTC)
    assert told.has_recording is True


def test_nested_objects_and_escaped_display_strings() -> None:
    told = recorded("nested_escaped_after.json")
    assert (told.call_id, told.moment, told.direction) == (CALL_ID, Moment.AFTER, "in")
    assert (told.phone, told.written) == ("+380670001122", "380670001122")
    assert (told.staff_id, told.employee, told.sip_login, told.extension) == (
        "331851",
        "Олена Коваль",
        "shopua_olena",
        "101",
    )
    assert (told.end_reason, told.talk_s, told.wait_s, told.total_s) == ("client_no_answer", 0, 20, 20)


AS_SENT = {
    "form": (urlencode(AFTER).encode(), "application/x-www-form-urlencoded", {}),
    "form that says json": (urlencode(AFTER).encode(), "application/json", {}),
    "json that says form": (json.dumps(AFTER).encode(), "application/x-www-form-urlencoded", {}),
    "query of a GET": (b"", "", {key: str(value) for key, value in AFTER.items()}),
    "list of one": (json.dumps([AFTER]).encode(), "application/json", {}),
    "text within json": (json.dumps(json.dumps(AFTER)).encode(), "application/json", {}),
    "payload field of a form": (urlencode({"payload": json.dumps(AFTER)}).encode(), "", {}),
    "brackets": (urlencode({f"call[{key}]": value for key, value in AFTER.items()}).encode(), "", {}),
    "upper case": (json.dumps({key.upper(): value for key, value in AFTER.items()}).encode(), "", {}),
    "camel case": (json.dumps({key.title().replace("_", ""): value for key, value in AFTER.items()}).encode(), "", {}),
    "byte order mark": (b"\xef\xbb\xbf" + json.dumps(AFTER).encode(), "", {}),
    "code page of Windows": (json.dumps(AFTER, ensure_ascii=False).encode("cp1251"), "application/json", {}),
    "wrapped": (json.dumps({"data": {"call": AFTER}}).encode(), "", {}),
    "multipart": (
        "".join(f'--x\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in AFTER.items()).encode()
        + b"--x--\r\n",
        "multipart/form-data; boundary=x",
        {},
    ),
}


@pytest.mark.parametrize("way", AS_SENT)
def test_any_format_is_the_same_notice(way: str) -> None:
    body, content_type, query = AS_SENT[way]
    told = read_notice(body, content_type, query | {"event": "after"}, zone=KYIV)
    assert told == Understood(recorded("incoming_after.json", "after"))


@pytest.mark.parametrize("prefix", ["ringostat_", "x-", "my "])
def test_the_next_spelling_of_a_key_is_guessed(prefix: str) -> None:
    told = notice({prefix + key: value for key, value in AFTER.items()}, "after")
    known = recorded("incoming_after.json", "after")
    for field in ("call_id", "phone", "ending", "talk_s", "wait_s", "recording_url", "staff_id", "sip_login"):
        assert getattr(told, field) == getattr(known, field), field


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("department.id", None),
        ("client.id", Said.IGNORED),
        ("data.id", Said.CALL_ID),
        ("call.status", Said.STATUS),
        ("employee.number", Said.STAFF_ID),
        ("employee.name", Said.EMPLOYEE),
        ("client.phone", Said.NUMBER_E164),
        ("calls[0][uniqueid]", Said.CALL_ID),
        ("utm_source", Said.IGNORED),
        ("unique_call", Said.IGNORED),
        ("favourite_colour", None),
        ("k" * 1000, None),
    ],
)
def test_a_key_is_known_by_its_owner(path: str, what: Said | None) -> None:
    place = place_of(path)
    assert (place and place[0]) == what


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("before", Moment.BEFORE),
        ("Before call", Moment.BEFORE),
        ("answered", Moment.ANSWERED),
        ("pick-up", Moment.ANSWERED),
        ("forwarded", Moment.FORWARDED),
        ("after", Moment.AFTER),
        ("AFTER_CALL", Moment.AFTER),
        ("after_outgoing", Moment.AFTER),
        ("outgoing_call_end", Moment.AFTER),
        ("rating", Moment.AFTER),
    ],
)
def test_the_event_marker_names_the_moment(written: str, moment: Moment) -> None:
    assert notice({"call_id": "x", "caller": "0671234567"}, written).moment is moment
    assert notice({"call_id": "x", "caller": "0671234567", "event": written}).moment is moment


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        ("incoming_before.json", Moment.BEFORE),
        ("incoming_pick_up.json", Moment.ANSWERED),
        ("incoming_after.json", Moment.AFTER),
        ("incoming_after_another_account.json", Moment.AFTER),
        ("outgoing_after_another_account.json", Moment.AFTER),
        ("outgoing_after_official.json", Moment.AFTER),
    ],
)
def test_without_a_marker_the_moment_is_seen_from_the_values(name: str, moment: Moment) -> None:
    assert recorded(name).moment is moment
    assert recorded(name, "something else").moment is moment


def test_one_url_pasted_for_every_moment_is_seen_through() -> None:
    assert recorded("incoming_after.json", "before").moment is Moment.AFTER


def test_a_type_may_name_the_moment_and_another_key_the_direction() -> None:
    told = notice({"call_id": "x", "type": "call_end", "direction": "outbound", "from": "101", "to": "0671234567"})
    assert (told.moment, told.direction, told.phone) == (Moment.AFTER, "out", "+380671234567")


def test_before_an_outgoing_call_its_employee_does_not_make_it_answered() -> None:
    told = notice({"call_id": "x", "type": "out", "dst": "0671234567", "connected_with": "shopua_olena"})
    assert (told.moment, told.direction, told.phone, told.sip_login) == (
        Moment.BEFORE,
        "out",
        "+380671234567",
        "shopua_olena",
    )


@pytest.mark.parametrize(
    ("event", "kind"), [("form", "form"), ("dialogue_opened", "dialogue"), ("deal-changed", "deal")]
)
def test_what_is_no_call_is_ignored(event: str, kind: str) -> None:
    assert read({"id": 7}, event) == Ignored(kind)
    assert read({"id": 7, "event": event}) == Ignored(kind)


def test_the_link_of_a_recording_survives_unescaping() -> None:
    url = "https://app.ringostat.com/recordings/1.ogg?token=a&copy=1&amp;region=2"
    told = notice(AFTER | {"recording": url}, "after")
    assert told.recording_url == "https://app.ringostat.com/recordings/1.ogg?token=a&copy=1&region=2"


def test_record_may_be_a_link() -> None:
    told = notice({"uniqueid": "x", "src": "0671234567", "record": "https://app.ringostat.com/recordings/x.mp3"})
    assert (told.call_id, told.recording_url) == ("x", "https://app.ringostat.com/recordings/x.mp3")


def test_a_call_id_sent_as_a_number_keeps_its_digits() -> None:
    assert notice(b'{"call_id": 3333333333.33333339, "caller": "0671234567"}', "after").call_id == "3333333333.33333339"


def test_what_is_missing_and_what_is_unknown_is_shown() -> None:
    told = read({"caller": "0671234567", "favourite_colour": "blue"}, "before")
    assert told == NotUnderstood({"caller": "0671234567"}, ("favourite_colour",), "no_call_id")
    assert read({"call_id": "x"}) == NotUnderstood({"call_id": "x"}, (), "nothing_told")
    assert read(b"") == NotUnderstood({}, (), "empty")
    assert read(b"hello") == NotUnderstood({}, (), "not_readable")


def test_two_calls_in_one_list_do_not_mix() -> None:
    told = notice(json.dumps([{"call_id": "x", "caller": "0671234567", "talk": None}, AFTER]).encode())
    assert (told.call_id, told.talk_s) == ("x", None)


def test_the_recommended_template_is_understood_whole() -> None:
    sent = {ours: AFTER.get(theirs) for ours, theirs in TEMPLATE.items()}
    assert None not in sent.values()
    assert notice(sent, "after") == recorded("incoming_after.json", "after")


def test_a_query_fills_what_the_body_leaves_open() -> None:
    assert notice({"call_id": "x", "caller": "0671234567"}, "before", project_id="7").project_id == "7"


HOSTILE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(sorted(AFTER)), inner),
    max_leaves=30,
)


@settings(deadline=None)  # the machine may be busy
@given(st.binary(), st.text(), st.dictionaries(st.text(), st.text()))
def test_any_bytes_are_read_without_surprise(body: bytes, content_type: str, query: dict[str, str]) -> None:
    read_notice(body, content_type, query, zone=KYIV)


@settings(deadline=None)  # the machine may be busy
@given(HOSTILE, st.sampled_from(["before", "after", ""]))
def test_any_json_is_read_without_surprise(tree: Any, event: str) -> None:
    read_notice(json.dumps(tree).encode(), "application/json", {"event": event}, zone=KYIV)


@settings(deadline=None)  # the machine may be busy
@given(st.dictionaries(st.sampled_from(sorted({*AFTER, "date", "uniqueid", "from", "to"})), st.text() | st.integers()))
def test_any_values_under_known_keys_are_read_without_surprise(values: dict[str, Any]) -> None:
    told = read(values | {"call_id": "x"}, "after")
    assert isinstance(told, Understood)
    told.notice.call_id.encode()
    (told.notice.employee or "").encode()


@pytest.mark.parametrize(
    "body", [b"[" * 100_000, b'{"a":' * 50_000, b"&" * 200_000, b"=" * 200_000, b"--\r\nform-data"]
)
def test_a_hostile_body_costs_little(body: bytes) -> None:
    assert isinstance(read(body), NotUnderstood)

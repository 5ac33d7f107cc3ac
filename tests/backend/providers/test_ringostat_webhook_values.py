"""What the values of a webhook mean, however an account writes them: statuses, sides, times, names."""

from datetime import UTC, datetime
from typing import Any

import pytest

from app.backend.domain.notice import Ending, Moment
from tests.backend.providers.reading import AFTER, START, notice

TALKED = ("ANSWERED", "proper", "Repeated")
NOT_TALKED = (
    "NO ANSWER",
    "BUSY",
    "FAILED",
    "NO-FORWARD",
    "CLIENT NO ANSWER",
    "DECLINE",
    "WRONG EXTENSION",
    "NO EXTENSION",
    "FAILED FORBIDDEN DESTINATION",
)


@pytest.mark.parametrize("separator", [" ", "_", "-", "+"])
@pytest.mark.parametrize("status", TALKED + NOT_TALKED + ("VOICEMAIL",))
def test_a_status_in_any_spelling(status: str, separator: str) -> None:
    canonical = status.lower().replace("-", "_").replace(" ", "_")
    for spelled in (status, status.lower(), status.title()):
        written = spelled.replace("-", " ").replace(" ", separator)
        told = notice({"call_id": "x", "caller": "0671234567", "status": written, "billsec": "9"}, "after")
        ending = Ending.TALKED if status in TALKED else Ending.NOT_TALKED
        assert told.ending is (Ending.VOICEMAIL if status == "VOICEMAIL" else ending)
        assert told.end_reason == canonical


@pytest.mark.parametrize("status", ["IN PROGRESS", "in_progress", "Calling"])
def test_a_status_that_is_not_final_ends_nothing(status: str) -> None:
    told = notice({"call_id": "x", "caller": "0671234567", "status": status})
    assert (told.ending, told.end_reason, told.moment) == (None, None, Moment.BEFORE)


@pytest.mark.parametrize(
    ("talk", "ending"), [("12", Ending.TALKED), ("0", Ending.NOT_TALKED), (None, Ending.NOT_TALKED)]
)
def test_an_unknown_status_is_judged_by_the_seconds_of_talk(talk: str | None, ending: Ending) -> None:
    told = notice({"call_id": "x", "caller": "0671234567", "status": "NEW WORD", "billsec": talk}, "after")
    assert (told.ending, told.end_reason) == (ending, "new_word")


@pytest.mark.parametrize("hidden", ["anonymous", "Unknown", "Private", '"Anonymous" <anonymous>', "266696687"])
def test_a_hidden_caller_is_no_client_and_the_own_number_neither(hidden: str) -> None:
    told = notice({"call_id": "x", "type": "in", "caller": hidden, "dst": "380441232323"}, "before")
    assert (told.phone, told.hidden, told.line) == (None, True, "+380441232323")


def test_a_caller_told_empty_does_not_make_the_own_number_a_client() -> None:
    told = notice({"call_id": "x", "type": "in", "caller_number": None, "E164": "", "dst": "380441232323"}, "before")
    assert (told.phone, told.hidden, told.line) == (None, False, "+380441232323")


@pytest.mark.parametrize("side", ["shopua_olena", "101", "12345678", '"shopua_olena" <shopua_olena>', "x380671234567"])
def test_letters_and_short_numbers_are_no_client(side: str) -> None:
    told = notice({"call_id": "x", "type": "callback", "caller": side, "dst": "0671234567"}, "before")
    assert (told.phone, told.direction) == ("+380671234567", "callback")


def test_a_call_begun_by_a_callback_has_its_sides_swapped() -> None:
    told = notice({"call_id": "x", "type": "out", "caller": "380671234567", "dst": "shopua_ivan"}, "before")
    assert (told.phone, told.sip_login) == ("+380671234567", "shopua_ivan")


@pytest.mark.parametrize(
    ("values", "start"),
    [
        ({"call_id": "ua18_-1791470845.1", "call_date": "2020-01-01 00:00:00"}, START),
        ({"call_id": "x", "call_timestamp": "1791470845501605", "date": "2020-01-01 00:00:00"}, START),
        ({"call_id": "x", "call_timestamp": 1791470845501}, START),
        ({"call_id": "x", "timestamp": 1791470845}, START),
        ({"call_id": "x", "timestamp": 1791470845.5}, START),
        ({"call_id": "x", "call_date": "2026-10-08 17:47:25"}, START),
        ({"call_id": "x", "call_date": "2026-10-08T17:47:25+0300"}, START),
        ({"call_id": "x", "call_date": "2026-10-08T14:47:25Z"}, START),
        ({"call_id": "x", "call_date": "2026-10-08T14:47:25.000Z"}, START),
        ({"call_id": "x", "call_date": "08.10.2026 17:47:25"}, START),
        ({"call_id": "x", "call_date": "08/10/2026 17:47:25"}, START),
        ({"call_id": "x", "call_date": "2026/10/08 17:47:25"}, START),
        ({"call_id": "x", "call_date": "1791470845"}, START),
        ({"call_id": "x", "call_date": "yesterday"}, None),
        ({"call_id": "x", "call_date": "2026-02-31 10:00:00"}, None),
        ({"call_id": "x", "call_date": "0001-01-01 00:00:00"}, None),
        ({"call_id": "x", "call_timestamp": "0"}, None),
    ],
)
def test_when_a_call_began(values: dict[str, Any], start: datetime | None) -> None:
    told = notice(values | {"caller": "0671234567"}, "before")
    assert (told.started_at and told.started_at.replace(microsecond=0)) == start
    assert told.started_at is None or told.started_at.tzinfo is UTC


def test_a_hostile_name_becomes_a_short_plain_line() -> None:
    told = notice(AFTER | {"employee": "\u202eОлена\r\n\x00\ud800 <b>" + "Коваль " * 1000}, "after")
    assert told.employee is not None
    assert len(told.employee) <= 200
    assert told.employee.isprintable()
    assert "Олена" in told.employee


@pytest.mark.parametrize("nothing", [None, "", "null", "None", "undefined", "-", "{{employee}}", "{employee}"])
def test_every_way_to_say_nothing_is_nothing(nothing: str | None) -> None:
    told = notice(AFTER | {"employee": nothing, "duration_conversation": nothing, "recording": nothing}, "after")
    assert (told.employee, told.talk_s) == (None, None)
    assert told.recording_url == AFTER["recording_wav"]

"""A downloaded recording has a useful and safe name, whatever its client is called."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.recording_names import LONGEST_BYTES, recording_name, safe_name

AT = datetime(2026, 10, 8, 17, 33, tzinfo=UTC)


def test_the_name_tells_when_who_and_which_way() -> None:
    name = recording_name(AT, "Іван Петренко", "+380671234567", "in", ".ogg")
    assert name == "2026-10-08 17-33 Іван Петренко +380671234567 вх.ogg"


def test_an_unknown_caller_leaves_no_gap() -> None:
    assert recording_name(AT, "", None, "out", ".wav") == "2026-10-08 17-33 вих.wav"


def test_a_hostile_name_stays_a_name() -> None:
    name = recording_name(AT, '../../etc/<img src="x">\u202egnp.exe', "+380671234567", "in", ".ogg")
    assert name == "2026-10-08 17-33 .. .. etc img src= x gnp.exe +380671234567 вх.ogg"


@given(st.text(max_size=20_000))
def test_any_name_gives_one_file_that_every_system_takes(client: str) -> None:
    name = recording_name(AT, client, "+380671234567", "callback", ".ogg")
    assert len(name.encode()) <= LONGEST_BYTES
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert name.endswith(" +380671234567 зворотний.ogg")


def test_names_that_windows_keeps_for_itself_are_changed() -> None:
    assert safe_name("CON.ogg") == "_CON.ogg"
    assert safe_name("...") == "_"

"""A downloaded recording has a useful and safe name, whatever its client is called."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.recording_names import LONGEST_BYTES, TEMPLATE, is_template, name_by, recording_name, safe_name

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


def test_a_template_makes_names_that_every_system_can_keep() -> None:
    at = datetime(2026, 10, 8, 17, 33, tzinfo=UTC)
    name = name_by(TEMPLATE, at, "Іван Петренко", "+380671234567", "in", ".mp3")
    assert name == "2026-10-08 17-33 Іван Петренко +380671234567 вх.mp3"
    assert name_by("{client}", at, 'a/b\\c:d*?"<>|', None, "in", ".ogg") == "a b c d.ogg"
    assert name_by("{client}", at, "CON", None, "in", ".ogg") == "_CON.ogg"
    assert name_by("{client}", at, "", None, "in", ".ogg") == "_.ogg"
    long = name_by("{client} {phone}", at, "ї" * 500, "+380671234567", "in", ".ogg")
    assert len(long.encode()) <= LONGEST_BYTES
    assert long.endswith(".ogg")


def test_a_template_names_only_known_places() -> None:
    assert is_template("{date} {manager}/{order}")
    assert not is_template("{0.__class__}")
    assert not is_template("{secret}")
    assert not is_template("ані місця")
    for stray in ("{date} {", "{date}}", "{date} {client }", "{date} {ім’я}"):
        assert not is_template(stray), stray

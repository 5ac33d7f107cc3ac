"""A downloaded recording has a useful and safe name, whatever its client is called."""

import unicodedata
from datetime import UTC, datetime

import pytest
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


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("CON.ogg", "_CON.ogg"),
        ("con .x", "_con .x"),
        ("con", "_con"),
        ("Nul...", "_Nul"),
        ("aux.tar.gz", "_aux.tar.gz"),
        ("prn\u00a0.mp3", "_prn .mp3"),
        ("COM1", "_COM1"),
        ("COM¹", "_COM¹"),
        ("com².mp3", "_com².mp3"),
        ("Com³ .mp3", "_Com³ .mp3"),
        ("LPT¹", "_LPT¹"),
        ("lpt9.txt", "_lpt9.txt"),
        ("CONIN$", "_CONIN$"),
        ("conout$.wav", "_conout$.wav"),
        ("CON\u200b", "_CON"),
        ("console.ogg", "console.ogg"),
        ("com10", "com10"),
        ("CON (2).ogg", "CON (2).ogg"),
        ("...", "_"),
        ("", "_"),
        ("Іван. . ", "Іван"),
        ("и\u0306ог", "йог"),
        ("и\u200b\u0306ог", "йог"),
        ("a/b\\c:d*?", "a b c d"),
        ("\ud800.ogg", "ogg"),
        ("ї" * 500, "ї" * 99),
        ("a" + "😀" * 500, "a" + "😀" * 49),
        ("я" * 98 + ". " * 9, "я" * 98),
    ],
)
def test_any_text_becomes_a_name_that_windows_macos_and_linux_take(asked: str, given: str) -> None:
    assert safe_name(asked) == given
    assert safe_name(given) == given
    assert len(given.encode()) <= LONGEST_BYTES


@given(st.text(max_size=400))
def test_a_safe_name_breaks_no_rule_and_is_safe_already(asked: str) -> None:
    name = safe_name(asked)
    assert safe_name(name) == name == unicodedata.normalize("NFC", name)
    assert len(name.encode()) <= LONGEST_BYTES
    assert len(name.encode("utf-16-le")) // 2 <= LONGEST_BYTES
    assert name == name.strip(" .") != ""


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

"""A transcript from outside becomes plain, bounded lines, whatever it holds."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.backend.domain.talk_text import SpokenLine, lanes_of
from app.backend.providers import webvtt
from app.backend.providers.webvtt import LONGEST_LINE, MOST_CUES, read_vtt
from app.contract.talk_text import Lane

USUAL = """\ufeffWEBVTT - розмова
Kind: captions

NOTE зроблено автоматично
00:00:99 це не титр

STYLE
::cue { color: red }

1
00:00.500 --> 00:02.250 align:start position:0%
<v Олена Коваль>Магазин «Затишок», <i>слухаю</i>.</v>

01:02:03.4 --> 01:02:05.000
<v.loud Клієнт>Добрий&nbsp;день &amp; вітаю

00:00:03,000 --> 00:00:02,000
- без мовця
"""


def test_a_usual_transcript_is_read() -> None:
    told = (
        SpokenLine(500, 2_250, "Олена Коваль", "Магазин «Затишок», слухаю."),
        SpokenLine(3_000, 3_000, "", "- без мовця"),
        SpokenLine(3_723_400, 3_725_000, "Клієнт", "Добрий день & вітаю"),
    )
    assert read_vtt(USUAL.encode()) == told
    assert read_vtt(USUAL.replace("\n", "\r\n").encode()) == told
    assert read_vtt(USUAL.replace("\n", "\r").encode()) == told


def test_overlapping_and_unordered_lines_are_put_in_order() -> None:
    body = (
        "WEBVTT\n\n00:10.000 --> 00:20.000\nдруга\n\n00:05.000 --> 00:12.000\nперша\n\n00:10.000 --> 00:11.000\nтретя"
    )
    assert [line.text for line in read_vtt(body.encode()) or ()] == ["перша", "третя", "друга"]


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT\n\n00:01.000 --> 00:02.000\nДобрий день\n00:03.000 --> 00:04.000\nВітаю",
        "1\n00:00:01,000 --> 00:00:02,000\nДобрий день\n2\n00:00:03,000 --> 00:00:04,000\nВітаю",
        "WEBVTT\nKind: captions\nuk\n00:01.000 --> 00:02.000\nДобрий день\n\n\n00:03.000 --> 00:04.000\nВітаю",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_times_begin_a_line_though_nothing_stands_before_them(text: str, encoding: str) -> None:
    first, second = SpokenLine(1_000, 2_000, "", "Добрий день"), SpokenLine(3_000, 4_000, "", "Вітаю")
    assert read_vtt(text.encode(encoding)) == (first, second)


def test_two_voices_of_one_cue_are_two_lines() -> None:
    body = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Клієнт>Так.\n<v Оператор>Добре.\n"
    assert [(line.speaker, line.text) for line in read_vtt(body.encode()) or ()] == [
        ("Клієнт", "Так."),
        ("Оператор", "Добре."),
    ]


def test_a_side_before_a_colon_is_the_speaker_and_nothing_else_is() -> None:
    body = "1\n00:00:01,000 --> 00:00:02,000\nКлієнт: Адреса: Київ\n\n2\n00:00:03,000 --> 00:00:04,000\nСума: сто\n"
    assert read_vtt(body.encode()) == (
        SpokenLine(1_000, 2_000, "Клієнт", "Адреса: Київ"),
        SpokenLine(3_000, 4_000, "", "Сума: сто"),
    )


@pytest.mark.parametrize("body", [b"", b"<html>not yet</html>", b'{"error":"-->"}', b"00:01 -> 00:02\nx", bytes(300)])
def test_what_is_no_transcript_is_none(body: bytes) -> None:
    assert read_vtt(body) is None


def test_a_transcript_in_which_nobody_speaks_is_empty() -> None:
    assert read_vtt(b"WEBVTT\n") == ()


def test_hostile_text_is_plain() -> None:
    body = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v <img src=//evil/x>>&lt;img src='file:///etc'&gt;\u202e<c.red>червоне</c>"
        "<00:00:01.500>\x00\x1b[31m <b><ruby>a\n"
    )
    (line,) = read_vtt(body.encode()) or ()
    assert "\u202e" not in line.text + line.speaker
    assert line.text.isprintable()
    assert "червоне" in line.text


def test_everything_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    cue = "00:00:01.000 --> 00:00:02.000\n"
    many = "WEBVTT\n\n" + f"{cue}так\n\n" * (MOST_CUES + 5)
    assert len(read_vtt(many.encode()) or ()) == MOST_CUES
    (long,) = read_vtt(f"WEBVTT\n\n{cue}{'слово ' * 5_000}\n".encode()) or ()
    assert len(long.text) <= LONGEST_LINE
    monkeypatch.setattr(webvtt, "LONGEST_TEXT", 100)
    assert len(read_vtt(many.encode()) or ()) == 33
    assert read_vtt(b"WEBVTT\n\n999:00:00.000 --> 999:00:01.000\nx\n") == ()


def test_a_hostile_file_is_read_in_no_time() -> None:
    """Nothing here may take the square of the length; a second is a hundred times what is needed."""
    for body in ("<" * 400_000, "<v " * 100_000, "&#" * 200_000, "00:" * 100_000 + "-->", "\n\n" * 200_000):
        began = time.process_time()
        read_vtt(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{body}\n".encode())
        assert time.process_time() - began < 1


_TIMES = st.one_of(
    st.builds("{:02}:{:02}.{:03}".format, st.integers(0, 99), st.integers(0, 99), st.integers(0, 999)),
    st.builds(
        "{}:{:02}:{:02}.{:03}".format, st.integers(0, 30), st.integers(0, 59), st.integers(0, 59), st.integers(0, 999)
    ),
    st.text("0123456789:.,-> ", max_size=14),
)
_PAYLOADS = st.one_of(
    st.text(max_size=60), st.text("<>/v &;#x:клієнт\n\r", max_size=60), st.sampled_from(["<v Я>так", "NOTE", "-->"])
)
_ENDS = st.sampled_from(["\n", "\r\n", "\r"])
_CUES = st.builds(
    "{}{} --> {} {}\n{}\n\n".format,
    st.sampled_from(["", "7\n", "NOTE "]),
    _TIMES,
    _TIMES,
    st.text(max_size=9),
    _PAYLOADS,
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["WEBVTT\n\n", "\ufeffWEBVTT x\n\n", "", "WEBVTT\n"]), st.lists(_CUES, max_size=8), _ENDS)
def test_whatever_comes_gives_ordered_plain_lines(head: str, cues: list[str], end: str) -> None:
    body = (head + "".join(cues)).replace("\n", end).encode("utf-8", "surrogatepass")
    lines = read_vtt(body) or ()
    assert list(lines) == sorted(lines, key=lambda line: (line.start_ms, line.end_ms))
    for line in lines:
        assert 0 <= line.start_ms <= line.end_ms <= 24 * 3600 * 1000
        assert line.text == line.text.strip()
        assert 0 < len(line.text) <= LONGEST_LINE
        assert (line.text + line.speaker).isprintable()


@given(st.binary(max_size=400))
def test_whatever_bytes_come_nothing_breaks(body: bytes) -> None:
    assert isinstance(read_vtt(body), tuple | None)


@pytest.mark.parametrize(
    ("speakers", "lanes"),
    [
        (("Клієнт", "Оператор"), (Lane.CLIENT, Lane.OPERATOR)),
        (("Олена  коваль", "Speaker 2"), (Lane.OPERATOR, Lane.CLIENT)),
        (("Speaker 0", "Speaker 1"), (Lane.CLIENT, Lane.OPERATOR)),
        (("Хтось", "Інший"), (None, None)),
        (("",), (None,)),
        (("", "Agent"), (None, Lane.OPERATOR)),
    ],
)
def test_who_is_who_is_told_by_their_names(speakers: tuple[str, ...], lanes: tuple[Lane | None, ...]) -> None:
    told = lanes_of(speakers, operator="Олена Коваль", client="")
    assert tuple(told[one] for one in speakers) == lanes

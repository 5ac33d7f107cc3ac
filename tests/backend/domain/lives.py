"""Believable lives of one call, as sets of notices."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from app.backend.domain.notice import CallNotice, Ending, Moment

START = datetime(2026, 10, 8, 14, 47, 25, tzinfo=UTC)
NOW = START + timedelta(hours=1)
EMPLOYEES = (("331851", "shopua_olena"), ("331852", "shopua_ivan"))


def notice(moment: Moment, **told: object) -> CallNotice:
    known: dict[str, object] = {
        "call_id": "ua18_-1791470845.1098915",
        "moment": moment,
        "direction": "in",
        "phone": "+380670001122",
        "written": "380670001122",
        "started_at": START,
    }
    return CallNotice(**(known | told))  # type: ignore[arg-type]  # the cases are written by hand


def by(employee: tuple[str, str] | None) -> dict[str, object]:
    return {} if employee is None else {"staff_id": employee[0], "sip_login": employee[1]}


@st.composite
def lives(draw: st.DrawFn) -> list[CallNotice]:
    """All notices of one call that has ended, in the order of its life."""
    direction = draw(st.sampled_from(("in", "out", "callback")))
    phone = draw(st.sampled_from(("+380670001122", None)))
    common: dict[str, object] = {"direction": direction, "phone": phone, "hidden": phone is None}
    ending = draw(st.sampled_from(Ending))
    takers = draw(st.lists(st.sampled_from(EMPLOYEES), min_size=1, max_size=3)) if ending is Ending.TALKED else []
    told = [notice(Moment.BEFORE, **common)] if draw(st.booleans()) else []
    for number, taker in enumerate(takers):
        if number:
            told.append(notice(Moment.FORWARDED, **common, **by(taker)))
        if direction != "out":
            told.append(notice(Moment.ANSWERED, **common, **by(taker)))
    talk_s = draw(st.integers(1, 600)) if ending is not Ending.NOT_TALKED else 0
    last = {
        **common,
        **by(takers[-1] if takers else None),
        "talk_s": talk_s,
        "wait_s": draw(st.integers(0, 60)),
        "total_s": talk_s + 60,
    }
    reason = {Ending.TALKED: "answered", Ending.VOICEMAIL: "voicemail", Ending.NOT_TALKED: "no_answer"}[ending]
    told.append(notice(Moment.AFTER, **last, ending=ending, end_reason=reason))
    if draw(st.booleans()):
        url = "https://app.ringostat.com/recordings/x.ogg?token=1"
        told.append(notice(Moment.LOGGED, **last, ending=ending, end_reason=reason, recording_url=url))
    if draw(st.booleans()):
        in_progress = common | {"talk_s": 0, "total_s": 0}
        told.append(notice(Moment.LOGGED, **in_progress, ending=Ending.NOT_TALKED, end_reason="no_answer"))
    return told


@st.composite
def as_they_come(draw: st.DrawFn) -> tuple[list[CallNotice], Sequence[CallNotice]]:
    """A life, and the same notices in any order, each told once or more often."""
    life = draw(lives())
    again = draw(st.lists(st.sampled_from(life), max_size=3))
    return life, draw(st.permutations([*life, *again]))

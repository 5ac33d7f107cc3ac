"""Whatever an account calls them: summary, moods, actions and the transcript of a call are understood."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.backend.domain.talk_text import TalkAnalysis, kind_of_mood
from app.backend.providers.ringostat_keys import Said
from app.backend.providers.ringostat_webhook import (
    AI_TEMPLATE,
    Analysed,
    Ignored,
    NotUnderstood,
    Understood,
    moment_told,
    read_notice,
)
from app.contract.talk_text import MoodKind
from tests.backend.providers.reading import AFTER, CALL_ID, KYIV, read

URL = "https://app.ringostat.com/transcripts/ua18_-1791470845.1098915.vtt?token=0123456789abcdef0123456789abcdef"
WHOLE = TalkAnalysis(
    call_id=CALL_ID,
    summary="Клієнт питає про доставку.\nДомовились на завтра.",
    client_mood="Позитивний",
    employee_mood="Нейтральний",
    overall_mood="Позитивний",
    actions=("Надіслати накладну", "Передзвонити завтра"),
    transcript_url=URL,
)
TOLD: dict[str, Any] = {
    "call_id": CALL_ID,
    "summary": WHOLE.summary,
    "client_mood": "Позитивний",
    "employee_mood": "Нейтральний",
    "overall_mood": "Позитивний",
    "recommended_actions": list(WHOLE.actions),
    "transcript": URL,
    "project_id": "11111",
}


def analysis(body: bytes | dict[str, Any], event: str | None = "ai", **more: Any) -> TalkAnalysis:
    told = read(body, event, **more)
    assert isinstance(told, Analysed), told
    return told.analysis


def test_the_recommended_template_is_understood_whole() -> None:
    assert TOLD.keys() == AI_TEMPLATE.keys()
    assert analysis(TOLD) == WHOLE
    assert analysis(TOLD, event=None) == WHOLE, "the values themselves say what it is"


@pytest.mark.parametrize(
    "renamed",
    [
        {"summary": "aiSummary", "recommended_actions": "recommendations", "transcript": "vtt_url"},
        {"client_mood": "mood.client", "employee_mood": "mood.employee", "overall_mood": "mood.overall"},
        {"client_mood": "CustomerSentiment", "employee_mood": "Agent-Sentiment", "overall_mood": "sentiment"},
        {"summary": "analysis.summary_text", "recommended_actions": "analysis.next_steps"},
        {"summary": "call[summary]", "transcript": "call[transcription_vtt]", "call_id": "call[call_id]"},
        {"client_mood": "mood_of_the_client_by_ai", "transcript": "link_to_vtt_file"},
    ],
)
def test_other_names_mean_the_same(renamed: dict[str, str]) -> None:
    assert analysis({renamed.get(key, key): value for key, value in TOLD.items()}) == WHOLE


def test_nested_objects_and_a_form_mean_the_same() -> None:
    moods = {"client": "Позитивний", "employee": "Нейтральний", "overall": "Позитивний"}
    nested = {
        "event": "call_processed_by_ai",
        "data": {
            "call": {"id": CALL_ID},
            "ai": {
                "summary": WHOLE.summary,
                "mood": moods,
                "recommendedActions": [{"title": one} for one in WHOLE.actions],
            },
            "transcript": {"vtt": URL},
        },
    }
    assert analysis(nested, event=None) == WHOLE
    flat = [(key, value) for key, value in TOLD.items() if key != "recommended_actions"]
    form = urlencode([*flat, *(("recommended_actions[]", one) for one in WHOLE.actions)]).encode()
    assert analysis(form, content_type="application/x-www-form-urlencoded") == WHOLE


@pytest.mark.parametrize(
    ("written", "actions"),
    [
        ("1. Надіслати накладну\n2) Передзвонити завтра", WHOLE.actions),
        ("- Надіслати накладну\r\n• Передзвонити завтра\n- Надіслати накладну", WHOLE.actions),
        ("<ul><li>Надіслати накладну</li><li>Передзвонити завтра</li></ul>", WHOLE.actions),
        ("&lt;p&gt;Надіслати накладну&lt;/p&gt;Передзвонити завтра", WHOLE.actions),
        (json.dumps(WHOLE.actions), WHOLE.actions),
        ("2 пледи відкласти", ("2 пледи відкласти",)),
        (None, ()),
        ([], ()),
        ([None, 7, "", "Дзвонити"], ("Дзвонити",)),
        ("null", ()),
    ],
)
def test_actions_are_lines_however_they_are_listed(written: object, actions: tuple[str, ...]) -> None:
    assert analysis(TOLD | {"recommended_actions": written}).actions == actions


def test_what_the_text_holds_is_plain_and_bounded() -> None:
    told = analysis(
        TOLD
        | {
            "summary": "<b>Ціна</b> &amp; &lt;script&gt;1 &lt; 2\u202e\x00" + "х" * 20_000,
            "recommended_actions": ["дія" * 1000] * 3 + [f"дія {number}" for number in range(300)],
            "client_mood": "м" * 5_000,
        }
    )
    assert told.summary is not None
    assert told.summary.startswith("Ціна & <script>1 < 2х")
    assert len(told.summary) <= 6_000
    assert len(told.actions) == 20
    assert len(told.actions[0]) == 500
    assert told.client_mood == "м" * 80


@pytest.mark.parametrize(
    "url", ["", "немає", "file:///etc/passwd", "WEBVTT\n\n00:01.000 --> 00:02.000\nАлло", "https://a b/"]
)
def test_only_an_address_is_an_address(url: str) -> None:
    assert analysis(TOLD | {"transcript": url}).transcript_url is None


def test_what_tells_nothing_waits_for_the_administrator() -> None:
    told = read({"call_id": CALL_ID, "gist": "Про доставку", "feeling": "добрий"}, "ai")
    assert told == NotUnderstood({"call_id": CALL_ID}, ("gist", "feeling"), "nothing_told")
    without_id = {key: value for key, value in TOLD.items() if key != "call_id"}
    assert isinstance(read(without_id, "ai"), NotUnderstood)
    own = {"gist": Said.SUMMARY, "feeling": Said.CLIENT_MOOD}
    body = json.dumps({"call_id": CALL_ID, "gist": "Про доставку\nі ціну", "feeling": "добрий"}).encode()
    again = read_notice(body, "application/json", {"event": "ai"}, zone=KYIV, own=own)
    assert again == Analysed(TalkAnalysis(call_id=CALL_ID, summary="Про доставку\nі ціну", client_mood="добрий"))


def test_one_address_for_all_moments_tells_the_call_and_its_words() -> None:
    told = read(AFTER | {"summary": "Про доставку", "client_mood": "добрий"}, "after")
    assert isinstance(told, Understood)
    assert told.analysis == TalkAnalysis(call_id=CALL_ID, summary="Про доставку", client_mood="добрий")
    assert isinstance(read(AFTER | {"summary": "Про доставку"}, "ai"), Analysed), "the AI's own moment moves no call"
    empty = read(AFTER | {"summary": None, "client_mood": None, "transcript": ""}, "after")
    assert isinstance(empty, Understood)
    assert empty.analysis is None


def test_its_moment_is_told_apart() -> None:
    assert moment_told({}, read(TOLD)) == "ai"
    assert isinstance(read({"form_id": "7", "phone_model": "x"}), Ignored)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Позитивний", MoodKind.GOOD),
        ("very positive", MoodKind.GOOD),
        ("Незадоволений", MoodKind.BAD),
        ("dissatisfied", MoodKind.BAD),
        ("задоволена", MoodKind.GOOD),
        ("NEGATIVE", MoodKind.BAD),
        ("Нейтральний", MoodKind.NEUTRAL),
        ("спокійний", MoodKind.NEUTRAL),
        ("😡", MoodKind.BAD),
        ("зацікавлений", None),
        ("4", None),
    ],
)
def test_moods_are_of_three_kinds(words: str, kind: MoodKind | None) -> None:
    assert kind_of_mood(words) is kind


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([*TOLD, "mood", "ai.summary", "tone"]), _JSON))
def test_no_body_is_too_strange(body: dict[str, Any]) -> None:
    told = read(body, "ai")
    if isinstance(told, Analysed):
        assert told.analysis.tells_something
        assert all(action and "\n" not in action for action in told.analysis.actions)
    else:
        assert isinstance(told, NotUnderstood)

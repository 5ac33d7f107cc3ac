"""The head of the player in windows of every width."""

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from app.contract.answers import Call, Direction, Named, Peaks, Phase, Recording, RecordingState, Status
from ui.recordings.head_row import HeadRow
from ui.theme import Light, Theme

NOW = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
CALL = Call(
    id=1,
    external_id="1",
    direction=Direction.IN,
    phase=Phase.ENDED,
    status=Status.COMPLETED,
    phone="+380689154320",
    client=Named(1, "Галина Бойко"),
    operator=None,
    manager=Named(1, "Іван Бондар"),
    order=Named(1, "10436"),
    started_at=NOW,
    answered_at=NOW,
    ended_at=NOW,
    wait_s=1,
    talk_s=60,
    recording=Recording(state=RecordingState.READY),
)


@pytest.mark.parametrize(
    ("width", "tells_when", "tells_shares"), [(1028, True, True), (664, True, False), (540, False, False)]
)
def test_the_name_and_the_number_are_whole_and_the_rest_gives_way(
    qtbot: QtBot, width: int, *, tells_when: bool, tells_shares: bool
) -> None:
    row = HeadRow(Theme(light=Light.LIGHT))
    qtbot.addWidget(row)
    row.resize(width, 24)
    row.show()
    row.show_call(CALL, NOW)
    row.show_shares(Peaks(seconds=60, lanes=()))
    assert row._name.width() >= row._name.sizeHint().width()
    assert row._number.width() >= row._number.sizeHint().width()
    assert (row._when.isVisible(), row._shares.isVisible()) == (tells_when, tells_shares)


@pytest.mark.parametrize(
    ("seconds", "told"), [(60.0, ""), (55.5, ""), (30.0, "Запис коротший за розмову: 0:30 із 1:00"), (90.0, "")]
)
def test_a_recording_that_breaks_off_before_the_talk_did_says_so(qtbot: QtBot, seconds: float, told: str) -> None:
    row = HeadRow(Theme(light=Light.LIGHT))
    qtbot.addWidget(row)
    row.show_call(CALL, NOW)
    row.show_shares(Peaks(seconds=seconds, lanes=(b"\x40" * 99, b"\x40" * 99)))
    assert row._shares.text.startswith(told or "Клієнт")

"""«Список записів»: rows stay themselves, the playing one is marked, the foot is lent and given back."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.contract.answers import Call, Named, Order, Phase, Recording, RecordingReason, RecordingState
from ui.orders.records_panel import RecordsPanel
from ui.theme import Theme


@pytest.fixture
def panel(theme: Theme, now: Callable[[], datetime], make_order: Callable[..., Order], qtbot: QtBot) -> RecordsPanel:
    panel = RecordsPanel(theme, now)
    qtbot.addWidget(panel)
    panel.resize(380, 700)
    panel.show_order(make_order(1))
    panel.show()
    return panel


def show(panel: RecordsPanel, *calls: Call) -> None:
    panel.show_calls(calls, is_complete=True, is_loading=False)


def ids(panel: RecordsPanel) -> list[int]:
    return [row.call.id for row in panel.records.rows]


def test_the_head_says_whose_talks_how_many_and_how_long(panel: RecordsPanel, make_call: Callable[..., Call]) -> None:
    show(panel, make_call(1, talk_s=252), make_call(2, talk_s=588))
    assert panel.summary.startswith("Оксана Мельник · №\N{NO-BREAK SPACE}10001 · ")
    assert panel.summary.endswith(", 14\N{NO-BREAK SPACE}хв")


@pytest.mark.parametrize(
    ("width", "seen"),
    [
        (400, "Оксана Мельник · № 10001 · 2 розмови, 14 хв"),
        (240, "Оксана Мельник · № 10001 · 2 розмови"),
        (180, "Оксана Мельник · № 10001"),
        (110, "Оксана Мельник"),
    ],
)
def test_whose_talks_they_are_outlasts_how_many_and_how_long(
    panel: RecordsPanel, make_call: Callable[..., Call], width: int, seen: str
) -> None:
    show(panel, make_call(1, talk_s=252), make_call(2, talk_s=588))
    panel._about.resize(width, 16)
    assert panel._about.seen().replace("\N{NO-BREAK SPACE}", " ") == seen
    assert panel.summary in panel._about.toolTip() or width == 400


def test_news_of_a_talk_changes_its_row_in_place(panel: RecordsPanel, make_call: Callable[..., Call]) -> None:
    show(panel, make_call(1), make_call(2, recording=Recording(state=RecordingState.PENDING)))
    row = panel.records.rows[1]
    assert row.reason == "Запис готується"
    show(panel, make_call(3, started_at=make_call(1).started_at + timedelta(minutes=1)), make_call(1), make_call(2))
    assert ids(panel) == [3, 1, 2]
    assert panel.records.rows[2] is row
    assert row.reason == ""


def test_a_talk_that_is_no_longer_ours_goes(panel: RecordsPanel, make_call: Callable[..., Call]) -> None:
    show(panel, make_call(1), make_call(2))
    show(panel, make_call(2))
    assert ids(panel) == [2]


def test_rows_follow_the_order_of_the_talks(panel: RecordsPanel, make_call: Callable[..., Call]) -> None:
    show(panel, make_call(1), make_call(2), make_call(3))
    show(panel, make_call(3), make_call(1), make_call(2))
    assert ids(panel) == [3, 1, 2]


def test_many_rows_come_a_few_in_a_turn_and_news_meanwhile_finds_its_place(
    panel: RecordsPanel, make_call: Callable[..., Call], qtbot: QtBot
) -> None:
    calls = [make_call(number) for number in range(1, 31)]
    show(panel, *calls)
    first = ids(panel)
    assert first == list(range(1, len(first) + 1))
    assert 0 < len(first) < 30
    show(panel, make_call(31), *calls[:2], *calls[3:])
    assert len(ids(panel)) < 30, "news makes no turn longer"
    qtbot.waitUntil(lambda: ids(panel) == [31, 1, 2, *range(4, 31)])


def test_a_row_is_not_seen_before_it_has_its_place(
    panel: RecordsPanel, make_call: Callable[..., Call], qtbot: QtBot
) -> None:
    """Else it stands over the first one until everything is laid out."""
    show(panel, make_call(1))
    qtbot.waitUntil(lambda: panel.records.rows[0].y() == 0)
    show(panel, make_call(2), make_call(1))
    new, old = panel.records.rows
    assert (new.y() + new.height() <= 0, old.y()) == (True, 0)
    qtbot.waitUntil(lambda: new.y() == 0 and old.y() >= new.height())


def test_space_plays_and_control_s_saves(panel: RecordsPanel, make_call: Callable[..., Call], qtbot: QtBot) -> None:
    show(panel, make_call(1), make_call(2))
    row = panel.records.rows[1]
    with qtbot.waitSignal(panel.play_wanted) as played:
        QTest.keyClick(row, Qt.Key.Key_Space)
    with qtbot.waitSignal(panel.download_wanted) as saved:
        QTest.keyClick(row, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert played.args == saved.args == [make_call(2)]


def test_where_nothing_can_be_played_no_key_plays(
    panel: RecordsPanel, make_call: Callable[..., Call], qtbot: QtBot
) -> None:
    none = Recording(state=RecordingState.NONE, reason=RecordingReason.NOBODY_ANSWERED)
    show(panel, make_call(1, recording=none))
    wanted: list[object] = []
    panel.play_wanted.connect(wanted.append)
    panel.download_wanted.connect(wanted.append)
    QTest.keyClick(panel.records.rows[0], Qt.Key.Key_Space)
    QTest.keyClick(panel.records.rows[0], Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseDClick(panel.records.rows[0], Qt.MouseButton.LeftButton)
    assert wanted == []


def test_arrows_go_from_row_to_row(panel: RecordsPanel, make_call: Callable[..., Call], qtbot: QtBot) -> None:
    show(panel, make_call(1), make_call(2))
    first, second = panel.records.rows
    panel.activateWindow()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert panel.focusWidget() is second
    QTest.keyClick(second, Qt.Key.Key_Down)
    assert panel.focusWidget() is second


def test_the_tab_key_stops_at_one_row_of_the_list(panel: RecordsPanel, make_call: Callable[..., Call]) -> None:
    """Fifty talks are one stop on the way to the rest of the window."""

    def stops() -> list[int]:
        return [row.call.id for row in panel.records.rows if row.focusPolicy() is Qt.FocusPolicy.StrongFocus]

    show(panel, make_call(1), make_call(2), make_call(3))
    assert stops() == [1]
    panel.activateWindow()
    panel.records.rows[0].setFocus()
    QTest.keyClick(panel.records.rows[0], Qt.Key.Key_Down)
    assert stops() == [2]
    show(panel, make_call(1), make_call(3))
    assert stops() == [1]


def test_only_the_loaded_talk_offers_a_pause(panel: RecordsPanel, make_call: Callable[..., Call]) -> None:
    show(panel, make_call(1), make_call(2))
    panel.show_playing(2, playing=True)
    names = [row._play.accessibleName() for row in panel.records.rows]
    assert names == ["Слухати", "Пауза"]
    panel.show_playing(1, playing=False)
    assert [row._play.accessibleName() for row in panel.records.rows] == ["Слухати", "Слухати"]
    assert [row._is_loaded for row in panel.records.rows] == [True, False]


def test_a_row_that_comes_later_knows_that_it_is_playing(panel: RecordsPanel, make_call: Callable[..., Call]) -> None:
    panel.show_playing(5, playing=True)
    show(panel, make_call(5))
    assert panel.records.rows[0]._play.accessibleName() == "Пауза"


def test_seconds_are_counted_only_while_somebody_talks(panel: RecordsPanel, make_call: Callable[..., Call]) -> None:
    show(panel, make_call(1, phase=Phase.TALKING, answered_at=make_call(1).started_at))
    assert panel.records._seconds.isActive()
    show(panel, make_call(1))
    assert not panel.records._seconds.isActive()


def test_the_foot_is_lent_and_given_back(panel: RecordsPanel, qtbot: QtBot) -> None:
    first, second = QWidget(), QWidget()
    qtbot.addWidget(first)
    qtbot.addWidget(second)
    panel.set_foot(first)
    panel.set_foot(second)
    assert first.parent() is None
    assert first.isHidden()
    qtbot.waitUntil(second.isVisible)
    panel.set_foot(None)
    assert second.parent() is None
    panel.set_foot(second)
    qtbot.waitUntil(second.isVisible)


def test_the_line_above_the_foot_goes_with_it(panel: RecordsPanel, qtbot: QtBot) -> None:
    foot = QWidget()
    qtbot.addWidget(foot)
    foot.hide()
    panel.set_foot(foot)
    assert panel._foot_rule.isHidden()
    foot.show()
    assert panel._foot_rule.isVisible()
    foot.hide()
    assert panel._foot_rule.isHidden()


def test_a_foot_that_has_moved_elsewhere_stays_there(panel: RecordsPanel, qtbot: QtBot) -> None:
    foot, corner = QWidget(), QWidget()
    qtbot.addWidget(corner)
    panel.set_foot(foot)
    foot.setParent(corner)
    panel.set_foot(None)
    assert foot.parent() is corner


def test_escape_closes_and_a_failure_can_be_retried(panel: RecordsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.close_wanted):
        QTest.keyClick(panel, Qt.Key.Key_Escape)
    panel.show_failure("Сервер не відповідає.")
    with qtbot.waitSignal(panel.retry_wanted):
        panel._nothing.action_wanted.emit()


def test_with_a_client_nobody_has_talked_to_one_can_call(
    panel: RecordsPanel, make_order: Callable[..., Order], qtbot: QtBot
) -> None:
    show(panel)
    with qtbot.waitSignal(panel.call_wanted) as wanted:
        panel._nothing.action_wanted.emit()
    assert wanted.args == [make_order(1)]


def test_markup_in_names_stays_text(panel: RecordsPanel, make_call: Callable[..., Call], theme: Theme) -> None:
    show(panel, make_call(1, operator=Named(1, "<img src='file:///etc/passwd'>" * 300)))
    panel.records.rows[0].resize(200, 80)
    assert not panel.grab().isNull()
    assert "<img" not in panel.records.rows[0]._who.toolTip()

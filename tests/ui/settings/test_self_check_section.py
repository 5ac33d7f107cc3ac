"""«Самоперевірка» says how each link stands and leads to where it is mended."""

from collections.abc import Awaitable, Callable

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.desk.self_check import Link
from tests.ui.settings.conftest import Trials
from ui.settings.section import Surroundings
from ui.settings.self_check_section import SelfCheckSection

type Settled = Callable[[], Awaitable[None]]


async def test_a_backend_that_does_not_answer_is_named_and_the_rest_is_told(
    qtbot: QtBot, around: Surroundings, settled: Settled
) -> None:
    section = SelfCheckSection(around)
    qtbot.addWidget(section)
    section.opened()
    await settled()
    assert section.rows[Link.BACKEND].told.startswith("Сервер Слухавки: Не відповідає")
    assert "31 мс" in section.rows[Link.SCREEN].told
    assert section.rows[Link.TEMPLATE].isHidden(), "what does not wait has no line"
    assert section.rows[Link.BACKEND].accessibleName().endswith("(не працює)")
    await section.close_tasks()


async def test_what_can_be_tried_is_tried(qtbot: QtBot, around: Surroundings, settled: Settled) -> None:
    section = SelfCheckSection(around)
    qtbot.addWidget(section)
    trials = around.trials
    assert isinstance(trials, Trials)
    section.rows[Link.SCREEN].fix.click()
    section.rows[Link.NOTIFICATIONS].fix.click()
    assert trials.tried == ["card", "notice"]
    trials.hushed = True
    section.opened()
    await settled()
    section.rows[Link.SCREEN].fix.click()
    assert not trials.hushed
    await section.close_tasks()


async def test_the_report_can_be_handed_on(
    qtbot: QtBot, around: Surroundings, settled: Settled, said: list[tuple[str, str]]
) -> None:
    """Line by line, without anything secret."""
    section = SelfCheckSection(around)
    qtbot.addWidget(section)
    section.opened()
    await settled()
    section._on_copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + len([row for row in section.rows.values() if not row.isHidden()])
    assert "[не працює] Сервер Слухавки: Не відповідає. Перевірте мережу; ми пробуємо далі." in lines
    assert "token" not in "".join(lines)
    assert said == [("Звіт скопійовано.", "accent")]
    await section.close_tasks()

"""The demo's panel: whom it calls as, how fast calls come, which phones are in the network."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.demo.control import ControlRefused, SipPhone, State
from ui.demo_panel.client_picker import ClientPicker, DemoClient
from ui.demo_panel.panel import DemoPanel
from ui.demo_panel.wording import offered, scenario_words
from ui.theme import Light, Theme

CLIENTS = (DemoClient("Оксана Мельник", "+380671234567"), DemoClient("Тарас Шевчук", "+380508801402"))


class Switchboard:
    """Notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[object] = []
        self.online = True
        self.refuses = False
        self.news = asyncio.Event()
        self.tells_of_questions = False

    async def state(self) -> State:
        phone = SipPhone(
            login="shopua_olena",
            name="Олена Коваль",
            staff_id=1,
            online=self.online,
            answers_after_s=4.0,
            declines=True,
            speaking=False,
        )
        if self.tells_of_questions:
            asyncio.get_running_loop().call_soon(self.news.set)
        return State(
            sip=(phone,),
            calls=(),
            past_calls=0,
            scenarios=("answered", "callback", "by_hand", "something_new"),
            callback_scenario="callback",
            webhooks={},
            deliveries=(),
        )

    async def call(
        self, scenario: str = "answered", *, client: str | None = None, operator: str | None = None
    ) -> tuple[str, ...]:
        if self.refuses:
            raise ControlRefused("no")
        self._note((scenario, client))
        return ("1",)

    async def set_phone(
        self, login: str, *, online: bool = True, answers_after_s: float | None = None, declines: bool = False
    ) -> None:
        self.online = online
        self._note((login, online, answers_after_s, declines))

    async def set_pace(self, calls_per_minute: float) -> None:
        self._note(calls_per_minute)

    def _note(self, what: object) -> None:
        self.asked.append(what)
        self.news.set()


async def until_asked(board: Switchboard, what: object) -> None:
    async with asyncio.timeout(10):
        while what not in board.asked:
            board.news.clear()
            await board.news.wait()


@pytest.fixture
def board() -> Switchboard:
    return Switchboard()


@pytest.fixture
def panel(qtbot: QtBot, board: Switchboard) -> DemoPanel:
    panel = DemoPanel(Theme(light=Light.LIGHT), board, CLIENTS, new_number=lambda: "+380500000000")
    qtbot.addWidget(panel)
    return panel


async def test_it_calls_as_the_chosen_client_or_as_somebody_new(panel: DemoPanel, board: Switchboard) -> None:
    await panel._refresh()
    assert panel.scenarios.currentData() == "by_hand"
    panel.call.click()
    await until_asked(board, ("by_hand", "+380500000000"))
    panel.picker.choose("+380508801402")
    panel.scenarios.setCurrentIndex(panel.scenarios.findData("answered"))
    panel.call.click()
    await until_asked(board, ("answered", "+380508801402"))
    await panel.close_tasks()


async def test_a_phone_switched_off_keeps_how_it_answers(panel: DemoPanel, board: Switchboard) -> None:
    await panel._refresh()
    panel.phones.rows["shopua_olena"].switch.click()
    await until_asked(board, ("shopua_olena", False, 4.0, True))
    await panel.close_tasks()


async def test_the_pace_is_sent_once_after_the_slider_rests(panel: DemoPanel, board: Switchboard) -> None:
    for calls in range(1, 13):
        panel.pace.setValue(calls)
    await until_asked(board, 12)
    assert board.asked == [12]
    await panel.close_tasks()


async def test_a_refusal_is_said_and_the_panel_goes_on(panel: DemoPanel, board: Switchboard) -> None:
    await panel._refresh()
    board.refuses = True
    await panel._trying(lambda: panel._start_call("answered", "+380500000000"))
    assert panel._told.text == "Віртуальний Ringostat так не може."


async def test_it_follows_until_it_is_closed(panel: DemoPanel, board: Switchboard) -> None:
    board.tells_of_questions = True
    panel.start()
    async with asyncio.timeout(10):
        await board.news.wait()
    assert panel.phones.rows.keys() == {"shopua_olena"}
    await panel.close_tasks()


@pytest.mark.parametrize(("text", "phone"), [("шевч", "+380508801402"), ("067 123", "+380671234567"), ("хтось", None)])
def test_clients_are_found_by_name_or_number(qtbot: QtBot, text: str, phone: str | None) -> None:
    """Nobody found: the call comes from a new number."""
    picker = ClientPicker(Theme(light=Light.LIGHT))
    qtbot.addWidget(picker)
    picker.show_clients(CLIENTS)
    picker.search.setText(text)
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert picker.phone == phone


def test_click_to_calls_are_not_offered_and_unknown_scenarios_are() -> None:
    assert [name for name, _words in offered(("callback", "answered", "new"))] == ["answered", "new"]
    assert all(scenario_words().values())


def test_closing_it_only_puts_it_away(qtbot: QtBot, panel: DemoPanel) -> None:
    panel.show()
    with qtbot.waitSignal(panel.put_away):
        panel.close()
    assert panel.isHidden()
    panel.bring_up()
    assert panel.isVisible()


def test_six_clients_are_always_in_sight(qtbot: QtBot, panel: DemoPanel) -> None:
    panel.resize(panel.minimumSizeHint())
    with qtbot.waitExposed(panel):
        panel.show()
    clients = panel.picker.list
    assert clients.viewport().height() >= 6 * clients.sizeHintForRow(0)

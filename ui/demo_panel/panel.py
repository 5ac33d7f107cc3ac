"""The demo's own small window: call as a client, set the pace, switch phones on and off."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from app.demo.control import ControlRefused, State
from ui.demo_panel.client_picker import ClientPicker, DemoClient
from ui.demo_panel.dress import sheet
from ui.demo_panel.phone_list import PhoneList
from ui.demo_panel.wording import offered
from ui.tasks import TaskOwner
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import PrimaryButton
from ui.widgets.drop_down import DropDown
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rule import Rule
from ui.widgets.section_head import SectionHead

_FASTEST: Final = 30
"""Calls a minute."""
_REFRESH_S: Final = 2.0
_WIDTH: Final = 360


class Steering(Protocol):
    """What the panel asks of `app.demo.control.Control`."""

    async def state(self) -> State: ...
    async def call(
        self, scenario: str = ..., *, client: str | None = None, operator: str | None = None
    ) -> tuple[str, ...]: ...
    async def set_phone(
        self, login: str, *, online: bool = ..., answers_after_s: float | None = ..., declines: bool = ...
    ) -> None: ...
    async def set_pace(self, calls_per_minute: float) -> None: ...


def number_of_nobody() -> str:
    """A Ukrainian mobile number that is very likely nobody's in the demo."""
    return f"+38050{random.randrange(10**7):07}"  # noqa: S311 - a number to dial, not a secret


class DemoPanel(QWidget):
    """Steers the virtual Ringostat; its coroutines end with `close_tasks` or with the widget.

    Closing it only hides it (`put_away`): without it the demo would have nobody left who calls.
    """

    put_away = Signal()

    def __init__(
        self,
        theme: Theme,
        control: Steering,
        clients: Sequence[DemoClient] = (),
        *,
        new_number: Callable[[], str] = number_of_nobody,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._control = control
        self._new_number = new_number
        self._tasks = TaskOwner(self)
        self._state: State | None = None
        self.setWindowTitle(self.tr("Керування демо"))
        self.setMinimumWidth(_WIDTH)
        self.picker = ClientPicker(theme)
        self.picker.show_clients(clients)
        self.scenarios = DropDown(theme)
        self.scenarios.setAccessibleName(self.tr("Що станеться"))
        self.call = PrimaryButton(theme, self.tr("Подзвонити"), "phone")
        self.call.clicked.connect(self._on_call)
        self.pace = QSlider(Qt.Orientation.Horizontal)
        self.pace.setRange(0, _FASTEST)
        self.pace.setAccessibleName(self.tr("Дзвінків за хвилину"))
        self.pace.valueChanged.connect(self._on_pace)
        self._pause = QTimer(self, singleShot=True, interval=300)  # a slider is dragged, not set
        self._pause.timeout.connect(self._send_pace)
        self._pace_words = PlainLabel(theme, role=FontRole.BODY_MEDIUM)
        self.phones = PhoneList(theme)
        self.phones.switched.connect(self._on_switched)
        self.known = PlainLabel(theme, role=FontRole.CAPTION, color="text_2")
        self._told = PlainLabel(theme, role=FontRole.CAPTION, color="text_2")
        self._theme = theme
        theme.changed.connect(self._on_theme)
        self._build(theme)
        self._on_theme()
        self._on_pace(0, is_own=True)

    def bring_up(self) -> None:
        """Show it, in front and with the keyboard: somebody asked for it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.hide()
        self.put_away.emit()

    def start(self) -> None:
        """Follow the virtual Ringostat from now on."""
        self._tasks.start("follow", self._follow())

    async def close_tasks(self) -> None:
        await self._tasks.close()

    async def _follow(self) -> None:
        while True:
            await self._trying(self._refresh)
            await asyncio.sleep(_REFRESH_S)

    async def _refresh(self) -> None:
        self._state = state = await self._control.state()
        if not self.scenarios.count():
            for name, words in offered(state.scenarios):
                self.scenarios.addItem(words, name)
        self.phones.show_phones(state.sip)
        self.known.set_text(self.tr("Телефон Ringostat знає імен: {count}").format(count=state.contacts))

    async def _start_call(self, scenario: str, client: str) -> None:
        calls = await self._control.call(scenario, client=client)
        self._told.set_text(self.tr("Дзвінок пішов.") if len(calls) == 1 else self.tr("Дзвінки пішли."))

    async def _switch(self, login: str, *, online: bool) -> None:
        phones = {phone.login: phone for phone in self._state.sip} if self._state else {}
        phone = phones.get(login)
        answers, declines = (2.5, False) if phone is None else (phone.answers_after_s, phone.declines)
        await self._control.set_phone(login, online=online, answers_after_s=answers, declines=declines)
        await self._refresh()

    async def _trying(self, ask: Callable[[], Awaitable[None]]) -> None:
        try:
            await ask()
        except ControlRefused:
            self._told.set_text(self.tr("Віртуальний Ringostat так не може."))

    @Slot()
    def _on_call(self) -> None:
        scenario = self.scenarios.currentData()
        if isinstance(scenario, str):
            client = self.picker.phone or self._new_number()
            self._tasks.start("call", self._trying(lambda: self._start_call(scenario, client)))

    @Slot(str, bool)
    def _on_switched(self, login: str, is_online: bool) -> None:
        self._tasks.start(f"switch {login}", self._trying(lambda: self._switch(login, online=is_online)))

    @Slot(int)
    def _on_pace(self, calls: int, *, is_own: bool = False) -> None:
        words = self.tr("Дзвінків за хвилину: {count}").format(count=calls)
        self._pace_words.set_text(words if calls else self.tr("Дзвінки самі не йдуть"))
        if not is_own:
            self._pause.start()

    @Slot()
    def _on_theme(self) -> None:
        self.setStyleSheet(sheet(self._theme.tokens))

    @Slot()
    def _send_pace(self) -> None:
        self._tasks.start("pace", self._trying(lambda: self._control.set_pace(self.pace.value())))

    def _build(self, theme: Theme) -> None:
        call_row = QHBoxLayout()
        call_row.addWidget(self.call)
        call_row.addWidget(self._told, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PANEL, Space.PANEL, Space.PANEL, Space.PANEL)
        layout.setSpacing(Space.CONTROL)
        layout.addWidget(SectionHead(theme, self.tr("Подзвонити як клієнт")))
        layout.addWidget(self.picker, 1)
        layout.addWidget(self.scenarios)
        layout.addLayout(call_row)
        layout.addWidget(Rule(theme))
        layout.addWidget(self._pace_words)
        layout.addWidget(self.pace)
        layout.addWidget(Rule(theme))
        layout.addWidget(SectionHead(theme, self.tr("Телефони працівників")))
        layout.addWidget(self.phones)
        layout.addWidget(self.known)

"""One signed-in person's desk on the screen: every wish of a page, card or player led to whoever can do it."""

import asyncio
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.desk.callback_watch import RunningCallback
from app.desk.desk import utc_now
from app.line_state import Line
from app.operator_desk import Access, operator_desk
from app.paths import Paths
from app.settings import APPEARANCE, CARD_FOR, LANGUAGE, RECORDINGS_KEPT_MB
from app.system.file_managers import show_file
from ui.callback.steps import CallbackSteps
from ui.desk_ahead import DeskAhead
from ui.desk_away import DeskAway
from ui.desk_calling import Calling
from ui.desk_cards import DeskCards
from ui.desk_downloads import Downloads
from ui.desk_links import DeskLinks
from ui.desk_notices import DeskNotices
from ui.desk_pages import CALLS, MISSED, ORDERS
from ui.desk_palette import DeskPalette
from ui.desk_placing import DeskPlacing, wished_placing
from ui.desk_playing import Playing
from ui.desk_quiet import DeskQuiet
from ui.desk_shortcut import DeskShortcut
from ui.desk_signals import DeskSignals
from ui.desk_staff import DeskStaff
from ui.desk_status import DeskStatus
from ui.desk_trials import DeskTrials
from ui.desk_words import DeskWords
from ui.places.builders import build_place
from ui.places.ways import Ways
from ui.recordings.dock import PlayerDock
from ui.screen_pop.stack import CardStack
from ui.settings_keeper import SettingsKeeper
from ui.tasks import TaskOwner
from ui.theme import Light
from ui.tray import Tray
from ui.waking import Waking

if TYPE_CHECKING:
    from ui.call_list.page import CallListPage
    from ui.desk_screen import DeskScreen
    from ui.orders.page import OrdersPage
    from ui.places.place import Place


class DeskSession(QObject):
    """An asynchronous context manager: `listen` inside it is the desk at work; leaving ends every task."""

    def __init__(self, screen: "DeskScreen", access: Access, paths: Paths, kept_bytes: int) -> None:
        super().__init__(screen)
        theme, settings = screen.theme, screen.settings
        self._screen, self.window = screen, screen.window
        self.theme, self.settings = theme, settings
        self.paths, self.base_url = paths, access.base_url
        self.keeper = SettingsKeeper(settings, self)
        self.tasks = TaskOwner(self)
        self.ways = Ways(self)
        self.links = DeskLinks(self)
        self.palette = DeskPalette(self)
        self.shortcut = DeskShortcut(self.keeper, parent=self)
        self.places: dict[str, Place[Any]] = {}  # those whose pages were opened
        everybodys = settings.get(CARD_FOR) == "all"
        self.parts = operator_desk(access, paths, kept_bytes=kept_bytes, pops_for_all=everybodys)
        self.signals = DeskSignals(self.parts.desk, self)
        self.tray = Tray(theme, self)
        self.stack = CardStack(theme, now=utc_now, placing=wished_placing(self.keeper), parent=self)
        self.placing = DeskPlacing(self.stack, self.keeper, self)
        self.quiet = DeskQuiet(self.stack, self.keeper, self)
        self.trials = DeskTrials(self)
        self.away = DeskAway(self)
        self.notices = DeskNotices(self)
        self.dock = PlayerDock(theme, self.parts.shelf, self.parts.notes, self.parts.text)
        self.steps = CallbackSteps(theme, now=utc_now)
        self.cards = DeskCards(self.stack, self.parts, self.signals.board, self)
        self.status = DeskStatus(self.window, self.tray, self.parts, self.signals, self)
        self.staff = DeskStaff(self.window, self.parts, self.signals, self)
        self.calling = Calling(self.parts.desk.callback, self.signals.callback, self)
        self.words = DeskWords(self)
        self.playing = Playing(self.dock, self.parts, settings, self)
        self.downloads = Downloads(theme, self.parts, settings, self)
        self.ahead = DeskAhead(self.window, self)
        self.waking = Waking(self)
        for woke in (self.waking.woke, self.quiet.woke):
            woke.connect(self.parts.line.hurry)
        self.keeper.failed.connect(self.say_bad)
        self.keeper.changed.connect(self._on_setting_changed)
        self._was_up = False
        self._speaks_anew = asyncio.Event()  # the language of the screen is another now
        self._connect()

    async def __aenter__(self) -> Self:
        await self.parts.questions.__aenter__()
        self.window.set_dock(self.dock)
        self.dock.hide()
        self.tray.show()
        self._screen.stay_in_tray()
        self.stack.prepare()
        self.waking.start()
        self.shortcut.start()
        self.quiet.start()
        self.trials.start()
        self.notices.start()
        self.ahead.start(self.playing.start())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.waking.stop()
        self.shortcut.stop()
        self.quiet.stop()
        self.trials.stop()
        self.tray.hide()
        self.stack.close()
        for place in self.places.values():
            await place.close_tasks()
        owners = (
            self.ahead,
            self.notices,
            self.cards,
            self.status,
            self.staff,
            self.calling,
            self.words,
            self.playing,
            self.downloads,
            self.keeper,
        )
        for owner in owners:
            await owner.close_tasks()
        await self.tasks.close()
        await self.parts.close()
        await self.parts.questions.__aexit__(kind, problem, trace)
        self.window.rest()
        for widget in (self.dock, self.steps, self.away.strip, self.downloads.strip):
            widget.deleteLater()

    async def listen(self) -> None:
        """Hear the live line until cancelled; comes back when the screen is to be built anew in another language.

        Raises:
            NotSignedIn: the backend does not let this desk in any more.
        """
        line = asyncio.create_task(self.parts.line.run(), name="live line")
        anew = asyncio.create_task(self._speaks_anew.wait(), name="another language")
        try:
            await asyncio.wait((line, anew), return_when=asyncio.FIRST_COMPLETED)
            if line.done():
                line.result()
        finally:
            for task in (line, anew):
                task.cancel()
            await asyncio.gather(line, anew, return_exceptions=True)

    # Places

    def build(self, key: str, parent: QWidget) -> QWidget:
        """The page behind a key of the navigation, wired."""
        place = self.places[key] = build_place(key, self, parent)
        page: QWidget = place.page
        return page

    def go(self, key: str) -> None:
        """Bring a page into sight."""
        self.window.go(key)

    @property
    def calls(self) -> "CallListPage | None":
        """«Записи розмов», once it was opened."""
        return self.places[CALLS].page if CALLS in self.places else None

    @property
    def orders(self) -> "OrdersPage | None":
        """«Замовлення», once it was opened."""
        return self.places[ORDERS].page if ORDERS in self.places else None

    @Slot()
    def place_steps(self) -> None:
        """The steps of a click to call stand where the page in sight has room for them, else in the window's corner."""
        running = self.calling.running is not None
        taker = self.places.get(self.window.current)
        if taker is not None and not taker.takes_steps():
            taker = None
        for place in self.places.values():
            if place is not taker:
                place.set_steps(None)
        if taker is not None:
            taker.set_steps(self.steps if running else None)
        self.window.set_corner(self.steps if running and taker is None else None)

    @Slot(str, str)
    def say(self, sentence: str, kind: str) -> None:
        """A sentence at the foot of the page; its kind is `accent` or `bad`."""
        self.window.show_message(sentence, kind=kind, icon="circle-alert" if kind == "bad" else "info")

    @Slot(str, object)
    def say_saved(self, sentence: str, file: Path) -> None:
        """A file was written; it can be shown where it lies."""
        self.window.show_message(
            sentence, kind="accent", icon="check", action=self.tr("Показати в теці"), then=partial(self.show_file, file)
        )

    @Slot(object)
    def show_file(self, file: Path) -> None:
        """Open its folder with it marked."""
        self.tasks.start("show file", self._show_file(file))

    async def _show_file(self, file: Path) -> None:
        if not await show_file(file):
            self.say_bad(self.tr("Не вдалося відкрити теку {folder}").format(folder=file.parent))

    @Slot(str)
    def say_bad(self, sentence: str) -> None:
        """Something went wrong."""
        self.say(sentence, "bad")

    # What happens

    @Slot(str)
    def _on_setting_changed(self, key: str) -> None:
        if key == APPEARANCE.key:
            self.theme.choose(Light(self.settings.get(APPEARANCE)))
        elif key == LANGUAGE.key:
            self._speaks_anew.set()
        elif key == RECORDINGS_KEPT_MB.key:
            self.parts.shelf.limit_bytes = self.settings.get(RECORDINGS_KEPT_MB) * 1024 * 1024

    def _connect(self) -> None:
        self.signals.reload_wanted.connect(self._on_reload_wanted)
        self.signals.shift.changed.connect(self._on_shift_changed)
        self.signals.recording_changed.connect(self.playing.recording_changed)
        self.playing.playing.connect(self._on_playing)
        self.playing.said.connect(self.say)
        self.dock.download_wanted.connect(self.downloads.download)
        self.window.set_notice(self.downloads.strip)
        self.downloads.said.connect(self.say)
        self.downloads.saved.connect(self.say_saved)
        self.downloads.file_wanted.connect(self.show_file)
        self.dock.order_wanted.connect(self.ways.show_order)
        self.calling.changed.connect(self._on_calling)
        self.calling.failed.connect(self.say_bad)
        self.steps.give_up_wanted.connect(self.calling.give_up)
        self.steps.dismissed.connect(self.calling.put_away)
        self.window.page_shown.connect(self.place_steps)
        self.tray.show_wanted.connect(self.window.bring_up)
        self.tray.quit_wanted.connect(self._screen.closed.set)
        self.tray.missed_wanted.connect(self.window.bring_up)
        self.tray.missed_wanted.connect(lambda: self.go(MISSED))
        self.window.palette_wanted.connect(self.palette.open)
        for other in (self.window.page_shown, self.window.dial_wanted):
            other.connect(self.palette.close_palette)
        self.window.keys_wanted.connect(self.palette.show_keys)
        self.tray.dial_wanted.connect(self.window.bring_up)
        self.tray.quiet_wanted.connect(self.quiet.wish)
        self.quiet.changed.connect(self.tray.show_quiet)
        self.shortcut.pressed.connect(self.window.bring_up)
        self.shortcut.failed.connect(self.say_bad)
        for wish in (self.tray.dial_wanted, self.window.dial_wanted, self.shortcut.pressed):
            wish.connect(self.links.dial_copied)
        stack = self.stack
        stack.play_wanted.connect(self.playing.play)
        stack.fetch_wanted.connect(self.playing.fetch)
        stack.call_wanted.connect(self.calling.call)
        for signal, show in ((stack.order_wanted, self.ways.show_order), (stack.client_wanted, self.ways.show_client)):
            signal.connect(self.window.bring_up)
            signal.connect(show)

    @Slot()
    def _on_reload_wanted(self) -> None:
        for place in self.places.values():
            place.reload()
        self.dock.texts.ask_again()
        self.dock.details.ask_again()

    @Slot()
    def _on_shift_changed(self) -> None:
        was_up, self._was_up = self._was_up, self.parts.desk.shift.line.line is Line.LINE_UP
        if self._was_up and not was_up:
            for place in self.places.values():
                place.ask_again()
            self.dock.ask_what_is_lost()

    @Slot(object, float, bool)
    def _on_playing(self, call_id: int | None, share: float, sounds: bool) -> None:
        for place in self.places.values():
            place.show_playing(call_id, share, sounds=sounds)

    @Slot(object)
    def _on_calling(self, running: RunningCallback | None) -> None:
        self.steps.show_callback(running)
        is_on = running is not None and not running.is_over
        phone = running.callback.phone if is_on and running and running.callback else None
        for place in self.places.values():
            place.show_calling(phone)
        self.place_steps()

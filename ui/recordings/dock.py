"""The player at the foot of the window, on every screen while something is loaded."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from app.audio.forms import Form
from app.contract.answers import Call, Peaks, RecordingReason
from app.contract.people import CallListener
from app.desk.arriving import Arriving
from app.desk.desk import utc_now
from app.desk.talk_notes import TalkNotes
from app.desk.talk_text import TalkText
from app.failures import Failure
from ui.loading import is_loaded, loaded
from ui.problems import sentence_of
from ui.recordings.control_row import ControlRow
from ui.recordings.details import Details
from ui.recordings.drawer import HEIGHT as DRAWER_HEIGHT
from ui.recordings.head_row import HeadRow
from ui.recordings.keys import AGAIN_WHILE_HELD, asked_by
from ui.recordings.middle import Middle
from ui.recordings.sound import Player, PlayerState
from ui.recordings.steering import Steering
from ui.recordings.texts import HEIGHT as TEXT_HEIGHT
from ui.recordings.texts import Texts
from ui.recordings.unheard import disk_sentence, why_unheard
from ui.tasks import TaskOwner
from ui.theme import PLAYER_HEIGHT, Space, Theme
from ui.widgets.ring import RingOver
from ui.words_recording import can_be_hurried, can_be_played, has_failed, recording_sentence

_WRITING = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)


class Shelf(Protocol):
    """Where recordings and their peaks come from; `app.desk.recording_shelf.RecordingShelf` is one."""

    def at_hand(self, call_id: int) -> Path | None: ...
    async def use(self, call_id: int) -> bool: ...
    async def open(self, call_id: int) -> Path | Arriving: ...
    def leave(self, call_id: int, arriving: Arriving) -> None: ...
    async def take(self, call_id: int) -> Path: ...
    async def peaks(self, call_id: int) -> Peaks: ...


class PlayerDock(QWidget):
    """Plays one call's recording at a time. `close_all` must be awaited before the window goes."""

    previous_wanted = Signal()
    next_wanted = Signal()
    download_wanted = Signal(object, object)  # Call, Form
    retry_wanted = Signal(object)  # Call: its recording is not ready; ask the backend how it stands
    heard_from_here = Signal(object)
    """Call: its recording was on this machine already, so the backend does not know that it is heard."""
    order_wanted = Signal(int)
    link_wanted = Signal(object, float)
    """Call, and the second of its recording that is heard now."""
    progress_changed = Signal(int, float, bool)
    """Call's id, share of its recording that was played (0-1), whether it plays now: for the row's small waveform."""
    closed = Signal()

    def __init__(
        self, theme: Theme, shelf: Shelf, notes: TalkNotes, text: TalkText, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._shelf = shelf
        self._call: Call | None = None
        self._peaks: Peaks | None = None
        self._seconds = 0.0
        self._start = 0.0
        self._arriving: tuple[int, Arriving] | None = None
        self._is_at_hand = False  # what sounds was not looked for on the disk
        self._tasks = TaskOwner(self)
        self.player = Player(self)
        self._head = HeadRow(theme)
        self._middle = Middle(theme)
        self._controls = ControlRow(theme)
        self.steering = Steering(self.player, self._controls, self._middle, self)
        self.details = Details(theme, notes, self)
        self.texts = Texts(theme, text, self)
        self._build()
        self._connect()

    @property
    def call(self) -> Call | None:
        """Whose recording is shown."""
        return self._call

    def show_call(self, call: Call, now: datetime, *, start: float | None = None) -> None:
        """Show the call and play its recording, from the second `start`; the same call again goes on or pauses."""
        if self._call is not None and self._call.id == call.id and self.player.state is not PlayerState.EMPTY:
            if start is None:
                self.player.toggle()
            else:
                self.player.seek(start)
                self.player.play()
            return
        self._leave()
        self._start = start or 0.0
        self._call = call
        self._head.show_call(call, now)
        self._seconds = call.recording.seconds or 0.0
        self.steering.show_length(self._seconds)
        self.show()
        self.details.show_call(call)
        self.texts.show_call(call)
        self._begin(call)

    def call_changed(self, call: Call) -> None:
        """The shown call is known better now: its recording may have become ready."""
        if self._call is None or call.id != self._call.id:
            return
        was_playable, self._call = can_be_played(self._call), call
        self.details.show_call(call)
        if not was_playable:
            self._begin(call)

    @Slot()
    def close_player(self) -> None:
        self._leave()
        self.details.leave()
        self.texts.leave()
        self._call = None
        self.hide()
        self.closed.emit()

    def ask_what_is_lost(self) -> None:
        """The way to the backend is there again."""
        self.details.ask_what_is_lost()
        self.texts.ask_what_is_lost()

    async def prepare(self) -> None:
        """Have everything at hand that the first recording needs, so that it starts as fast as any other."""
        await self._load_parts()
        await self.player.sounding.devices.prepare()

    async def close_all(self) -> None:
        """End what runs: the downloads asked for, and the decoding thread."""
        self._leave()
        self.player.close()
        await self.details.close()
        await self.texts.close()
        await self._tasks.close()

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what the key asks of the player; False when it is not one of its keys. Lists pass theirs on here.

        Where somebody writes, no key is the player's: not even those that a field has no use for.
        """
        is_theirs = self._call is None or isinstance(self.window().focusWidget(), _WRITING)
        asked = None if is_theirs else asked_by(event)
        if asked is not None and (asked.wish in AGAIN_WHILE_HELD or not event.isAutoRepeat()):
            self.steering.do(asked)
        return asked is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_key(event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color("surface"))
        painter.fillRect(0, 0, self.width(), 1, self.theme.color("line"))

    def _build(self) -> None:
        self.setFixedHeight(PLAYER_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Програвач"))
        self._ring = RingOver(self.theme, self)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.WORD, Space.PAGE, Space.CONTROL)
        column.setSpacing(0)
        self._head.setFixedHeight(24)
        column.addWidget(self._head)
        column.addSpacing(Space.HALF)
        column.addWidget(self._middle)
        column.addStretch(1)
        column.addWidget(self._controls)

    def _connect(self) -> None:
        controls, player = self._controls, self.player
        self._head.order_wanted.connect(self.order_wanted)
        self._middle.retry_wanted.connect(self._on_retry)
        controls.download_wanted.connect(self._on_download)
        controls.link_wanted.connect(self._on_link)
        controls.close_wanted.connect(self.close_player)
        player.position_changed.connect(self._tell_progress)
        player.state_changed.connect(self._tell_progress)
        player.failed.connect(self._on_failed)
        self.steering.previous_wanted.connect(self.previous_wanted)
        self.steering.next_wanted.connect(self.next_wanted)
        self._connect_details()
        self.theme.changed.connect(self.update)

    def _connect_details(self) -> None:
        details = self.details
        details.seek_wanted.connect(self.player.seek)
        details.pins_changed.connect(self._middle.show_pins)
        details.opened.connect(self._on_opened)
        self.player.position_changed.connect(details.show_position)
        self.steering.comment_wanted.connect(details.begin_comment)
        self.steering.drawer_toggled.connect(details.toggle)
        self._controls.drawer_wanted.connect(lambda is_open: details.open_drawer(is_open=is_open))
        texts = self.texts
        texts.seek_wanted.connect(self._hear_from)
        texts.opened.connect(self._on_text_opened)
        self.player.position_changed.connect(texts.show_position)
        self.steering.text_toggled.connect(texts.toggle)
        self._controls.text_wanted.connect(lambda is_open: texts.open_drawer(is_open=is_open))

    def _leave(self) -> None:
        """Stop whatever concerns the call shown so far."""
        self._tasks.stop("sound")
        self._tasks.stop("peaks")
        if self._call is not None:
            self.progress_changed.emit(self._call.id, 0.0, False)
        self.steering.drop_loop()
        self.player.unload()
        if self._arriving is not None:
            self._shelf.leave(*self._arriving)
            self._arriving = None
        self._peaks = None

    def _begin(self, call: Call) -> None:
        if can_be_played(call):
            self._controls.allow(sound=True, lanes=True)
            self._middle.clear()
            self._start_sound(call)
            self._tasks.start("peaks", self._bring_peaks(call.id))
        else:
            self._controls.allow(sound=False, lanes=False)
            sentence = recording_sentence(call, utc_now())
            self._middle.show_words(sentence, can_retry=can_be_hurried(call), is_bad=has_failed(call))

    def _start_sound(self, call: Call) -> None:
        """What is at hand begins before anything is painted; the rest as soon as its first bytes are here."""
        here = self._shelf.at_hand(call.id) if is_loaded("app.audio.playing") else None
        self._is_at_hand = here is not None
        if here is None:
            self._tasks.start("sound", self._bring_sound(call.id))
            return
        self._tasks.start("sound", self._shelf.use(call.id))
        self.heard_from_here.emit(call)
        self._hear(here)

    def _hear(self, sound: Path | Arriving) -> None:
        self.player.load(sound, start=self._start)
        self._start = 0.0
        self.player.play()

    async def _load_parts(self) -> None:
        """FFmpeg, numpy and pyqtgraph, half a second, only once, while the screen goes on."""
        await loaded("app.audio.playing", "ui.recordings.waveform")

    async def _bring_sound(self, call_id: int) -> None:
        try:
            sound = await self._shelf.open(call_id)
        except Failure as failure:
            self._show_problem(sentence_of(failure))
        except OSError:
            self._show_problem(disk_sentence())
        else:
            if isinstance(sound, Arriving):
                self._arriving = (call_id, sound)
            elif self._call is not None:
                self.heard_from_here.emit(self._call)
            # numpy and FFmpeg: the screen goes on meanwhile
            await loaded("app.audio.playing")
            self._hear(sound)

    async def _bring_peaks(self, call_id: int) -> None:
        """From the backend; heard here when it does not give them."""
        await self._load_parts()
        self._middle.show_peaks(None)
        peaks: Peaks | None
        try:
            peaks = await self._shelf.peaks(call_id)
        except Failure:
            peaks = await self._peaks_made_here(call_id)
        if peaks is not None:
            self._show_peaks(peaks)

    async def _peaks_made_here(self, call_id: int) -> Peaks | None:
        from app.audio.decode import NotSound
        from app.audio.peaks import peaks_of

        try:
            path = await self._shelf.take(call_id)
            made = await asyncio.to_thread(peaks_of, path)
        except (Failure, OSError, NotSound):  # told by the sound itself, which meets the same
            return None
        return Peaks(seconds=made.seconds, lanes=made.lanes)

    def _show_peaks(self, peaks: Peaks) -> None:
        from app.audio.speech_bits import both_at_once

        self._peaks = peaks
        self._seconds = peaks.seconds
        heard = None if self._call is None else self._call.shares
        self._head.show_shares(peaks, heard)
        self._middle.show_peaks(peaks)
        self._middle.show_spans(both=both_at_once(peaks.speech), holds=peaks.holds)
        self.player.set_holds(peaks.holds)
        self._controls.allow(sound=True, lanes=len(peaks.lanes) > 1)
        self.steering.show_length(peaks.seconds)

    def _show_problem(self, sentence: str) -> None:
        self._tasks.stop("peaks")
        self._controls.allow(sound=False, lanes=False)
        self._middle.show_words(sentence, can_retry=True, is_bad=True)

    @Slot()
    def _on_retry(self) -> None:
        if self._call is None:
            return
        if can_be_played(self._call):
            self._begin(self._call)
        else:
            self.retry_wanted.emit(self._call)

    def show_listeners(self, call_id: int, listeners: Sequence[CallListener]) -> None:
        """Who heard the recording, when it is still the one that is shown."""
        if self._call is not None and self._call.id == call_id:
            self._head.show_listeners(listeners, utc_now())

    @Slot(object)
    def _on_download(self, form: Form) -> None:
        if self._call is not None:
            self.download_wanted.emit(self._call, form)

    @Slot(bool)
    def _on_opened(self, is_open: bool) -> None:
        """The drawer stands above the player, which grows by it; there is room for one."""
        if is_open and self.texts.is_open:
            self.texts.open_drawer(is_open=False)
        self._controls.show_drawer(is_open=is_open)
        self._give_room(self.details.drawer, DRAWER_HEIGHT if is_open else 0)

    @Slot(bool)
    def _on_text_opened(self, is_open: bool) -> None:
        if is_open and self.details.is_open:
            self.details.open_drawer(is_open=False)
        self._controls.show_text(is_open=is_open)
        self._give_room(self.texts.drawer, TEXT_HEIGHT if is_open else 0)

    def _give_room(self, drawer: QWidget | None, height: int) -> None:
        if drawer is not None and drawer.parent() is not self:
            self._column.insertWidget(0, drawer)
        self.setFixedHeight(PLAYER_HEIGHT + height)

    @Slot(float)
    def _hear_from(self, second: float) -> None:
        self.player.seek(second)
        self.player.play()

    @Slot()
    def _on_link(self) -> None:
        if self._call is not None:
            self.link_wanted.emit(self._call, self.player.position)

    @Slot(object, float)
    def _on_failed(self, reason: RecordingReason, second: float) -> None:
        """The next try goes on where this one ended."""
        self._start = second
        arriving, self._arriving = self._arriving, None
        if arriving is not None:
            self._shelf.leave(*arriving)
        if self._is_at_hand and reason is RecordingReason.NOT_FOUND and self._call is not None:
            self._is_at_hand = False  # somebody emptied the folder: it is brought again
            self._tasks.start("sound", self._bring_sound(self._call.id))
            return
        self._show_problem(why_unheard(reason, None if arriving is None else arriving[1].failure))

    @Slot()
    def _tell_progress(self) -> None:
        if self._call is not None and self._seconds:
            share = min(1.0, self.player.position / self._seconds)
            self.progress_changed.emit(self._call.id, share, self.player.state is PlayerState.PLAYING)

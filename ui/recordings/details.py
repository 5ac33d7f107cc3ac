"""What is known of the talk that is listened to: asked for with it, shown in the drawer, written from there."""

from collections.abc import Awaitable, Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from app.contract.answers import Call
from app.contract.reviews import ReviewChange
from app.desk.talk_notes import TalkNotes
from app.failures import Failure
from ui.problems import sentence_of
from ui.recordings.drawer import Drawer
from ui.recordings.marks import Pin
from ui.tasks import TaskOwner
from ui.theme import Theme


class Details(QObject):
    """The drawer is built when it is first opened, and stays open from one talk to the next."""

    seek_wanted = Signal(float)
    failed = Signal(str)
    """A sentence."""
    pins_changed = Signal(object)
    """The comments with a moment."""
    opened = Signal(bool)

    def __init__(self, theme: Theme, notes: TalkNotes, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._notes = notes
        self._call: Call | None = None
        self._second = 0.0
        self._judged: list[tuple[int, ReviewChange]] = []
        """Calls and what was judged of them, sent one after the other: none overtakes the one before it."""
        self._tasks = TaskOwner(self)
        self.drawer: Drawer | None = None
        notes.on_changed = self._on_changed

    @property
    def is_open(self) -> bool:
        return self.drawer is not None and not self.drawer.isHidden()

    def show_call(self, call: Call) -> None:
        """Another talk, or the same one better known."""
        is_other = self._call is None or self._call.id != call.id
        self._call = call
        if self.drawer is not None:
            self.drawer.show_call(call)
        if is_other:
            self._tasks.start("open", self._heard_out(self._notes.open, call.id))

    @Slot()
    def ask_again(self) -> None:
        """The backend may know more by now, or did not answer."""
        if self._call is not None:
            self._tasks.start("open", self._heard_out(self._notes.open, self._call.id))

    def ask_what_is_lost(self) -> None:
        """The way to the backend is there again: ask, when the answer was lost on it."""
        if not self._notes.is_known and not self._tasks.is_running("open"):
            self.ask_again()

    def leave(self) -> None:
        self._tasks.stop("open")
        self._call = None
        self._notes.leave()

    def show_position(self, second: float) -> None:
        self._second = second
        if self.drawer is not None and self.drawer.isVisible():
            self.drawer.remarks.show_position(second)

    def open_drawer(self, *, is_open: bool) -> None:
        if is_open and self.drawer is None:
            self._build()
        self.opened.emit(is_open)  # whoever gives it a place does it now
        if self.drawer is not None:
            self.drawer.setVisible(is_open)
            self.drawer.remarks.show_position(self._second)

    @Slot()
    def toggle(self) -> None:
        self.open_drawer(is_open=self.drawer is None or not self.drawer.isVisible())

    @Slot()
    def begin_comment(self) -> None:
        """Open the drawer with the keyboard in the field, at the moment that is heard now."""
        second = self._second
        if self.drawer is None or not self.drawer.isVisible():
            self.open_drawer(is_open=True)
        assert self.drawer is not None
        self.drawer.remarks.begin(second)

    async def close(self) -> None:
        await self._tasks.close()

    def _build(self) -> None:
        self.drawer = Drawer(self._theme)
        self.drawer.seek_wanted.connect(self.seek_wanted)
        self.drawer.judging.rating_wanted.connect(lambda rating: self._judge(ReviewChange(rating=rating)))
        self.drawer.judging.tags_wanted.connect(lambda tags: self._judge(ReviewChange(tags=tuple(tags))))
        self.drawer.remarks.written.connect(self._on_written)
        if self._call is not None:
            self.drawer.show_call(self._call)
        self._show_notes()

    def _show_notes(self) -> None:
        """What is known; what was judged and is on its way stays as it was judged."""
        if self.drawer is not None:
            self.drawer.show_notes(self._notes, is_judged=any(of == self._notes.call_id for of, _ in self._judged))

    @Slot()
    def _on_changed(self) -> None:
        self._show_notes()
        pinned = (comment for comment in self._notes.comments if comment.at_s is not None)
        self.pins_changed.emit(tuple(Pin(comment.at_s or 0.0, comment.text) for comment in pinned))

    def _judge(self, change: ReviewChange) -> None:
        if self._call is not None:
            self._judged.append((self._call.id, change))
            if not self._tasks.is_running("judge"):
                self._tasks.start("judge", self._send_judged())

    @Slot(str, object)
    def _on_written(self, text: str, second: float | None) -> None:
        """Enter is often pressed twice: what is on its way is not sent again."""
        if self._call is not None and not self._tasks.is_running("comment"):
            self._tasks.start("comment", self._commented(self._call.id, text, second))

    async def _send_judged(self) -> None:
        while self._judged:
            call_id, change = self._judged[0]
            try:
                if not await self._heard_out(partial(self._notes.review, of=call_id), change):
                    self._judged = [other for other in self._judged if other[0] != call_id]  # back to what is known
                else:
                    del self._judged[0]
            finally:
                self._show_notes()

    async def _commented(self, call_id: int, text: str, second: float | None) -> None:
        if await self._heard_out(self._notes.add_comment, text, second) and self.drawer is not None:
            self.drawer.remarks.show_sent(call_id, text)

    async def _heard_out[**P](self, ask: Callable[P, Awaitable[None]], *args: P.args, **named: P.kwargs) -> bool:
        """Whether it went well; else it is told why."""
        try:
            await ask(*args, **named)
        except Failure as reason:
            self.failed.emit(sentence_of(reason))
            return False
        return True

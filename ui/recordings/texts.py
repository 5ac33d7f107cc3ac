"""The talk in words above the player: asked for when somebody looks, and again when the backend knows more."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.contract.answers import Call
from app.desk.talk_text import TalkText
from app.failures import Failure
from ui.problems import sentence_of
from ui.recordings.summary_column import SummaryColumn
from ui.recordings.transcript_column import TranscriptColumn
from ui.tasks import TaskOwner
from ui.theme import Space, Theme
from ui.widgets.empty_state import EmptyState

HEIGHT = 280


class TextDrawer(QWidget):
    """Two columns, summary and transcript; or one sentence while there is neither."""

    def __init__(self, theme: Theme, text: TalkText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = text
        self.summary = SummaryColumn(theme)
        self.transcript = TranscriptColumn(theme, text)
        self.empty = EmptyState(theme)
        self.setFixedHeight(HEIGHT)
        columns = QWidget()
        row = QHBoxLayout(columns)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.PAGE)
        row.addWidget(self.summary, 4)
        row.addWidget(self.transcript, 7)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.CONTROL)
        self._pages = QStackedLayout()
        column.addLayout(self._pages)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(columns)

    def show_text(self) -> None:
        """What is known now."""
        self.summary.show_summary(self._text.summary)
        self.transcript.show_text()
        if self._text.summary.told_at is not None:
            self._pages.setCurrentIndex(1)
            return
        words = self.tr("AI ще не обробив цю розмову. Підсумок і розшифровка з’являться тут самі.")
        self.empty.show_state(words if self._text.is_known else self.tr("Завантажуємо…"), icon="sparkles")
        self._pages.setCurrentIndex(0)

    def show_trouble(self, sentence: str) -> None:
        """The backend did not answer; what is shown already stays."""
        if not self._text.is_known:
            self.empty.show_state(sentence, action=self.tr("Спробувати ще"), icon="circle-alert", kind="bad")
            self._pages.setCurrentIndex(0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))


class Texts(QObject):
    """The drawer is built when it is first opened, and stays open from one talk to the next."""

    seek_wanted = Signal(float)
    opened = Signal(bool)

    def __init__(self, theme: Theme, text: TalkText, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = text
        self._call: Call | None = None
        self._second = 0.0
        self._tasks = TaskOwner(self)
        self.drawer: TextDrawer | None = None
        text.on_changed = self._on_changed
        text.on_stale = self.ask_again

    @property
    def is_open(self) -> bool:
        return self.drawer is not None and not self.drawer.isHidden()

    def show_call(self, call: Call) -> None:
        """Another talk, or the same one better known."""
        is_other = self._call is None or self._call.id != call.id
        self._call = call
        if is_other:
            self._second = 0.0
            self._text.leave()
            if self.drawer is not None:
                self.drawer.transcript.begin()
            if self.is_open:
                self.ask_again()

    def leave(self) -> None:
        self._tasks.stop("ask")
        self._call = None
        self._text.leave()

    def show_position(self, second: float) -> None:
        self._second = second
        if self.is_open and self.drawer is not None:
            self.drawer.transcript.show_position(second)

    def open_drawer(self, *, is_open: bool) -> None:
        if is_open and self.drawer is None:
            self._build()
        self.opened.emit(is_open)  # whoever gives it a place does it now
        if self.drawer is None:
            return
        self.drawer.setVisible(is_open)
        if is_open:
            self.drawer.transcript.show_position(self._second)
            if self._call is not None and self._text.is_stale:
                self.ask_again()

    @Slot()
    def toggle(self) -> None:
        self.open_drawer(is_open=not self.is_open)

    def show_words(self, words: str, *, at: float) -> None:
        """Open with these words looked for, as they stand near a second."""
        if not self.is_open:
            self.open_drawer(is_open=True)
        assert self.drawer is not None
        self.drawer.transcript.show_words(words, at=at)

    async def close(self) -> None:
        await self._tasks.close()

    def _build(self) -> None:
        self.drawer = TextDrawer(self._theme, self._text)
        self.drawer.hide()
        self.drawer.transcript.seek_wanted.connect(self.seek_wanted)
        self.drawer.empty.action_wanted.connect(self.ask_again)
        self.drawer.show_text()

    def _on_changed(self) -> None:
        if self.drawer is not None:
            self.drawer.show_text()

    @Slot()
    def ask_again(self) -> None:
        """The backend may know more by now; what nobody looks at is asked for when somebody does."""
        self._text.is_stale = True
        if self._call is not None and self.is_open:
            self._tasks.start("ask", self._asked(self._call.id))

    def ask_what_is_lost(self) -> None:
        """The way to the backend is there again: ask, when the answer was lost on it."""
        if self._text.is_stale and not self._tasks.is_running("ask"):
            self.ask_again()

    async def _asked(self, call_id: int) -> None:
        try:
            await self._text.open(call_id)
        except Failure as failure:
            if self.drawer is not None:
                self.drawer.show_trouble(sentence_of(failure))

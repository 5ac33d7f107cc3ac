"""The talks with a client and what was noted of them, by day, the newest first; each is played where it stands."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.contract.answers import Call
from ui import words
from ui.theme import ICON, FontRole, Height, Space, Theme
from ui.widgets.buttons import ButtonLook, IconButton, LinkButton
from ui.widgets.few_a_turn import FewATurn, show_unplaced
from ui.widgets.mini_wave import MiniWave
from ui.widgets.painting import draw_icon
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel
from ui.words_calls import direction_face, who_talked
from ui.words_recording import can_be_hurried, can_be_played, recording_sentence, retry_words

_PLAY: Final = ButtonLook("text_2", "surface_2", "line")
_LEFT: Final = ICON + Space.WORD
_A_TURN: Final = 8
"""So many rows fill most windows, and take a third of a frame to make."""


class TalkRow(QWidget):
    """One talk: when, with whom, how long; its recording or why there is none; its note."""

    play_wanted = Signal(object)  # Call
    fetch_wanted = Signal(object)  # Call

    def __init__(self, theme: Theme, call: Call, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._call = call
        self._when = PlainLabel(theme, "", FontRole.BODY_MEDIUM)
        self._who = PlainLabel(theme, "", FontRole.BODY, "text_2")
        self._length = PlainLabel(theme, "", FontRole.BODY_MEDIUM)
        self._play = IconButton(theme, "play", self.tr("Слухати"), look=_PLAY, is_round=True)
        self._fetch = IconButton(theme, "refresh-cw", retry_words(), look=_PLAY, is_round=True)
        self._wave = MiniWave(theme)
        self._reason = Paragraph(theme, "", FontRole.BODY, "text_2")
        self._note = Paragraph(theme, "", FontRole.BODY, "text_2")
        self._lay_out()
        self._play.clicked.connect(self._on_play)
        self._fetch.clicked.connect(self._on_fetch)
        theme.changed.connect(self.update)
        self.show_call(call, now)

    @property
    def call(self) -> Call:
        return self._call

    def show_call(self, call: Call, now: datetime) -> None:
        self._call = call
        face, person = direction_face(call), who_talked(call)
        self._when.set_text(words.clock(call.started_at))
        self._who.set_text(self.tr("не закріплено") if person is None else person.name[:200])
        self._length.set_text(words.length(call.talk_s) if call.talk_s else "—")
        playable = can_be_played(call)
        self._play.setVisible(playable)
        self._fetch.setVisible(can_be_hurried(call))
        self._wave.setVisible(playable)
        self._wave.show_shape(call.recording.shape or b"")
        self._reason.setVisible(not playable)
        self._reason.setText(recording_sentence(call, now))
        self._note.setText(call.note[:2000])
        self._note.setVisible(bool(call.note))
        parts = (face.word, self._when.text, self._who.text, self._length.text, self._reason.text(), call.note[:200])
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.update()

    def show_playing(self, *, loaded: bool, sounds: bool, share: float) -> None:
        self._play.set_icon_name("pause" if loaded and sounds else "play")
        self._play.rename(self.tr("Пауза") if loaded and sounds else self.tr("Слухати"))
        self._wave.show_progress(share if loaded else 1.0, active=loaded)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and can_be_played(self._call):
            self._on_play()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and can_be_played(self._call):
            self._on_play()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        face = direction_face(self._call)
        draw_icon(painter, theme, QRect(0, Space.CONTROL, ICON, 20), face.icon, face.color)

    @Slot()
    def _on_play(self) -> None:
        self.play_wanted.emit(self._call)

    @Slot()
    def _on_fetch(self) -> None:
        self.fetch_wanted.emit(self._call)

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        for part, stretch in ((self._when, 0), (self._who, 1), (self._length, 0)):
            above.addWidget(part, stretch)
        above.setSpacing(Space.WORD)
        for label in (self._when, self._length):
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        below.setSpacing(Space.WORD)
        below.addWidget(self._play)
        below.addWidget(self._fetch)
        below.addWidget(self._wave, 1)
        below.addWidget(self._reason, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT, Space.CONTROL, 0, Space.CONTROL)
        column.setSpacing(Space.HALF)
        column.addLayout(above)
        column.addLayout(below)
        column.addWidget(self._note)


class Timeline(QWidget):
    """Rows are kept as themselves while the news changes them; new ones are made some in each turn of the loop."""

    play_wanted = Signal(object)  # Call
    fetch_wanted = Signal(object)  # Call: its recording has not come, it is to be tried now
    more_wanted = Signal()

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._calls: tuple[Call, ...] = ()
        self._rows: dict[int, TalkRow] = {}
        self._making = FewATurn(self._make_some, self)
        self._heads: dict[date, PlainLabel] = {}
        self._has_more = False
        self._playing: tuple[int | None, bool, float] = (None, False, 0.0)
        self._nothing = PlainLabel(theme, self.tr("Ще не розмовляли"), FontRole.BODY, "text_2", self)
        self._more = LinkButton(theme, self.tr("Показати давніші"), self)
        self._more.clicked.connect(self.more_wanted)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for end in (self._nothing, self._more):
            self._column.addWidget(end)

    @property
    def rows(self) -> Sequence[TalkRow]:
        """From the newest down."""
        return tuple(self._rows[call.id] for call in self._calls if call.id in self._rows)

    def show_calls(self, calls: Sequence[Call], *, has_more: bool) -> None:
        """The newest first."""
        self._calls, self._has_more = tuple(calls), has_more
        wanted = {call.id for call in calls}
        days = {words.local(call.started_at).date() for call in calls}
        for key in self._rows.keys() - wanted:
            self._let_go(self._rows.pop(key))
        for day in self._heads.keys() - days:
            self._let_go(self._heads.pop(day))
        self._nothing.setVisible(not calls)
        self._making.begin()

    def _make_some(self) -> bool:
        missing = [call for call in self._calls if call.id not in self._rows]
        for call in missing[:_A_TURN]:
            self._new_row(call)
        parts: list[QWidget] = []
        above: date | None = None
        for call in (call for call in self._calls if call.id in self._rows):
            day = words.local(call.started_at).date()
            if day != above:
                parts.append(self._head(day, call.started_at))
                above = day
            parts.append(self._row(call))
        for part in parts:
            show_unplaced(part)
        for place, part in enumerate(parts):
            item = self._column.itemAt(place)
            if item is None or item.widget() is not part:
                self._column.insertWidget(place, part)
        is_left = len(missing) > _A_TURN
        self._more.setVisible(self._has_more and not is_left)
        return is_left

    def _let_go(self, part: QWidget) -> None:
        self._column.removeWidget(part)
        part.hide()
        part.deleteLater()

    def show_playing(self, call_id: int | None, *, sounds: bool, share: float) -> None:
        before, self._playing = self._playing[0], (call_id, sounds, share)
        for key in {before, call_id}:
            if key is not None and key in self._rows:
                self._rows[key].show_playing(loaded=key == call_id, sounds=sounds, share=share)

    def _head(self, day: date, at: datetime) -> PlainLabel:
        head = self._heads.get(day)
        if head is None:
            head = self._heads[day] = PlainLabel(self._theme, "", FontRole.CAPTION_STRONG, "text_2", self)
            head.setFixedHeight(Height.GROUP)
        head.set_text(words.day_head(at, self._now()))
        return head

    def _row(self, call: Call) -> TalkRow:
        row = self._rows[call.id]
        if row.call != call:
            row.show_call(call, self._now())
        return row

    def _new_row(self, call: Call) -> None:
        row = self._rows[call.id] = TalkRow(self._theme, call, self._now(), self)
        row.play_wanted.connect(self.play_wanted)
        row.fetch_wanted.connect(self.fetch_wanted)
        key, sounds, share = self._playing
        row.show_playing(loaded=call.id == key, sounds=sounds, share=share)

"""The last talk with the client, to be heard while the phone still rings."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.contract.answers import Call
from ui.screen_pop.wording import last_talk, with_whom
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import ButtonLook, IconButton
from ui.widgets.mini_wave import MiniWave
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel
from ui.widgets.section_head import SectionHead
from ui.words import length
from ui.words_recording import can_be_hurried, can_be_played, recording_sentence, retry_words

_PLAY: Final = ButtonLook("accent", "accent_ground", "surface_2", padding=0)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WAVE_WIDTH: Final = 120


class LastTalkPart(QWidget):
    play_wanted = Signal(object)  # Call
    fetch_wanted = Signal(object)  # Call

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._call: Call | None = None
        self.play = IconButton(theme, "play", self.tr("Слухати останню розмову"), look=_PLAY, is_round=True)
        self.play.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.play.clicked.connect(self._on_play)
        self.fetch = IconButton(theme, "refresh-cw", retry_words(), look=_PLAY, is_round=True)
        self.fetch.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fetch.clicked.connect(self._on_fetch)
        self._wave = MiniWave(theme)
        self._wave.setFixedWidth(_WAVE_WIDTH)
        self._wave.show_progress(1.0)
        self._why = Paragraph(theme, role=FontRole.CAPTION)
        self._length = PlainLabel(theme, role=FontRole.BODY_MEDIUM)
        self._who = PlainLabel(theme, role=FontRole.CAPTION, color="text_3")
        self._build(theme)

    def show_calls(self, calls: Sequence[Call], now: datetime) -> None:
        """The newest that can be played; hidden when the client never called."""
        self._call = call = last_talk(calls)
        self.setVisible(call is not None)
        if call is None:
            return
        is_playable = can_be_played(call)
        self.play.setVisible(is_playable)
        self.fetch.setVisible(can_be_hurried(call))
        self._wave.setVisible(is_playable)
        self._why.setVisible(not is_playable)
        self._wave.show_shape(call.recording.shape or b"")
        self._why.setText(recording_sentence(call, now))
        self._length.set_text("—" if call.talk_s is None else length(call.talk_s))
        self._who.set_text(with_whom(call, now))

    def _build(self, theme: Theme) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        for label in (self._length, self._who):
            label.set_align(_RIGHT)
            right.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(Space.CONTROL)
        row.addWidget(self.play)
        row.addWidget(self.fetch)
        row.addWidget(self._wave)
        row.addWidget(self._why, 1)
        row.addStretch()
        row.addLayout(right)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.WORD)
        layout.addWidget(SectionHead(theme, self.tr("Остання розмова")))
        layout.addLayout(row)

    @Slot()
    def _on_fetch(self) -> None:
        if self._call is not None:
            self.fetch_wanted.emit(self._call)

    @Slot()
    def _on_play(self) -> None:
        if self._call is not None:
            self.play_wanted.emit(self._call)

"""The transcript with its head: what is found in it, and the way back to what sounds."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.desk.talk_text import TalkText
from app.word_forms import words_of
from ui.recordings.find_bar import FindBar
from ui.recordings.transcript_view import TranscriptView
from ui.theme import FontRole, Height, Space, Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel
from ui.words_text import why_no_lines


class TranscriptColumn(QWidget):
    seek_wanted = Signal(float)

    def __init__(self, theme: Theme, text: TalkText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._second = 0.0
        self._found: tuple[int, ...] = ()
        self._place = -1
        self._wanted = ""  # what is looked for, in this talk and the next
        self.view = TranscriptView(theme)
        self.finder = FindBar(theme)
        self._back = LinkButton(theme, self.tr("До звучання"))
        self._back.setToolTip(self.tr("Знову стежити за тим, що звучить"))
        self._back.hide()
        self._why = Paragraph(theme, "")
        self._pages = QStackedLayout()
        self._build(theme)
        self.view.seek_wanted.connect(self.seek_wanted)
        self.view.following_changed.connect(self._on_following)
        self._back.clicked.connect(self.view.follow)
        self.finder.searched.connect(self._on_searched)
        self.finder.stepped.connect(self._on_stepped)

    def show_text(self) -> None:
        """The lines are others now, or why there are none."""
        transcript = self._text.transcript
        self.view.show_cues(transcript.cues)
        self._why.setText(why_no_lines(transcript) if not transcript.cues else "")
        self._pages.setCurrentIndex(0 if transcript.cues else 1)
        self.finder.setVisible(bool(transcript.cues))
        self.view.show_sounding(self._text.sounding_at(self._second))
        self._look(at=self._second, brings=False)

    def begin(self) -> None:
        """Another talk: what sounds is kept in sight again."""
        self.view.follow()

    def show_position(self, second: float) -> None:
        self._second = second
        self.view.show_sounding(self._text.sounding_at(second))

    def show_words(self, words: str, *, at: float) -> None:
        """Look for the words, beginning at a second, which is heard by now."""
        self.finder.show_text(words)
        self._wanted, self._second = words, at
        self._look(at=at, brings=False)

    def _build(self, theme: Theme) -> None:
        head_row = QWidget()
        head_row.setFixedHeight(Height.CONTROL)
        head = QHBoxLayout(head_row)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(Space.WORD)
        head.addWidget(PlainLabel(theme, self.tr("Розшифровка"), FontRole.STRONG))
        head.addWidget(self._back)
        head.addStretch(1)
        head.addWidget(self.finder)
        empty = QWidget()
        empty_column = QVBoxLayout(empty)
        empty_column.setContentsMargins(0, 0, 0, 0)
        empty_column.addWidget(self._why)
        empty_column.addStretch(1)
        self._pages.addWidget(self.view)
        self._pages.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HALF)
        column.addWidget(head_row)
        column.addLayout(self._pages, 1)

    @Slot(str)
    def _on_searched(self, words: str) -> None:
        self._wanted = words
        self._look(at=self._second, brings=True)

    @Slot(int)
    def _on_stepped(self, step: int) -> None:
        if self._found:
            self._stand_at((self._place + step) % len(self._found), brings=True)

    @Slot(bool)
    def _on_following(self, follows: bool) -> None:
        self._back.setVisible(not follows)

    def _look(self, *, at: float, brings: bool) -> None:
        """Find the words anew, and stand at the first place that is not over at this second."""
        self._found = self._text.find(self._wanted)
        cues = self._text.cues
        following = (place for place, row in enumerate(self._found) if cues[row].end_s > at)
        self._stand_at(next(following, 0) if self._found else -1, brings=brings)

    def _stand_at(self, place: int, *, brings: bool) -> None:
        self._place = place
        row = self._found[place] if self._found else -1
        self.view.show_found(words_of(self._wanted), row, brings=brings)
        in_summary = self._text.is_in_summary(self._wanted)
        self.finder.show_count(place + 1, len(self._found), in_summary=in_summary)

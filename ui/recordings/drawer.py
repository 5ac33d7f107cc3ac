"""What is known of the talk, above the player: who spoke how much, what people judged and remarked."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.contract.answers import Call
from app.desk.talk_notes import TalkNotes
from ui.recordings.facts import FactsColumn
from ui.recordings.judging import JudgingColumn
from ui.recordings.remarks import RemarksColumn
from ui.theme import Space, Theme
from ui.words_recording import can_be_played

HEIGHT = 232


class Drawer(QWidget):
    """Three columns: facts, judgement, comments."""

    seek_wanted = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.facts = FactsColumn(theme)
        self.judging = JudgingColumn(theme)
        self.remarks = RemarksColumn(theme)
        self.remarks.moment_chosen.connect(self.seek_wanted)
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.CONTROL, 0, Space.CONTROL)
        row.setSpacing(Space.PAGE)
        row.addWidget(self.facts, 3)
        row.addWidget(self.judging, 3)
        row.addWidget(self.remarks, 4)

    def show_call(self, call: Call) -> None:
        self.facts.show_call(call)
        self.remarks.show_call(call.id, sounds=can_be_played(call))

    def show_notes(self, notes: TalkNotes, *, is_judged: bool) -> None:
        """`is_judged`: what this person judged is not what is known, but on its way."""
        self.judging.show_reviews(
            notes.reviews, notes.mine, may_review=notes.may_review, is_known=notes.is_known, is_judged=is_judged
        )
        self.remarks.show_comments(notes.comments, is_known=notes.is_known)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))

"""What the AI says of the talk: the summary, the moods, what to do next."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.contract.talk_text import TalkSummary
from ui.recordings.mood_pill import MoodPill
from ui.theme import FontRole, Height, Space, Theme
from ui.widgets.buttons import IconButton
from ui.widgets.flow import Flow
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel
from ui.widgets.ring import RingOver


class _Action(QWidget):
    def __init__(self, theme: Theme, action: str) -> None:
        super().__init__()
        bullet = PlainLabel(theme, "•", FontRole.BODY, "text_3")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.WORD)
        row.addWidget(bullet, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Paragraph(theme, action, FontRole.BODY, "text"), 1)


class SummaryColumn(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._told = TalkSummary()
        self._copy = IconButton(theme, "copy", self.tr("Копіювати підсумок"), size=26)
        self._copy.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._copy.clicked.connect(self._on_copy)
        self._moods = Flow(spacing=Space.HALF)
        self._words = Paragraph(theme, "", FontRole.BODY, "text")
        self._next = PlainLabel(theme, self.tr("Що зробити"), FontRole.STRONG)
        self._actions = QVBoxLayout()
        self._actions.setContentsMargins(0, 0, 0, 0)
        self._actions.setSpacing(Space.HALF)
        head_row = QWidget()
        head_row.setFixedHeight(Height.CONTROL)
        head = QHBoxLayout(head_row)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(PlainLabel(theme, self.tr("Підсумок"), FontRole.STRONG))
        head.addStretch(1)
        head.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HALF)
        column.addWidget(head_row)
        column.addWidget(self._scrolled(), 1)

    def show_summary(self, told: TalkSummary) -> None:
        if told == self._told:
            return
        self._told = told
        for layout in (self._moods, self._actions):
            while (item := layout.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()  # with all that is in it
        moods = (
            (self.tr("Клієнт"), told.client_mood),
            (self.tr("Працівник"), told.employee_mood),
            (self.tr("Загалом"), told.overall_mood),
        )
        for who, mood in moods:
            if mood is not None:
                self._moods.addWidget(MoodPill(self._theme, who, mood))
        for action in told.actions:
            self._actions.addWidget(_Action(self._theme, action))
        self._words.setText(told.summary or self.tr("Підсумку словами немає"))
        self._words.set_color("text" if told.summary else "text_3")
        self._next.setVisible(bool(told.actions))

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.WORD, 0)
        column.setSpacing(Space.WORD)
        column.addLayout(self._moods)
        column.addWidget(self._words)
        column.addWidget(self._next)
        column.addLayout(self._actions)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        scroll.setAccessibleName(self.tr("Підсумок розмови"))
        RingOver(self._theme, scroll)
        scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        return scroll

    @Slot()
    def _on_copy(self) -> None:
        """Summary and actions, as they would be written in a note."""
        parts = [self._told.summary, *(f"• {action}" for action in self._told.actions)]
        QGuiApplication.clipboard().setText("\n".join(part for part in parts if part))

"""The lines of a talk, the one that sounds kept in sight; whoever scrolls is left in peace."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPropertyAnimation, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from app.contract.talk_text import Cue
from app.word_forms import Forms
from ui.recordings.transcript_delegate import TranscriptDelegate
from ui.recordings.transcript_model import TranscriptModel
from ui.theme import Theme

_STANDS_AT: Final = 0.35
"""How far from the top the line that sounds is kept."""
_WALKING: Final = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
)


class TranscriptView(QListView):
    """A click or Enter goes to the line's second."""

    seek_wanted = Signal(float)
    following_changed = Signal(bool)
    """Whether the line that sounds is kept in sight."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.lines = TranscriptModel()
        self.face = TranscriptDelegate(theme, self.lines, self)
        self._follows = True
        self._glide = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self.setModel(self.lines)
        self.setItemDelegate(self.face)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("background: transparent")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click the keys still belong to the player
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Розшифровка розмови"))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_chosen)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)
        theme.changed.connect(self.viewport().update)

    @property
    def follows(self) -> bool:
        return self._follows

    def show_cues(self, cues: tuple[Cue, ...]) -> None:
        self.lines.show_cues(cues)

    def show_sounding(self, row: int | None) -> None:
        """This line sounds now; None: none yet."""
        row = -1 if row is None else row
        if row == self.face.sounding:
            return
        before, self.face.sounding = self.face.sounding, row
        for one in (before, row):
            self._repaint(one)
        if self._follows and row >= 0 and self.isVisible():
            self._bring(row)

    def show_found(self, words: tuple[Forms, ...], row: int, *, brings: bool) -> None:
        """Mark the words everywhere, and the line where the search stands (-1: there is none), brought into sight."""
        self.face.words, self.face.found = words, row
        self.viewport().update()
        if row >= 0 and brings:
            self._let_go()
            self._bring(row)

    @Slot()
    def follow(self) -> None:
        """Keep the line that sounds in sight again."""
        self._set_follows(follows=True)
        if self.face.sounding >= 0:
            self._bring(self.face.sounding)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.face.set_width(self.viewport().width())
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._let_go()
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walks and chooses; every other key is the player's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._on_chosen(self.currentIndex())
        elif event.key() in _WALKING and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._let_go()
            super().keyPressEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        self._set_follows(follows=True)
        self.seek_wanted.emit(self.lines.cues[index.row()].start_s)

    @Slot()
    def _let_go(self) -> None:
        self._glide.stop()
        self._set_follows(follows=False)

    def _set_follows(self, *, follows: bool) -> None:
        if follows != self._follows:
            self._follows = follows
            self.following_changed.emit(follows)

    def _repaint(self, row: int) -> None:
        if 0 <= row < self.lines.rowCount():
            self.viewport().update(self.visualRect(self.lines.index(row)))

    def _bring(self, row: int) -> None:
        """Gently, a third from the top; from far away at once."""
        bar = self.verticalScrollBar()
        rect = self.visualRect(self.lines.index(row))
        wanted = bar.value() + rect.top() - round(self.viewport().height() * _STANDS_AT)
        wanted = max(bar.minimum(), min(wanted, bar.maximum()))
        self._glide.stop()
        if self._theme.motion_ms == 0 or abs(wanted - bar.value()) > 3 * self.viewport().height():
            bar.setValue(wanted)
            return
        self._glide.setDuration(2 * self._theme.motion_ms)
        self._glide.setStartValue(bar.value())
        self._glide.setEndValue(wanted)
        self._glide.start()

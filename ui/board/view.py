"""The tiles in rows that reflow with the window; a click or Enter opens an operator's calls."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from app.desk.live_board import Doing
from ui.board.delegate import HEIGHT, NARROWEST, TileDelegate, pulse_place
from ui.board.model import BoardModel
from ui.theme import Space, Theme
from ui.widgets.ring import is_ringed

_SECOND_MS: Final = 1000
_FRAME_MS: Final = 80


class BoardView(QListView):
    """One timer counts for all tiles in sight; another lets what rings breathe, where motion is liked."""

    opened = Signal(object)  # Tile

    def __init__(self, theme: Theme, model: BoardModel, delegate: TileDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_ringed = False
        self._theme = theme
        self._tiles = model
        self._delegate = delegate
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(self.tr("Оператори наживо"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._second = QTimer(self, interval=_SECOND_MS)
        self._second.timeout.connect(self.viewport().update)
        self._breath = QTimer(self, interval=_FRAME_MS)
        self._breath.timeout.connect(self._on_breath)
        for changed in (model.rowsInserted, model.rowsRemoved, model.rowsMoved, model.dataChanged):
            changed.connect(self._see_what_moves)
        theme.changed.connect(self.viewport().update)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()
        self._see_what_moves()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()
        self._breath.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many tiles beside each other as fit, all of one width, no room left over."""
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 1  # Qt keeps the bar's place free
        columns = max(1, room // (NARROWEST + Space.CONTROL))
        width = room // columns - Space.CONTROL
        if width != self._delegate.width:
            self._delegate.width = width
            self.setGridSize(QSize(width + Space.CONTROL, HEIGHT + Space.CONTROL))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._is_ringed = True
        self._show_focus(shown=True)
        tile = self._tiles.tile(self.currentIndex().row())
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and tile is not None:
            self.opened.emit(tile)
        elif event.text() and event.text().isprintable():
            event.ignore()  # the player's, while it stands below
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._is_ringed = is_ringed(event.reason(), self._is_ringed)
        if self._is_ringed:
            self._show_focus(shown=True)
            if self._tiles.tiles and not self.selectionModel().hasSelection():  # Qt stands on a tile and chooses none
                self.setCurrentIndex(self.currentIndex() if self.currentIndex().isValid() else self._tiles.index(0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus(shown=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_ringed = False
        self._show_focus(shown=False)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        tile = self._tiles.tile(index.row())
        if event.button() is Qt.MouseButton.LeftButton and tile is not None and index == self.currentIndex():
            self.opened.emit(tile)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            hand = row >= 0
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def _show_focus(self, *, shown: bool) -> None:
        if self._delegate.shows_focus != shown:
            self._delegate.shows_focus = shown
            self.viewport().update()

    @Slot()
    def _see_what_moves(self) -> None:
        rings = any(tile.doing is Doing.RINGS for tile in self._tiles.tiles)
        if rings and self.isVisible() and self._theme.motion_ms:
            if not self._breath.isActive():
                self._delegate.pulse_s = 0.0
                self._breath.start()
        else:
            self._breath.stop()
            self._delegate.pulse_s = None

    @Slot()
    def _on_breath(self) -> None:
        self._delegate.pulse_s = (self._delegate.pulse_s or 0.0) + _FRAME_MS / 1000
        for number, tile in enumerate(self._tiles.tiles):
            if tile.doing is Doing.RINGS:
                self.viewport().update(pulse_place(self.visualRect(self._tiles.index(number))))

"""«Наживо»: who waits for anybody, then a tile for every operator."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.desk.live_board import Doing, LiveBoard
from app.failures import Failure
from ui.board import wording
from ui.board.delegate import HEIGHT, NARROWEST, TileDelegate
from ui.board.model import BoardModel
from ui.board.view import BoardView
from ui.board.waiting_strip import WaitingStrip
from ui.desk_signals import LiveSignals
from ui.problems import sentence_of
from ui.theme import FontRole, Height, Space, Theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rule import Rule
from ui.widgets.seldom import Seldom
from ui.widgets.skeleton import SkeletonTiles
from ui.words_names import alphabetical


class BoardPage(QWidget):
    """`calls_wanted` carries the operator whose calls of today are wanted, `again_wanted` asks for the operators."""

    calls_wanted = Signal(object)  # Operator
    again_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        board: LiveBoard,
        news: LiveSignals,
        clock: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._board = board
        self._failure: Failure | None = None
        self._summary = PlainLabel(theme, "", FontRole.BODY, "text_2")
        self._waiting = WaitingStrip(theme, clock, self)
        self._model = BoardModel(clock, self)
        self._view = BoardView(theme, self._model, TileDelegate(theme, clock, self), self)
        self._to_come = QWidget(self)
        self._to_come.setAccessibleName(self.tr("Дізнаємося, хто на зв’язку…"))
        self._empty = EmptyState(theme, self)
        self._places = QStackedLayout()
        self._build()
        self.setFocusProxy(self._view)
        news.changed.connect(Seldom(self._show_board, self).wish)
        self._view.opened.connect(self._on_opened)
        self._empty.action_wanted.connect(self.again_wanted)
        self._show_board()

    @property
    def view(self) -> BoardView:
        return self._view

    @property
    def model(self) -> BoardModel:
        return self._model

    @property
    def waiting(self) -> WaitingStrip:
        return self._waiting

    def show_failure(self, failure: Failure | None) -> None:
        """The operators could not be asked for; None: they are on their way again."""
        self._failure = failure
        self._show_board()

    @Slot()
    def _show_board(self) -> None:
        board = self._board
        self._summary.set_text(wording.summary(board.tiles))
        self._waiting.show_calls(tuple(board.waiting), is_known=board.is_loaded)
        order = list(Doing)
        self._model.show(sorted(board.tiles, key=lambda tile: (order.index(tile.doing), alphabetical(tile.name))))
        if board.tiles:
            self._places.setCurrentWidget(self._tiles)
            return
        if self._failure is not None:
            told = sentence_of(self._failure)
            self._empty.show_state(told, action=self.tr("Спробувати знову"), icon="wifi-off", kind="bad")
        elif board.is_loaded:
            told = self.tr("Тут стоятимуть оператори: адміністратор синхронізує їх у «Операторах».")
            self._empty.show_state(told, icon="radio")
        else:
            self._places.setCurrentWidget(self._to_come)
            return
        self._places.setCurrentWidget(self._empty)

    @Slot(object)
    def _on_opened(self, tile: object) -> None:
        operator = getattr(tile, "operator", None)
        if operator is not None:
            self.calls_wanted.emit(operator)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        head.setSpacing(Space.CONTROL)
        title = PlainLabel(self._theme, self.tr("Наживо"), FontRole.TITLE)
        title.setFixedHeight(Height.HEAD)
        head.addWidget(title)
        head.addWidget(self._summary, 1)
        self._tiles = QWidget(self)
        inside = QVBoxLayout(self._tiles)
        half = Space.CONTROL // 2  # the grid leaves so much on either side of a tile
        inside.setContentsMargins(Space.PAGE - half, Space.HALF, 0, 0)
        inside.addWidget(self._view)
        to_come = QVBoxLayout(self._to_come)
        to_come.setContentsMargins(Space.PAGE - half, Space.HALF, 0, 0)
        bar = self._view.verticalScrollBar().sizeHint().width() + 1
        to_come.addWidget(SkeletonTiles(self._theme, QSize(NARROWEST, HEIGHT), right=bar))
        self._places.addWidget(self._tiles)
        self._places.addWidget(self._to_come)
        self._places.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule(self._theme, self))
        column.addWidget(self._waiting)
        column.addLayout(self._places, 1)

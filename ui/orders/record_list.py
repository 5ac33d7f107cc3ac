"""The talks of «Список записів» one under another; each row stays itself while the news changes it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.contract.answers import Call, Phase
from ui.orders.record_row import RecordRow
from ui.theme import Theme
from ui.widgets.few_a_turn import FewATurn, show_unplaced
from ui.widgets.tall_area import TallArea

_SECOND_MS: Final = 1000
_NEAR_END: Final = 400
"""Pixels above the end at which the next page is asked for."""
_A_TURN: Final = 8
"""So many rows fill most windows, and take a third of a frame to make."""


class RecordList(TallArea):
    """Rows are made as pages come, some in each turn of the loop; a talk that goes on counts its seconds."""

    play_wanted = Signal(object)  # Call
    download_wanted = Signal(object)  # Call
    fetch_wanted = Signal(object)  # Call
    more_wanted = Signal()

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._calls: tuple[Call, ...] = ()
        self._rows: dict[int, RecordRow] = {}
        self._making = FewATurn(self._make_some, self)
        self._loaded: tuple[int | None, bool] = (None, False)
        self._tab_stop: RecordRow | None = None  # None while there are no rows
        self._seconds = QTimer(self, interval=_SECOND_MS)
        self._seconds.timeout.connect(self._on_second)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def count(self) -> int:
        return len(self._rows)

    @property
    def rows(self) -> Sequence[RecordRow]:
        """From the newest down."""
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, RecordRow)]

    def show_calls(self, calls: Sequence[Call]) -> None:
        """Newest first. Only what differs is touched: the focus and the scroll stay where they are."""
        self._calls = tuple(calls)
        for gone in self._rows.keys() - {call.id for call in calls}:
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
            if row is self._tab_stop:
                self._tab_stop = None
        self._making.begin()
        self._count_seconds(any(call.phase is Phase.TALKING for call in calls))

    def _make_some(self) -> bool:
        now = self._now()
        missing = [call for call in self._calls if call.id not in self._rows]
        for call in missing[:_A_TURN]:
            show_unplaced(self._new_row(call, now))
        for place, call in enumerate(call for call in self._calls if call.id in self._rows):
            row = self._rows[call.id]
            if row.call != call:
                row.show_call(call, now)
            item = self._column.itemAt(place)
            if item is None or item.widget() is not row:
                self._column.insertWidget(place, row)
            if self._tab_stop is None:
                self._stop_tab_at(row)
        return len(missing) > _A_TURN

    def show_playing(self, call_id: int | None, *, playing: bool) -> None:
        """Highlight the talk that the player holds."""
        before, self._loaded = self._loaded[0], (call_id, playing)
        for touched in {before, call_id}:
            row = self._rows.get(touched) if touched is not None else None
            if row is not None:
                self._tell_playing(row)

    def tell_time_passed(self) -> None:
        now = self._now()
        for row in self._rows.values():
            row.show_call(row.call, now)

    def _new_row(self, call: Call, now: datetime) -> RecordRow:
        row = self._rows[call.id] = RecordRow(self._theme, call, now, self.widget())
        row.play_wanted.connect(self.play_wanted)
        row.download_wanted.connect(self.download_wanted)
        row.fetch_wanted.connect(self.fetch_wanted)
        row.neighbour_wanted.connect(self._on_neighbour)
        row.focused.connect(self._on_focused)
        self._tell_playing(row)
        return row

    def _tell_playing(self, row: RecordRow) -> None:
        call_id, playing = self._loaded
        row.show_playing(loaded=row.call.id == call_id, playing=playing)

    def _stop_tab_at(self, row: RecordRow) -> None:
        if self._tab_stop is not None:
            self._tab_stop.let_tab_in(wanted=False)
        self._tab_stop = row
        row.let_tab_in(wanted=True)

    def _count_seconds(self, wanted: bool) -> None:
        if wanted != self._seconds.isActive():
            self._seconds.start() if wanted else self._seconds.stop()

    @Slot()
    def _on_second(self) -> None:
        now = self._now()
        for row in self._rows.values():
            if row.call.phase is Phase.TALKING:
                row.tell_time(now)

    @Slot(int)
    def _on_neighbour(self, step: int) -> None:
        rows, sender = self.rows, self.sender()
        if isinstance(sender, RecordRow):
            place = rows.index(sender) + step
            if 0 <= place < len(rows):
                rows[place].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_focused(self) -> None:
        sender = self.sender()
        if isinstance(sender, RecordRow):
            self._stop_tab_at(sender)
            self.ensureWidgetVisible(sender, 0, 8)

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        if value > self.verticalScrollBar().maximum() - _NEAR_END and not self._making.goes_on:
            self.more_wanted.emit()

"""What whoever reads the list stands on and has chosen, kept while the same question is asked anew."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Slot

from ui.call_list.columns import At
from ui.call_list.model import CallListModel

if TYPE_CHECKING:
    from ui.call_list.view import CallView


class KeptPlace(QObject):
    """Takes the place down before a reset and goes back to it after; only `while_asked_anew`."""

    def __init__(self, view: "CallView", model: CallListModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._is_wanted = False
        self._chosen: tuple[int, ...] = ()
        self._current: int | None = None
        self._top: tuple[int, int] | None = None  # the uppermost call, and how far above it the sight begins
        model.modelAboutToBeReset.connect(self._take_down)

    @contextmanager
    def while_asked_anew(self) -> Iterator[None]:
        """Another question begins at the top; the same one goes on where it was."""
        self._is_wanted = True
        try:
            yield
        finally:
            self._is_wanted = False

    @Slot()
    def _take_down(self) -> None:
        view, model = self._view, self._model
        current = model.call_at(view.currentIndex().row())
        self._chosen = tuple(call.id for call in view.selected_calls())
        self._current = None if current is None else current.id
        self._top = None
        first = view.rowAt(0)
        if view.verticalScrollBar().value() > 0 and first >= 0:
            below = (row for row in range(first, model.rowCount()) if model.call_at(row) is not None)
            row = next(below, None)
            call = None if row is None else model.call_at(row)
            if row is not None and call is not None:
                self._top = call.id, view.rowViewportPosition(row)

    def go_back(self) -> None:
        """Called when the rows after a reset have their heights."""
        if not self._is_wanted:
            self._view.scrollToTop()
            return
        view, model, keep = self._view, self._model, QItemSelectionModel.SelectionFlag
        row = None if self._current is None else model.row_of_call(self._current)
        if row is not None:
            view.selectionModel().setCurrentIndex(model.index(row, At.CLIENT), keep.NoUpdate)
        chosen = QItemSelection()
        for call_id in self._chosen:
            row = model.row_of_call(call_id)
            if row is not None:
                chosen.select(model.index(row, At.CLIENT), model.index(row, At.CLIENT))
        view.selectionModel().select(chosen, keep.Select | keep.Rows)
        row = None if self._top is None else model.row_of_call(self._top[0])
        if row is not None and self._top is not None:
            view.updateGeometries()
            bar = view.verticalScrollBar()
            bar.setValue(bar.value() + view.rowViewportPosition(row) - self._top[1])

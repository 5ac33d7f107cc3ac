"""How far a table is that is being written, and the way to stop it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ui import words
from ui.theme import Theme
from ui.widgets.progress_strip import ProgressStrip


class ExportStrip(ProgressStrip):
    """Hidden while nothing is under way."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Хід вивантаження"), parent)
        self._total: int | None = None

    def expect(self, total: int | None) -> None:
        """How many rows there will be; None when nobody counted."""
        self._total = total

    @Slot(object)
    def show_rows(self, rows: int | None) -> None:
        """None: it is over."""
        if rows is None:
            self.hide()
        else:
            told = self.tr("Вивантажуємо: {talks}").format(talks=words.talks(rows))
            self.show_progress(told, rows / self._total if self._total else None)

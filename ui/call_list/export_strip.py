"""How far a table is that is being written, and the way to stop it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui import words
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.panel import Panel
from ui.widgets.plain_label import PlainLabel

_HEIGHT = 44


class ExportStrip(Panel):
    """Hidden while nothing is under way."""

    cancel_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "surface", parent)
        self._total: int | None = None
        self._told = PlainLabel(theme, "", FontRole.BODY, "text", self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(220)
        self._bar.setAccessibleName(self.tr("Хід вивантаження"))
        cancel = LinkButton(theme, self.tr("Скасувати"), self)
        cancel.clicked.connect(self.cancel_wanted)
        self.setFixedHeight(_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        row.setSpacing(Space.CONTROL)
        row.addWidget(self._told, 1)
        row.addWidget(self._bar)
        row.addWidget(cancel)
        self.hide()

    @property
    def told(self) -> str:
        return self._told.text

    def expect(self, total: int | None) -> None:
        """How many rows there will be; None when nobody counted."""
        self._total = total
        self._bar.setRange(0, total or 0)

    @Slot(object)
    def show_progress(self, rows: int | None) -> None:
        """None: it is over."""
        self.setVisible(rows is not None)
        if rows is not None:
            self._told.set_text(self.tr("Вивантажуємо: {talks}").format(talks=words.talks(rows)))
            if self._total:
                self._bar.setValue(min(rows, self._total))

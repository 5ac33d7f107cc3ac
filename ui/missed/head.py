"""The head of «Пропущені»: how many wait and how long, and which of the two lists is shown."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ui.theme import FontRole, Height, Space, Theme
from ui.widgets.chip import Chip
from ui.widgets.plain_label import PlainLabel


class MissedHead(QWidget):
    """`handled_chosen` tells whether the handled ones are wanted."""

    handled_chosen = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = PlainLabel(theme, "", FontRole.BODY, "text_2")
        self.waiting = Chip(theme, self.tr("Чекають"))
        self.handled = Chip(theme, self.tr("Опрацьовані"))
        self.waiting.setChecked(True)
        self._chips = QButtonGroup(self)
        for chip in (self.waiting, self.handled):
            self._chips.addButton(chip)
        self._chips.setExclusive(True)
        self._chips.buttonClicked.connect(self._on_clicked)
        self._chosen = self.waiting
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        row.setSpacing(Space.CONTROL)
        row.addWidget(PlainLabel(theme, self.tr("Пропущені"), FontRole.TITLE))
        row.addWidget(self._summary, 1)
        row.addWidget(self.waiting)
        row.addWidget(self.handled)
        self.setFixedHeight(Height.HEAD)

    def show_summary(self, text: str) -> None:
        self._summary.set_text(text)

    @property
    def summary(self) -> str:
        return self._summary.text

    @Slot()
    def _on_clicked(self) -> None:
        chosen = self.handled if self.handled.isChecked() else self.waiting
        if chosen is not self._chosen:
            self._chosen = chosen
            self.handled_chosen.emit(chosen is self.handled)

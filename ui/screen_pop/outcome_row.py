"""What came of the talk, in one click when it is over."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Space, Theme
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.words_outcomes import OUTCOMES, outcome_title


class OutcomeRow(QWidget):
    """`chosen` carries the outcome's word, or None when the chosen one was clicked again."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = {outcome: Chip(theme, outcome_title(outcome)) for outcome in OUTCOMES}
        self.setAccessibleName(self.tr("Підсумок розмови"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.CONTROL, 0, 0)
        row = Flow()
        for chip in self.chips.values():
            row.addWidget(chip)
        column.addLayout(row)
        for outcome, chip in self.chips.items():
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.clicked.connect(lambda on, outcome=outcome: self._on_clicked(outcome, on))

    def show_outcome(self, outcome: str | None) -> None:
        """Tint the one that was chosen; a word that another program gave tints none."""
        for word, chip in self.chips.items():
            chip.setChecked(word == outcome)

    def _on_clicked(self, outcome: str, on: bool) -> None:
        self.show_outcome(outcome if on else None)
        self.chosen.emit(outcome if on else None)

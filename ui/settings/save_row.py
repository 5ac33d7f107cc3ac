"""«Зберегти» with what comes of it: under way, done, or what went wrong."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import PrimaryButton
from ui.widgets.paragraph import Paragraph


class SaveRow(QWidget):
    """`wanted` when it was pressed and nothing is under way."""

    wanted = Signal()

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = PrimaryButton(theme, text or self.tr("Зберегти"), parent=self)
        self.button.clicked.connect(self.wanted)
        self._told = Paragraph(theme, "", FontRole.BODY, "text_2", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.CONTROL)
        row.addWidget(self.button)
        row.addWidget(self._told, 1)

    @property
    def told(self) -> str:
        return self._told.text()

    def show_busy(self, sentence: str) -> None:
        """Under way: the button waits, the sentence says what is being done."""
        self.button.setEnabled(False)
        self._tell(sentence, "text_2")

    def show_done(self, sentence: str = "") -> None:
        self.button.setEnabled(True)
        self._tell(sentence, "good")

    def show_trouble(self, sentence: str) -> None:
        self.button.setEnabled(True)
        self._tell(sentence, "bad")

    def _tell(self, sentence: str, color: str) -> None:
        self._told.setText(sentence)
        self._told.set_color(color)

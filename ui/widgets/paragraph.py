"""Several lines of plain text in a token's colour."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import FontRole, Theme

_NARROWEST = 40


class Paragraph(QLabel):
    """Breaks its lines where they end; what looks like markup is shown as it is written."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: FontRole | str = FontRole.BODY,
        color: str = "text_2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._color = color
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(theme.font(role))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)
        theme.changed.connect(self._dress)
        self._dress()

    def minimumSizeHint(self) -> QSize:
        """One line: how many there are follows from the width."""
        return QSize(_NARROWEST, QFontMetrics(self.font()).height())

    def set_color(self, color: str) -> None:
        self._color = color
        self._dress()

    @Slot()
    def _dress(self) -> None:
        self.setStyleSheet(f"color: {self._theme.color(self._color).name()}")

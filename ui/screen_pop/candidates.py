"""Several clients share one number: the card asks which of them it is."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.contract.answers import Named
from ui.screen_pop.wording import shown
from ui.theme import ICON, FontRole, Space, Theme
from ui.widgets.buttons import QuietButton
from ui.widgets.painting import draw_icon, draw_text
from ui.widgets.plain_label import PlainLabel

_AT_MOST: Final = 4


class Candidates(QWidget):
    """A button for each client; `chosen` carries the client's id."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        question = self.tr("Номер у кількох клієнтів. Хто телефонує?")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.WORD, 0, 0)
        layout.setSpacing(Space.HALF)
        layout.addWidget(PlainLabel(theme, question, FontRole.CAPTION_MEDIUM, "waiting"))
        self.buttons = [_Candidate(theme) for _ in range(_AT_MOST)]
        for button in self.buttons:
            button.picked.connect(self.chosen)
            layout.addWidget(button)

    def show_clients(self, clients: Sequence[Named]) -> None:
        self.setVisible(bool(clients))
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(clients))
            if place < len(clients):
                button.show_client(clients[place])


class _Candidate(QuietButton):
    picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "user")
        self._client_id = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.picked.emit(self._client_id))

    def show_client(self, client: Named) -> None:
        self._client_id = client.id
        self.setText(shown(client.name) or QCoreApplication.translate("WhoPart", "Новий клієнт"))

    def _paint_face(self, painter: QPainter) -> None:
        """One under the other as in a list; a long name ends before the edge."""
        theme, place = self._theme, self.rect().adjusted(Space.CONTROL, 0, -Space.CONTROL, 0)
        draw_icon(painter, theme, QRect(place.x(), 0, ICON, self.height()), "user", self._look.ink)
        words = place.adjusted(ICON + Space.WORD, 0, 0, 0)
        draw_text(painter, words, self.text(), self.font(), theme.color(self._look.ink))

    def minimumSizeHint(self) -> QSize:
        """A long name is shortened; it never widens the card."""
        return QSize(1, 32)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 32)

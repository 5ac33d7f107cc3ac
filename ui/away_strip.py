"""A quiet band at the foot of the page: what came while nobody could see it, and where it is listed."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import ICON, FontRole, Height, Space, Theme
from ui.widgets.buttons import IconButton, LinkButton
from ui.widgets.painting import draw_icon
from ui.widgets.plain_label import PlainLabel


class AwayStrip(QWidget):
    """Hidden until `show_summary`; stays until it is dismissed or followed."""

    missed_wanted = Signal()
    calls_wanted = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = "moon"
        self._missed = False
        self._head = PlainLabel(theme, "", FontRole.BODY_MEDIUM, "text")
        self._names = PlainLabel(theme, "", FontRole.CAPTION, "text_2")
        self.missed = LinkButton(theme, self.tr("Пропущені"))
        self.calls = LinkButton(theme, self.tr("Записи розмов"))
        self.close_button = IconButton(theme, "x", self.tr("Сховати"))
        self.missed.clicked.connect(self.missed_wanted)
        self.calls.clicked.connect(self.calls_wanted)
        self.close_button.clicked.connect(self.dismissed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._head)
        words.addWidget(self._names)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.PAGE + ICON + Space.WORD, 0, Space.CONTROL, 0)
        row.setSpacing(Space.HALF)
        row.addLayout(words, 1)
        for button in (self.missed, self.calls, self.close_button):
            row.addWidget(button)
        self.setFixedHeight(Height.BUTTON_ROW)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def lines(self) -> tuple[str, str]:
        """What came, and who called."""
        return self._head.text, self._names.text

    @property
    def message(self) -> str:
        """Everything it says."""
        return " · ".join(filter(None, self.lines))

    def show_summary(self, head: str, names: str, *, missed: bool) -> None:
        """Say it; `missed`: somebody was missed, and «Пропущені» leads to them."""
        is_new = self.isHidden()
        self._icon = "phone-missed" if missed else "moon"
        self._head.set_text(head)
        self._names.set_text(names)
        self._names.setVisible(bool(names))
        self._missed = missed
        self.missed.setVisible(missed)
        self.setAccessibleName(self.message)
        self._fit()
        self.show()
        self.update()
        if is_new and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.message))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is no room for all of it, how many still wait goes before the second way to the calls."""
        row = self.layout()
        assert row is not None
        buttons = (self.missed, self.calls, self.close_button)
        shown = [
            button.sizeHint().width() + Space.HALF for button in buttons if button is not self.missed or self._missed
        ]
        margins = row.contentsMargins()
        room = self.width() - sum(shown) - margins.left() - margins.right()
        needs = QFontMetrics(self._head.font()).horizontalAdvance(self._head.text)
        self.calls.setVisible(not self._missed or needs <= room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("accent_ground"))
        painter.fillRect(QRect(0, 0, self.width(), 1), self._theme.color("line"))
        draw_icon(painter, self._theme, QRect(Space.PAGE, 0, ICON, self.height()), self._icon, "accent", ICON)

"""The line above the cards that tells how many more calls there are."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout

from ui.screen_pop.floating_panel import FloatingPanel
from ui.screen_pop.placement import MORE_HEIGHT
from ui.theme import FontRole, Space, Theme, Width
from ui.widgets.plain_label import PlainLabel


class MoreLine(FloatingPanel):
    """«ще 6»: calls that have no room on the screen."""

    def __init__(self, theme: Theme, *, has_shadow: bool) -> None:
        super().__init__(theme, has_shadow=has_shadow, radius=MORE_HEIGHT // 2)
        self._label = PlainLabel(theme, role=FontRole.BODY_MEDIUM, color="text_2")
        self._label.set_align(Qt.AlignmentFlag.AlignCenter)
        layout = QHBoxLayout(self.body)
        layout.setContentsMargins(Space.PANEL, 0, Space.PANEL, 0)
        layout.addWidget(self._label)
        self.setFixedSize(QSize(Width.CARD, MORE_HEIGHT).grownBy(self.margins))

    def show_count(self, count: int) -> None:
        words = QCoreApplication.translate("CallCard", "ще {count}").format(count=count)
        self._label.set_text(words)
        self.setAccessibleName(words)
        self.setWindowTitle(words)

"""How far something is that takes long, and the way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.panel import Panel
from ui.widgets.plain_label import PlainLabel

_HEIGHT = 44
_BAR = 220
_STEPS = 1000


class ProgressStrip(Panel):
    """Hidden while nothing is under way; `name` is what a screen reader calls its bar."""

    cancel_wanted = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "surface", parent)
        self._told = PlainLabel(theme, "", FontRole.BODY, "text", self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR)
        self._bar.setAccessibleName(name)
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

    def show_progress(self, told: str, share: float | None) -> None:
        """`share` is what is done of it, 0 to 1; None: nobody knows."""
        self._told.set_text(told)
        self._bar.setRange(0, 0 if share is None else _STEPS)
        if share is not None:
            self._bar.setValue(round(min(1.0, share) * _STEPS))
        self.show()

"""Finding words in the talk that is heard: a field, how many lines hold them, and the way from one to the next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import IconButton
from ui.widgets.plain_label import PlainLabel
from ui.widgets.search_field import SearchField

_FIELD = 200


class _Field(SearchField):
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next place, with Shift to the one before."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.is_said:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
            return
        super().keyPressEvent(event)


class FindBar(QWidget):
    searched = Signal(str)
    stepped = Signal(int)
    """1 to the next place, -1 to the one before."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Field(theme, self.tr("Знайти в розмові"))
        self.field.setFixedWidth(_FIELD)
        self._count = PlainLabel(theme, "", FontRole.CAPTION, "text_2")
        self._back = IconButton(theme, "chevron-up", self.tr("Попереднє місце (Shift Enter)"), size=26)
        self._on = IconButton(theme, "chevron-down", self.tr("Наступне місце (Enter)"), size=26)
        for button, step in ((self._back, -1), (self._on, 1)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, step=step: self.stepped.emit(step))
        self.field.searched.connect(self.searched)
        self.field.stepped.connect(self.stepped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.HALF)
        row.addWidget(self._count)
        row.addWidget(self._back)
        row.addWidget(self._on)
        row.addWidget(self.field)
        self.show_count(0, 0)

    def show_text(self, text: str) -> None:
        """What is looked for, from elsewhere."""
        self.field.show_text(text)

    def show_count(self, place: int, count: int, *, in_summary: bool = False) -> None:
        """«2 з 7»; where else it stands, or that nothing was found, while something is looked for."""
        if count:
            told = self.tr("{place} з {count}").format(place=place, count=count)
        elif in_summary:
            told = self.tr("лише в підсумку")
        else:
            told = self.tr("не знайдено") if self.field.text().strip() else ""
        self._count.set_text(told)
        for button in (self._back, self._on):
            button.setVisible(count > 0)

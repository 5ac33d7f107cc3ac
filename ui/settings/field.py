"""Rows of a card: a control under its name with room for what is wrong with it, or a wish beside its switch."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import FontRole, Space, Theme
from ui.widgets.paragraph import Paragraph
from ui.widgets.switch import Switch


class Field(QWidget):
    """A control under its name; `show_trouble` says beside it what has to be mended, and marks it."""

    def __init__(
        self, theme: Theme, name: str, control: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._caption = QLabel(name, self)
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        self._caption.setFont(theme.font(FontRole.BODY))
        self._caption.setBuddy(control)
        control.setAccessibleName(name)
        self._hint = Paragraph(theme, hint, FontRole.CAPTION, "text_3", self)
        self._hint.setVisible(bool(hint))
        self._trouble = Paragraph(theme, "", FontRole.CAPTION, "bad", self)
        self._trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HALF)
        for part in (self._caption, control, self._hint, self._trouble):
            column.addWidget(part)
        column.addStretch()

    @property
    def trouble(self) -> str:
        """What is said to be wrong; empty when nothing is."""
        return "" if self._trouble.isHidden() else self._trouble.text()

    def show_trouble(self, sentence: str) -> None:
        """Say what is wrong with this field; an empty sentence takes it back."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence)
        self.control.setProperty("problem", bool(sentence))
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)


class FieldRow(QHBoxLayout):
    """Fields beside each other, their controls on one line whatever stands under them."""

    def __init__(self, *fields: tuple[QWidget, int]) -> None:
        super().__init__()
        self.setSpacing(Space.CONTROL)
        for field, stretch in fields:
            self.addWidget(field, stretch)


class WishRow(QWidget):
    """What is wished and why, with the control that says so at the right end."""

    def __init__(
        self, theme: Theme, name: str, control: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.control = control
        control.setAccessibleName(name)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Paragraph(theme, name, FontRole.BODY_MEDIUM, "text", self))
        self._hint = Paragraph(theme, hint, FontRole.CAPTION, "text_3", self)
        self._hint.setVisible(bool(hint))
        said.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.PANEL)
        row.addLayout(said, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_hint(self, hint: str) -> None:
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))


class SwitchRow(WishRow):
    """`switched` when the person turned it; `show_on` turns it without a word."""

    switched = Signal(bool)

    def __init__(
        self, theme: Theme, name: str, hint: str = "", parent: QWidget | None = None, *, on: bool = False
    ) -> None:
        self.switch = Switch(theme, name, on=on)
        super().__init__(theme, name, self.switch, hint, parent)
        self.switch.clicked.connect(self._on_clicked)

    def show_on(self, *, on: bool) -> None:
        self.switch.setChecked(on)

    @Slot(bool)
    def _on_clicked(self, on: bool) -> None:
        self.switched.emit(on)

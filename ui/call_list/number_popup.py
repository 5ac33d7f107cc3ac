"""A small window for the number that the list is narrowed to."""

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.theme import Radius, Space, Theme
from ui.widgets.buttons import PrimaryButton
from ui.widgets.popup_panel import PopupPanel


class NumberPopup(PopupPanel):
    """`chosen` carries what was typed, when anything was."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, radius=Radius.CARD)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(self.tr("Номер або його частина"))
        self._field.setAccessibleName(self.tr("Номер або його частина"))
        self._field.setMinimumWidth(220)
        self._field.setMaxLength(40)
        show = PrimaryButton(theme, self.tr("Показати"), parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.CONTROL, Space.CONTROL, Space.CONTROL, Space.CONTROL)
        row.setSpacing(Space.WORD)
        row.addWidget(self._field, 1)
        row.addWidget(show)
        self._field.returnPressed.connect(self._on_done)
        show.clicked.connect(self._on_done)

    def open_under(self, widget: QWidget) -> None:
        self.adjustSize()
        self.move(widget.mapToGlobal(QPoint(0, widget.height() + Space.HALF)))
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def _on_done(self) -> None:
        text = self._field.text().strip()
        self.close()
        if text:
            self.chosen.emit(text)

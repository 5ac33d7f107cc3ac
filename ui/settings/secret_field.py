"""A key that is only ever written: what is stored shows by its last characters, «Замінити» opens an empty field."""

from typing import Final

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import Height, Space, Theme
from ui.widgets.buttons import LinkButton

_DOTS: Final = "•" * 16
_LONGEST: Final = 500


class SecretField(QLineEdit):
    """`text_if_new` is what was typed; None while the stored one stands. `edited` when somebody types."""

    edited = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tail: str | None = None
        self._replacing = True
        self.setAccessibleName(name)
        self.setMaxLength(_LONGEST)
        self.button = LinkButton(theme, self.tr("Замінити"), self)
        self.button.clicked.connect(self._on_button)
        self.textEdited.connect(self.edited)
        self._show()

    @property
    def text_if_new(self) -> str | None:
        return self.text().strip() if self._replacing else None

    def show_stored(self, tail: str | None) -> None:
        """A key is stored, with this end (it may be empty); None: there is none. What is being typed stays."""
        typing = self._replacing and bool(self.text())
        self._tail = tail
        if not typing:
            self.show_kept()

    def show_kept(self) -> None:
        """Back to what is stored; what was typed is forgotten."""
        self._replacing = self._tail is None
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        hint = self.button.sizeHint()
        self.button.resize(QSize(hint.width(), Height.PILL + Space.HALF))
        self.button.move(self.width() - hint.width() - 5, (self.height() - self.button.height()) // 2)

    @Slot()
    def _on_button(self) -> None:
        self._replacing = not self._replacing
        self._show()
        if self._replacing:
            self.setFocus()
            self.edited.emit()

    def _show(self) -> None:
        self.setReadOnly(not self._replacing)
        self.setEchoMode(QLineEdit.EchoMode.Normal if not self._replacing else QLineEdit.EchoMode.PasswordEchoOnEdit)
        self.setText("" if self._replacing else f"{_DOTS}{self._tail or ''}")
        self.setPlaceholderText(self.tr("з кабінету Ringostat"))
        self.button.setText(self.tr("Лишити старий") if self._replacing else self.tr("Замінити"))
        self.button.setVisible(self._tail is not None)
        room = self.button.sizeHint().width() + Space.WORD if self._tail is not None else 0
        self.setTextMargins(0, 0, room, 0)
        self.button.updateGeometry()
        hint = self.button.sizeHint()
        self.button.resize(QSize(hint.width(), Height.PILL + Space.HALF))
        self.button.move(self.width() - hint.width() - 5, (self.height() - self.button.height()) // 2)

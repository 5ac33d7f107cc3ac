"""The employees' SIP accounts with a switch each: in the network or not."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.demo.control import SipPhone
from ui.theme import FontRole, Space, Theme
from ui.widgets.chip import Chip
from ui.widgets.plain_label import PlainLabel


class PhoneRow(QWidget):
    switched = Signal(str, bool)  # login, is it to be online

    def __init__(self, theme: Theme, phone: SipPhone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._login = phone.login
        name = PlainLabel(theme, phone.name, FontRole.BODY_MEDIUM)
        login = PlainLabel(theme, phone.login, FontRole.CAPTION, "text_3")
        self.switch = Chip(theme, "", ink="good")
        self.switch.clicked.connect(self._on_clicked)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(login)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(words, 1)
        layout.addWidget(self.switch)
        self.show_phone(phone)

    def show_phone(self, phone: SipPhone) -> None:
        words = self.tr("розмовляє") if phone.speaking else self.tr("у мережі")
        self.switch.setText(words if phone.online else self.tr("не в мережі"))
        self.switch.setChecked(phone.online)
        self.switch.setAccessibleName(self.tr("Телефон {name} у мережі").format(name=phone.name))
        self.switch.updateGeometry()

    @Slot(bool)
    def _on_clicked(self, is_online: bool) -> None:
        self.switched.emit(self._login, is_online)


class PhoneList(QWidget):
    switched = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: dict[str, PhoneRow] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.WORD)

    def show_phones(self, phones: Sequence[SipPhone]) -> None:
        """Rows are kept: a switch under the pointer must not be replaced by another."""
        for phone in phones:
            row = self.rows.get(phone.login)
            if row is None:
                row = self.rows[phone.login] = PhoneRow(self._theme, phone)
                row.switched.connect(self.switched)
                self._layout.addWidget(row)
            else:
                row.show_phone(phone)

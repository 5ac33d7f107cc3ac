"""A number typed, pasted or brought by a link, and who it belongs to, before anybody is called."""

from collections.abc import Awaitable, Callable
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.contract.answers import Client
from app.contract.requests import NewCallback
from app.failures import Failure
from app.phone_numbers import e164, place_and_carrier, printed
from ui import words
from ui.tasks import TaskOwner
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.plain_label import PlainLabel

_WIDTH: Final = 400
_LONGEST: Final = 80

type FindClient = Callable[[str], Awaitable[Client | None]]
"""Whose number (E.164) this is; raises `Failure`."""


class DialDialog(QDialog):
    """Accepted when «Подзвонити» was chosen: `wanted` then says whom. The dialog itself never dials."""

    def __init__(self, theme: Theme, find_client: FindClient, parent: QWidget, *, written: str = "") -> None:
        super().__init__(parent)
        self._find_client = find_client
        self._tasks = TaskOwner(self)
        self._phone: str | None = None
        self.setObjectName("dial")
        self.setWindowTitle(self.tr("Набрати номер"))
        self.setFixedWidth(_WIDTH)
        self.field = QLineEdit(self)
        self.field.setFont(theme.font(FontRole.NUMBER))
        self.field.setMaxLength(_LONGEST)
        self.field.setPlaceholderText(self.tr("+380 67 123 45 67"))
        self.field.setAccessibleName(self.tr("Номер телефону"))
        self._who = PlainLabel(theme, role=FontRole.STRONG)
        self._what = PlainLabel(theme, role=FontRole.CAPTION, color="text_2")
        self.call = PrimaryButton(theme, self.tr("Подзвонити"), "phone", parent=self)
        self._refuse = QuietButton(theme, self.tr("Скасувати"), parent=self)
        self._build(theme)
        self.field.textChanged.connect(self._on_written)
        self.call.clicked.connect(self.accept)
        self._refuse.clicked.connect(self.reject)
        self.call.setDefault(True)
        self.field.setText(printed(number) if (number := e164(written)) else written)
        self.field.selectAll()
        self._on_written(self.field.text())

    @property
    def wanted(self) -> NewCallback | None:
        """Whom to call; None while no whole number stands in the field."""
        return None if self._phone is None else NewCallback(phone=self._phone)

    async def close_tasks(self) -> None:
        await self._tasks.close()

    def _build(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PANEL)
        column.setSpacing(Space.WORD)
        column.addWidget(PlainLabel(theme, self.windowTitle(), FontRole.PANEL))
        column.addWidget(self.field)
        for label in (self._who, self._what):
            label.setFixedHeight(label.sizeHint().height())
            column.addWidget(label)
        row = QHBoxLayout()
        row.setContentsMargins(0, Space.WORD, 0, 0)
        row.setSpacing(Space.CONTROL)
        row.addStretch()
        row.addWidget(self._refuse)
        row.addWidget(self.call)
        column.addLayout(row)

    @Slot(str)
    def _on_written(self, text: str) -> None:
        phone = e164(text)
        self.call.setEnabled(phone is not None)
        if phone is None:
            self._tasks.stop("client")
            self._show("", self.tr("Це ще не номер телефону.") if text.strip() else "")
        elif phone != self._phone:
            self._show("", _where(phone))
            self._tasks.start("client", self._find(phone))
        self._phone = phone

    async def _find(self, phone: str) -> None:
        try:
            client = await self._find_client(phone)
        except Failure:
            return  # whom it belongs to is a help; calling tells by itself when the backend is silent
        known = self.tr("Новий клієнт") if client is None or not client.name else client.name
        self._show(known, _where(phone))

    def _show(self, who: str, what: str) -> None:
        self._who.set_text(who)
        self._what.set_text(what)


def _where(phone: str) -> str:
    """The whole number, its place and its carrier."""
    return " · ".join(part for part in (printed(phone), *place_and_carrier(phone, words.spoken())) if part)

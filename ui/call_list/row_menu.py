"""⋮ of a call: everything that can be done about it and its number."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import QWidget

from app.contract.answers import Call
from app.contract.requests import NewCallback
from ui.theme import Theme
from ui.widgets.menu import Menu
from ui.words_recording import can_be_hurried, can_be_played, retry_words


class RowMenu(Menu):
    """Says what was wanted; what is impossible for this call is greyed, never missing from its place."""

    play_wanted = Signal(object)
    download_wanted = Signal(object)
    fetch_wanted = Signal(object)
    call_wanted = Signal(object)
    client_wanted = Signal(int)
    order_wanted = Signal(int)
    orders_of_wanted = Signal(str)
    calls_of_wanted = Signal(str)
    copy_wanted = Signal(object)
    new_order_wanted = Signal(object)  # Call

    def __init__(self, theme: Theme, call: Call, parent: QWidget, *, makes_orders: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._call = call
        self._add_recording()
        self.addSeparator()
        self._add_people()
        self.addSeparator()
        if makes_orders:
            self._add_new()
            self.addSeparator()
        self._add_number()
        self.aboutToHide.connect(self.deleteLater)

    def _add_recording(self) -> None:
        call = self._call
        play = self.addAction(self._icon("play"), self.tr("Прослухати"))
        play.triggered.connect(lambda: self.play_wanted.emit(call))
        load = self.addAction(self._icon("download"), self.tr("Завантажити запис"))
        load.triggered.connect(lambda: self.download_wanted.emit(call))
        for action in (play, load):
            action.setEnabled(can_be_played(call))
        if can_be_hurried(call):
            fetch = self.addAction(self._icon("refresh-cw"), retry_words())
            fetch.triggered.connect(lambda: self.fetch_wanted.emit(call))

    def _add_people(self) -> None:
        call, phone = self._call, self._call.phone
        dial = self.addAction(self._icon("phone"), self.tr("Зателефонувати"))
        dial.setEnabled(phone is not None)
        dial.triggered.connect(lambda: self.call_wanted.emit(NewCallback(phone=phone)))
        person = self.addAction(self._icon("user-round"), self.tr("Знайти клієнта"))
        person.setEnabled(call.client is not None)
        person.triggered.connect(self._on_client)
        order = self.addAction(self._icon("shopping-bag"), self.tr("Знайти замовлення"))
        order.setEnabled(call.order is not None or phone is not None)
        order.triggered.connect(self._on_order)
        orders = self.addAction(self._icon("list"), self.tr("Усі замовлення цього номера"))
        orders.setEnabled(phone is not None)
        orders.triggered.connect(lambda: self.orders_of_wanted.emit(phone))

    def _add_new(self) -> None:
        call = self._call
        order = self.addAction(self._icon("file-plus"), self.tr("Створити замовлення"))
        order.setEnabled(call.phone is not None)
        order.triggered.connect(lambda: self.new_order_wanted.emit(call))

    def _add_number(self) -> None:
        call, phone = self._call, self._call.phone
        every = self.addAction(self._icon("list"), self.tr("Усі дзвінки цього номера"))
        every.triggered.connect(lambda: self.calls_of_wanted.emit(phone))
        copy = self.addAction(self._icon("copy"), self.tr("Скопіювати номер"))
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutVisibleInContextMenu(True)
        copy.triggered.connect(lambda: self.copy_wanted.emit(call))
        for action in (every, copy):
            action.setEnabled(phone is not None)

    def _on_client(self) -> None:
        if self._call.client is not None:
            self.client_wanted.emit(self._call.client.id)

    def _on_order(self) -> None:
        if self._call.order is not None:
            self.order_wanted.emit(self._call.order.id)
        elif self._call.phone is not None:
            self.orders_of_wanted.emit(self._call.phone)

    def _icon(self, name: str) -> QIcon:
        return self._theme.icon(name, "text_2")

"""The foot of a card: one primary action, the client beside it, a new order at the far end."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.contract.requests import NewCallback
from app.desk.call_board import CallCard
from ui.screen_pop.actions import Action, client_id, first_action, newest_order
from ui.screen_pop.wording import order_title
from ui.theme import Height, Space, Theme
from ui.widgets.buttons import QUIET, IconButton, PrimaryButton, QuietButton

_ICONS = {
    Action.OPEN_ORDER: "shopping-bag",
    Action.OPEN_CLIENT: "user",
    Action.SAVE_NAME: "check",
    Action.CALL_BACK: "phone",
}


class ActionRow(QWidget):
    order_wanted = Signal(int)
    client_wanted = Signal(int)
    call_wanted = Signal(object)  # NewCallback
    name_wanted = Signal()
    """The name in the field is to be kept."""
    new_order_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, offers_new_order: bool) -> None:
        super().__init__(parent)
        self._card: CallCard | None = None
        self._action = Action.NOTHING
        self.primary = PrimaryButton(theme, "")
        self.primary.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.primary.clicked.connect(self._on_primary)
        self.client = QuietButton(theme, self.tr("Клієнт"))
        self.client.clicked.connect(self._on_client)
        self.new_order = IconButton(theme, "file-plus", self.tr("Нове замовлення"), size=Height.CONTROL, look=QUIET)
        self.new_order.clicked.connect(self.new_order_wanted)
        self._offers_new_order = offers_new_order
        for button in (self.primary, self.client, self.new_order):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, Space.CONTROL, 0, 0)
        layout.setSpacing(Space.WORD)
        layout.addWidget(self.primary)
        layout.addWidget(self.client)
        layout.addStretch(1)
        layout.addWidget(self.new_order)

    @property
    def action(self) -> Action:
        """What the first button does now."""
        return self._action

    def show_card(self, card: CallCard) -> None:
        self._card = card
        self._action = action = first_action(card)
        known = card.call.phone is not None
        self.setVisible(action is not Action.NOTHING)
        self.primary.setText(self._caption(card, action))
        self.primary.set_icon_name(_ICONS.get(action))
        self.client.setVisible(client_id(card) is not None and action is not Action.OPEN_CLIENT)
        self.new_order.setVisible(known and self._offers_new_order)

    def _caption(self, card: CallCard, action: Action) -> str:
        match action:
            case Action.OPEN_ORDER:
                order = newest_order(card)
                if card.veiled:
                    return self.tr("Відкрити замовлення")
                return self.tr("Відкрити {order}").format(order=order_title(order.name if order else ""))
            case Action.OPEN_CLIENT:
                return self.tr("Відкрити клієнта")
            case Action.SAVE_NAME:
                return self.tr("Зберегти ім’я")
            case Action.CALL_BACK:
                return self.tr("Передзвонити")
            case Action.NOTHING:
                return ""

    @Slot()
    def _on_primary(self) -> None:
        match self._action:
            case Action.OPEN_ORDER:
                self._open_order()
            case Action.OPEN_CLIENT:
                self._on_client()
            case Action.SAVE_NAME:
                self.name_wanted.emit()
            case Action.CALL_BACK:
                self._call_back()
            case Action.NOTHING:
                return

    @Slot()
    def _on_client(self) -> None:
        wanted = None if self._card is None else client_id(self._card)
        if wanted is not None:
            self.client_wanted.emit(wanted)

    def _open_order(self) -> None:
        order = None if self._card is None else newest_order(self._card)
        if order is not None:
            self.order_wanted.emit(order.id)

    def _call_back(self) -> None:
        if self._card is not None and self._card.call.phone is not None:
            self.call_wanted.emit(NewCallback(phone=self._card.call.phone))

"""«Нове замовлення», and an order entered here changed: the number, whose it is, what and for how much."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app import phone_numbers
from app.contract.answers import Named, Order
from app.contract.requests import NewOrder, NewOrderItem
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.drop_down import DropDown
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel

_WIDTH: Final = 560
_LONGEST: Final = 200
_ITEMS_HEIGHT: Final = 72
_LARGEST: Final = Decimal(10) ** 11
KINDS: Final = ("new", "waiting", "sent", "done", "cancelled")


class OrderDialog(QDialog):
    """`save_wanted` carries a `NewOrder`; the dialog stays until it is told that it was kept."""

    save_wanted = Signal(object)

    def __init__(self, parent: QWidget, theme: Theme, managers: Sequence[Named], order: Order | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._order = order
        self.setWindowTitle(self.tr("Нове замовлення") if order is None else self.tr("Змінити замовлення"))
        self.setMinimumWidth(_WIDTH)
        self.number = self._line(64)
        self.phone = self._line(64)
        self.phone.setPlaceholderText("067 123 45 67")
        self.client = self._line()
        self.sum = self._line(20)
        self.sum.setPlaceholderText("1 240,50")
        self.delivery = self._line()
        self.items = QPlainTextEdit(self)
        self.items.setPlaceholderText(self.tr("Один товар на рядок, наприклад: Чайник x2"))
        self.items.setFixedHeight(_ITEMS_HEIGHT)
        self.items.setTabChangesFocus(True)
        self.items.setProperty("framed", True)
        self.status = DropDown(theme, self)
        for kind, words in zip(KINDS, self._statuses(), strict=True):
            self.status.addItem(words, kind)
        self.manager = DropDown(theme, self)
        self.manager.addItem(self.tr("не закріплено"), None)
        for one in managers:
            self.manager.addItem(one.name, one.id)
        self._trouble = Paragraph(theme, "", FontRole.BODY, "bad")
        self.save = PrimaryButton(theme, self.tr("Зберегти"))
        self._build()
        if order is not None:
            self._show(order)
        (self.number if order is None else self.phone).setFocus()

    @property
    def trouble(self) -> str:
        return self._trouble.text()

    def show_trouble(self, sentence: str, field: QLineEdit | None = None) -> None:
        """Why it was not kept; what was typed stays."""
        self._trouble.setText(sentence)
        self.save.setEnabled(True)
        for one in (self.number, self.phone, self.sum):
            one.setProperty("problem", one is field)
            one.style().unpolish(one)
            one.style().polish(one)
        if field is not None:
            field.setFocus()
            field.selectAll()

    @Slot()
    def _on_save(self) -> None:
        number, phone = self.number.text().strip(), self.phone.text().strip()
        kopiyky = kopiyky_of(self.sum.text())
        if not number:
            self.show_trouble(self.tr("Вкажіть номер замовлення."), self.number)
        elif phone and phone_numbers.e164(phone) is None:
            self.show_trouble(self.tr("Це не номер телефону."), self.phone)
        elif kopiyky is None:
            self.show_trouble(self.tr("Це не сума."), self.sum)
        else:
            self.show_trouble("")
            self.save.setEnabled(False)
            self.save_wanted.emit(self._wanted(number, phone, kopiyky))

    def _wanted(self, number: str, phone: str, kopiyky: int) -> NewOrder:
        return NewOrder(
            number=number,
            phone=phone or None,
            client_name=self.client.text().strip(),
            status=self.status.currentText(),
            status_kind=self.status.currentData(),
            sum_kopiyky=kopiyky,
            items=tuple(items_of(self.items.toPlainText())),
            delivery=self.delivery.text().strip(),
            manager_id=self.manager.currentData(),
            only_new=self._order is None,
        )

    def _show(self, order: Order) -> None:
        self.number.setText(order.number)
        self.number.setReadOnly(True)
        self.phone.setText("" if order.phone is None else phone_numbers.printed(order.phone))
        self.client.setText("" if order.client is None else order.client.name)
        self.client.setReadOnly(order.client is not None)
        self.sum.setText(f"{order.sum_kopiyky / 100:.2f}".replace(".", ",").removesuffix(",00"))
        self.delivery.setText(order.delivery)
        self.items.setPlainText("\n".join(f"{item.title} x{item.quantity}" for item in order.items))
        if order.status_kind in KINDS and order.status in self._statuses():
            self.status.choose(order.status_kind)
        elif order.status:
            self.status.insertItem(0, order.status, order.status_kind)
            self.status.setCurrentIndex(0)
        self.manager.choose(None if order.manager is None else order.manager.id)

    def _statuses(self) -> tuple[str, ...]:
        return (
            self.tr("Новий"),
            self.tr("Очікує відправлення"),
            self.tr("Відправлено"),
            self.tr("Виконано"),
            self.tr("Скасовано"),
        )

    def _line(self, longest: int = _LONGEST) -> QLineEdit:
        line = QLineEdit(self)
        line.setMaxLength(longest)
        line.returnPressed.connect(self._on_save)
        return line

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.CONTROL)
        grid.setVerticalSpacing(Space.CONTROL)
        places: tuple[tuple[str, QWidget, int, int, int], ...] = (
            (self.tr("Номер"), self.number, 0, 0, 1),
            (self.tr("Статус"), self.status, 0, 1, 1),
            (self.tr("Телефон"), self.phone, 1, 0, 1),
            (self.tr("Клієнт"), self.client, 1, 1, 1),
            (self.tr("Товари"), self.items, 2, 0, 2),
            (self.tr("Сума, ₴"), self.sum, 3, 0, 1),
            (self.tr("Доставка"), self.delivery, 3, 1, 1),
            (self.tr("Менеджер"), self.manager, 4, 0, 1),
        )
        for name, control, row, place, span in places:
            grid.addLayout(self._named(name, control), row, place, 1, span)
        for place in (0, 1):
            grid.setColumnStretch(place, 1)
        no = QuietButton(self._theme, self.tr("Скасувати"), parent=self)
        no.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save)
        foot = QHBoxLayout()
        foot.setSpacing(Space.WORD)
        foot.addWidget(self._trouble, 1)
        foot.addWidget(no)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PANEL)
        column.setSpacing(Space.PANEL)
        column.addWidget(PlainLabel(self._theme, self.windowTitle(), FontRole.PANEL))
        column.addLayout(grid)
        column.addLayout(foot)

    def _named(self, name: str, control: QWidget) -> QVBoxLayout:
        caption = QLabel(name)
        caption.setTextFormat(Qt.TextFormat.PlainText)
        caption.setFont(self._theme.font(FontRole.CAPTION_MEDIUM))
        caption.setBuddy(control)
        control.setAccessibleName(name)
        column = QVBoxLayout()
        column.setSpacing(Space.HALF)
        column.addWidget(caption)
        column.addWidget(control)
        return column


def kopiyky_of(text: str) -> int | None:
    """«1 240,50» in kopiyky; nothing is nothing to pay; None for what is no sum."""
    bare = "".join(text.replace("₴", "").split()).replace(",", ".")
    try:
        amount = Decimal(bare or "0")
    except InvalidOperation:
        return None
    return int(amount * 100) if amount.is_finite() and 0 <= amount <= _LARGEST else None


def items_of(text: str) -> list[NewOrderItem]:
    """One a line, how many behind an «x»."""
    items: list[NewOrderItem] = []
    for line in text.splitlines():
        title, _, count = line.strip().rpartition(" x")
        if not title or not count.isdecimal() or not 1 <= int(count) <= 1_000_000:
            title, count = line.strip(), "1"
        if title:
            items.append(NewOrderItem(title[:_LONGEST], int(count)))
    return items[:200]

"""The client's newest orders: number, status over delivery, sum."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.contract.answers import Order
from ui.screen_pop.wording import order_below, order_title, shown
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import ButtonLook, PaintedButton
from ui.widgets.plain_label import PlainLabel
from ui.widgets.section_head import SectionHead
from ui.words import money

ROWS: Final = 3
_LINK: Final = ButtonLook("accent", None, "surface", padding=0, role=FontRole.BODY_MEDIUM)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class NumberLink(PaintedButton):
    """A number that opens its order; underlined under the pointer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", _LINK, None, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._underline(on=True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._underline(on=False)
        super().leaveEvent(event)

    def _underline(self, *, on: bool) -> None:
        font = self.font()
        font.setUnderline(on)
        self.setFont(font)


class OrderRow(QWidget):
    wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order_id = 0
        self.number = NumberLink(theme, self)
        self.number.clicked.connect(self._on_clicked)
        self._status = PlainLabel(theme)
        self._below = PlainLabel(theme, role=FontRole.CAPTION, color="text_3")
        self._sum = PlainLabel(theme, role=FontRole.BODY_MEDIUM)
        self._sum.set_align(_RIGHT)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._status)
        words.addWidget(self._below)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.CONTROL)
        layout.addWidget(self.number)
        layout.addLayout(words, 1)
        layout.addWidget(self._sum)

    def show_order(self, order: Order, now: datetime) -> None:
        self._order_id = order.id
        title = order_title(order.number)
        self.number.setText(title)
        self.number.setAccessibleName(self.tr("Відкрити замовлення {number}").format(number=title))
        self._status.set_text(shown(order.status))
        self._below.set_text(order_below(order, now))
        self._sum.set_text(money(order.sum_kopiyky))

    @Slot()
    def _on_clicked(self) -> None:
        self.wanted.emit(self._order_id)


class OrdersPart(QWidget):
    order_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.WORD)
        layout.addWidget(SectionHead(theme, self.tr("Замовлення")))
        self.rows = [OrderRow(theme) for _ in range(ROWS)]
        for row in self.rows:
            row.wanted.connect(self.order_wanted)
            layout.addWidget(row)

    def show_first(self) -> None:
        """The newest alone: there is no room for more."""
        for row in self.rows[1:]:
            row.hide()

    def show_orders(self, orders: Sequence[Order], now: datetime) -> None:
        """At most the first three; hidden without any."""
        self.setVisible(bool(orders))
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(orders))
            if place < len(orders):
                row.show_order(orders[place], now)
        width = max((row.number.sizeHint().width() for row in self.rows[: len(orders)]), default=0)
        for row in self.rows:
            row.number.setFixedWidth(min(width, 140))

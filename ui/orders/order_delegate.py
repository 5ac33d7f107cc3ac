"""Paints a row of «Замовлення», one named step a column."""

from dataclasses import dataclass
from html import escape
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from app.contract.answers import Order
from ui.orders import wording
from ui.orders.order_table import ORDER, Place
from ui.theme import FontRole, Height, Space, Theme
from ui.widgets.painting import draw_icon, draw_pill, draw_rounded, draw_text, pill_width
from ui.words_calls import order_pill

CALL_BUTTON: Final = 30
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FOCUS_BAR: Final = 3
_FADED: Final = 0.45

type Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Touch:
    """What the pointer is on and presses: row and column, None where it is not."""

    row: int | None = None
    place: Place | None = None
    is_down: bool = False


def call_button_rect(cell: QRect) -> QRect:
    """Where in its cell the round button stands."""
    return QRect(cell.x() + Space.HALF, cell.center().y() - CALL_BUTTON // 2 + 1, CALL_BUTTON, CALL_BUTTON)


class OrderDelegate(QStyledItemDelegate):
    """`touch`, `is_focused` and `calling` are set by the view; the rest stands in the row."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.touch = Touch()
        self.is_focused = False
        """The keys go to the table: the selected row says so."""
        self.calling: str | None = None
        """The number that is being called just now: no second call until it ends."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, Height.BUTTON_ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        order = index.data(ORDER)
        if not isinstance(order, Order):
            return
        text = index.data(Qt.ItemDataRole.DisplayRole)
        painter.save()
        self._paint_ground(painter, option, index)
        cell = option.rect.adjusted(0, 0, 0, -1)
        match Place(index.column()):
            case Place.NUMBER:
                self._paint_number(painter, cell, text)
            case Place.CLIENT:
                self._paint_client(painter, cell, order, text)
            case Place.CALL:
                self._paint_call(painter, cell, order, index.row())
            case Place.STATUS:
                self._paint_status(painter, option, order, text)
            case Place.SUM:
                self._paint_sum(painter, cell, text)
            case Place.WHEN:
                self._paint_when(painter, cell, text)
            case Place.MENU:
                self._paint_menu(painter, cell, index.row())
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Tell in full what did not fit, as plain text: Qt would read a name as markup."""
        order = index.data(ORDER)
        tip = self._tip(order, Place(index.column()), option.rect.width()) if isinstance(order, Order) else ""
        QToolTip.showText(event.globalPos(), f"<span>{escape(tip)}</span>" if tip else "", view)
        return True

    # Steps of painting

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._theme, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = self.touch.row == index.row()
        painter.fillRect(rect, theme.color("accent_ground" if selected else "hover" if hovered else "surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.color("line"))
        if selected and self.is_focused and index.column() == Place.NUMBER:
            painter.fillRect(rect.x(), rect.y(), _FOCUS_BAR, rect.height() - 1, theme.color("accent"))

    def _paint_number(self, painter: QPainter, cell: QRect, text: str) -> None:
        rect = cell.adjusted(Space.PANEL, 0, -Space.HALF, 0)
        draw_text(painter, rect, text, self._theme.font(FontRole.STRONG), self._theme.color("text"))

    def _paint_client(self, painter: QPainter, cell: QRect, order: Order, name: str) -> None:
        theme = self._theme
        over = QRect(cell.x(), cell.center().y() - 17, cell.width() - Space.CONTROL, 18)
        under = over.translated(0, 17)
        ink = theme.color("text" if order.client is not None and order.client.name else "text_2")
        draw_text(painter, over, name, theme.font(FontRole.BODY_MEDIUM), ink)
        draw_text(painter, under, wording.phone(order.phone), theme.font(FontRole.CAPTION), theme.color("text_2"))

    def _paint_call(self, painter: QPainter, cell: QRect, order: Order, row: int) -> None:
        if order.phone is None:
            return
        theme, button = self._theme, QRectF(call_button_rect(cell))
        hovered = self.touch.row == row and self.touch.place is Place.CALL
        if self.calling == order.phone:
            draw_rounded(painter, button, theme.color("good"), CALL_BUTTON / 2)
            draw_icon(painter, theme, button.toRect(), "phone-call", "surface", 16)
            return
        if self.calling is not None:
            painter.setOpacity(_FADED)
            hovered = False
        ground, ink = ("good", "surface") if hovered else ("good_ground", "good")
        if hovered and self.touch.is_down:
            button = button.adjusted(1, 1, -1, -1)
        draw_rounded(painter, button, theme.color(ground), button.width() / 2)
        draw_icon(painter, theme, button.toRect(), "phone", ink, 16)

    def _paint_status(self, painter: QPainter, option: QStyleOptionViewItem, order: Order, text: str) -> None:
        if not text:
            return
        kind = "quiet" if order.gone else order_pill(order)
        cell = option.rect.adjusted(0, 0, -Space.WORD, -1)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        draw_pill(painter, self._theme, cell, text, kind, on_accent_ground=is_selected)

    def _paint_sum(self, painter: QPainter, cell: QRect, text: str) -> None:
        theme = self._theme
        draw_text(painter, cell, text, theme.font(FontRole.BODY_MEDIUM), theme.color("text"), _RIGHT)

    def _paint_when(self, painter: QPainter, cell: QRect, text: str) -> None:
        rect = cell.adjusted(Space.PANEL, 0, 0, 0)
        draw_text(painter, rect, text, self._theme.font(FontRole.BODY), self._theme.color("text_2"))

    def _paint_menu(self, painter: QPainter, cell: QRect, row: int) -> None:
        square = QRect(cell.center().x() - 14, cell.center().y() - 13, 28, 28)
        if self.touch.row == row and self.touch.place is Place.MENU:
            draw_rounded(painter, QRectF(square), self._theme.color("surface_2"), 8)
        draw_icon(painter, self._theme, square, "ellipsis-vertical", "text_2")

    # Tool tips

    def _tip(self, order: Order, place: Place, width: int) -> str:
        theme = self._theme
        match place:
            case Place.CALL:
                return self._call_tip(order)
            case Place.MENU:
                return self.tr("Дії із замовленням")
            case Place.STATUS if pill_width(theme, order.status) > width - Space.WORD:
                return order.status
            case Place.CLIENT if order.client is not None:
                name = QFontMetrics(theme.font(FontRole.BODY_MEDIUM)).horizontalAdvance(order.client.name)
                return order.client.name if name > width - Space.CONTROL else ""
            case _:
                return ""

    def _call_tip(self, order: Order) -> str:
        if order.phone is None:
            return ""
        if self.calling == order.phone:
            return self.tr("Дзвонимо на цей номер")
        if self.calling is not None:
            return self.tr("Спершу завершіть поточний дзвінок")
        return self.tr("Зателефонувати (Ctrl+Enter)")

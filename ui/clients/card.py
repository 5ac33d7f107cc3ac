"""The card of a client: who they are, their numbers, the note, what was merged, orders and the timeline."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.contract.answers import Order
from app.desk.client_book import Sheet
from ui import words
from ui.clients.timeline import Timeline
from ui.clients.wording import made_by, name_of
from ui.theme import FontRole, Space, Theme
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import BARE, IconButton, LinkButton, PaintedButton, QuietButton
from ui.widgets.painting import draw_focus, draw_pill, draw_rounded, draw_text, pill_width
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel
from ui.widgets.section_head import SectionHead
from ui.widgets.tall_area import TallArea
from ui.words_calls import order_pill, phone_words

_WIDEST: Final = 760
_NARROW: Final = 520
_ROW: Final = 40
_NUMBER: Final = 150
_SUM: Final = 120
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class OrderRow(PaintedButton):
    """An order of the client; pressed, it leads to it."""

    def __init__(self, theme: Theme, order: Order, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", BARE, None, parent)
        self._order = order
        self.setFixedHeight(_ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        parts = (words.order_name(order.number[:60]), order.status[:60], words.money(order.sum_kopiyky))
        self.setAccessibleName(", ".join(part for part in parts if part))

    def sizeHint(self) -> QSize:
        return QSize(320, _ROW)

    def minimumSizeHint(self) -> QSize:
        """A narrow card has less room for the status; nothing of it is cut at the edge."""
        return QSize(_SUM * 2, _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, order = QPainter(self), self._theme, self._order
        if self.underMouse() or self.isDown():
            draw_rounded(painter, QRectF(self.rect()).adjusted(-6, 1, 6, -1), theme.color("hover"), 6)
        name, font = words.order_name(order.number[:60]), theme.font(FontRole.BODY_MEDIUM)
        is_narrow = self.width() < _NARROW
        beside = min(_NUMBER, QFontMetrics(font).horizontalAdvance(name) + Space.CONTROL) if is_narrow else _NUMBER
        draw_text(painter, QRect(0, 0, beside, _ROW), name, font, theme.color("accent"))
        status = order.status[:60]
        sum_ = words.money(order.sum_kopiyky)
        taken = min(_SUM, QFontMetrics(theme.font(FontRole.BODY)).horizontalAdvance(sum_)) if is_narrow else _SUM
        pill = QRect(beside, 0, min(self.width() - beside - taken - Space.WORD, pill_width(theme, status)), _ROW)
        if status and pill.width() > 40:
            draw_pill(painter, theme, pill, status, order_pill(order))
        money = QRect(self.width() - _SUM, 0, _SUM, _ROW)
        draw_text(painter, money, sum_, theme.font(FontRole.BODY), theme.color("text"), _RIGHT)
        if self.hasFocus() and self._ring:
            draw_focus(painter, theme, QRectF(self.rect()), 6)


class ClientCard(TallArea):
    """Shows a `Sheet`; every wish leaves as a signal."""

    call_wanted = Signal(str)  # phone, E.164
    edit_wanted = Signal()
    merge_wanted = Signal()
    undo_wanted = Signal(int)  # of a merge
    order_wanted = Signal(int)
    play_wanted = Signal(object)  # Call
    fetch_wanted = Signal(object)  # Call
    more_wanted = Signal()

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._avatar = Avatar(theme, "", 44)
        self._name = PlainLabel(theme, "", FontRole.CARD_NAME)
        self._made = PlainLabel(theme, "", FontRole.CAPTION, "text_2")
        self._numbers, self._orders, self._merges = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for close in (self._numbers, self._orders, self._merges):
            close.setSpacing(0)
        self._note = Paragraph(theme, "", FontRole.BODY, "text")
        self._note_head = SectionHead(theme, self.tr("Нотатка"))
        self._orders_head = SectionHead(theme, self.tr("Замовлення"))
        self._deeds = (
            QuietButton(theme, self.tr("Змінити"), "pencil"),
            QuietButton(theme, self.tr("Об’єднати"), "merge"),
        )
        self._timeline = Timeline(theme, now)
        self._timeline.play_wanted.connect(self.play_wanted)
        self._timeline.fetch_wanted.connect(self.fetch_wanted)
        self._timeline.more_wanted.connect(self.more_wanted)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the name needs the room more than the buttons' words."""
        super().resizeEvent(event)
        for deed in self._deeds:
            deed.show_word(wanted=self.width() >= _NARROW)

    @property
    def timeline(self) -> Timeline:
        return self._timeline

    @property
    def name(self) -> str:
        return self._name.text

    def show_sheet(self, sheet: Sheet) -> None:
        client = sheet.client
        self._avatar.show_person(client.name)
        self._name.set_text(name_of(client))
        made = words.day(client.created_at, self._now())
        self._made.set_text(f"{made_by(client)} · {made}")
        self._note.setText(client.note[:10_000])
        for part in (self._note, self._note_head):
            part.setVisible(bool(client.note))
        _fill(self._numbers, [self._number(phone, is_main=not place) for place, phone in enumerate(client.phones)])
        _fill(self._orders, [self._order(order) for order in sheet.orders])
        self._orders_head.setVisible(bool(sheet.orders))
        _fill(self._merges, [self._merge(one.id, one.gone_name, one.at) for one in sheet.merges])
        self._timeline.show_calls(sheet.calls, has_more=sheet.has_more)

    def _number(self, phone: str, *, is_main: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.WORD)
        number = phone_words(phone)
        call = IconButton(self._theme, "phone", self.tr("Зателефонувати {number}").format(number=number))
        call.clicked.connect(partial(self.call_wanted.emit, phone))
        row.addWidget(PlainLabel(self._theme, number, FontRole.NUMBER))
        if is_main:
            row.addWidget(PlainLabel(self._theme, self.tr("основний"), FontRole.CAPTION, "text_3"))
        row.addStretch(1)
        row.addWidget(call)
        return line

    def _order(self, order: Order) -> QWidget:
        row = OrderRow(self._theme, order)
        row.clicked.connect(partial(self.order_wanted.emit, order.id))
        return row

    def _merge(self, merge: int, gone_name: str, at: datetime) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        told = self.tr("Об’єднано з «{name}», {day}")
        name = " ".join(gone_name[:120].split()) or self.tr("Новий клієнт")
        text = told.format(name=name, day=words.day(at, self._now()))
        row.addWidget(PlainLabel(self._theme, text, FontRole.CAPTION, "text_2"), 1)
        undo = LinkButton(self._theme, self.tr("Розділити"))
        undo.clicked.connect(partial(self.undo_wanted.emit, merge))
        row.addWidget(undo)
        return line

    def _lay_out(self) -> None:
        edit, merge = self._deeds
        edit.clicked.connect(self.edit_wanted)
        merge.clicked.connect(self.merge_wanted)
        who, head = QVBoxLayout(), QHBoxLayout()
        who.setSpacing(Space.TIGHT)
        who.addWidget(self._name)
        who.addWidget(self._made)
        head.setSpacing(Space.CONTROL)
        head.addWidget(self._avatar)
        head.addLayout(who, 1)
        head.addWidget(edit)
        head.addWidget(merge)
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        column.setSpacing(Space.CONTROL)
        column.addLayout(head)
        column.addLayout(self._merges)
        column.addWidget(SectionHead(self._theme, self.tr("Номери")))
        column.addLayout(self._numbers)
        for part in (self._note_head, self._note, self._orders_head):
            column.addWidget(part)
        column.addLayout(self._orders)
        column.addWidget(SectionHead(self._theme, self.tr("Розмови")))
        column.addWidget(self._timeline)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)


def _fill(column: QVBoxLayout, widgets: list[QWidget]) -> None:
    """These instead of those that stood there."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    for widget in widgets:
        column.addWidget(widget)

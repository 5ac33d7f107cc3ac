"""A month to choose days from: the first press begins, the second ends, whichever comes earlier."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import FontRole, Radius, Space, Theme
from ui.widgets.buttons import IconButton, PrimaryButton
from ui.widgets.painting import draw_focus, draw_rounded, draw_text
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel
from ui.widgets.popup_panel import PopupPanel

_CELL: Final = 36
_HEAD: Final = 24
_WEEKS: Final = 6
_CENTER: Final = Qt.AlignmentFlag.AlignCenter
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class MonthGrid(QWidget):
    """Six weeks around a month; arrows walk by days, Page keys by months, Enter or Space presses a day."""

    pressed = Signal(object)  # date
    month_changed = Signal()

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._today = today
        self._day = today
        self._chosen: tuple[date, date] | None = None
        self._hovered: date | None = None
        self._ring = False
        self.setFixedSize(7 * _CELL, _HEAD + _WEEKS * _CELL)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._tell()
        theme.changed.connect(self.update)

    @property
    def day(self) -> date:
        """The day the keyboard stands on; its month is the one in sight."""
        return self._day

    def go(self, day: date) -> None:
        """Stand on a day, and bring its month into sight."""
        before, self._day = self._day, min(day, self._today)
        self._tell()
        self.update()
        if (before.year, before.month) != (self._day.year, self._day.month):
            self.month_changed.emit()

    def show_chosen(self, chosen: tuple[date, date] | None) -> None:
        self._chosen = chosen
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        key = event.key()
        if key in _STEPS:
            self.go(self._day + timedelta(days=_STEPS[Qt.Key(key)]))
        elif key == Qt.Key.Key_PageUp:
            self.go(month_beside(self._day, -1))
        elif key == Qt.Key.Key_PageDown:
            self.go(month_beside(self._day, 1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.pressed.emit(self._day)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._day_at(event.position().toPoint())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and day is not None and day <= self._today:
            self._ring = False
            self.go(day)
            self.pressed.emit(day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring = event.reason() is not Qt.FocusReason.MouseFocusReason
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        locale = QLocale()
        for place in range(7):
            name = locale.standaloneDayName(place + 1, QLocale.FormatType.ShortFormat)
            rect = QRect(place * _CELL, 0, _CELL, _HEAD)
            draw_text(painter, rect, name.capitalize(), theme.font(FontRole.CAPTION), theme.color("text_3"), _CENTER)
        for day, cell in self._cells():
            self._paint_day(painter, day, cell)

    def _paint_day(self, painter: QPainter, day: date, cell: QRect) -> None:
        theme, inner = self._theme, QRectF(cell.adjusted(2, 2, -2, -2))
        is_end = self._chosen is not None and day in self._chosen
        within = self._chosen is not None and self._chosen[0] <= day <= self._chosen[1]
        if is_end:
            draw_rounded(painter, inner, theme.color("accent"), Radius.CONTROL)
        elif within:
            painter.fillRect(cell.adjusted(0, 2, 0, -2), theme.color("accent_ground"))
        elif day == self._hovered and day <= self._today:
            draw_rounded(painter, inner, theme.color("surface_2"), Radius.CONTROL)
        is_of_month = day.month == self._day.month
        ink = "on_accent" if is_end else "text" if is_of_month and day <= self._today else "text_3"
        role = FontRole.STRONG if day == self._today else FontRole.BODY
        if day > self._today:
            painter.setOpacity(0.45)
        draw_text(painter, cell, str(day.day), theme.font(role), theme.color(ink), _CENTER)
        painter.setOpacity(1.0)
        if day == self._day and self.hasFocus() and self._ring:
            draw_focus(painter, theme, QRectF(cell), Radius.CONTROL)

    def _cells(self) -> Iterator[tuple[date, QRect]]:
        first = self._day.replace(day=1)
        start = first - timedelta(days=first.weekday())
        for number in range(7 * _WEEKS):
            week, place = divmod(number, 7)
            yield start + timedelta(days=number), QRect(place * _CELL, _HEAD + week * _CELL, _CELL, _CELL)

    def _day_at(self, point: QPoint) -> date | None:
        return next((day for day, cell in self._cells() if cell.contains(point)), None)

    def _tell(self) -> None:
        day = self._day
        name = QLocale().toString(_qdate(day), QLocale.FormatType.LongFormat)
        self.setAccessibleName(name)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))


class RangeCalendar(PopupPanel):
    """A popup; `chosen` carries the first and the last day when both are known and confirmed."""

    chosen = Signal(object, object)  # date, date

    def __init__(
        self, theme: Theme, today: date, own: tuple[date, date] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent, radius=Radius.CARD)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Виберіть дні"))
        self._began: date | None = None
        self._range = own
        self._grid = MonthGrid(theme, today, self)
        self._title = PlainLabel(theme, "", FontRole.STRONG, parent=self)
        self._title.set_align(_CENTER)
        self._told = Paragraph(theme, "", FontRole.CAPTION, "text_2", self)
        self._apply = PrimaryButton(theme, self.tr("Показати"), parent=self)
        self._lay_out(theme)
        self._grid.pressed.connect(self._on_pressed)
        self._grid.month_changed.connect(self._tell_month)
        self._apply.clicked.connect(self._on_apply)
        if own is not None:
            self._grid.go(own[1])
        self._tell_range()
        self._tell_month()

    @property
    def grid(self) -> MonthGrid:
        return self._grid

    def sizeHint(self) -> QSize:
        return QSize(7 * _CELL + 2 * Space.PANEL, 360)

    def open_under(self, widget: QWidget, *, to_the_left: bool = False) -> None:
        """Come up below a widget, its right edge under the widget's when asked."""
        self.adjustSize()
        corner = widget.rect().bottomRight() if to_the_left else widget.rect().bottomLeft()
        place = widget.mapToGlobal(corner) + QPoint(1 - self.width() if to_the_left else 0, Space.HALF)
        self.move(place)
        self.show()
        self._grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def _lay_out(self, theme: Theme) -> None:
        back = IconButton(theme, "chevron-left", self.tr("Попередній місяць"), self)
        on = IconButton(theme, "chevron-right", self.tr("Наступний місяць"), self)
        back.clicked.connect(lambda: self._grid.go(month_beside(self._grid.day, -1)))
        on.clicked.connect(lambda: self._grid.go(month_beside(self._grid.day, 1)))
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(back)
        head.addWidget(self._title, 1)
        head.addWidget(on)
        foot.addWidget(self._told, 1)
        foot.addWidget(self._apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PANEL, Space.CONTROL, Space.PANEL, Space.CONTROL)
        column.setSpacing(Space.WORD)
        column.addLayout(head)
        column.addWidget(self._grid)
        column.addLayout(foot)

    @Slot(object)
    def _on_pressed(self, day: date) -> None:
        if self._began is None:
            self._began, self._range = day, (day, day)
        else:
            self._range = (min(self._began, day), max(self._began, day))
            self._began = None
        self._tell_range()

    @Slot()
    def _on_apply(self) -> None:
        if self._range is not None:
            chosen = self._range
            self.close()
            self.chosen.emit(*chosen)

    @Slot()
    def _tell_month(self) -> None:
        day = self._grid.day
        name = QLocale().standaloneMonthName(day.month)
        self._title.set_text(f"{name[:1].upper()}{name[1:]} {day.year}")

    def _tell_range(self) -> None:
        self._grid.show_chosen(self._range)
        self._apply.setEnabled(self._range is not None)
        if self._range is None:
            self._told.setText(self.tr("Перший і останній день"))
            return
        first, last = (QLocale().toString(_qdate(day), "dd.MM.yyyy") for day in self._range)
        self._told.setText(first if first == last else f"{first} – {last}")


def month_beside(day: date, step: int) -> date:
    """The same day of the month before or after; its last one when it is shorter."""
    month = day.year * 12 + day.month - 1 + step
    first = date(month // 12, month % 12 + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(first + timedelta(days=day.day - 1), last)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)

"""Whose manager this is: a button that opens the managers' list, with a search, nobody above and a new one below."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.contract.answers import Named
from app.word_forms import folded
from ui.screen_area import area_around
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import QUIET, PaintedButton
from ui.widgets.painting import draw_icon, draw_rounded, draw_text

_WIDTH: Final = 204
_ROW: Final = 32
_SHOWN: Final = 8
_CHOICE: Final = Qt.ItemDataRole.UserRole
_CHEVRON: Final = 30


class ManagerPicker(PaintedButton):
    """`chosen` carries a manager's id or None; `new_wanted` the name of a manager who is to be entered."""

    chosen = Signal(object)
    new_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", QUIET, None, parent)
        self._managers: tuple[Named, ...] = ()
        self._current: Named | None = None
        self._suggested = ""
        self.setFixedWidth(_WIDTH)
        self.clicked.connect(self._on_clicked)
        self.list: ManagerList | None = None  # None until it was opened, and after it was closed

    def show_choice(
        self, managers: Sequence[Named], current: Named | None, *, operator: str, suggested: str = ""
    ) -> None:
        """Show who it is now; `suggested` is the name a new manager would get."""
        self._managers, self._current, self._suggested = tuple(managers), current, suggested
        self.setText(self.tr("Не закріплено") if current is None else current.name)
        self.setAccessibleName(self.tr("Менеджер оператора {name}").format(name=operator))
        self.setAccessibleDescription(self.text())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def _paint_face(self, painter: QPainter) -> None:
        ink = "text_3" if self._current is None else "text"
        place = self.rect().adjusted(12, 0, -_CHEVRON, 0)
        font = self._theme.font(FontRole.BODY if self._current is None else FontRole.BODY_MEDIUM)
        shown = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        draw_text(painter, place, shown, font, self._theme.color(ink))
        right = QRect(self.width() - _CHEVRON, 0, _CHEVRON, self.height())
        draw_icon(painter, self._theme, right, "chevron-down", "text_2", 16)

    @Slot()
    def _on_clicked(self) -> None:
        opened = self.list = ManagerList(self._theme, self._managers, self._current, self._suggested, self)
        opened.chosen.connect(self.chosen)
        opened.new_wanted.connect(self.new_wanted)
        opened.destroyed.connect(self._on_closed)
        opened.show_below(self)

    @Slot()
    def _on_closed(self) -> None:
        self.list = None


class ManagerList(QFrame):
    """The opened list; it goes as soon as somebody is chosen or something else is clicked."""

    chosen = Signal(object)
    new_wanted = Signal(str)

    def __init__(
        self, theme: Theme, managers: Sequence[Named], current: Named | None, suggested: str, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self._managers = tuple(managers)
        self._current = current
        self._suggested = suggested
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Знайти або додати менеджера"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setMaxLength(200)
        self.search.setFont(theme.font(FontRole.BODY))
        self.rows = QListWidget(self)
        self.rows.setAccessibleName(self.tr("Менеджери"))
        self.rows.setFont(theme.font(FontRole.BODY))
        self.rows.setUniformItemSizes(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        chosen = f"background: {theme.color('accent_ground').name()}; color: {theme.color('accent').name()};"
        self.rows.setStyleSheet(
            "QListWidget { background: transparent; } QListWidget::item { padding: 0 8px; border-radius: 6px; }"
            f"QListWidget::item:selected, QListWidget::item:hover {{ {chosen} }}"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WORD, Space.WORD, Space.WORD, Space.WORD)
        column.setSpacing(Space.WORD)
        column.addWidget(self.search)
        column.addWidget(self.rows)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.rows.itemClicked.connect(self._on_item)
        self.rows.itemActivated.connect(self._on_item)
        self._fill("")

    def show_below(self, button: QWidget) -> None:
        """Come up under the button, within its screen."""
        rows = min(_SHOWN, self.rows.count())
        self.rows.setFixedHeight(rows * _ROW + 4)
        self.setFixedWidth(max(button.width(), 280))
        height = self.sizeHint().height()
        place = button.mapToGlobal(QPoint(button.width() - self.width(), button.height() + 4))
        area = area_around(button)
        if place.y() + height > area.bottom():
            place.setY(button.mapToGlobal(QPoint(0, 0)).y() - height - 4)
        self.move(place)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter of the search steer the list."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self.rows.setCurrentRow(min(self.rows.count() - 1, max(0, self.rows.currentRow() + step)))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                if (item := self.rows.currentItem()) is not None:
                    self._on_item(item)
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        draw_rounded(painter, QRectF(self.rect()), None, 0, self._theme.color("line"))

    @Slot(str)
    def _fill(self, text: str) -> None:
        wanted = text.strip()
        self.rows.clear()
        if not wanted:
            self._add(self.tr("Не закріплено"), None)
        for manager in self._managers:
            if folded(wanted) in folded(manager.name):
                self._add(manager.name, manager.id)
        name = wanted or self._suggested
        if name and all(folded(manager.name) != folded(name) for manager in self._managers):
            self._add(self.tr("Додати менеджера «{name}»").format(name=name), name, icon="plus")
        now = None if self._current is None else self._current.id
        at = next((row for row in range(self.rows.count()) if self.rows.item(row).data(_CHOICE) == now), 0)
        self.rows.setCurrentRow(0 if wanted else at)

    def _add(self, words: str, choice: int | str | None, icon: str = "") -> None:
        item = QListWidgetItem(words)
        item.setData(_CHOICE, choice)
        item.setSizeHint(QSize(0, _ROW))
        if icon:
            item.setIcon(self._theme.icon(icon, "text_2", 16))
        self.rows.addItem(item)

    @Slot(QListWidgetItem)
    def _on_item(self, item: QListWidgetItem) -> None:
        choice = item.data(_CHOICE)
        if isinstance(choice, str):
            self.new_wanted.emit(choice)
        elif choice != (None if self._current is None else self._current.id):
            self.chosen.emit(choice)
        self.close()

"""The list of «Клієнти»: a name and a number a row."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.contract.answers import Client
from ui.clients.wording import name_of, number_of
from ui.theme import FontRole, Radius, Space, Theme
from ui.widgets.painting import draw_avatar, draw_focus, draw_text
from ui.widgets.ring import is_ringed

CLIENT: Final = int(Qt.ItemDataRole.UserRole)
_ROW: Final = 56
_AVATAR: Final = 32
_SIDEWAYS: Final = frozenset({Qt.Key.Key_Left.value, Qt.Key.Key_Right.value})
_SELECTED: Final = QStyle.StateFlag.State_Selected.value
_HOVERED: Final = QStyle.StateFlag.State_MouseOver.value

type Index = QModelIndex | QPersistentModelIndex


class ClientModel(QAbstractListModel):
    """Rows come, change in place and go; a reset happens only when the question changed."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clients: list[Client] = []
        self._more = False

    @property
    def clients(self) -> Sequence[Client]:
        return self._clients

    def show(self, clients: Sequence[Client], *, more: bool) -> None:
        """Bring the rows to this, touching only what differs."""
        self._more = more
        keys, wanted = [one.id for one in self._clients], [one.id for one in clients]
        if wanted[: len(keys)] == keys:
            self._append(clients[len(keys) :])
        elif keys == wanted[1:]:
            self.beginInsertRows(QModelIndex(), 0, 0)
            self._clients.insert(0, clients[0])
            self.endInsertRows()
        elif len(keys) == len(wanted) + 1 and set(wanted) < set(keys):
            row = next(n for n, key in enumerate(keys) if key not in set(wanted))
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._clients[row]
            self.endRemoveRows()
        elif keys != wanted:
            self.beginResetModel()
            self._clients = list(clients)
            self.endResetModel()
        for row, client in enumerate(clients):
            if self._clients[row] != client:
                self._clients[row] = client
                self.dataChanged.emit(self.index(row), self.index(row))

    def _append(self, clients: Sequence[Client]) -> None:
        if clients:
            first = len(self._clients)
            self.beginInsertRows(QModelIndex(), first, first + len(clients) - 1)
            self._clients += clients
            self.endInsertRows()

    def row_of(self, client_id: int) -> int | None:
        return next((row for row, client in enumerate(self._clients) if client.id == client_id), None)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._clients)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401 - Qt's variant
        if not index.isValid() or index.row() >= len(self._clients):
            return None
        client = self._clients[index.row()]
        if role == CLIENT:
            return client
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return ", ".join(part for part in (name_of(client), number_of(client)) if part)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, _parent: Index) -> None:
        self.more_wanted.emit()


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shows_focus = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        client, theme = index.data(CLIENT), self._theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen, hovered = bool(state.value & _SELECTED), bool(state.value & _HOVERED)
        ground = "accent_ground" if chosen else "hover" if hovered else "surface"
        painter.fillRect(rect, theme.color(ground))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.color("line"))
        if chosen and self.shows_focus:
            draw_focus(painter, theme, QRectF(rect.adjusted(4, 2, -4, -3)), Radius.CONTROL)
        disc = QRect(rect.x() + Space.PAGE, rect.y() + (_ROW - _AVATAR) // 2, _AVATAR, _AVATAR)
        draw_avatar(painter, theme, disc, client.name)
        left = disc.right() + Space.CONTROL
        room = rect.right() - left - Space.CONTROL
        name = QRect(left, rect.y() + 9, room, 18)
        ink = "text" if client.name else "text_2"
        draw_text(painter, name, name_of(client), theme.font(FontRole.BODY_MEDIUM), theme.color(ink))
        number = QRect(left, rect.y() + 29, room, 16)
        draw_text(painter, number, number_of(client), theme.font(FontRole.CAPTION), theme.color("text_2"))


class ClientList(QListView):
    """Enter and a click open the card; the arrows only walk."""

    opened = Signal(object)  # Client

    def __init__(self, theme: Theme, model: ClientModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clients = model
        self.setModel(model)
        self._delegate = _Delegate(theme, self)
        self._is_ringed = False
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Клієнти"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._open)
        theme.changed.connect(self.viewport().update)

    def select_client(self, client_id: int) -> None:
        row = self._clients.row_of(client_id)
        if row is not None:
            self.setCurrentIndex(self._clients.index(row))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._is_ringed = is_ringed(event.reason(), self._is_ringed)
        self._show_focus(shown=self._is_ringed)
        if self._is_ringed and self._clients.clients and not self.selectionModel().hasSelection():
            self.setCurrentIndex(self.currentIndex() if self.currentIndex().isValid() else self._clients.index(0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus(shown=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_ringed = False
        self._show_focus(shown=False)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._is_ringed = True
        self._show_focus(shown=True)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
            return
        if event.key() in _SIDEWAYS or (event.text() and event.text().isprintable()):
            event.ignore()  # the player's, while it stands below
            return
        super().keyPressEvent(event)

    def _show_focus(self, *, shown: bool) -> None:
        if self._delegate.shows_focus != shown:
            self._delegate.shows_focus = shown
            self.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        client = index.data(CLIENT) if index.isValid() else None
        if client is not None:
            self.opened.emit(client)

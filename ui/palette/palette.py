"""The command palette (Ctrl+K): anything in the program by a few letters of its name."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.desk.looking_up import best
from app.failures import Failure
from ui.palette.delegate import PaletteDelegate
from ui.palette.entry import Entry
from ui.palette.model import PaletteModel
from ui.problems import sentence_of
from ui.tasks import TaskOwner
from ui.theme import SHADE, FontRole, Radius, Space, Theme
from ui.widgets.painting import draw_text
from ui.widgets.panel import Panel
from ui.widgets.rule import Rule
from ui.widgets.search_field import SearchField

_WIDTH: Final = 560
_TALLEST: Final = 440
_TOP: Final = 88
_FEWEST: Final = 2
"""Letters for which the backend is asked; what this desk knows by itself is shown from the first."""

type AskEntries = Callable[[str], Awaitable[Sequence[Entry]]]
"""What the backend knows under these words; raises `Failure`."""


class Palette(QWidget):
    """Covers its window while it is open: a click beside the panel closes it.

    `known` is asked at every opening; `meant` is what the text means by itself, whatever is found.
    """

    def __init__(
        self,
        theme: Theme,
        known: Callable[[], Sequence[Entry]],
        ask: AskEntries,
        window: QWidget,
        *,
        meant: Callable[[str], Sequence[Entry]] = lambda _text: (),
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._known, self._ask, self._meant = known, ask, meant
        self._offered: Sequence[Entry] = ()
        self._tasks = TaskOwner(self)
        self._before: QWidget | None = None  # who had the keyboard when it was opened
        self.panel = Panel(theme, "surface", self, radius=Radius.CARD)
        self.field = SearchField(theme, self.tr("Екран, клієнт, замовлення, номер або дія"), self.panel)
        self.field.setFrame(False)
        self.field.setFont(theme.font(FontRole.NUMBER))
        self.model = PaletteModel()
        self.list = QListView(self.panel)
        self.nothing = _Nothing(theme, self.panel)
        self._build()
        self.hide()

    def open(self) -> None:
        """Come up, empty, with the keyboard."""
        focus = self._window.focusWidget()
        self._before = focus
        self._offered = self._known()
        self.field.show_text("")
        self.setGeometry(self._window.rect())
        self._show(self._found(""))
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_again(self) -> None:
        """Go, and give the keyboard back to whoever had it."""
        self._tasks.stop("ask")
        self.hide()
        before, self._before = self._before, None
        if before is not None and isValid(before):  # its row may have gone meanwhile
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    async def close_tasks(self) -> None:
        await self._tasks.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()  # it closes the palette, not what lies under it
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._on_key(Qt.Key(event.key()))
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
            self._fit()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_again()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(SHADE))

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Палітра команд"))
        self.list.setModel(self.model)
        self._delegate = PaletteDelegate(self._theme)
        self.list.setItemDelegate(self._delegate)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(self.tr("Знайдене"))
        self.list.setStyleSheet("background: transparent")
        self.list.entered.connect(self._on_entered)
        self.list.clicked.connect(self._on_clicked)
        self.field.setStyleSheet("border: none; background: transparent")
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._on_edited)
        self.field.searched.connect(self._on_searched)
        self._window.installEventFilter(self)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(Space.WORD, Space.WORD, Space.WORD, Space.WORD)
        column.setSpacing(Space.HALF)
        for part in (self.field, Rule(self._theme), self.list, self.nothing):
            column.addWidget(part)

    def _on_key(self, key: Qt.Key) -> bool:
        """Arrows walk, Enter does, Esc closes; every other key is the field's."""
        match key:
            case Qt.Key.Key_Escape:
                self.close_again()
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._choose(self.model.next_entry(self.list.currentIndex().row(), 1 if key == Qt.Key.Key_Down else -1))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._run(self.list.currentIndex().row())
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                pass  # there is nowhere else to go
            case _:
                return False
        return True

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        will_ask = len(text.strip()) >= _FEWEST
        self._show(self._found(text), self.tr("Шукаємо…") if will_ask else self.tr("Нічого не знайдено"))

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        if len(text) >= _FEWEST:
            self._tasks.start("ask", self._bring(text))
        else:
            self._tasks.stop("ask")

    async def _bring(self, text: str) -> None:
        try:
            brought = await self._ask(text)
        except Failure as failure:
            brought, otherwise = (), sentence_of(failure)
        else:
            otherwise = self.tr("Нічого не знайдено")
        if text == self.field.text().strip():
            self._show([*self._found(text), *brought], otherwise)

    def _found(self, text: str) -> list[Entry]:
        return [*self._meant(text), *best(((entry.title, entry) for entry in self._offered), text)]

    def _show(self, entries: Sequence[Entry], otherwise: str = "") -> None:
        """Bring the rows to this; `otherwise` is said when there are none."""
        kept = self.model.entry(self.list.currentIndex().row())
        self.model.show_entries(entries)
        self.nothing.say(otherwise)
        self.nothing.setVisible(not entries)
        self.list.setVisible(bool(entries))
        rows = range(self.model.rowCount())
        again = next((row for row in rows if kept is not None and self.model.entry(row) == kept), None)
        self._choose(self.model.next_entry(-1, 1) if again is None else again)
        self._fit()

    def _fit(self) -> None:
        heights = (self.list.sizeHintForRow(row) for row in range(self.model.rowCount()))
        self.list.setFixedHeight(min(_TALLEST, sum(heights), max(0, self.height() - _TOP - 120)))
        width = min(_WIDTH, self.width() - 2 * Space.PAGE)
        self.panel.setFixedWidth(width)
        self.panel.adjustSize()
        self.panel.move((self.width() - width) // 2, min(_TOP, max(Space.PAGE, self.height() // 8)))

    def _choose(self, row: int) -> None:
        if row >= 0:
            index = self.model.index(row)
            self.list.setCurrentIndex(index)
            self.list.scrollTo(self.model.index(0) if row == self.model.next_entry(-1, 1) else index)

    @Slot(QModelIndex)
    def _on_entered(self, index: QModelIndex) -> None:
        if self.model.entry(index.row()) is not None:
            self.list.setCurrentIndex(index)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._run(index.row())

    def _run(self, row: int) -> None:
        entry = self.model.entry(row)
        if entry is not None:
            self.close_again()
            entry.run()


class _Nothing(QWidget):
    """Stands where the rows would: why there are none."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.words = theme, ""
        self.setFixedHeight(72)

    def say(self, words: str) -> None:
        self.words = words
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 72)

    def paintEvent(self, _event: QPaintEvent) -> None:
        font, ink = self._theme.font(FontRole.BODY), self._theme.color("text_3")
        draw_text(QPainter(self), self.rect(), self.words, font, ink, Qt.AlignmentFlag.AlignCenter)

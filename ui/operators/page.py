"""«Оператори»: synchronise, see what changed, say who is whom."""

from collections.abc import Coroutine, Iterable
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.contract.answers import Named, Operator
from app.desk.staff_book import StaffBook, StaffRow
from app.failures import Failure
from ui import words
from ui.operators.notices import ChangesNotice, StrangersNotice
from ui.operators.operator_row import OperatorRow
from ui.problems import sentence_of
from ui.tasks import TaskOwner
from ui.theme import FontRole, Height, Space, Theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rule import Rule
from ui.widgets.section_head import SectionHead
from ui.widgets.skeleton import SkeletonRows
from ui.words_names import alphabetical

_PROGRESS: Final = 140


class OperatorsPage(QWidget):
    """Shows the book; administrators change it, supervisors only read."""

    said = Signal(str, str)
    """A sentence and its kind, `accent` or `bad`."""

    def __init__(self, theme: Theme, book: StaffBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._book = book
        self._may_change = False
        self._shown: object = None  # what the rows were made of
        self._tasks = TaskOwner(self)
        self.rows: dict[int, OperatorRow] = {}
        self.sync = PrimaryButton(theme, self.tr("Синхронізувати"), "refresh-cw", parent=self)
        self.cancel = QuietButton(theme, self.tr("Скасувати"), parent=self)
        self.confirm_all = QuietButton(theme, "", "user-check", parent=self)
        self.changes = ChangesNotice(theme, self)
        self.strangers = StrangersNotice(theme, self)
        self._build()
        self.sync.clicked.connect(self._on_sync)
        self.cancel.clicked.connect(self._on_cancel)
        self.confirm_all.clicked.connect(self._on_confirm_all)
        self.changes.wanted.connect(self._on_seen)
        self.strangers.wanted.connect(self._on_sync)
        self._empty.action_wanted.connect(self._on_empty_action)
        self.show_book()

    def load(self) -> None:
        """Ask for everything anew."""
        self._do("load", self._book.load())

    def show_for(self, role: str | None) -> None:
        self._may_change = role == "admin"
        self.show_book()

    async def close_tasks(self) -> None:
        await self._tasks.close()

    @Slot()
    def show_book(self) -> None:
        """Bring everything to what the book holds now."""
        busy = self._book.is_synchronising
        sure = len(self._book.sure) if self._may_change else 0
        self.sync.setVisible(self._may_change and not busy)
        self.cancel.setVisible(busy)
        self._progress.setVisible(busy)
        self._busy_words.setVisible(busy)
        self.confirm_all.setVisible(sure > 1 and not busy)
        self.confirm_all.setText(self.tr("Підтвердити всі ({count})").format(count=sure))
        self.confirm_all.updateGeometry()
        self.changes.show_changes(self._book.changes)
        self.changes.button.setVisible(self._may_change)
        self.strangers.show_strangers(self._book.strangers)
        self.strangers.button.setVisible(self._may_change and not busy)
        rows = self._book.rows
        self._count.set_text(words.number(len(rows)) if rows else "")
        if not self._book.is_loaded:
            self._stack.setCurrentWidget(self._skeleton)
        elif not rows:
            self._show_nobody()
        else:
            self._show_rows(rows)
            self._stack.setCurrentWidget(self._list)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.color("window"))

    def _show_nobody(self) -> None:
        self._empty.show_state(
            self.tr("Тут будуть співробітники з Ringostat. Синхронізуйте їх, щоб розмови мали відповідальних."),
            action=self.tr("Синхронізувати") if self._may_change else "",
            icon="users",
        )
        self._stack.setCurrentWidget(self._empty)

    def _show_rows(self, rows: tuple[StaffRow, ...]) -> None:
        made_of = rows, self._book.managers, self._may_change
        if made_of == self._shown:
            return
        self._shown = made_of
        focused = next((key for key, row in self.rows.items() if self._has_focus(row)), None)
        place = self._list.verticalScrollBar().value()
        self.rows.clear()
        self._list.setWidget(self._laid_out(rows))  # the former one goes with everything in it
        self._list.verticalScrollBar().setValue(place)
        if focused in self.rows:
            self.rows[focused].picker.setFocus()

    @staticmethod
    def _has_focus(row: OperatorRow) -> bool:
        return row.picker.hasFocus() or row.confirm.hasFocus()

    def _laid_out(self, rows: tuple[StaffRow, ...]) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, Space.PAGE)
        column.setSpacing(0)
        for head, group in self._groups(rows):
            title = SectionHead(self._theme, head)
            title.setFixedHeight(Height.GROUP + Space.WORD)
            line = QHBoxLayout()
            line.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
            line.addWidget(title)
            column.addLayout(line)
            for row in group:
                column.addWidget(self._row(row, self._book.managers))
        column.addStretch()
        return inside

    def _groups(self, rows: tuple[StaffRow, ...]) -> list[tuple[str, list[StaffRow]]]:
        free = [row for row in rows if row.operator.manager is None and not row.operator.gone]
        matched = _by_name(row for row in rows if row.operator.manager is not None and not row.operator.gone)
        gone = _by_name(row for row in rows if row.operator.gone)
        heads = (
            (self.tr("Не закріплені"), free),
            (self.tr("Закріплені"), matched),
            (self.tr("Більше не працюють"), gone),
        )
        return [(f"{head} · {len(group)}".upper(), group) for head, group in heads if group]

    def _row(self, row: StaffRow, managers: tuple[Named, ...]) -> OperatorRow:
        made = OperatorRow(self._theme, row, managers, may_change=self._may_change)
        made.matched.connect(self._on_matched)
        made.new_wanted.connect(self._on_new_wanted)
        self.rows[row.operator.id] = made
        return made

    # What is wanted

    @Slot()
    def _on_sync(self) -> None:
        if not self._tasks.is_running("sync"):
            self._do("sync", self._synchronise())

    async def _synchronise(self) -> None:
        await self._book.synchronise()
        if not self._book.changes:
            self.said.emit(self.tr("У Ringostat нічого не змінилося."), "accent")

    @Slot()
    def _on_cancel(self) -> None:
        self._tasks.stop("sync")

    @Slot()
    def _on_seen(self) -> None:
        self._do("seen", self._book.see_changes())

    @Slot()
    def _on_confirm_all(self) -> None:
        self._do("match", self._confirm_all())

    async def _confirm_all(self) -> None:
        count = await self._book.confirm_sure()
        self.said.emit(self.tr("Закріплено операторів: {count}").format(count=count), "accent")

    @Slot(object, object)
    def _on_matched(self, operator_id: int, manager_id: int | None) -> None:
        self._do(f"match {operator_id}", self._book.match(operator_id, manager_id))

    @Slot(object, str)
    def _on_new_wanted(self, operator_id: int, name: str) -> None:
        self._do(f"match {operator_id}", self._book.match_new(operator_id, name))

    @Slot()
    def _on_empty_action(self) -> None:
        if self._book.is_loaded:
            self._on_sync()
        else:
            self.load()

    def hear_operator(self, operator: Operator) -> None:
        """Somebody changed a match, or an employee became known."""
        self._book.hear_operator(operator)

    def _do(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.start(name, self._done(work))

    async def _done(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Failure as reason:
            if self._book.is_loaded:
                self.said.emit(sentence_of(reason), "bad")
                return
            self._empty.show_state(
                sentence_of(reason), action=self.tr("Спробувати ще раз"), icon="circle-alert", kind="bad"
            )
            self._stack.setCurrentWidget(self._empty)

    def _build(self) -> None:
        self._count = PlainLabel(self._theme, "", FontRole.BODY, "text_3", self)
        self._busy_words = PlainLabel(self._theme, self.tr("Питаємо Ringostat…"), FontRole.BODY, "text_2", self)
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(_PROGRESS, 4)
        self._progress.setAccessibleName(self._busy_words.text)
        head = QHBoxLayout()
        head.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        head.setSpacing(Space.WORD)
        title = PlainLabel(self._theme, self.tr("Оператори"), FontRole.TITLE)
        title.setFixedHeight(Height.HEAD)
        head.addWidget(title)
        head.addWidget(self._count)
        head.addStretch()
        for part in (self._busy_words, self._progress, self.cancel, self.confirm_all, self.sync):
            head.addWidget(part)
        notices = QVBoxLayout()
        notices.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        notices.setSpacing(Space.CONTROL)
        notices.addWidget(self.strangers)
        notices.addWidget(self.changes)
        notices.addSpacing(Space.CONTROL)
        self._skeleton = SkeletonRows(self._theme, row=60)
        self._empty = EmptyState(self._theme)
        self._list = QScrollArea()
        self._list.setWidgetResizable(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack = QStackedWidget(self)
        for page in (self._skeleton, self._empty, self._list):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(notices)
        column.addWidget(Rule(self._theme, self))
        column.addWidget(self._stack, 1)


def _by_name(rows: Iterable[StaffRow]) -> list[StaffRow]:
    return sorted(rows, key=lambda row: alphabetical(row.operator.name))

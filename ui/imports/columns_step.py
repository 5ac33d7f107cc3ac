"""The second step: how the file begins, and over each column what it holds."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.contract.crm import MEANINGS, Import, ImportColumn, ImportKind, ImportReading
from ui.imports import wording
from ui.theme import FontRole, Radius, Space, Theme
from ui.widgets.drop_down import DropDown
from ui.widgets.panel import Panel
from ui.widgets.plain_label import PlainLabel
from ui.widgets.ring import RingOver
from ui.widgets.rule import Rule
from ui.widgets.switch import Switch

_COLUMN: Final = 184
_SHOWN_ROWS: Final = 8
_CELL: Final = 26


class _Column(QWidget):
    """What a column holds, its title, and its first cells."""

    def __init__(self, theme: Theme, kind: ImportKind, place: int, column: ImportColumn, cells: list[str]) -> None:
        super().__init__()
        self.setFixedWidth(_COLUMN)
        self.choice = DropDown(theme, self)
        for meaning in (None, *MEANINGS[kind]):
            self.choice.addItem(wording.meaning(meaning, kind), meaning)
        title = column.title or self.tr("Стовпець {n}").format(n=place + 1)
        self.choice.setAccessibleName(title)
        self._title = PlainLabel(theme, title, FontRole.STRONG)
        self._cells = [PlainLabel(theme, cell, FontRole.BODY) for cell in cells]
        inside = QVBoxLayout(self)
        inside.setContentsMargins(Space.WORD, Space.WORD, Space.WORD, Space.WORD)
        inside.setSpacing(0)
        inside.addWidget(self.choice)
        inside.addSpacing(Space.WORD)
        for label in (self._title, *self._cells):
            label.setFixedHeight(_CELL)
            inside.addWidget(label)
        inside.addStretch()
        self.show_meaning(column)

    def show_meaning(self, column: ImportColumn) -> None:
        self.choice.choose(column.meaning)
        self._title.set_color("text_3" if column.meaning is None else "text")
        for cell in self._cells:
            cell.set_color("text_3" if column.meaning is None else "text_2")


class ColumnsStep(QWidget):
    """`reading_wanted` carries an `ImportReading`."""

    reading_wanted = Signal(object)

    def __init__(self, theme: Theme, kind: ImportKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._told: Import | None = None
        self._columns: list[_Column] = []
        self._name = PlainLabel(theme, "", FontRole.BODY_MEDIUM)
        self.encoding = self._choice(wording.encodings(), self.tr("Кодування"))
        self.delimiter = self._choice(wording.delimiters(), self.tr("Роздільник"))
        self.head = Switch(theme, self.tr("Перший рядок: назви стовпців"))
        self._inside = QWidget()
        self._row = QHBoxLayout(self._inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._build()
        self.setFocusProxy(self.head)
        self.encoding.activated.connect(self._on_form)
        self.delimiter.activated.connect(self._on_form)
        self.head.clicked.connect(self._on_head)

    @property
    def choices(self) -> list[DropDown]:
        """What each column is taken for, in their order."""
        return [column.choice for column in self._columns]

    def show_import(self, told: Import) -> None:
        self._name.set_text(f"{told.file_name} · {wording.rows(told.total)}")
        is_csv = told.delimiter is not None
        for part in (self.encoding, self.delimiter):
            part.setVisible(is_csv)
        self.encoding.choose(told.encoding)
        self.delimiter.choose(told.delimiter)
        self.head.setChecked(told.has_head)
        if self._told is None or (self._told.rows, _titles(self._told)) != (told.rows, _titles(told)):
            self._lay(told)
        for shown, column in zip(self._columns, told.columns, strict=True):
            shown.show_meaning(column)
        self._told = told

    def _lay(self, told: Import) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._columns = []
        for place, column in enumerate(told.columns):
            cells = [row[place] for row in told.rows[:_SHOWN_ROWS]]
            shown = _Column(self._theme, self._kind, place, column, cells)
            shown.choice.activated.connect(partial(self._on_meaning, place))
            if place:
                self._row.addWidget(Rule(self._theme, upright=True))
            self._row.addWidget(shown)
            self._columns.append(shown)
        self._row.addStretch()

    @Slot()
    def _on_form(self) -> None:
        reading = ImportReading(encoding=self.encoding.currentData(), delimiter=self.delimiter.currentData())
        self.reading_wanted.emit(reading)

    @Slot(bool)
    def _on_head(self, on: bool) -> None:
        self.reading_wanted.emit(ImportReading(has_head=on))

    def _on_meaning(self, _place: int, _entry: int) -> None:
        meanings = tuple(column.choice.currentData() for column in self._columns)
        self.reading_wanted.emit(ImportReading(meanings=meanings))

    def _choice(self, offered: dict[str, str], name: str) -> DropDown:
        choice = DropDown(self._theme)
        choice.setAccessibleName(name)
        choice.setToolTip(name)
        for value, words in offered.items():
            choice.addItem(words, value)
        return choice

    def _build(self) -> None:
        form = QHBoxLayout()
        form.setSpacing(Space.WORD)
        caption = QLabel(self.head.accessibleName())
        caption.setTextFormat(Qt.TextFormat.PlainText)
        caption.setBuddy(self.head)
        form.addWidget(self.head)
        form.addWidget(caption)
        form.addStretch()
        for part in (self.encoding, self.delimiter):
            form.addWidget(part)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._inside)
        scroll.setAccessibleName(self.tr("Стовпці файлу"))
        RingOver(self._theme, scroll)
        for ground in (scroll.viewport(), self._inside):
            ground.setAutoFillBackground(False)
        table = Panel(self._theme, "surface", radius=Radius.PANEL)
        framed = QVBoxLayout(table)
        framed.setContentsMargins(1, 1, 1, 1)
        framed.addWidget(scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.CONTROL)
        column.addWidget(self._name)
        column.addLayout(form)
        column.addWidget(table, 1)


def _titles(told: Import) -> tuple[str, ...]:
    return tuple(column.title for column in told.columns)

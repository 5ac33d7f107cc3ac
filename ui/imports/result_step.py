"""The third step: how far the import is, what came of it, and the rows that were left out."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.contract.crm import BadRow, Import, ImportState
from ui.imports import wording
from ui.theme import FontRole, Radius, Space, Theme
from ui.widgets.buttons import QuietButton
from ui.widgets.panel import Panel
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.ring import RingOver

_ROW: Final = 30


class ResultStep(QWidget):
    report_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said = Paragraph(theme, "", FontRole.PANEL, "text")
        self._counted = Paragraph(theme, "", FontRole.BODY, "text_2")
        self.bar = ProgressBar(theme, self.tr("Імпорт"))
        self.report = QuietButton(theme, self.tr("Зберегти звіт"), "download")
        self.report.clicked.connect(self.report_wanted)
        self._bad_title = PlainLabel(theme, self.tr("Пропущені рядки"), FontRole.STRONG)
        self._reported = Paragraph(theme, "", FontRole.CAPTION, "good")
        self._reported.hide()
        self._list = Panel(theme, "surface", radius=Radius.PANEL)
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._build()

    @property
    def said(self) -> str:
        return self._said.text()

    def show_import(self, told: Import) -> None:
        """How far it is."""
        sentence, kind = wording.outcome(told)
        self._said.setText(sentence)
        self._said.set_color(kind)
        self._counted.setText(wording.counted(told))
        self.bar.show_progress(told.done, max(told.total, told.done))
        self.bar.setVisible(told.state in {ImportState.QUEUED, ImportState.RUNNING})
        if not told.bad:
            self.show_bad(())

    def show_bad(self, rows: Sequence[BadRow]) -> None:
        """The first rows that were left out; the report holds all of them."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for part in (self._bad_title, self.report, self._list):
            part.setVisible(bool(rows))
        self._put(0, wording.report_head(), FontRole.CAPTION_MEDIUM, "text_3")
        for line, row in enumerate(rows, 1):
            cells = (str(row.line), row.title, row.value, wording.wrong(row.why))
            self._put(line, cells, FontRole.BODY, "text")
        self._grid.setRowStretch(len(rows) + 1, 1)

    def show_reported(self, path: str) -> None:
        """The report is saved."""
        self._reported.setText(self.tr("Збережено: {path}").format(path=path))
        self._reported.show()

    def _put(self, line: int, cells: Sequence[str], role: FontRole, color: str) -> None:
        for place, cell in enumerate(cells):
            label = PlainLabel(self._theme, cell, role, color)
            label.setFixedHeight(_ROW)
            if place == len(cells) - 1:
                label.setMinimumWidth(label.sizeHint().width())  # our own words are read whole
            self._grid.addWidget(label, line, place)

    def _build(self) -> None:
        self._grid.setContentsMargins(Space.PANEL, Space.HALF, Space.PANEL, Space.HALF)
        self._grid.setHorizontalSpacing(Space.PANEL)
        self._grid.setVerticalSpacing(0)
        for place, stretch in enumerate((0, 2, 3, 3)):
            self._grid.setColumnStretch(place, stretch)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._inside)
        scroll.setAccessibleName(self.tr("Пропущені рядки"))
        RingOver(self._theme, scroll)
        for ground in (scroll.viewport(), self._inside):
            ground.setAutoFillBackground(False)
        framed = QVBoxLayout(self._list)
        framed.setContentsMargins(1, 1, 1, 1)
        framed.addWidget(scroll)
        head = QHBoxLayout()
        head.addWidget(self._bad_title, 1)
        head.addWidget(self.report)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.WORD)
        for part in (self._said, self._counted, self.bar):
            column.addWidget(part)
        column.addSpacing(Space.WORD)
        column.addLayout(head)
        column.addWidget(self._reported)
        column.addWidget(self._list, 1)
        column.addStretch()

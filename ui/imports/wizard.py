"""The import in three steps: the file, its columns, what came of it."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.contract.crm import Import, ImportKind, ImportState, Meaning
from ui.imports import wording
from ui.imports.columns_step import ColumnsStep
from ui.imports.file_step import FileStep
from ui.imports.result_step import ResultStep
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel

_SIZE: Final = (820, 560)


class ImportWizard(QDialog):
    """Told what to show; every wish is a signal. It closes itself only where nothing is under way."""

    file_chosen = Signal(object)  # Path
    reading_wanted = Signal(object)  # ImportReading
    run_wanted = Signal()
    stop_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, parent: QWidget, theme: Theme, kind: ImportKind) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._goes_on = False
        self.setWindowTitle(wording.title_of(kind))
        self.resize(*_SIZE)
        self.file_step = FileStep(theme, wording.needed_of(kind))
        self.columns_step = ColumnsStep(theme, kind)
        self.result_step = ResultStep(theme)
        self._steps = [
            PlainLabel(theme, text, FontRole.BODY_MEDIUM)
            for text in (self.tr("1. Файл"), self.tr("2. Стовпці"), self.tr("3. Результат"))
        ]
        self._stack = QStackedWidget()
        for step in (self.file_step, self.columns_step, self.result_step):
            self._stack.addWidget(step)
        self._trouble = Paragraph(theme, "", FontRole.BODY, "bad")
        self.back = QuietButton(theme, self.tr("Інший файл"))
        self.leave = QuietButton(theme, self.tr("Скасувати"))
        self.go = PrimaryButton(theme, self.tr("Імпортувати"))
        self._build()
        self._connect()
        self._show_step(0)

    @property
    def step(self) -> int:
        """0, 1 or 2."""
        return self._stack.currentIndex()

    @property
    def trouble(self) -> str:
        return self._trouble.text()

    def show_import(self, told: Import, missing: Meaning | None) -> None:
        """What the backend says of the file; `missing`: without this column nothing can be imported."""
        self._goes_on = told.state in {ImportState.QUEUED, ImportState.RUNNING}
        self.file_step.show_ready()
        if told.state is ImportState.PREVIEW:
            self.columns_step.show_import(told)
            self._show_step(1)
            self._tell(wording.missing(missing, self._kind) if missing is not None else "", "waiting")
            self.go.setEnabled(missing is None)
            return
        self._tell("")
        self.result_step.show_import(told)
        self._show_step(2)
        self.leave.setText(self.tr("Зупинити"))
        self.leave.setVisible(self._goes_on)
        self.go.setText(self.tr("Закрити"))
        self.go.setVisible(not self._goes_on)
        self.go.setEnabled(True)

    def show_reading(self, name: str) -> None:
        """The file is on its way."""
        self.file_step.show_busy(name)

    def show_trouble(self, sentence: str) -> None:
        """What went wrong, where it can be mended."""
        if self.step == 0:
            self.file_step.show_ready(sentence)
        else:
            self._tell(sentence, "bad")
            self.go.setEnabled(True)

    def reject(self) -> None:
        """Esc and the window's own button: an import that goes on is stopped first."""
        if self._goes_on:
            self.stop_wanted.emit()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a drop-down must not start an import."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self.go.hasFocus():
            event.ignore()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_go(self) -> None:
        if self.step == 1:
            self.go.setEnabled(False)
            self.run_wanted.emit()
        else:
            self.accept()

    @Slot()
    def _on_back(self) -> None:
        self._tell("")
        self.file_step.show_ready()
        self._show_step(0)

    def _tell(self, sentence: str, color: str = "bad") -> None:
        self._trouble.setText(sentence)
        self._trouble.set_color(color)

    def _show_step(self, place: int) -> None:
        for number, label in enumerate(self._steps):
            label.set_color("accent" if number == place else "text_3")
        self.back.setVisible(place == 1)
        moved = self._stack.currentIndex() != place
        self._stack.setCurrentIndex(place)
        if place < 2:
            self.leave.setText(self.tr("Скасувати"))
            self.leave.show()
            self.go.setText(self.tr("Імпортувати"))
            self.go.setVisible(place == 1)
        if moved:
            (self.file_step.button, self.columns_step, self.leave)[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _connect(self) -> None:
        self.file_step.chosen.connect(self.file_chosen)
        self.columns_step.reading_wanted.connect(self.reading_wanted)
        self.result_step.report_wanted.connect(self.report_wanted)
        self.back.clicked.connect(self._on_back)
        self.leave.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.PANEL)
        head.addWidget(PlainLabel(self._theme, self.windowTitle(), FontRole.TITLE), 1)
        for label in self._steps:
            head.addWidget(label)
        foot = QHBoxLayout()
        foot.setSpacing(Space.WORD)
        foot.addWidget(self.back)
        foot.addWidget(self._trouble, 1)
        foot.addWidget(self.leave)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PANEL)
        column.setSpacing(Space.PANEL)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

"""The first step: a file dropped here or chosen."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ui.theme import FontRole, Radius, Space, Theme
from ui.widgets.buttons import QuietButton
from ui.widgets.painting import draw_icon, draw_rounded
from ui.widgets.paragraph import Paragraph

_DISC: Final = 56


class _Disc(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(_DISC, _DISC)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_rounded(painter, QRectF(self.rect()), self._theme.color("accent_ground"), _DISC / 2)
        draw_icon(painter, self._theme, QRect(self.rect()), "upload", "accent", 24)


class FileStep(QWidget):
    chosen = Signal(object)  # Path

    def __init__(self, theme: Theme, needed: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_over = False
        self.setAcceptDrops(True)
        self.button = QuietButton(theme, self.tr("Вибрати файл"), "folder-open")
        self.button.clicked.connect(self._on_choose)
        self._said = Paragraph(theme, self.tr("Перетягніть сюди файл CSV або XLSX"), FontRole.BODY_MEDIUM, "text")
        self._needed = Paragraph(theme, needed, FontRole.CAPTION, "text_3")
        self._trouble = Paragraph(theme, "", FontRole.BODY, "bad")
        self._trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        column.setSpacing(Space.CONTROL)
        column.addStretch()
        column.addWidget(_Disc(theme, self), 0, Qt.AlignmentFlag.AlignHCenter)
        for said in (self._said, self._needed, self._trouble):
            said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(said)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        theme.changed.connect(self.update)

    @property
    def trouble(self) -> str:
        return "" if self._trouble.isHidden() else self._trouble.text()

    def show_busy(self, name: str) -> None:
        """The file is being read."""
        self._said.setText(self.tr("Читаємо {name}…").format(name=name))
        self.button.setEnabled(False)
        self._trouble.hide()

    def show_ready(self, trouble: str = "") -> None:
        """A file may be chosen; `trouble` says why the last one will not do."""
        self._said.setText(self.tr("Перетягніть сюди файл CSV або XLSX"))
        self.button.setEnabled(True)
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _path_of(event) is not None and self.button.isEnabled():
            event.acceptProposedAction()
            self._mark(over=True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._mark(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(over=False)
        path = _path_of(event)
        if path is not None:
            event.acceptProposedAction()
            self.chosen.emit(path)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self._theme.color("accent" if self._is_over else "control_line")
        painter.setPen(QPen(line, 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(self._theme.color("accent_ground" if self._is_over else "window"))
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(inside, Radius.PANEL, Radius.PANEL)

    @Slot()
    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Файл для імпорту"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Таблиці (*.csv *.xlsx *.txt *.tsv)"), self.tr("Усі файли (*)")],
        )
        dialog.fileSelected.connect(lambda path: self.chosen.emit(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _mark(self, *, over: bool) -> None:
        self._is_over = over
        self.update()


def _path_of(event: QDropEvent) -> Path | None:
    """The one file that is dragged."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None

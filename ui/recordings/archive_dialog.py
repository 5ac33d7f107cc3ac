"""Recordings of a whole list as one ZIP: under which names, how far it is, and an end to it."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from app.failures import Failure
from app.recording_names import LONGEST_BYTES, TEMPLATE, is_template, name_by
from ui.disk_problems import words_of_disk
from ui.problems import sentence_of
from ui.tasks import TaskOwner
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel

_WIDTH: Final = 480
_STEPS: Final = 1000

type Progress = Callable[[int, int | None], None]
type SaveArchive = Callable[[str, Path, Progress], Awaitable[object]]
"""By this template, into this file; raises `Failure` and `OSError`."""


class ArchiveDialog(QDialog):
    """Not modal: the work goes on meanwhile. Closing it stops the download; saving into the same file resumes it."""

    def __init__(
        self, theme: Theme, save: SaveArchive, folder: Path, parent: QWidget, *, template: str = TEMPLATE
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._folder = folder
        self._tasks = TaskOwner(self)
        self.setWindowTitle(self.tr("Записи цього списку одним ZIP"))
        self.setFixedWidth(_WIDTH)
        self._template = QLineEdit(template)
        self._template.setMaxLength(LONGEST_BYTES)
        self._template.setFont(theme.font(FontRole.BODY))
        self._template.setAccessibleName(self.tr("Шаблон імені файлу"))
        self._example = PlainLabel(theme, "", FontRole.CAPTION, "text_2")
        self._told = Paragraph(theme, "", FontRole.BODY, "text_2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setAccessibleName(self.tr("Скільки вже збережено"))
        self._bar.hide()
        self._begin = PrimaryButton(theme, self.tr("Зберегти…"), "download", parent=self)
        self._stop = QuietButton(theme, self.tr("Скасувати"), parent=self)
        self._build(theme)
        self._template.textChanged.connect(self._on_template)
        self._begin.clicked.connect(self._on_begin)
        self._stop.clicked.connect(self.close)
        self._on_template()

    async def close_tasks(self) -> None:
        await self._tasks.close()

    def save_into(self, target: Path) -> None:
        """Bring the archive into this file."""
        self._begin.setEnabled(False)
        self._template.setEnabled(False)
        self._bar.setRange(0, 0)
        self._bar.show()
        self._told.set_color("text_2")
        self._tasks.start("archive", self._bring(self._template.text(), target))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._tasks.stop("archive")
        super().closeEvent(event)

    def _build(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PANEL)
        column.setSpacing(Space.WORD)
        column.addWidget(PlainLabel(theme, self.windowTitle(), FontRole.PANEL))
        places = "{date} {time} {client} {phone} {way} {manager} {order}"
        column.addWidget(Paragraph(theme, self.tr("Імена файлів: {places}").replace("{places}", places)))
        column.addWidget(self._template)
        column.addWidget(self._example)
        column.addWidget(self._bar)
        column.addWidget(self._told)
        row = QHBoxLayout()
        row.setContentsMargins(0, Space.WORD, 0, 0)
        row.addStretch()
        row.addWidget(self._stop)
        row.addWidget(self._begin)
        column.addLayout(row)

    @Slot()
    def _on_template(self) -> None:
        template = self._template.text()
        good = is_template(template)
        self._begin.setEnabled(good)
        at = datetime(2026, 10, 8, 17, 33)  # noqa: DTZ001 - an example, in nobody's zone
        name = self.tr("Іван Петренко")
        words = name_by(template, at, name, "+380671234567", "in", ".mp3", order="10482") if good else ""
        self._example.set_text(words or self.tr("У шаблоні є місце, якого Слухавка не знає"))
        self._example.set_color("text_2" if good else "bad")

    @Slot()
    def _on_begin(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.windowTitle(), str(self._folder / self.tr("записи.zip")), "ZIP (*.zip)"
        )
        if chosen:
            self.save_into(Path(chosen))

    async def _bring(self, template: str, target: Path) -> None:
        try:
            await self._save(template, target, self._show_progress)
        except Failure as reason:
            self._say_failed(sentence_of(reason))
        except OSError as reason:
            self._say_failed(self.tr("Не вдалося зберегти: {why}").format(why=words_of_disk(reason)))
        else:
            self._bar.hide()
            self._told.setText(self.tr("Збережено: {file}").replace("{file}", str(target)))
            self._stop.setText(self.tr("Закрити"))
            self._begin.hide()

    def _show_progress(self, brought: int, total: int | None) -> None:
        if total:
            self._bar.setRange(0, _STEPS)
            self._bar.setValue(brought * _STEPS // total)
            self._told.setText(self.tr("{brought} з {total}").format(brought=_size(brought), total=_size(total)))
        else:
            self._told.setText(_size(brought))

    def _say_failed(self, sentence: str) -> None:
        self._bar.hide()
        self._told.setText(sentence)
        self._told.set_color("bad")
        self._begin.setText(self.tr("Продовжити…"))
        self._begin.setEnabled(True)


def _size(count: int) -> str:
    """In thousands, as disks are sold: «12,3 МБ»."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)

"""Recordings of a whole list as one ZIP: under which names, how far it is, and an end to it."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from app.audio.forms import Form
from app.failures import Failure
from app.recording_names import LONGEST_BYTES, TEMPLATE, is_template, name_by
from ui.disk_problems import words_of_disk
from ui.problems import sentence_of
from ui.recordings.form_words import form_words
from ui.tasks import TaskOwner
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.drop_down import DropDown
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel

_WIDTH: Final = 480
_STEPS: Final = 1000

type Progress = Callable[[int, int | None], None]
type SaveArchive = Callable[[str, Form, Path, Progress], Awaitable[int]]
"""By this template, in this form, into this file; how many recordings it could not hold.

Raises `Failure`, `OSError`, and `BadZipFile` when what came cannot be read.
"""


class ArchiveDialog(QDialog):
    """Not modal: the work goes on meanwhile. Closing it stops the download; saving into the same file resumes it.

    `chosen` is how many recordings were chosen; 0: all of the list are wanted.
    """

    file_wanted = Signal(object)  # Path: to be shown where it lies

    def __init__(
        self,
        theme: Theme,
        save: SaveArchive,
        folder: Path,
        parent: QWidget,
        *,
        template: str = TEMPLATE,
        chosen: int = 0,
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._folder = folder
        self._tasks = TaskOwner(self)
        self._target: Path | None = None  # None until it is begun
        self._kept: Path | None = None  # None until it is saved
        whole, some = (
            self.tr("Записи цього списку одним ZIP"),
            self.tr("Вибрані записи одним ZIP: {n}").format(n=chosen),
        )
        self.setWindowTitle(some if chosen else whole)
        self.setFixedWidth(_WIDTH)
        self._template = QLineEdit(template, self)  # the first that Tab comes to
        self._template.setMaxLength(LONGEST_BYTES)
        self._template.setFont(theme.font(FontRole.BODY))
        self._template.setAccessibleName(self.tr("Шаблон імені файлу"))
        self._form = DropDown(theme, self)
        for form in Form:
            self._form.addItem(form_words(form), form)
        self._form.setAccessibleName(self.tr("У якій формі"))
        self._example = PlainLabel(theme, "", FontRole.CAPTION, "text_2")
        self._told = Paragraph(theme, "", FontRole.BODY, "text_2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setAccessibleName(self.tr("Скільки вже збережено"))
        self._bar.hide()
        self._begin = PrimaryButton(theme, self.tr("Зберегти…"), "download", parent=self)
        self._stop = QuietButton(theme, self.tr("Скасувати"), parent=self)
        self._show = PrimaryButton(theme, self.tr("Показати в теці"), "folder-open", parent=self)
        self._show.hide()
        self._build(theme)
        self._template.textChanged.connect(self._on_template)
        self._form.currentIndexChanged.connect(self._on_template)
        self._show.clicked.connect(self._on_show)
        self._begin.clicked.connect(self._on_begin)
        self._stop.clicked.connect(self.close)
        self._template.setFocus()
        self._on_template()

    async def close_tasks(self) -> None:
        await self._tasks.close()

    def save_into(self, target: Path) -> None:
        """Bring the archive into this file."""
        self._target = target
        self._begin.setEnabled(False)
        self._template.setEnabled(False)
        self._form.setEnabled(False)
        self._bar.setRange(0, 0)
        self._bar.show()
        self._told.set_color("text_2")
        self._tasks.start("archive", self._bring(self._template.text(), Form(self._form.currentData()), target))

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
        column.addWidget(PlainLabel(theme, self.tr("У якій формі"), FontRole.BODY, "text_2"))
        column.addWidget(self._form)
        column.addWidget(self._bar)
        column.addWidget(self._told)
        row = QHBoxLayout()
        row.setContentsMargins(0, Space.WORD, 0, 0)
        row.addStretch()
        row.addWidget(self._stop)
        row.addWidget(self._begin)
        row.addWidget(self._show)
        column.addLayout(row)

    @Slot()
    def _on_template(self) -> None:
        template = self._template.text()
        good = is_template(template)
        self._begin.setEnabled(good)
        at = datetime(2026, 10, 8, 17, 33)  # noqa: DTZ001 - an example, in nobody's zone
        name = self.tr("Іван Петренко")
        suffix = Form(self._form.currentData()).suffix
        words = name_by(template, at, name, "+380671234567", "in", suffix, order="10482") if good else ""
        self._example.set_text(words or self.tr("У шаблоні є місце, якого Слухавка не знає"))
        self._example.set_color("text_2" if good else "bad")

    @Slot()
    def _on_begin(self) -> None:
        wanted = self._target or self._folder / self.tr("записи.zip")  # only in the same file it goes on
        chosen, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), str(wanted), "ZIP (*.zip)")
        if chosen:
            self.save_into(Path(chosen))

    async def _bring(self, template: str, form: Form, target: Path) -> None:
        try:
            left_out = await self._save(template, form, target, self._show_progress)
        except Failure as reason:
            self._say_failed(sentence_of(reason))
        except BadZipFile:
            self._say_failed(self.tr("Архів прийшов пошкодженим. Збережіть його під іншим іменем."))
        except OSError as reason:
            self._say_failed(self.tr("Не вдалося зберегти: {why}").format(why=words_of_disk(reason)))
        else:
            self._bar.hide()
            self._say_saved(target, left_out)

    def _say_saved(self, target: Path, left_out: int) -> None:
        self._kept = target
        told = self.tr("Збережено: {file}").replace("{file}", str(target))
        if left_out:
            missing = self.tr("Не ввійшло записів: {n}. Чому саме, сказано в index.csv усередині.").format(n=left_out)
            told = f"{told}\n{missing}"
        self._told.setText(told)
        self._told.set_color("waiting" if left_out else "text_2")
        self._stop.setText(self.tr("Закрити"))
        self._begin.hide()
        self._show.show()
        self._show.setFocus()

    @Slot()
    def _on_show(self) -> None:
        if self._kept is not None:
            self.file_wanted.emit(self._kept)

    def _show_progress(self, brought: int, total: int | None) -> None:
        if total and brought <= total:  # some totals are a guess
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

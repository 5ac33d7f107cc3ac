"""Recordings kept in the user's folder, one by one or as an archive: how far it is, an end to it, and where it lies."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.archive_index import left_out_of
from app.audio.forms import Form, NothingToHear
from app.audio.kept_copy import GivenUp, KeptCopies
from app.backend_link.people_questions import PeopleQuestions
from app.backend_link.questions import CallQuestion
from app.contract.answers import Call
from app.desk.recording_shelf import Place
from app.failures import Failure
from app.operator_desk import OperatorDesk
from app.recording_names import TEMPLATE, recording_name
from app.settings import ARCHIVE_TEMPLATE, Settings
from ui.disk_problems import words_of_disk
from ui.download_folder import download_folder
from ui.problems import sentence_of
from ui.recordings.archive_dialog import ArchiveDialog
from ui.tasks import TaskOwner
from ui.theme import Theme
from ui.widgets.progress_strip import ProgressStrip
from ui.words_calls import client_name

log = logging.getLogger(__name__)

_AT_ONCE: Final = 2
"""More would only share the same line, and the same processor."""
_LOOK_MS: Final = 200
_PATIENCE_S: Final = 0.5
"""What is done sooner needs no word before its end."""
_BRING_SHARE: Final = {True: 0.9, False: 0.5}
"""How much of the work it is to bring the recording: nearly all of it when it is kept as it came."""


@dataclass(slots=True, eq=False)
class _Job:
    """`written` is set by the thread that writes, and `is_given_up` read by it."""

    call: Call
    form: Form
    since: float = field(default_factory=monotonic)
    is_brought: bool = False
    written: float = 0.0
    is_given_up: bool = False

    def told(self, share: float) -> None:
        if self.is_given_up:
            raise GivenUp
        self.written = share


class Downloads(QObject):
    """`strip` says what is under way; it belongs to the foot of the window."""

    said = Signal(str, str)
    """A sentence and its kind, `accent` or `bad`."""
    saved = Signal(str, object)
    """A sentence, and the file that it is about."""
    file_wanted = Signal(object)  # Path: to be shown where it lies

    def __init__(self, theme: Theme, parts: OperatorDesk, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts = parts
        self._people = PeopleQuestions(parts.questions)
        self._settings = settings
        self._tasks = TaskOwner(self)
        self._copies = KeptCopies()
        self._room = asyncio.Semaphore(_AT_ONCE)
        self._jobs: list[_Job] = []
        self._kept: list[Path] = []
        """Those of this burst that have come to their end: the strip counts them, the last word names them."""
        self.strip = ProgressStrip(theme, self.tr("Хід збереження записів"))
        self.strip.cancel_wanted.connect(self.cancel)
        self._looking = QTimer(self, interval=_LOOK_MS)
        self._looking.timeout.connect(self._on_look)

    @Slot(object)
    @Slot(object, object)
    def download(self, call: Call, form: Form = Form.ORIGINAL) -> None:
        """Keep the recording under a useful name in the user's folder."""
        name = f"download {call.id} {form}"
        if not self._tasks.is_running(name):
            job = _Job(call, form)
            self._jobs.append(job)
            self._looking.start()
            self._tasks.start(name, self._download(job)).add_done_callback(lambda _: self._put_away(job))

    @Slot()
    def cancel(self) -> None:
        """Stop all that are under way; of those nothing is left in the folder."""
        for job in list(self._jobs):
            self._tasks.stop(f"download {job.call.id} {job.form}")

    def save_archive(self, window: QWidget, wanted: CallQuestion, chosen: Sequence[int] = ()) -> None:
        """Ask for the names, then bring the recordings of all these calls, or of the chosen ones, as one ZIP."""
        listening = self._parts.listening

        async def save(template: str, form: Form, into: Path, progress: Callable[[int, int | None], None]) -> int:
            self._tasks.start("template", self._keep_template(template))
            await listening.save_archive(wanted, template, into, progress, chosen=chosen, form=form)
            return (await asyncio.to_thread(left_out_of, into)).total()

        template = self._settings.get(ARCHIVE_TEMPLATE) or TEMPLATE
        dialog = ArchiveDialog(
            self._theme, save, download_folder(self._settings), window, template=template, chosen=len(chosen)
        )
        dialog.file_wanted.connect(self.file_wanted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    async def close_tasks(self) -> None:
        await self._tasks.close()

    async def _download(self, job: _Job) -> None:
        call = job.call
        try:
            async with self._room:
                await self._people.note_use(call.id, downloaded=True)  # first: nothing leaves that is not kept as left
                source = await self._parts.shelf.take(call.id)
                job.is_brought = True
                name = _name(call, source.suffix if job.form is Form.ORIGINAL else job.form.suffix)
                keep = partial(self._copies.keep, source, download_folder(self._settings), name, job.form, job.told)
                self._kept.append(await asyncio.to_thread(keep))
        except Failure as reason:
            self.said.emit(sentence_of(reason), "bad")
        except NothingToHear:
            self.said.emit(self.tr("У файлі запису немає звуку: є лише форма «Як записано»"), "bad")
        except OSError as reason:
            self.said.emit(self.tr("Не вдалося зберегти запис: {why}").format(why=words_of_disk(reason)), "bad")

    def _put_away(self, job: _Job) -> None:
        """It has ended, or was given up, even before it began."""
        job.is_given_up = True
        self._jobs.remove(job)
        if not self._jobs:
            self._come_to_an_end()

    def _come_to_an_end(self) -> None:
        self._looking.stop()
        self.strip.hide()
        kept, self._kept = self._kept, []
        if len(kept) == 1:
            self.saved.emit(self.tr("Збережено: {file}").format(file=kept[0]), kept[0])
        elif kept:
            told = self.tr("Збережено записів: {n} у {folder}")
            self.saved.emit(told.format(n=len(kept), folder=kept[-1].parent), kept[-1])

    @Slot()
    def _on_look(self) -> None:
        if not self._jobs or monotonic() - self._jobs[0].since < _PATIENCE_S:
            return
        done = len(self._kept)
        share = (done + sum(map(self._share, self._jobs))) / (done + len(self._jobs))
        [first, *others] = self._jobs
        if others or done:
            told = self.tr("Зберігаємо записи: {n} з {all}").format(n=done, all=done + len(self._jobs))
        else:
            told = self.tr("Зберігаємо запис: {client}").format(client=client_name(first.call)[:200])
        self.strip.show_progress(told, share)

    def _share(self, job: _Job) -> float:
        """How much of it is done, 0 to 1."""
        bring = _BRING_SHARE[job.form is Form.ORIGINAL]
        if job.is_brought:
            return bring + (1 - bring) * job.written
        standing = self._parts.shelf.standing(job.call)
        if standing.place is not Place.ON_ITS_WAY or not standing.total:
            return 0.0
        return bring * min(1.0, standing.brought / standing.total)

    async def _keep_template(self, template: str) -> None:
        try:
            await asyncio.to_thread(self._settings.put, ARCHIVE_TEMPLATE, template)
        except OSError as reason:
            log.warning("the template of an archive's names was not kept: %s", reason.strerror)


def _name(call: Call, suffix: str) -> str:
    return recording_name(call.started_at.astimezone(), client_name(call), call.phone, call.direction, suffix)

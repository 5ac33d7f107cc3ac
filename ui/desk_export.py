"""Taking calls out: the filtered list or the chosen ones as a table in the user's folder; it can be stopped."""

import asyncio
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QLocale, QObject, Signal

from app.backend_link.export_questions import ExportQuestions
from app.backend_link.questions import Questions
from app.contract.answers import Call, Page
from app.contract.exports import NewExport
from app.desk.call_history import CallFilter
from app.desk.desk import utc_now
from app.desk.taking_out import AskPage, only, take_out
from app.failures import Failure
from app.recording_names import safe_name
from app.settings import Settings
from app.tables_out import TableKind, free_name, new_table
from ui import words
from ui.call_list.table_rows import head_of_table, row_of
from ui.disk_problems import words_of_disk
from ui.download_folder import download_folder
from ui.problems import sentence_of
from ui.tasks import TaskOwner

_PAGE = 200


class Exporting(QObject):
    """`progress` carries the rows written so far (None: nothing is under way any more)."""

    progress = Signal(object)  # int | None
    said = Signal(str, str)
    """A sentence and its kind, `accent` or `bad`."""
    saved = Signal(str, object)
    """A sentence, and the file that it is about."""

    def __init__(self, questions: Questions, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._questions = questions
        self._settings = settings
        self._tasks = TaskOwner(self)

    def take_list(self, kind: TableKind, wanted: CallFilter, total: int | None) -> None:
        """Everything that the filter lets through; `total` as far as it was counted."""
        self._start(kind, wanted, self._page, _told(wanted, total))

    def take_chosen(self, kind: TableKind, calls: Sequence[Call]) -> None:
        self._start(kind, CallFilter(), only(calls), {"chosen": "true", "rows": str(len(calls))})

    def cancel(self) -> None:
        """Stop; nothing of the table is left."""
        self._tasks.stop("export")

    async def close_tasks(self) -> None:
        await self._tasks.close()

    def _start(self, kind: TableKind, wanted: CallFilter, ask: AskPage, asked: dict[str, str]) -> None:
        if not self._tasks.is_running("export"):
            self._tasks.start("export", self._take(kind, wanted, ask, asked))

    async def _take(self, kind: TableKind, wanted: CallFilter, ask: AskPage, asked: dict[str, str]) -> None:
        day = f"{words.local(utc_now()):%Y-%m-%d}"
        name = safe_name(self.tr("Записи розмов {day}").format(day=day))
        delimiter = ";" if QLocale.system().decimalPoint() == "," else ","  # Excel reads as its system writes numbers
        self.progress.emit(0)
        try:
            target = await asyncio.to_thread(free_name, download_folder(self._settings), name, kind)
            begin = partial(new_table, kind, target, head_of_table(), delimiter=delimiter)
            await ExportQuestions(self._questions).note_export(NewExport(kind=kind, asked=asked))
            await take_out(wanted, ask, lambda call: row_of(call, utc_now()), begin, self.progress.emit)
        except Failure as reason:
            self.said.emit(sentence_of(reason), "bad")
        except OSError as reason:
            self.said.emit(self.tr("Не вдалося вивантажити: {why}").format(why=words_of_disk(reason)), "bad")
        else:
            self.saved.emit(self.tr("Збережено: {file}").format(file=target), target)
        finally:
            self.progress.emit(None)

    async def _page(self, wanted: CallFilter, cursor: str | None) -> Page[Call]:
        return await self._questions.calls(wanted, cursor, _PAGE, total=False)


def _told(wanted: CallFilter, total: int | None) -> dict[str, str]:
    """The filters in force, as the audit trail keeps them."""
    plain = CallFilter()
    asked = {
        name: str(value)[:200]
        for name in CallFilter.__dataclass_fields__
        if (value := getattr(wanted, name)) != getattr(plain, name)
    }
    return asked if total is None else {**asked, "rows": str(total)}

"""What is entered by hand or from files, wired to the backend: dialogs over the page, awaited."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtWidgets import QWidget

from app.backend_link.crm_questions import CrmQuestions
from app.contract.answers import Call, Named, Order
from app.contract.crm import ImportKind, ImportReading, OrderPatch
from app.contract.requests import NewOrder
from app.desk.file_import import FileImport, FileNotThere, FileTooLarge
from app.desk.import_report import write_report
from app.failures import Failure
from app.phone_numbers import printed
from ui.dialogs import answer_of
from ui.disk_problems import words_of_disk
from ui.download_folder import download_folder
from ui.imports import wording
from ui.imports.wizard import ImportWizard
from ui.orders.order_dialog import OrderDialog
from ui.problems import sentence_of
from ui.tasks import TaskOwner

if TYPE_CHECKING:
    from ui.desk_session import DeskSession


async def enter_order(
    session: "DeskSession", parent: QWidget, order: Order | None = None, *, of_call: Call | None = None
) -> bool:
    """«Нове замовлення» (of whoever called), or one entered here changed; whether anything was kept."""
    ask = CrmQuestions(session.parts.questions)
    try:
        managers: tuple[Named, ...] = (await ask.managers()).items
    except Failure as failure:
        session.say_bad(sentence_of(failure))
        return False
    dialog = OrderDialog(parent, session.theme, managers, order)
    if of_call is not None and of_call.phone is not None:
        dialog.phone.setText(printed(of_call.phone))
        dialog.client.setText("" if of_call.client is None else of_call.client.name)
    tasks = TaskOwner(dialog)

    async def keep(wanted: NewOrder) -> None:
        try:
            if order is None:
                await ask.add_order(wanted)
            else:
                await ask.change_order(order.id, _patch(wanted))
        except Failure as failure:
            dialog.show_trouble(sentence_of(failure))
        else:
            dialog.accept()

    dialog.save_wanted.connect(lambda wanted: tasks.start("keep", keep(wanted)))
    return await answer_of(dialog) == OrderDialog.DialogCode.Accepted


async def import_file(session: "DeskSession", parent: QWidget, kind: ImportKind) -> bool:
    """The import in three steps; whether anything came in."""
    running = _Import(session, ImportWizard(parent, session.theme, kind), kind)
    await answer_of(running.wizard)
    return running.brought_something


class _Import(QObject):
    """One wizard and the file it is about."""

    def __init__(self, session: "DeskSession", wizard: ImportWizard, kind: ImportKind) -> None:
        super().__init__(wizard)
        self.wizard = wizard
        self._session = session
        self._file = FileImport(CrmQuestions(session.parts.questions), kind)
        self._file.on_changed = self._show
        self._tasks = TaskOwner(wizard)
        wizard.file_chosen.connect(self._on_file)
        wizard.reading_wanted.connect(self._on_reading)
        wizard.run_wanted.connect(lambda: self._tasks.start("run", self._run()))
        wizard.stop_wanted.connect(lambda: self._tasks.start("stop", self._asked(self._file.cancel)))
        wizard.report_wanted.connect(lambda: self._tasks.start("report", self._report()))

    @property
    def brought_something(self) -> bool:
        told = self._file.now
        return told is not None and told.added + told.renewed > 0

    def _show(self) -> None:
        if self._file.now is not None:
            self.wizard.show_import(self._file.now, self._file.missing)
            if self._file.bad:
                self.wizard.result_step.show_bad(self._file.bad)

    @Slot(object)
    def _on_file(self, path: Path) -> None:
        self.wizard.show_reading(path.name)
        self._tasks.start("file", self._take(path))

    @Slot(object)
    def _on_reading(self, reading: ImportReading) -> None:
        self._tasks.start("file", self._asked(lambda: self._file.understand(reading)))

    async def _take(self, path: Path) -> None:
        try:
            await self._file.take(path)
        except FileTooLarge:
            self.wizard.show_trouble(self.tr("Файл завеликий: найбільше 20 МБ."))
        except FileNotThere:
            self.wizard.show_trouble(self.tr("Не вдалося відкрити цей файл."))
        except Failure as failure:
            self.wizard.show_trouble(sentence_of(failure))

    async def _run(self) -> None:
        await self._asked(self._file.run)

    async def _asked(self, question: Callable[[], Awaitable[None]]) -> None:
        try:
            await question()
        except Failure as failure:
            self.wizard.show_trouble(sentence_of(failure))

    async def _report(self) -> None:
        """Beside the other downloads, under a name of its own."""
        try:
            rows = await self._file.all_bad()
        except Failure as failure:
            self.wizard.show_trouble(sentence_of(failure))
            return
        lines = [(str(row.line), row.title, row.value, wording.wrong(row.why)) for row in rows]
        path = _report_path(self._session)
        try:
            await asyncio.to_thread(write_report, path, wording.report_head(), lines)
        except OSError as reason:
            told = self.tr("Звіт не вдалося зберегти в {folder}: {why}")
            self.wizard.show_trouble(told.format(folder=str(path.parent), why=words_of_disk(reason)))
            return
        self.wizard.result_step.show_reported(str(path))


def _report_path(session: "DeskSession") -> Path:
    name = QCoreApplication.translate("Imports", "Пропущені рядки")
    return download_folder(session.settings) / f"{name} {datetime.now().astimezone():%Y-%m-%d %H-%M-%S}.csv"


def _patch(wanted: NewOrder) -> OrderPatch:
    return OrderPatch(
        phone=wanted.phone,
        client_name=wanted.client_name,
        status=wanted.status,
        status_kind=wanted.status_kind,
        sum_kopiyky=wanted.sum_kopiyky,
        items=wanted.items,
        delivery=wanted.delivery,
        manager_id=wanted.manager_id,
    )

"""«Клієнти»: the list at the left, the card of one of them at the right; entering, changing, merging, parting."""

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app import phone_numbers
from app.contract.answers import Call, Client
from app.contract.problems import Problem
from app.contract.requests import NewCallback, NewClient
from app.desk.client_book import ClientBook, ClientSheet, Deeds
from app.failures import Failure, Refused
from ui.clients.card import ClientCard
from ui.clients.client_list import ClientList, ClientModel
from ui.clients.edit_dialog import EditDialog
from ui.clients.merge_dialog import MergeDialog
from ui.clients.wording import name_of
from ui.dialogs import agreed, answer_of
from ui.problems import sentence_of
from ui.tasks import TaskOwner
from ui.theme import FontRole, Height, Space, Theme
from ui.widgets.buttons import QUIET, IconButton, PrimaryButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rule import Rule
from ui.widgets.search_field import SearchField
from ui.widgets.skeleton import SkeletonRows
from ui.words_recording import playable_beside

_LIST: Final = 360

type Find = Callable[[str], Awaitable[Sequence[Client]]]


class ClientsPage(QWidget):
    """Wishes about calls and orders leave as signals; what is done to clients is done here."""

    play_wanted = Signal(object)  # Call
    fetch_wanted = Signal(object)  # Call
    call_wanted = Signal(object)  # NewCallback
    order_wanted = Signal(int)
    said = Signal(str, str)  # a sentence and its kind
    import_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        book: ClientBook,
        sheet: ClientSheet,
        deeds: Deeds,
        find: Find,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._book = book
        self._sheet = sheet
        self._deeds = deeds
        self._find = find
        self._failure = ""
        self._tasks = TaskOwner(self)
        self._model = ClientModel(self)
        self.list = ClientList(theme, self._model)
        self.card = ClientCard(theme, now)
        keys = QKeySequence("Ctrl+F").toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
        self._search = SearchField(theme, self.tr("Ім’я або номер"), shortcut=keys)
        self._new = PrimaryButton(theme, self.tr("Новий клієнт"), "user-plus")
        self.bring = IconButton(theme, "upload", self.tr("Імпорт із файлу"), look=QUIET, size=Height.CONTROL)
        self._rows, self._right = QStackedWidget(), QStackedWidget()
        self._waiting, self._nothing = SkeletonRows(theme, row=56), EmptyState(theme)
        self._nobody = EmptyState(theme)
        self._nobody.show_state(
            self.tr("Оберіть клієнта, щоб побачити його номери, замовлення й розмови."), icon="user"
        )
        self._build()
        self._connect()
        self._ask(book.open(""))

    # What the composing window tells

    def show_client(self, client_id: int) -> None:
        """The card of a client, whoever is in the list."""
        self.list.select_client(client_id)
        self._tasks.start("sheet", self._open(client_id))

    def hear_client(self, client: Client) -> None:
        self._book.hear(client)
        shown = self._sheet.sheet
        if shown is not None and client.id == shown.client.id and client.merged_into is not None:
            self.show_client(client.merged_into)
        elif shown is not None and client.id == shown.client.id and client.phones != shown.client.phones:
            self.show_client(client.id)
        else:
            self._sheet.hear_client(client)

    def hear_call(self, call: Call) -> None:
        self._sheet.hear_call(call)

    def show_playing(self, call_id: int | None, *, sounds: bool, share: float) -> None:
        self.card.timeline.show_playing(call_id, sounds=sounds, share=share)

    def neighbour(self, call_id: int, step: int) -> Call | None:
        """The playable talk beside another one of the card."""
        return playable_beside([row.call for row in self.card.timeline.rows], call_id, step)

    def reload(self) -> None:
        """After a gap in the news."""
        self._ask(self._book.open(self._book.q))
        if self._sheet.sheet is not None:
            self.show_client(self._sheet.sheet.client.id)

    def ask_again(self) -> None:
        """The line is back: ask anew what was asked in vain, or still waits for an answer that was lost."""
        if self._failure or self._tasks.is_running("clients"):
            self.reload()

    def focus_search(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def step_back(self) -> bool:
        """Esc drops the search."""
        if not self._book.q:
            return False
        self._search.show_text("")
        self._ask(self._book.open(""))
        return True

    async def close_tasks(self) -> None:
        await self._tasks.close()

    # Questions

    def _ask(self, question: Coroutine[Any, Any, None]) -> None:
        self._tasks.start("clients", self._asked(question))

    async def _asked(self, question: Coroutine[Any, Any, None]) -> None:
        self._failure = ""
        try:
            await question
        except Failure as failure:
            self._failure = sentence_of(failure)
        self._show_book()

    async def _open(self, client_id: int) -> None:
        try:
            await self._sheet.open(client_id)
        except Failure as failure:
            self.said.emit(sentence_of(failure), "bad")

    async def _load_older(self) -> None:
        try:
            await self._sheet.more()
        except Failure as failure:
            self.said.emit(sentence_of(failure), "bad")

    # Answers

    def _show_book(self) -> None:
        self._model.show(self._book.clients, more=not self._book.is_complete)
        if self._book.clients:
            self._rows.setCurrentWidget(self.list)
        elif self._book.is_loading or (not self._book.is_answered and not self._failure):
            self._rows.setCurrentWidget(self._waiting)
        else:
            self._say_why_nothing()
            self._rows.setCurrentWidget(self._nothing)

    def _say_why_nothing(self) -> None:
        if self._failure:
            again = self.tr("Спробувати знову")
            self._nothing.show_state(self._failure, action=again, icon="wifi-off", kind="bad")
        elif self._book.q:
            self._nothing.show_state(self.tr("Нікого не знайдено."), icon="search")
        else:
            self._nothing.show_state(
                self.tr("Тут стоятимуть клієнти: перший з’явиться з першим дзвінком."), icon="user"
            )

    def _show_sheet(self) -> None:
        if self._sheet.sheet is not None:
            self.card.show_sheet(self._sheet.sheet)
            self._right.setCurrentWidget(self.card)

    # What was wanted

    @Slot()
    def _on_new(self) -> None:
        self._tasks.start("edit", self._edit(None))

    @Slot()
    def _on_edit(self) -> None:
        if self._sheet.sheet is not None:
            self._tasks.start("edit", self._edit(self._sheet.sheet.client))

    async def _edit(self, client: Client | None) -> None:
        """A new client, or this one changed; a number that is another's may lead to that one instead."""
        found = phone_numbers.e164(self._book.q) if client is None else None
        dialog = EditDialog(self, self._theme, client, phone=found or "")
        keeping = TaskOwner(dialog)
        instead: list[Client] = []

        async def keep() -> None:
            try:
                kept = await self._kept(dialog, client)
            except Failure as failure:
                dialog.show_trouble(sentence_of(failure))
                owner = await self._owner_of(failure, dialog.phones, client)
                if owner is not None and await self._leads_on(dialog, owner, client):
                    instead.append(owner)
                    dialog.reject()
            else:
                dialog.accept()
                self._take_kept(kept, is_new=client is None)

        dialog.save_wanted.connect(lambda: keeping.start("keep", keep()))
        await answer_of(dialog)
        await keeping.close()
        for owner in instead:
            if client is None:
                self.show_client(owner.id)
            else:
                await self._merge(client, owner)

    async def _kept(self, dialog: EditDialog, client: Client | None) -> Client:
        if client is None:
            return await self._deeds.add(NewClient(name=dialog.name, phones=dialog.phones, note=dialog.note))
        return await self._deeds.change(client.id, dialog.change_of(client))

    def _take_kept(self, client: Client, *, is_new: bool) -> None:
        if is_new:
            self._book.hear(client)
            self.show_client(client.id)
        else:
            self.hear_client(client)

    async def _leads_on(self, dialog: EditDialog, owner: Client, client: Client | None) -> bool:
        """A number is another's: say whose, and offer what can be done about it."""
        question = self.tr("Цей номер уже має «{name}»").format(name=name_of(owner))
        no = self.tr("Скасувати")
        if client is None:
            return await agreed(dialog, self._theme, question, "", yes=self.tr("Показати клієнта"), no=no)
        explanation = self.tr("Якщо це одна людина, їх можна об’єднати.")
        return await agreed(dialog, self._theme, question, explanation, yes=self.tr("Об’єднати…"), no=no)

    async def _owner_of(self, failure: Failure, phones: Sequence[str], client: Client | None) -> Client | None:
        """Whose of the numbers one is, when that is what is the matter."""
        if not (isinstance(failure, Refused) and failure.problem is Problem.NUMBER_TAKEN):
            return None
        mine = () if client is None else client.phones
        for text in phones:
            phone = phone_numbers.e164(text)
            if phone is None or phone in mine:
                continue
            try:
                owner = await self._deeds.owner_of(phone)
            except Failure:
                return None
            if owner is not None and (client is None or owner.id != client.id):
                return owner
        return None

    @Slot()
    def _on_merge(self) -> None:
        if self._sheet.sheet is not None:
            self._tasks.start("edit", self._merge(self._sheet.sheet.client, None))

    async def _merge(self, kept: Client, other: Client | None) -> None:
        dialog = MergeDialog(self, self._theme, kept, self._find, other)
        accepted = await answer_of(dialog) == QDialog.DialogCode.Accepted
        await dialog.close_tasks()
        if not accepted or dialog.other is None:
            return
        gone = dialog.other
        try:
            merged = await self._deeds.merge(kept.id, gone.id, dialog.name)
        except Failure as failure:
            self.said.emit(sentence_of(failure), "bad")
            return
        self._book.hear(merged.client)
        self.show_client(merged.client.id)
        told = self.tr("Об’єднано. Розділити можна в картці протягом 30 днів.")
        self.said.emit(told, "accent")

    @Slot(int)
    def _on_undo(self, merge: int) -> None:
        self._tasks.start("edit", self._undo(merge))

    async def _undo(self, merge: int) -> None:
        question = self.tr("Розділити клієнтів знову?")
        explanation = self.tr("Кожному повернеться те, що було його, і те, що відтоді надійшло з його номерів.")
        if not await agreed(
            self, self._theme, question, explanation, yes=self.tr("Розділити"), no=self.tr("Скасувати")
        ):
            return
        try:
            parted = await self._deeds.undo(merge)
        except Failure as failure:
            self.said.emit(sentence_of(failure), "bad")
        else:
            self._book.hear(parted.kept)
            self._book.hear(parted.back)
            self.show_client(parted.kept.id)
            self.list.setFocus()  # the button that was pressed goes with the merge

    def _connect(self) -> None:
        self._book.on_changed = self._show_book
        self._sheet.on_changed = self._show_sheet
        self._search.searched.connect(lambda text: self._ask(self._book.open(text)))
        self._model.more_wanted.connect(lambda: self._ask(self._book.more()))
        self._nothing.action_wanted.connect(self.reload)
        self._new.clicked.connect(self._on_new)
        self.bring.clicked.connect(self.import_wanted)
        self.list.opened.connect(lambda client: self.show_client(client.id))
        card = self.card
        card.call_wanted.connect(lambda phone: self.call_wanted.emit(NewCallback(phone=phone)))
        card.edit_wanted.connect(self._on_edit)
        card.merge_wanted.connect(self._on_merge)
        card.undo_wanted.connect(self._on_undo)
        card.order_wanted.connect(self.order_wanted)
        card.play_wanted.connect(self.play_wanted)
        card.fetch_wanted.connect(self.fetch_wanted)
        card.more_wanted.connect(lambda: self._tasks.start("older", self._load_older()))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        head.setSpacing(Space.CONTROL)
        head.addWidget(PlainLabel(self._theme, self.tr("Клієнти"), FontRole.TITLE), 1)
        self._search.setFixedWidth(280)
        head.addWidget(self._search)
        head.addWidget(self.bring)
        head.addWidget(self._new)
        above = QWidget()
        above.setFixedHeight(Height.HEAD)
        above.setLayout(head)
        for widget in (self._waiting, self.list, self._nothing):
            self._rows.addWidget(widget)
        self._right.addWidget(self._nobody)
        self._right.addWidget(self.card)
        self._rows.setFixedWidth(_LIST)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._rows)
        row.addWidget(Rule(self._theme, upright=True))
        row.addWidget(self._right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(Rule(self._theme))
        column.addLayout(row, 1)

"""Whom to merge a client with, and under which name."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.contract.answers import Client
from app.failures import Failure
from ui.clients.client_list import ClientList, ClientModel
from ui.clients.wording import name_of, number_of
from ui.problems import sentence_of
from ui.tasks import TaskOwner
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel
from ui.widgets.search_field import SearchField

_SIZE: Final = (460, 520)

type Find = Callable[[str], Awaitable[Sequence[Client]]]


class MergeDialog(QDialog):
    """`other` is who was chosen, `name` whom both are from then on."""

    def __init__(self, parent: QWidget, theme: Theme, kept: Client, find: Find, other: Client | None = None) -> None:
        super().__init__(parent)
        self._kept = kept
        self._find = find
        self.other: Client | None = None
        self._tasks = TaskOwner(self)
        self.setWindowTitle(self.tr("Об’єднати клієнтів"))
        self.resize(*_SIZE)
        self.search = SearchField(theme, self.tr("Ім’я або номер"), self)
        self._model = ClientModel(self)
        self._list = ClientList(theme, self._model, self)
        self._list.viewport().setAutoFillBackground(False)  # under a short answer the dialog goes on
        self._told = Paragraph(theme, self.tr("Оберіть, з ким об’єднати."), FontRole.BODY, "text_2")
        self._name = QLineEdit(kept.name, self)
        self._name.setMaxLength(200)
        self._name.setPlaceholderText(self.tr("Спільне ім’я"))
        self._name.setAccessibleName(self.tr("Спільне ім’я"))
        self.merge = PrimaryButton(theme, self.tr("Об’єднати"), "merge", self)
        self.merge.setEnabled(False)
        self.merge.clicked.connect(self.accept)
        self.search.searched.connect(self._on_searched)
        self.search.installEventFilter(self)
        self._list.opened.connect(self.choose)
        self._lay_out(theme)
        if other is not None:
            self._model.show([other], more=False)
            self.choose(other)
        else:
            self._on_searched("")

    @property
    def name(self) -> str:
        return " ".join(self._name.text().split())

    @Slot(object)
    def choose(self, other: Client) -> None:
        """Take this one, and say what will become of both."""
        self.other = other
        self._list.select_client(other.id)
        if not self._name.text().strip():
            self._name.setText(other.name)
        told = self.tr(
            "Номери, розмови, замовлення й нотатки клієнта «{gone}» ({number}) перейдуть до «{kept}». "
            "Розділити їх можна буде протягом 30 днів."
        )
        self._told.setText(told.format(gone=name_of(other), number=number_of(other), kept=name_of(self._kept)))
        self.merge.setEnabled(True)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """↓ leads from the search into what was found."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
            if not self._list.currentIndex().isValid():
                self._list.setCurrentIndex(self._model.index(0))
            return True
        return False

    async def close_tasks(self) -> None:
        await self._tasks.close()

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        self._tasks.start("search", self._search(text))

    async def _search(self, text: str) -> None:
        try:
            found = await self._find(text)
        except Failure as failure:
            self._told.setText(sentence_of(failure))
        else:
            self._model.show([one for one in found if one.id != self._kept.id], more=False)

    def _lay_out(self, theme: Theme) -> None:
        no = QuietButton(theme, self.tr("Скасувати"), parent=self)
        no.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.WORD)
        buttons.addStretch()
        buttons.addWidget(no)
        buttons.addWidget(self.merge)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PANEL)
        column.setSpacing(Space.CONTROL)
        column.addWidget(PlainLabel(theme, self.windowTitle(), FontRole.PANEL))
        column.addWidget(self.search)
        column.addWidget(self._list, 1)
        column.addWidget(self._name)
        column.addWidget(self._told)
        column.addLayout(buttons)

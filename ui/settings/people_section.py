"""«Користувачі»: who may sit at a desk, invitations, and how somebody is shut out."""

import asyncio
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.backend_link.people_questions import PeopleQuestions
from app.contract.people import OpenInvitation, Person, PersonDesk, PersonPatch
from app.contract.requests import Invite
from app.desk.desk import utc_now
from app.failures import Failure
from ui.dialogs import agreed, answer_of
from ui.problems import sentence_of
from ui.settings.card import Card
from ui.settings.invite_dialog import InviteDialog
from ui.settings.person_dialog import PersonDialog
from ui.settings.person_row import InvitationRow, PersonRow
from ui.settings.section import SectionPage, Surroundings
from ui.theme import Space
from ui.widgets.buttons import QuietButton
from ui.widgets.paragraph import Paragraph

if TYPE_CHECKING:
    from app.contract.answers import Operator

_LOOK_S: Final = 3.0
"""So often it is looked whether somebody has come in while their code stands on the screen."""
_TICK_MS: Final = 1_000


def build(around: Surroundings, parent: QWidget) -> "PeopleSection":
    return PeopleSection(around, parent)


class PeopleSection(SectionPage):
    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._theme = around.theme
        self._ask = PeopleQuestions(around.parts.questions)
        self._operators: tuple[Operator, ...] = ()
        self.rows: dict[int, PersonRow] = {}
        self.waiting: list[InvitationRow] = []
        self.invite = QuietButton(self._theme, self.tr("Запросити"), "user-plus")
        self.invite.clicked.connect(lambda: self._open_invitation(None))
        self.people_card = Card(
            self._theme, self.tr("Люди"), self.tr("Хто може працювати в програмі й на яких пристроях.")
        )
        self.people_card.add_to_head(self.invite)
        self._people = self._place(self.people_card)
        hint = self.tr("Код видно лише тоді, коли його створено. Забутий код скасуйте й створіть новий.")
        self.waiting_card = Card(self._theme, self.tr("Чинні запрошення"), hint)
        self._waiting = self._place(self.waiting_card)
        self.waiting_card.hide()
        self._said = Paragraph(self._theme, self.tr("Завантажуємо…"))
        self.people_card.add(self._said)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._count_down)
        self.add(self.people_card)
        self.add(self.waiting_card)

    def opened(self) -> None:
        self._do("load", self._load())

    async def _load(self) -> None:
        people = await self._ask.people()
        self._operators = await self._ask.operators()
        invitations = await self._ask.invitations()
        me = self.around.parts.desk.shift.me
        self._show_people(people, None if me is None else me.user.id)
        self._show_waiting(invitations)

    def _show_people(self, people: tuple[Person, ...], me: int | None) -> None:
        self.rows = {}
        _empty(self._people)
        for person in people:
            row = self.rows[person.id] = PersonRow(self._theme, person, utc_now(), is_me=person.id == me)
            row.desk_wanted.connect(self._open_invitation)
            row.change_wanted.connect(lambda one: self._do("change", self._change(one)))
            row.remove_wanted.connect(lambda one: self._do("remove", self._remove(one)))
            row.revoke_wanted.connect(lambda one, desk: self._do("revoke", self._revoke(one, desk)))
            self._people.addWidget(row)
        self._said.setText("" if people else self.tr("Поки нікого. Запросіть першу людину."))
        self._said.setVisible(not people)

    def _show_waiting(self, invitations: tuple[OpenInvitation, ...]) -> None:
        _empty(self._waiting)
        self.waiting = [InvitationRow(self._theme, one) for one in invitations]
        for row in self.waiting:
            row.cancel_wanted.connect(lambda one: self._do("cancel", self._cancel(one.id)))
            self._waiting.addWidget(row)
        self.waiting_card.setVisible(bool(invitations))
        if invitations:
            self._tick.start()
        else:
            self._tick.stop()
        self._count_down()

    # What is wanted

    @Slot(object)
    def _open_invitation(self, person: Person | None) -> None:
        self.tasks.start("invitation", self._invitation(person))

    async def _invitation(self, person: Person | None) -> None:
        dialog = InviteDialog(self._theme, self._operators, utc_now, self, person=person)
        dialog.invite_wanted.connect(lambda wanted: self.tasks.start("code", self._code(dialog, wanted)))
        dialog.cancel_wanted.connect(lambda invitation: self.tasks.start("code", self._withdraw(dialog, invitation)))
        dialog.begin()
        try:
            await answer_of(dialog)
        finally:
            self.tasks.stop("code")
        self.opened()

    async def _code(self, dialog: InviteDialog, wanted: Invite) -> None:
        """Show the code, and then that somebody came in by it."""
        try:
            invitation = await self._ask.invite(wanted)
            dialog.show_code(invitation)
            while utc_now() < invitation.expires_at:
                await asyncio.sleep(_LOOK_S)
                if all(one.id != invitation.id for one in await self._ask.invitations()):
                    dialog.show_used()
                    return
        except Failure as reason:
            dialog.show_trouble(sentence_of(reason))

    async def _withdraw(self, dialog: InviteDialog, invitation: int) -> None:
        try:
            await self._ask.cancel_invitation(invitation)
        except Failure as reason:
            dialog.show_trouble(sentence_of(reason))
        else:
            dialog.reject()

    async def _cancel(self, invitation: int) -> None:
        await self._ask.cancel_invitation(invitation)
        await self._load()

    async def _change(self, person: Person) -> None:
        dialog = PersonDialog(self._theme, person, self._operators, self)
        dialog.change_wanted.connect(lambda change: self.tasks.start("patch", self._patch(dialog, person, change)))
        if await answer_of(dialog) == QDialog.DialogCode.Accepted:
            await self._load()

    async def _patch(self, dialog: PersonDialog, person: Person, change: PersonPatch) -> None:
        try:
            await self._ask.change(person.id, change)
        except Failure as reason:
            dialog.show_trouble(sentence_of(reason))
        else:
            dialog.accept()

    async def _remove(self, person: Person) -> None:
        question = self.tr("{name} більше не працює?").format(name=person.name)
        explanation = self.tr("Усі пристрої цієї людини від’єднаються одразу. Її розмови й записи в журналі лишаться.")
        if await agreed(self, self._theme, question, explanation, yes=self.tr("Так, від’єднати"), no=self.tr("Ні")):
            await self._ask.remove(person.id)
            await self._load()

    async def _revoke(self, person: Person, desk: PersonDesk) -> None:
        question = self.tr("Від’єднати {device}?").format(device=desk.device or self.tr("пристрій без назви"))
        explanation = self.tr("{name} одразу вийде з програми на цьому пристрої.").format(name=person.name)
        if await agreed(self, self._theme, question, explanation, yes=self.tr("Від’єднати"), no=self.tr("Скасувати")):
            await self._ask.revoke_desk(desk.id)
            await self._load()

    def _do(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        self.tasks.start(name, self._done(work))

    async def _done(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Failure as reason:
            if self.rows:
                self.around.say(sentence_of(reason), "bad")
            else:
                self._said.setText(sentence_of(reason))
                self._said.show()

    @Slot()
    def _count_down(self) -> None:
        now = utc_now()
        for row in self.waiting:
            row.setVisible(row.count_down(now))
        if self.waiting and all(row.isHidden() for row in self.waiting):
            self.waiting_card.hide()

    @staticmethod
    def _place(card: Card) -> QVBoxLayout:
        """Where rows of a card come and go."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.PANEL)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        card.add(inside)
        return column


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()

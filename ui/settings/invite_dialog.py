"""An invitation: who is to come in, then the code, large, for as long as it lasts."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.contract.administration import Invitation
from app.contract.answers import Operator
from app.contract.people import Person
from app.contract.requests import Invite
from ui.settings.people_wording import code_words, left_words
from ui.settings.role_form import RoleForm
from ui.theme import FontRole, Radius, Space, Theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.panel import Panel
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel

_WIDTH: Final = 460
_CODE_PX: Final = 36
_TICK_MS: Final = 500
_COPIED_MS: Final = 2_000
_NO_CODE: Final = "••••-••••"
"""As wide as a code, so that nothing moves when it comes."""


class InviteDialog(QDialog):
    """`invite_wanted` carries an `Invite`; whoever asks the backend answers with `show_code` or `show_trouble`.

    For a further desk of `person` there is nothing to fill in: it is wanted by `begin`.
    """

    invite_wanted = Signal(object)
    cancel_wanted = Signal(int)  # the invitation's id

    def __init__(
        self,
        theme: Theme,
        operators: Sequence[Operator],
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        person: Person | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._person = person
        self.invitation: Invitation | None = None  # None until there is a code
        title = self.tr("Запросити людину") if person is None else self.tr("Ще один пристрій: {name}")
        self.setWindowTitle(title.format(name="" if person is None else person.name))
        self.setMinimumWidth(_WIDTH)
        self.form = RoleForm(theme, operators, self)
        self.make_code = PrimaryButton(theme, self.tr("Створити код"), parent=self)
        self.code = PlainLabel(theme, "", FontRole.TITLE, "text", self)
        self.left = PlainLabel(theme, "", FontRole.BODY_MEDIUM, "text_2", self)
        self.copy = QuietButton(theme, self.tr("Скопіювати"), "copy", parent=self)
        self.withdraw = QuietButton(theme, self.tr("Скасувати запрошення"), parent=self)
        self.again = QuietButton(theme, self.tr("Спробувати знову"), parent=self)
        self.ready = PrimaryButton(theme, self.tr("Готово"), parent=self)
        self._trouble = Paragraph(theme, "", FontRole.BODY, "bad", self)
        self._trouble.hide()
        self._stack = QStackedWidget(self)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._copied: QTimer = QTimer(self, singleShot=True, interval=_COPIED_MS)
        self._build()
        self.make_code.clicked.connect(self._on_create)
        self.copy.clicked.connect(self._on_copy)
        self.withdraw.clicked.connect(self._on_withdraw)
        self.again.clicked.connect(self.begin)
        self.ready.clicked.connect(self.accept)
        self._tick.timeout.connect(self._count_down)
        self._copied.timeout.connect(lambda: self.copy.setText(self.tr("Скопіювати")))

    @Slot()
    def begin(self) -> None:
        """Ask at once for the code of a further desk; its place is kept until it comes."""
        if self._person is not None:
            self._trouble.hide()
            self._await_code()
            self.invite_wanted.emit(Invite(name=self._person.name, person_id=self._person.id))

    def show_code(self, invitation: Invitation) -> None:
        self.invitation = invitation
        self._trouble.hide()
        self.code.set_text(code_words(invitation.code))
        self.code.set_color("text")
        self.copy.setEnabled(True)
        self.withdraw.show()
        self.again.hide()
        self._stack.setCurrentIndex(1)
        self._count_down()
        self._tick.start()
        self.ready.setFocus()

    def show_used(self) -> None:
        """Somebody came in by it."""
        self._tick.stop()
        self.left.set_color("good")
        self.left.set_text(self.tr("Пристрій підключено."))
        self._end()

    def show_trouble(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.show()
        self.make_code.setEnabled(True)
        if self._person is not None and self.invitation is None:
            self.left.set_text(self.tr("коду ще немає"))
            self.again.show()

    def _build(self) -> None:
        asking = QWidget(self)
        first = QVBoxLayout(asking)
        first.setContentsMargins(0, 0, 0, 0)
        first.setSpacing(Space.PANEL)
        first.addWidget(self.form)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.make_code)
        first.addLayout(row)
        if self._person is not None:
            self.form.hide()
            self.make_code.hide()
        self._stack.addWidget(asking)
        self._stack.addWidget(self._code_page())
        if self._person is not None:
            self._await_code()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PANEL)
        column.setSpacing(Space.PANEL)
        column.addWidget(PlainLabel(self._theme, self.windowTitle(), FontRole.PANEL, "text", self))
        column.addWidget(self._stack)
        column.addWidget(self._trouble)

    def _code_page(self) -> QWidget:
        page = QWidget(self)
        font = QFont(self._theme.font(FontRole.TITLE))
        font.setPixelSize(_CODE_PX)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 2)
        self.code.setFont(font)
        for label in (self.code, self.left):
            label.set_align(Qt.AlignmentFlag.AlignCenter)
        ground = Panel(self._theme, "window", page, radius=Radius.PANEL)
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(Space.PANEL, Space.PAGE, Space.PANEL, Space.PANEL)
        inside.setSpacing(Space.WORD)
        for part in (self.code, self.left):
            inside.addWidget(part)
        inside.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.PANEL)
        column.addWidget(ground)
        hint = self.tr("Введіть його на новому робочому місці. Код підходить один раз; тут його більше не буде видно.")
        column.addWidget(Paragraph(self._theme, hint, FontRole.BODY, "text_2", self))
        column.addStretch()
        row = QHBoxLayout()
        row.addWidget(self.withdraw)
        row.addWidget(self.again)
        self.again.hide()
        row.addStretch()
        row.addWidget(self.ready)
        column.addLayout(row)
        return page

    def _await_code(self) -> None:
        self._stack.setCurrentIndex(1)
        self.code.set_text(_NO_CODE)
        self.code.set_color("text_3")
        self.left.set_text(self.tr("Створюємо код…"))
        self.copy.setEnabled(False)
        self.withdraw.hide()
        self.again.hide()

    def _end(self) -> None:
        """The code opens nothing any more."""
        self.code.set_color("text_3")
        self.copy.setEnabled(False)
        self.withdraw.hide()

    @Slot()
    def _count_down(self) -> None:
        if self.invitation is None:
            return
        left = left_words(self.invitation.expires_at, self._now())
        if left:
            self.left.set_text(self.tr("діє ще {left}").format(left=left))
            return
        self._tick.stop()
        self.left.set_color("bad")
        self.left.set_text(self.tr("Час минув. Створіть новий код."))
        self._end()

    @Slot()
    def _on_create(self) -> None:
        if self.form.is_filled():
            self.make_code.setEnabled(False)
            self._trouble.hide()
            self.invite_wanted.emit(
                Invite(name=self.form.name.text(), role=self.form.role, operator_id=self.form.operator_id)
            )

    @Slot()
    def _on_copy(self) -> None:
        if self.invitation is not None:
            QGuiApplication.clipboard().setText(self.invitation.code)
            self.copy.setText(self.tr("Скопійовано"))
            self._copied.start()

    @Slot()
    def _on_withdraw(self) -> None:
        if self.invitation is not None:
            self.cancel_wanted.emit(self.invitation.id)

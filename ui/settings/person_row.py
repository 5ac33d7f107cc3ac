"""Somebody who may sit at a desk, and their desks."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.contract.people import OpenInvitation, Person, PersonDesk
from ui.settings.people_wording import left_words, role_words, seen_words
from ui.theme import ICON, FontRole, Space, Theme
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import IconButton, LinkButton
from ui.widgets.menu import Menu
from ui.widgets.painting import draw_icon
from ui.widgets.plain_label import PlainLabel

_AVATAR: Final = 32


class _Drawing(QWidget):
    """A quiet icon before a line."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self.setFixedSize(ICON, ICON)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_icon(QPainter(self), self._theme, QRect(self.rect()), self._icon, "text_3", 16)


class PersonRow(QWidget):
    """What is wanted carries the `Person`, and of a desk its `PersonDesk` too."""

    desk_wanted = Signal(object)
    change_wanted = Signal(object)
    remove_wanted = Signal(object)
    revoke_wanted = Signal(object, object)

    def __init__(self, theme: Theme, person: Person, now: datetime, *, is_me: bool) -> None:
        super().__init__()
        self._theme = theme
        self._person = person
        self.setAccessibleName(person.name)
        self.more = IconButton(theme, "ellipsis-vertical", self.tr("Дії: {name}").format(name=person.name), parent=self)
        self.more.clicked.connect(self._on_more)
        self.revokes: dict[int, LinkButton] = {}
        head = QHBoxLayout()
        head.setSpacing(Space.CONTROL)
        head.addWidget(Avatar(theme, person.name, _AVATAR, self))
        said = QVBoxLayout()
        said.setSpacing(0)
        name = self.tr("{name} (це ви)").format(name=person.name) if is_me else person.name
        said.addWidget(PlainLabel(theme, name, FontRole.BODY_MEDIUM, "text", self))
        said.addWidget(PlainLabel(theme, self._about(), FontRole.CAPTION, "text_3", self))
        head.addLayout(said, 1)
        head.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HALF)
        column.addLayout(head)
        for desk in person.desks:
            column.addLayout(self._desk(desk, now))
        if not person.desks:
            column.addLayout(self._line("monitor", self.tr("жодного підключеного пристрою")))

    def menu(self) -> Menu:
        """What can be done with them."""
        menu = Menu(self)
        for icon, words, signal in (
            ("user-plus", self.tr("Підключити ще один пристрій"), self.desk_wanted),
            ("pencil", self.tr("Змінити ім’я, роль або оператора"), self.change_wanted),
            ("user-x", self.tr("Більше не працює"), self.remove_wanted),
        ):
            action = menu.addAction(self._theme.icon(icon), words)
            action.triggered.connect(lambda _=False, wanted=signal: wanted.emit(self._person))
        return menu

    def _about(self) -> str:
        parts = [role_words(self._person.role)]
        operator = self._person.operator
        if operator is not None and operator.name == self._person.name:
            parts.append(self.tr("приймає дзвінки"))
        elif operator is not None:
            parts.append(self.tr("приймає дзвінки як {name}").format(name=operator.name))
        return " · ".join(parts)

    def _desk(self, desk: PersonDesk, now: datetime) -> QHBoxLayout:
        device = desk.device or self.tr("без назви")
        line = self._line("monitor", f"{device} · {seen_words(desk, now)}")
        revoke = self.revokes[desk.id] = LinkButton(self._theme, self.tr("Від’єднати"), parent=self)
        revoke.setAccessibleName(self.tr("Від’єднати {device}").format(device=device))
        revoke.clicked.connect(lambda: self.revoke_wanted.emit(self._person, desk))
        line.addWidget(revoke)
        return line

    def _line(self, icon: str, words: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(_AVATAR + Space.CONTROL, 0, 0, 0)
        line.setSpacing(Space.WORD)
        line.addWidget(_Drawing(self._theme, icon, self))
        line.addWidget(PlainLabel(self._theme, words, FontRole.BODY, "text_2", self), 1)
        return line

    @Slot()
    def _on_more(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(self.more.width() - menu.sizeHint().width(), self.more.height())))


class InvitationRow(QWidget):
    """A code that somebody can still use."""

    cancel_wanted = Signal(object)  # OpenInvitation

    def __init__(self, theme: Theme, invitation: OpenInvitation) -> None:
        super().__init__()
        self._invitation = invitation
        self._left = PlainLabel(theme, "", FontRole.BODY, "text_2", self)
        self.cancel = LinkButton(theme, self.tr("Скасувати"), parent=self)
        self.cancel.setAccessibleName(self.tr("Скасувати запрошення: {name}").format(name=invitation.name))
        self.cancel.clicked.connect(lambda: self.cancel_wanted.emit(self._invitation))
        whom = self.tr("ще один пристрій") if invitation.person is not None else role_words(invitation.role)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.WORD)
        row.addWidget(PlainLabel(theme, invitation.name, FontRole.BODY_MEDIUM, "text", self))
        row.addWidget(PlainLabel(theme, f"· {whom}", FontRole.BODY, "text_2", self), 1)
        self._left.set_align(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._left)
        row.addWidget(self.cancel)

    def count_down(self, now: datetime) -> bool:
        """Say how long it lasts; False when its time is over."""
        left = left_words(self._invitation.expires_at, now)
        self._left.set_text(self.tr("діє ще {left}").format(left=left) if left else "")
        return bool(left)

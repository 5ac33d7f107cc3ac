"""One operator: who, their phone, whose manager they are, and what is to be done about it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.contract.answers import Named
from app.desk.staff_book import StaffRow
from ui.operators import wording
from ui.operators.manager_picker import ManagerPicker
from ui.theme import FontRole, Space, Theme
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import QuietButton
from ui.widgets.pill import Pill
from ui.widgets.plain_label import PlainLabel

_AVATAR: Final = 32
_HEIGHT: Final = 60
_NAME: Final = 208
_WIDEST_NAME: Final = 440
_PHONE: Final = 112
_LINES: Final = 18
"""Of one line beside the name, high."""


class OperatorRow(QWidget):
    """`matched` carries the operator's id and the manager's (None: nobody), `new_wanted` the id and a name."""

    matched = Signal(object, object)
    new_wanted = Signal(object, str)

    def __init__(self, theme: Theme, row: StaffRow, managers: Sequence[Named], *, may_change: bool) -> None:
        super().__init__()
        self._theme = theme
        self._operator = row.operator
        self._proposal = row.proposal if may_change and row.operator.manager is None else None
        self.setMinimumHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(row.operator.name)
        self.confirm = QuietButton(theme, self.tr("Підтвердити"), "check", parent=self)
        self.picker = ManagerPicker(theme, self)
        self.picker.show_choice(managers, row.operator.manager, operator=row.operator.name, suggested=row.operator.name)
        self._build(row, may_change=may_change)
        self.confirm.clicked.connect(self._on_confirm)
        self.picker.chosen.connect(lambda manager: self.matched.emit(self._operator.id, manager))
        self.picker.new_wanted.connect(lambda name: self.new_wanted.emit(self._operator.id, name))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))

    def _build(self, row: StaffRow, *, may_change: bool) -> None:
        operator = row.operator
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.PAGE, Space.WORD, Space.PAGE, Space.WORD)
        line.setSpacing(Space.CONTROL)
        line.addWidget(Avatar(self._theme, operator.name, _AVATAR, self))
        who = QWidget(self)
        who.setMinimumWidth(_NAME)
        who.setMaximumWidth(_WIDEST_NAME)
        names = QVBoxLayout(who)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(Space.TIGHT)
        names.addStretch()
        names.addWidget(PlainLabel(self._theme, operator.name, FontRole.BODY_MEDIUM, "text", self))
        names.addWidget(PlainLabel(self._theme, wording.about(operator), FontRole.CAPTION, "text_3", self))
        names.addStretch()
        line.addWidget(who, 2)
        word, kind = wording.presence_face(operator)
        phone = QWidget(self)
        phone.setFixedWidth(_PHONE)
        pill = Pill(self._theme, word, kind, phone)
        pill.setVisible(bool(word))
        beside = QHBoxLayout(phone)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(pill, 0, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(phone)
        line.addLayout(self._said(row), 1)
        if may_change:
            self.confirm.setVisible(self._proposal is not None)
            line.addWidget(self.confirm)
            line.addWidget(self.picker)
        else:
            self.confirm.hide()
            self.picker.hide()
            line.addWidget(self._manager_words())

    def _said(self, row: StaffRow) -> QVBoxLayout:
        """What is the matter, and who it probably is."""
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        told: list[tuple[str, FontRole, str]] = []
        if row.talks:
            told.append((wording.talks_words(row.talks), FontRole.CAPTION_MEDIUM, "waiting"))
        if self._proposal is not None:
            name = self._proposal.manager.name
            told.append((self.tr("Це {name}?").format(name=name), FontRole.BODY_MEDIUM, "text"))
            told.append((wording.reason_words(self._proposal.reason), FontRole.CAPTION, "text_3"))
            self.confirm.setAccessibleName(
                self.tr("Підтвердити: {operator} — це {name}").format(operator=row.operator.name, name=name)
            )
        for words, role, color in told:
            label = PlainLabel(self._theme, words, role, color, self)
            label.set_align(right)
            label.setMinimumWidth(label.sizeHint().width())
            column.addWidget(label)
        column.addStretch()
        self.setMinimumHeight(max(_HEIGHT, len(told) * _LINES + 2 * Space.CONTROL))
        return column

    def _manager_words(self) -> PlainLabel:
        manager = self._operator.manager
        words = self.tr("Не закріплено") if manager is None else manager.name
        label = PlainLabel(self._theme, words, FontRole.BODY, "text_3" if manager is None else "text", self)
        label.setFixedWidth(200)
        return label

    @Slot()
    def _on_confirm(self) -> None:
        if self._proposal is not None:
            self.matched.emit(self._operator.id, self._proposal.manager.id)

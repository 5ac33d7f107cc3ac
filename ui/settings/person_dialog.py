"""Another name, role or operator of somebody."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.contract.answers import Operator
from app.contract.people import Person, PersonPatch
from ui.settings.role_form import RoleForm
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel

_WIDTH: Final = 460


class PersonDialog(QDialog):
    """`change_wanted` carries a `PersonPatch`; it stays open until that was taken."""

    change_wanted = Signal(object)

    def __init__(
        self, theme: Theme, person: Person, operators: Sequence[Operator], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Змінити: {name}").format(name=person.name))
        self.setMinimumWidth(_WIDTH)
        self.form = RoleForm(theme, operators, self)
        self.form.fill(person.name, person.role, None if person.operator is None else person.operator.id)
        self.save = PrimaryButton(theme, self.tr("Зберегти"), parent=self)
        self.save.setDefault(True)
        refuse = QuietButton(theme, self.tr("Скасувати"), parent=self)
        self._trouble = Paragraph(theme, "", FontRole.BODY, "bad", self)
        self._trouble.hide()
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(refuse)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PANEL)
        column.setSpacing(Space.PANEL)
        column.addWidget(PlainLabel(theme, self.windowTitle(), FontRole.PANEL, "text", self))
        column.addWidget(self.form)
        column.addWidget(self._trouble)
        column.addLayout(row)
        self.save.clicked.connect(self._on_save)
        refuse.clicked.connect(self.reject)

    def show_trouble(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.show()
        self.save.setEnabled(True)

    @Slot()
    def _on_save(self) -> None:
        if self.form.is_filled():
            self.save.setEnabled(False)
            self._trouble.hide()
            form = self.form
            self.change_wanted.emit(PersonPatch(name=form.name.text(), role=form.role, operator_id=form.operator_id))

"""Name, role and operator of a person: the fields of an invitation and of a change."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.contract.answers import Operator, Role
from ui.settings.field import Field
from ui.settings.people_wording import role_explained, role_words
from ui.theme import FontRole, Space, Theme
from ui.widgets.drop_down import DropDown
from ui.widgets.paragraph import Paragraph

_NAME_LENGTH = 200


class RoleForm(QWidget):
    def __init__(self, theme: Theme, operators: Sequence[Operator], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit(self)
        self.name.setMaxLength(_NAME_LENGTH)
        self.name.setFont(theme.font(FontRole.BODY))
        self.role_choice = DropDown(theme, self)
        for role in Role:
            self.role_choice.addItem(role_words(role), role)
        self.operator_choice = DropDown(theme, self)
        self.operator_choice.addItem(self.tr("Не приймає дзвінків"), None)
        for operator in operators:
            if not operator.gone:
                logins = ", ".join(operator.sip_logins)
                self.operator_choice.addItem(f"{operator.name} · {logins}" if logins else operator.name, operator.id)
        self._explained = Paragraph(theme, "", FontRole.CAPTION, "text_3", self)
        self.name_field = Field(theme, self.tr("Ім’я"), self.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.CONTROL)
        column.addWidget(self.name_field)
        roles = QVBoxLayout()
        roles.setSpacing(Space.WORD)
        roles.addWidget(Field(theme, self.tr("Роль"), self.role_choice))
        roles.addWidget(self._explained)
        column.addLayout(roles)
        hint = self.tr("За ним програма знає, які дзвінки його, і дзвонить на його телефон.")
        column.addWidget(Field(theme, self.tr("Оператор Ringostat"), self.operator_choice, hint))
        column.addStretch()
        self.role_choice.currentIndexChanged.connect(self._on_role)
        self.name.textEdited.connect(lambda: self.name_field.show_trouble(""))
        self._on_role()

    @property
    def role(self) -> Role:
        return Role(self.role_choice.currentData())

    @property
    def operator_id(self) -> int | None:
        chosen = self.operator_choice.currentData()
        return chosen if isinstance(chosen, int) else None

    def fill(self, name: str, role: Role, operator_id: int | None) -> None:
        self.name.setText(name)
        self.role_choice.choose(role)
        self.operator_choice.choose(operator_id)

    def is_filled(self) -> bool:
        """Whether there is a name; when there is none, that is said."""
        if self.name.text().strip():
            return True
        self.name_field.show_trouble(self.tr("Напишіть, як звати людину."))
        self.name.setFocus()
        return False

    @Slot()
    def _on_role(self) -> None:
        self._explained.setText(role_explained(self.role))

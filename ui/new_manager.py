"""«Новий менеджер»: one name, wherever somebody has to be added."""

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.dialogs import answer_of
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.plain_label import PlainLabel

_WIDTH: Final = 400
_LONGEST: Final = 200


class NewManagerDialog(QDialog):
    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Новий менеджер"))
        self.setMinimumWidth(_WIDTH)
        self.field = QLineEdit(self)
        self.field.setMaxLength(_LONGEST)
        self.field.setPlaceholderText(self.tr("Ім’я та прізвище"))
        self.field.setAccessibleName(self.tr("Ім’я та прізвище"))
        self.add = PrimaryButton(theme, self.tr("Додати"), parent=self)
        self.add.setDefault(True)
        self.add.setEnabled(False)
        self.add.clicked.connect(self.accept)
        no = QuietButton(theme, self.tr("Скасувати"), parent=self)
        no.clicked.connect(self.reject)
        self.field.textChanged.connect(self._on_typed)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, Space.CONTROL, 0, 0)
        buttons.setSpacing(Space.WORD)
        buttons.addStretch()
        buttons.addWidget(no)
        buttons.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PANEL)
        column.setSpacing(Space.CONTROL)
        column.addWidget(PlainLabel(theme, self.windowTitle(), FontRole.PANEL))
        column.addWidget(self.field)
        column.addLayout(buttons)
        self.field.setFocus()

    @property
    def name(self) -> str:
        return " ".join(self.field.text().split())

    @Slot()
    def _on_typed(self) -> None:
        self.add.setEnabled(bool(self.name))


async def name_of_new_manager(parent: QWidget, theme: Theme) -> str | None:
    """Ask for the name; None when it was thought better of."""
    dialog = NewManagerDialog(parent, theme)
    accepted = await answer_of(dialog) == QDialog.DialogCode.Accepted
    return dialog.name if accepted else None

"""Managers of the CRM: entered, renamed and taken out here when no other CRM tells of them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.contract.answers import Named
from ui.settings.card import Card
from ui.theme import FontRole, Space, Theme
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel

_LONGEST = 200


class ManagerRow(QWidget):
    """A name with its two acts; while it is being changed, the field stands in its place."""

    rename_wanted = Signal(int, str)
    delete_wanted = Signal(int)

    def __init__(self, theme: Theme, manager: Named, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manager = manager
        self._name = PlainLabel(theme, manager.name, FontRole.BODY_MEDIUM)
        self.field = QLineEdit(manager.name, self)
        self.field.setMaxLength(_LONGEST)
        self.field.setAccessibleName(self.tr("Ім’я менеджера"))
        self.field.hide()
        self.edit = IconButton(theme, "pencil", self.tr("Перейменувати: {name}").format(name=manager.name))
        self.delete = IconButton(theme, "trash-2", self.tr("Вилучити: {name}").format(name=manager.name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.WORD)
        row.addWidget(Avatar(theme, manager.name))
        for part in (self._name, self.field):
            row.addWidget(part, 1)
        row.addWidget(self.edit)
        row.addWidget(self.delete)
        self.edit.clicked.connect(self._on_edit)
        self.delete.clicked.connect(partial(self.delete_wanted.emit, manager.id))
        self.field.editingFinished.connect(self._on_edited)

    @Slot()
    def _on_edit(self) -> None:
        self._name.hide()
        self.field.show()
        self.field.setFocus()
        self.field.selectAll()

    @Slot()
    def _on_edited(self) -> None:
        name = " ".join(self.field.text().split())
        self.field.hide()
        self._name.show()
        if name and name != self._manager.name:
            self._name.set_text(name)
            self.rename_wanted.emit(self._manager.id, name)


class ManagersCard(Card):
    add_wanted = Signal()
    rename_wanted = Signal(int, str)
    delete_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        explanation = self.tr("Із Sitniks вони приходять самі. Без нього додайте їх тут, щоб закріпити за операторами.")
        super().__init__(theme, self.tr("Менеджери"), explanation, parent)
        self._theme = theme
        self._shown: tuple[Named, ...] | None = None
        self.new = QuietButton(theme, self.tr("Новий менеджер"), "plus")
        self.new.clicked.connect(self.add_wanted)
        self.add_to_head(self.new)
        self._rows_box = QVBoxLayout()
        self._rows_box.setSpacing(Space.WORD)
        self._nobody = Paragraph(theme, self.tr("Ще нікого немає."), FontRole.BODY, "text_3")
        self.add(self._rows_box)
        self.add(self._nobody)

    @property
    def rows(self) -> list[ManagerRow]:
        items = [self._rows_box.itemAt(place) for place in range(self._rows_box.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, ManagerRow)]

    def show_managers(self, managers: Sequence[Named]) -> None:
        """Whoever types a name is not disturbed by the same list coming again."""
        if tuple(managers) == self._shown:
            return
        self._shown = tuple(managers)
        for row in self.rows:
            self._rows_box.removeWidget(row)
            row.deleteLater()
        for manager in managers:
            row = ManagerRow(self._theme, manager, self)
            row.rename_wanted.connect(self.rename_wanted)
            row.delete_wanted.connect(self.delete_wanted)
            self._rows_box.addWidget(row)
        self._nobody.setVisible(not managers)

    def show_again(self) -> None:
        """A change was refused: show what is there."""
        shown, self._shown = self._shown or (), None
        self.show_managers(shown)

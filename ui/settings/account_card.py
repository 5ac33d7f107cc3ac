"""The account at Ringostat: type, project, key and time zone; each refusal stands beside the field it concerns."""

from typing import Final

from msgspec import UNSET
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.contract.administration import Integration
from app.contract.problems import Problem
from app.contract.requests import IntegrationChange
from app.contract.telephony import TelephonyNews
from app.failures import Failure, Refused
from ui.settings.card import Card
from ui.settings.field import Field, FieldRow
from ui.settings.secret_field import SecretField
from ui.settings.telephony_wording import failure_words, state_words, trouble_words
from ui.settings.zone_choice import ZoneChoice
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.drop_down import DropDown
from ui.widgets.paragraph import Paragraph

_DEFAULT_ZONE: Final = "Europe/Kyiv"


class AccountCard(Card):
    """`save_wanted` carries an `IntegrationChange`; what is typed stays until it was taken."""

    save_wanted = Signal(object)
    check_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Ringostat", parent=parent)
        self._is_shown = False
        self.type = DropDown(theme)
        self.type.addItem("Ringostat", "ringostat")
        self.project = QLineEdit()
        self.project.setMaxLength(60)
        self.project.setPlaceholderText("11111")
        self.key = SecretField(theme, "Auth-key")
        self.zone = ZoneChoice(theme, self.tr("Часовий пояс проєкту"))
        self.zone.show_zone(_DEFAULT_ZONE)
        self.save = PrimaryButton(theme, self.tr("Зберегти"))
        self.check = LinkButton(theme, self.tr("Перевірити"))
        self.check.hide()  # until there is something to check
        self.told = Paragraph(theme, "", FontRole.BODY, "bad")
        self.told.hide()
        self.project_field = Field(theme, "Project ID", self.project)
        self.key_field = Field(theme, "Auth-key", self.key)
        zone_hint = self.tr("У ньому Ringostat пише час дзвінків.")
        self.zone_field = Field(theme, self.tr("Часовий пояс проєкту"), self.zone, zone_hint)
        self._build_fields(theme)
        self.save.clicked.connect(self._on_save)
        self.check.clicked.connect(self.check_wanted)
        for field in (self.project, self.key):
            field.returnPressed.connect(self._on_save)
        self.project.textEdited.connect(lambda: self.project_field.show_trouble(""))
        self.key.edited.connect(lambda: self.key_field.show_trouble(""))
        self.zone.editTextChanged.connect(lambda: self.zone_field.show_trouble(""))

    def show_integration(self, integration: Integration) -> None:
        """What is stored now; what is being typed is not touched."""
        if not self._is_shown or not self.project.isModified():
            self.project.setText(integration.project_id or "")
        if not self._is_shown:
            self.zone.show_zone(integration.time_zone or _DEFAULT_ZONE)
        self._is_shown = True
        self.key.show_stored(integration.key_tail if integration.auth_key_set else None)
        self.check.setVisible(integration.auth_key_set)
        if integration.auth_key_set:
            self.show_news(integration.state)
        else:
            self.show_state(self.tr("Не налаштовано"), "quiet")

    def show_news(self, news: TelephonyNews) -> None:
        """What the account answered when it was last asked."""
        self.show_state(*state_words(news.trouble))
        self.show_checked(news.checked_at)
        if news.trouble is None:
            self.calm("account")
        else:
            self.warn("account", trouble_words(news.trouble.code, news.trouble.subject))

    def show_busy(self, *, busy: bool) -> None:
        for part in (self.project, self.key, self.zone, self.save, self.type):
            part.setEnabled(not busy)
        self.save.setText(self.tr("Перевіряємо…") if busy else self.tr("Зберегти"))
        self.save.updateGeometry()

    def show_saved(self) -> None:
        """Ringostat knows it: nothing typed is left."""
        self._forget_troubles()
        self._tell(self.tr("Ringostat прийняв ключ. Збережено."), "good")
        self.project.setModified(False)
        self.key.setText("")
        self._is_shown = False

    def show_failure(self, failure: Failure) -> None:
        """Beside the field it concerns, which gets the keyboard; else under them all."""
        self._forget_troubles()
        sentence = failure_words(failure)
        problem = failure.problem if isinstance(failure, Refused) else None
        match problem:
            case Problem.KEY_REFUSED | Problem.KEY_LOST:
                field = self.key_field
            case Problem.PROJECT_REFUSED:
                field = self.project_field
            case _:
                self._tell(sentence, "bad")
                return
        field.show_trouble(sentence)
        field.control.setFocus()

    @Slot()
    def _on_save(self) -> None:
        self._forget_troubles()
        project, key, zone = self.project.text().strip(), self.key.text_if_new, self.zone.zone
        if not project:
            self.project_field.show_trouble(self.tr("Введіть номер проєкту з кабінету Ringostat."))
        if key == "":
            self.key_field.show_trouble(self.tr("Введіть ключ з кабінету Ringostat."))
        if zone is None:
            self.zone_field.show_trouble(self.tr("Оберіть пояс зі списку."))
        wrong = [field for field in (self.project_field, self.key_field, self.zone_field) if field.trouble]
        if wrong or zone is None:
            wrong[0].control.setFocus()
            return
        change = IntegrationChange(project_id=project, auth_key=UNSET if key is None else key, time_zone=zone)
        self.save_wanted.emit(change)

    def _forget_troubles(self) -> None:
        for field in (self.project_field, self.key_field, self.zone_field):
            field.show_trouble("")
        self.told.hide()

    def _tell(self, sentence: str, color: str) -> None:
        self.told.setText(sentence)
        self.told.set_color(color)
        self.told.show()

    def _build_fields(self, theme: Theme) -> None:
        self.type.setMinimumWidth(118)
        self.project.setMinimumWidth(76)
        self.key.setMinimumWidth(140)
        self.add_to_head(self.check)
        caption = QFontMetrics(theme.font(FontRole.BODY)).height() + Space.HALF
        button = QVBoxLayout()
        button.setSpacing(0)
        button.addSpacing(caption)
        button.addWidget(self.save)
        button.addStretch()
        row = FieldRow((Field(theme, self.tr("Тип"), self.type), 2), (self.project_field, 2), (self.key_field, 5))
        row.addLayout(button)
        self.add(row)
        second = QHBoxLayout()
        second.setSpacing(Space.CONTROL)
        second.addWidget(self.zone_field, 4)
        second.addStretch(5)
        self.add(second)
        self.add(self.told)

"""«Телефонія»: the account at Ringostat, its webhooks, their secret, and the names its phone shows."""

from collections.abc import Awaitable, Callable
from contextlib import suppress

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.backend_link.staff_questions import StaffQuestions
from app.backend_link.telephony_questions import TelephonyQuestions
from app.contract.administration import Integration
from app.contract.requests import IntegrationChange
from app.contract.staff import MatchProposal, OneMatch
from app.contract.telephony import OldSecretLasts, TelephonyNews
from app.desk.desk import utc_now
from app.failures import Failure
from ui.dialogs import agreed
from ui.settings.account_card import AccountCard
from ui.settings.names_card import NamesCard
from ui.settings.secrets_card import SecretsCard
from ui.settings.section import SectionPage, Surroundings
from ui.settings.telephony_wording import failure_words, lasts_words
from ui.settings.template_dialog import TemplateDialog
from ui.settings.unmatched import UnmatchedWarnings
from ui.settings.warning_row import WarningCard
from ui.settings.webhooks_card import WebhooksCard

type _Ask = Callable[[], Awaitable[Integration]]


def build(around: Surroundings, parent: QWidget) -> "TelephonySection":
    return TelephonySection(around, parent)


class TelephonySection(SectionPage):
    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = around.theme
        self._ask = TelephonyQuestions(around.parts.questions)
        self._ask_staff = StaffQuestions(around.parts.questions)
        self._integration: Integration | None = None  # None until it was answered
        self.silence = WarningCard(theme)
        self.silence.fix_wanted.connect(self.opened)
        self.silence.hide()
        self.account = AccountCard(theme)
        self.webhooks = WebhooksCard(theme)
        self.secrets = SecretsCard(theme)
        self.names = NamesCard(theme)
        self.unmatched = UnmatchedWarnings(theme)
        for card in (self.silence, self.account, self.webhooks, self.unmatched, self.names, self.secrets):
            self.add(card)
        self._later = (self.webhooks, self.names, self.secrets)
        for card in self._later:
            card.hide()
        self._connect()

    def opened(self) -> None:
        self.tasks.start("integration", self._load())
        self.tasks.start("unmatched", self._load_unmatched())

    async def _load_unmatched(self) -> None:
        with suppress(Failure):  # what cannot be asked is said by the account's card
            self.unmatched.show_warnings(await self._ask_staff.warnings())

    async def _match(self, proposal: MatchProposal) -> None:
        try:
            await self._ask_staff.match([OneMatch(operator_id=proposal.operator_id, manager_id=proposal.manager.id)])
        except Failure as failure:
            self.around.say(failure_words(failure), "bad")
        else:
            told = self.tr("Закріплено за «{name}».").replace("{name}", proposal.manager.name)
            self.around.say(told, "accent")
        await self._load_unmatched()

    async def _load(self) -> None:
        try:
            self._show(await self._ask.integration())
        except Failure as failure:
            if self._integration is None:
                self.silence.show_warning(failure_words(failure), fix=self.tr("Спробувати знову"))
                self.silence.show()

    def _show(self, integration: Integration) -> None:
        now = utc_now()
        self._integration = integration
        self.silence.hide()
        self.account.show_integration(integration)
        self.webhooks.show_integration(integration, now)
        self.secrets.show_secrets(integration.secrets, now)
        self.names.show_names(integration.state.names, now)
        for card in self._later:
            card.setVisible(integration.auth_key_set)

    def _connect(self) -> None:
        self.account.save_wanted.connect(self._on_save)
        self.account.check_wanted.connect(self._on_check)
        self.webhooks.check_wanted.connect(self._on_check)
        self.webhooks.copy_wanted.connect(self._on_copy)
        self.webhooks.template_wanted.connect(self._on_template)
        self.secrets.renew_wanted.connect(self._on_renew)
        self.secrets.end_wanted.connect(lambda secret: self._change(lambda: self._ask.end_secret(secret)))
        self.names.switched.connect(lambda on: self._change(lambda: self._ask.switch_names(on=on)))
        self.unmatched.match_wanted.connect(lambda proposal: self.tasks.start("match", self._match(proposal)))
        self.unmatched.operators_wanted.connect(lambda: self.around.go("operators"))
        self.around.signals.telephony_changed.connect(self._on_news)

    @Slot(object)
    def _on_news(self, news: TelephonyNews) -> None:
        """Another administrator, a webhook or the account itself has changed something."""
        if self._integration is None or not self._integration.auth_key_set:
            return
        now = utc_now()
        self.account.show_news(news)
        self.webhooks.show_news(news, now)
        self.names.show_names(news.names, now)

    @Slot(object)
    def _on_save(self, change: IntegrationChange) -> None:
        self.tasks.start("save", self._save(change))

    async def _save(self, change: IntegrationChange) -> None:
        self.account.show_busy(busy=True)
        try:
            integration = await self._ask.save(change)
        except Failure as failure:
            self.account.show_busy(busy=False)
            self.account.show_failure(failure)
        else:
            self.account.show_busy(busy=False)
            self.account.show_saved()
            self._show(integration)

    def _change(self, ask: _Ask) -> None:
        self.tasks.start("change", self._changed(ask))

    async def _changed(self, ask: _Ask) -> None:
        try:
            self._show(await ask())
        except Failure as failure:
            self.around.say(failure_words(failure), "bad")
            if self._integration is not None:
                self._show(self._integration)  # a switch that was turned in vain turns back

    @Slot()
    def _on_check(self) -> None:
        self._change(self._ask.check)

    @Slot(str)
    def _on_copy(self, url: str) -> None:
        QGuiApplication.clipboard().setText(url)
        self.around.say(self.tr("Адресу скопійовано. Вставте її в Ringostat."), "accent")

    @Slot()
    def _on_template(self) -> None:
        if self._integration is not None:
            dialog = TemplateDialog(self.around.theme, self._integration, self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    @Slot(object)
    def _on_renew(self, lasts: OldSecretLasts) -> None:
        self.tasks.start("renew", self._renew(lasts))

    async def _renew(self, lasts: OldSecretLasts) -> None:
        """Asked for twice: whoever does not paste the new addresses into Ringostat gets no more calls."""
        explanation = self.tr("Нові адреси треба вставити в Ringostat замість старих; {lasts}.")
        if not await agreed(
            self,
            self.around.theme,
            self.tr("Створити нові адреси?"),
            explanation.replace("{lasts}", lasts_words(lasts)),
            yes=self.tr("Створити"),
            no=self.tr("Скасувати"),
        ):
            return
        await self._changed(lambda: self._ask.renew_secret(lasts))

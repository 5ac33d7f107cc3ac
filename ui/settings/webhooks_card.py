"""The addresses to paste into Ringostat; each moment ticks itself off when its first webhook comes."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.contract.administration import Integration
from app.contract.telephony import MOMENTS, TelephonyNews
from ui.settings.card import Card
from ui.settings.moment_row import MomentRow
from ui.settings.telephony_wording import address_words
from ui.theme import Theme
from ui.widgets.buttons import QuietButton

_SHOWN = tuple(moment for moment in MOMENTS if moment != "forwarded")
"""A forwarding is told by the pick-up of whoever it is forwarded to."""


class WebhooksCard(Card):
    copy_wanted = Signal(str)
    template_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            "Webhook URL",
            self.tr(
                "Створіть у Ringostat «Webhooks 2.0» по одному на кожну подію. "
                "Позначка з’явиться, щойно прийде перший справжній дзвінок."
            ),
            parent,
        )
        self.template = QuietButton(theme, self.tr("Шаблон параметрів"), "copy")
        self.template.clicked.connect(self.template_wanted)
        self.add_to_head(self.template)
        self.rows: dict[str, MomentRow] = {}
        self.close_rows()
        for moment in _SHOWN:
            row = self.rows[moment] = MomentRow(theme, moment)
            row.copy_wanted.connect(self.copy_wanted)
            self.add(row, ruled=True)

    def show_integration(self, integration: Integration, now: datetime) -> None:
        for moment, row in self.rows.items():
            row.show_url(integration.webhook_urls.get(moment, integration.webhook_url))
        wrong = address_words(integration.address)
        if wrong is None:
            self.calm("address")
        elif self.warning("address") is None:
            self.warn("address", *wrong, self.tr("Перевірити")).fix_wanted.connect(self.check_wanted)
        else:
            self.warn("address", *wrong, self.tr("Перевірити"))
        self.show_news(integration.state, now)

    def show_news(self, news: TelephonyNews, now: datetime) -> None:
        for seen in news.moments:
            if seen.moment in self.rows:
                self.rows[seen.moment].show_seen(seen, now)

"""New addresses for the webhooks, while the old ones are still listened to for a while."""

from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.contract.telephony import OldSecretLasts, WebhookSecret
from ui import words
from ui.settings.card import Card
from ui.settings.telephony_wording import lasts_words
from ui.theme import Space, Theme
from ui.widgets.buttons import LinkButton, QuietButton
from ui.widgets.drop_down import DropDown
from ui.widgets.paragraph import Paragraph

_DAY_S = 86_400


class SecretsCard(Card):
    """`renew_wanted` carries an `OldSecretLasts`, `end_wanted` the id of a replaced secret."""

    renew_wanted = Signal(object)
    end_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            self.tr("Секрет в адресах"),
            self.tr("Хто знає адресу, той може вигадувати дзвінки. Якщо вона потрапила до чужих, змініть її."),
            parent,
        )
        self.lasts = DropDown(theme)
        self.lasts.setAccessibleName(self.tr("Скільки ще діє стара адреса"))
        for lasts in (OldSecretLasts.DAY, OldSecretLasts.HOUR, OldSecretLasts.WEEK, OldSecretLasts.NOT_AT_ALL):
            self.lasts.addItem(lasts_words(lasts), lasts.value)
        self.renew = QuietButton(theme, self.tr("Нова адреса"))
        self.renew.clicked.connect(self._on_renew)
        row = QHBoxLayout()
        row.setSpacing(Space.CONTROL)
        row.addWidget(self.renew)
        row.addWidget(self.lasts)
        row.addStretch()
        self.add(row)
        self._old = QWidget(self)
        self._old_rows = QVBoxLayout(self._old)
        self._old_rows.setContentsMargins(0, 0, 0, 0)
        self._old_rows.setSpacing(Space.HALF)
        self.add(self._old)
        self._old.hide()

    def show_secrets(self, secrets: tuple[WebhookSecret, ...], now: datetime) -> None:
        """The replaced ones that still open the door: how long, and whether anything still comes with them."""
        while (item := self._old_rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        old = [secret for secret in secrets if not secret.current]
        for secret in old:
            self._old_rows.addWidget(self._row(secret, now))
        self._old.setVisible(bool(old))

    def _row(self, secret: WebhookSecret, now: datetime) -> QWidget:
        row = QWidget()
        end = LinkButton(self._theme, self.tr("Вимкнути зараз"), danger=True)
        end.setAccessibleName(self.tr("Вимкнути стару адресу …{tail}").format(tail=secret.tail))
        end.clicked.connect(lambda: self.end_wanted.emit(secret.id))
        told = Paragraph(self._theme, f"…{secret.tail} · {self._lasts(secret, now)} · {self._used(secret, now)}")
        columns = QHBoxLayout(row)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.addWidget(told, 1)
        columns.addWidget(end)
        return row

    def _lasts(self, secret: WebhookSecret, now: datetime) -> str:
        if secret.valid_until is None:
            return self.tr("діє без строку")
        left = (secret.valid_until - now).total_seconds()
        if left > 2 * _DAY_S:
            return self.tr("діє до {moment}").format(moment=words.moment(secret.valid_until, now))
        return self.tr("діє ще {left}").format(left=words.long_length(left))

    def _used(self, secret: WebhookSecret, now: datetime) -> str:
        if secret.used_at is None:
            return self.tr("нею ніхто не користувався")
        return self.tr("востаннє прийшло {moment}").format(moment=words.moment(secret.used_at, now))

    @Slot()
    def _on_renew(self) -> None:
        self.renew_wanted.emit(OldSecretLasts(self.lasts.currentData()))

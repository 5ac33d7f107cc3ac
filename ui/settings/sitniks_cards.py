"""The cards of «CRM Sitniks»: the connection, its mirror, clients written back, webhooks passed on."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from app.contract.crm import SitniksConnection
from ui.settings import sitniks_words
from ui.settings.card import Card
from ui.settings.field import Field, SwitchRow
from ui.settings.save_row import SaveRow
from ui.theme import FontRole, Theme
from ui.widgets.buttons import LinkButton, QuietButton
from ui.widgets.paragraph import Paragraph
from ui.widgets.progress_bar import ProgressBar

_LONGEST: Final = 2_000


class ConnectionCard(Card):
    """`save_wanted` carries the token (empty: the stored one stays) and the address of an order."""

    save_wanted = Signal(str, str)
    disconnect_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Sitniks", "", parent)
        self.token = _secret_line(self)
        self.order_url = QLineEdit(self)
        self.order_url.setMaxLength(500)
        self.order_url.setPlaceholderText("https://…/orders/{id}")
        hint = self.tr("Sitniks → Налаштування → API. Токен зберігаємо зашифрованим і більше не показуємо.")
        self.token_field = Field(theme, self.tr("Токен"), self.token, hint)
        hint = self.tr(
            "Скопіюйте адресу будь-якого замовлення й замініть його номер на {id}: «Відкрити в CRM» вестиме туди."
        )
        self.order_field = Field(theme, self.tr("Адреса замовлення в Sitniks"), self.order_url, hint)
        self.save = SaveRow(theme, self.tr("Перевірити й зберегти"))
        self._disconnect = LinkButton(theme, self.tr("Від’єднати"), danger=True)
        self._differences = Paragraph(theme, "", FontRole.CAPTION, "text_3")
        self.add_to_head(self._disconnect)
        for part in (self.token_field, self.order_field, self.save, self._differences):
            self.add(part)
        _hide(self._disconnect, self._differences)
        self.warn("state", "").fix_wanted.connect(self.check_wanted)
        self.calm("state")
        self.save.wanted.connect(self._on_save)
        self.token.returnPressed.connect(self._on_save)
        self.order_url.returnPressed.connect(self._on_save)
        self._disconnect.clicked.connect(self.disconnect_wanted)

    def show_connection(self, told: SitniksConnection, now: datetime) -> None:
        self.show_state(*sitniks_words.state_of(told))
        self.show_checked(told.checked_at if told.token_set else None)
        self._disconnect.setVisible(told.token_set)
        self.token.setPlaceholderText(self.tr("збережено") if told.token_set else self.tr("вставте токен"))
        if not self.order_url.isModified():
            self.order_url.setText(told.order_url)
        sentence, detail = sitniks_words.warning_of(told.mirror, now) if told.token_set else ("", "")
        if sentence:
            self.warn("state", sentence, detail, self.tr("Перевірити зараз"))
        else:
            self.calm("state")
        differences = "; ".join(sitniks_words.difference(key) for key in told.differences)
        text = self.tr("Цей акаунт відповідає трохи інакше: {differences}. Це враховано.") if differences else ""
        self._differences.setText(text.replace("{differences}", differences))
        self._differences.setVisible(bool(text))

    def show_saved(self) -> None:
        """What was typed is kept now."""
        self.token.clear()
        self.order_url.setModified(False)
        self.save.show_done(self.tr("Збережено"))

    @Slot()
    def _on_save(self) -> None:
        self.save_wanted.emit(self.token.text().strip(), self.order_url.text().strip())


class MirrorCard(Card):
    look_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Що вже тут"), "", parent)
        self._counted = Paragraph(theme, "", FontRole.BODY_MEDIUM, "text")
        self._loading = Paragraph(theme, "")
        self.bar = ProgressBar(theme, self.tr("Перше завантаження"))
        self._looked = Paragraph(theme, "", FontRole.CAPTION, "text_3")
        self.look = QuietButton(theme, self.tr("Оновити зараз"), "repeat")
        self.look.clicked.connect(self.look_wanted)
        self.add_to_head(self.look)
        for part in (self._counted, self._loading, self.bar, self._looked):
            self.add(part)

    def show_connection(self, told: SitniksConnection, now: datetime) -> None:
        mirror = told.mirror
        loading = sitniks_words.loading(mirror)
        self._counted.setText(sitniks_words.counted(mirror))
        self._loading.setText(loading)
        self.bar.show_progress(mirror.done, mirror.total)
        looked = sitniks_words.looked(mirror, now)
        self._looked.setText(looked)
        for part, shown in ((self._loading, loading), (self.bar, loading), (self._looked, looked)):
            part.setVisible(bool(shown))


class WriteBackCard(Card):
    switched = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Нові клієнти"), "", parent)
        self.switch = SwitchRow(
            theme,
            self.tr("Створювати в Sitniks клієнтів, які подзвонили вперше"),
            self.tr("Кожного один раз. Поки імені немає, у Sitniks стоятиме «Новий клієнт»."),
        )
        self._waiting = Paragraph(theme, "", FontRole.BODY, "waiting")
        self.add(self.switch)
        self.add(self._waiting)
        self.switch.switched.connect(self.switched)

    def show_connection(self, told: SitniksConnection, now: datetime) -> None:
        self.switch.show_on(on=told.write_back.on)
        waiting = sitniks_words.waiting_clients(told.write_back, now)
        self._waiting.setText(waiting)
        self._waiting.setVisible(bool(waiting))


class ForwardCard(Card):
    """`save_wanted` carries the address; `stop_wanted`: nothing is passed on any more."""

    save_wanted = Signal(str)
    stop_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        explanation = self.tr("Кожен вебхук Ringostat іде далі без змін, тож дзвінки видно і в самому Sitniks.")
        super().__init__(theme, self.tr("Вебхуки для Sitniks"), explanation, parent)
        self.url = _secret_line(self)
        hint = self.tr("Адресу показує Sitniks у налаштуваннях телефонії. Вона таємна: більше її не покажемо.")
        self.field = Field(theme, self.tr("Webhook URL"), self.url, hint)
        self.save = SaveRow(theme)
        self._stop = LinkButton(theme, self.tr("Не надсилати"), danger=True)
        self._told = Paragraph(theme, "", FontRole.CAPTION, "text_3")
        self._dropped = Paragraph(theme, "", FontRole.BODY, "bad")
        self.add_to_head(self._stop)
        for part in (self.field, self.save, self._told, self._dropped):
            self.add(part)
        _hide(self._stop, self._told, self._dropped)
        self.save.wanted.connect(self._on_save)
        self.url.returnPressed.connect(self._on_save)
        self._stop.clicked.connect(self.stop_wanted)

    def show_connection(self, told: SitniksConnection, now: datetime) -> None:
        backlog = told.backlog
        self.show_state(*sitniks_words.backlog_state(backlog))
        self._stop.setVisible(backlog.url_set)
        kept = f"https://{backlog.host}/…" if backlog.host else self.tr("збережено")
        self.url.setPlaceholderText(kept if backlog.url_set else "https://crm.sitniks.com/…")
        sentence, detail = sitniks_words.backlog_warning(backlog, now)
        if sentence:
            self.warn("waiting", sentence, detail)
        else:
            self.calm("waiting")
        for part, text in (
            (self._told, sitniks_words.backlog_told(backlog, now)),
            (self._dropped, sitniks_words.dropped(backlog)),
        ):
            part.setText(text)
            part.setVisible(bool(text))

    def show_saved(self) -> None:
        self.url.clear()
        self.field.show_trouble("")
        self.save.show_done(self.tr("Збережено"))

    @Slot()
    def _on_save(self) -> None:
        if self.url.text().strip():
            self.save_wanted.emit(self.url.text().strip())


def _hide(*parts: QWidget) -> None:
    """Until it is known how things stand."""
    for part in parts:
        part.hide()


def _secret_line(parent: QWidget) -> QLineEdit:
    """What is typed is not seen over the shoulder."""
    line = QLineEdit(parent)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setMaxLength(_LONGEST)
    return line

"""The palette and the sheet of keys on a signed-in desk: what they list, and where each line leads."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence

from app.contract.answers import Client, Order
from app.desk.order_book import OrderFilter
from app.desk.word_search import is_enough
from app.phone_numbers import e164, printed
from app.settings import APPEARANCE
from ui.desk_words import KEYS
from ui.palette.cheat_sheet import CheatSheet
from ui.palette.entry import Entry, Group
from ui.palette.palette import Palette
from ui.recordings.keys import key_sheet
from ui.words import money, order_name

if TYPE_CHECKING:
    from ui.desk_session import DeskSession

_OF_EACH = 5


class DeskPalette(QObject):
    def __init__(self, session: "DeskSession") -> None:
        super().__init__(session)
        self._session = session
        self._palette: Palette | None = None  # until it is first opened, and so the sheet
        self._sheet: CheatSheet | None = None

    @Slot()
    def open(self) -> None:
        if self._palette is None:
            self._palette = Palette(
                self._session.theme, self._known, self._ask, self._session.window, meant=self._meant
            )
        self._palette.open()

    @Slot()
    def show_keys(self) -> None:
        """The sheet of all keys."""
        self.close_palette()
        if self._sheet is None:
            self._sheet = CheatSheet(self._session.theme, key_sheet(), self._session.window)
        self._sheet.open()

    @Slot()
    def close_palette(self) -> None:
        """Something else was wanted meanwhile."""
        if self._palette is not None and self._palette.isVisible():
            self._palette.close_again()

    async def close_tasks(self) -> None:
        if self._palette is not None:
            await self._palette.close_tasks()
        for widget in (self._palette, self._sheet):
            if widget is not None:
                widget.deleteLater()

    def _known(self) -> Sequence[Entry]:
        """What needs no question: the places of this role, and what can be done from anywhere."""
        session = self._session
        places = [
            Entry(Group.PLACES, page.title, partial(session.go, page.key), page.icon, keys=_keys(f"Ctrl+{number}"))
            for number, page in session.window.pages_in_sight()
        ]
        deeds: tuple[tuple[str, str, Callable[[], None], str], ...] = (
            (self.tr("Набрати номер"), "phone", session.links.dial_copied, "Ctrl+D"),
            (self.tr("Знайти на цій сторінці"), "search", session.window.search_here, "Ctrl+F"),
            (self.tr("Шукати слова в розмовах"), "text-search", session.words.open, KEYS),
            (self.tr("Самоперевірка"), "check", self._check, ""),
            (self.tr("Клавіші"), "keyboard", self.show_keys, "F1"),
            (self.tr("Світлі кольори"), "sun", partial(session.keeper.keep, APPEARANCE, "light"), ""),
            (self.tr("Темні кольори"), "moon", partial(session.keeper.keep, APPEARANCE, "dark"), ""),
            (self.tr("Кольори як у системі"), "monitor", partial(session.keeper.keep, APPEARANCE, "system"), ""),
            (self.tr("Вийти зі Слухавки"), "log-out", session.tray.quit_wanted.emit, ""),
        )
        done = [Entry(Group.DEEDS, title, run, icon, keys=_keys(keys)) for title, icon, run, keys in deeds]
        return [*places, *done]

    def _check(self) -> None:
        self._session.ways.show_settings("check")

    async def _ask(self, text: str) -> Sequence[Entry]:
        questions = self._session.parts.questions
        try:
            async with asyncio.TaskGroup() as group:
                asked = group.create_task(questions.clients(q=text, limit=_OF_EACH))
                also = group.create_task(questions.orders(OrderFilter(q=text), limit=_OF_EACH))
        except ExceptionGroup as several:
            raise several.exceptions[0] from several
        clients, orders = asked.result().items, also.result().items
        said = [self._said(text)] if is_enough(text) else []
        return [*map(self._client, clients), *map(self._order, orders), *said]

    def _meant(self, text: str) -> Sequence[Entry]:
        """A number can be called before anybody has told whose it is."""
        return [self._number(phone)] if (phone := e164(text)) else []

    def _number(self, phone: str) -> Entry:
        dial = partial(self._session.links.dial, phone)
        return Entry(Group.NUMBER, printed(phone), dial, "phone", self.tr("подзвонити"))

    def _said(self, text: str) -> Entry:
        title = self.tr("Шукати «{words}» у розмовах").format(words=text[:60])
        return Entry(Group.DEEDS, title, partial(self._session.words.open, text), "text-search", keys=_keys(KEYS))

    def _client(self, client: Client) -> Entry:
        show = partial(self._session.ways.show_client, client.id)
        name = client.name[:200] or self.tr("Новий клієнт")
        return Entry(Group.CLIENTS, name, show, "user-round", printed(client.phones[0]) if client.phones else "")

    def _order(self, order: Order) -> Entry:
        show = partial(self._session.ways.show_order, order.id)
        known = ("" if order.client is None else order.client.name[:200], order.status[:60], money(order.sum_kopiyky))
        return Entry(
            Group.ORDERS, order_name(order.number), show, "shopping-bag", " · ".join(part for part in known if part)
        )


def _keys(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ") if keys else ""

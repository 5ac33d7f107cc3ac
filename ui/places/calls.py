"""«Записи розмов», wired to the desk."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.contract.answers import Call, Named
from app.desk.desk import utc_now
from app.failures import Failure
from app.settings import CALLS_COLUMNS, CALLS_FILTERS
from ui.call_list.columns import columns_of, kept_columns
from ui.call_list.kept_choice import choice_of, kept_text
from ui.call_list.page import CallListPage
from ui.desk_export import Exporting
from ui.places.place import Place

if TYPE_CHECKING:
    from ui.desk_session import DeskSession


class CallsPlace(Place[CallListPage]):
    def __init__(self, session: "DeskSession", parent: QWidget) -> None:
        history = session.parts.desk.history
        page = CallListPage(
            session.theme,
            history,
            session.signals.history,
            parent,
            clock=utc_now,
            choice=choice_of(session.settings.get(CALLS_FILTERS)),
            columns=columns_of(session.settings.get(CALLS_COLUMNS)),
        )
        super().__init__(session, page)
        page.play_wanted.connect(lambda call: session.playing.play(call, page.neighbour))
        page.download_wanted.connect(session.downloads.download)
        page.fetch_wanted.connect(session.playing.fetch)
        page.words_wanted.connect(session.words.open)
        page.archive_wanted.connect(partial(session.downloads.save_archive, session.window))
        page.call_wanted.connect(session.calling.call)
        page.order_wanted.connect(session.ways.show_order)
        page.orders_of_wanted.connect(session.ways.show_orders_of)
        page.client_wanted.connect(session.ways.show_client)
        page.choice_changed.connect(lambda choice: session.keeper.keep(CALLS_FILTERS, kept_text(choice)))
        page.columns_changed.connect(lambda shown: session.keeper.keep(CALLS_COLUMNS, kept_columns(shown)))
        page.makes_orders = True
        page.new_order_wanted.connect(lambda call: session.tasks.start("order", self._enter_order(call)))
        page.recordings_wanted.connect(self._download_all)
        self._exporting = Exporting(session.parts.questions, session.settings, self)
        page.list_out_wanted.connect(self._exporting.take_list)
        page.chosen_out_wanted.connect(self._exporting.take_chosen)
        page.cancel_out_wanted.connect(self._exporting.cancel)
        self._exporting.progress.connect(page.show_taking_out)
        self._exporting.said.connect(session.say)
        self._exporting.saved.connect(session.say_saved)
        session.tasks.start("managers", self._bring_people())

    def _download_all(self, calls: tuple[Call, ...]) -> None:
        for call in calls:
            self.session.downloads.download(call)

    async def _enter_order(self, call: Call) -> None:
        from ui.places.entering import enter_order  # dialogs cost nothing until they are wanted

        await enter_order(self.session, self.page, of_call=call)

    def reload(self) -> None:
        self.page.reload()

    def ask_again(self) -> None:
        self.page.ask_again()

    def show_playing(self, call_id: int | None, share: float, *, sounds: bool) -> None:
        self.page.show_playing(call_id, sounds=sounds, share=share)

    async def close_tasks(self) -> None:
        await self._exporting.close_tasks()
        await self.page.close_tasks()

    async def _bring_people(self) -> None:
        questions = self.session.parts.questions
        try:
            self.page.show_managers((await questions.managers()).items)
            operators = (await questions.operators()).items
            self.page.show_operators(tuple(Named(one.id, one.name) for one in operators))
        except Failure:
            return  # the list can be narrowed by everything else meanwhile

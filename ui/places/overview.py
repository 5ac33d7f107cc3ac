"""«Огляд», wired to the desk."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.backend_link.overview_questions import OverviewQuestions
from app.desk.desk import utc_now
from app.desk.overview import OverviewBook
from ui import words
from ui.overview.page import OverviewPage
from ui.places.place import Place

if TYPE_CHECKING:
    from ui.desk_session import DeskSession


class OverviewPlace(Place[OverviewPage]):
    def __init__(self, session: "DeskSession", parent: QWidget) -> None:
        book = OverviewBook(OverviewQuestions(session.parts.questions).overview)
        super().__init__(session, OverviewPage(session.theme, book, lambda: words.local(utc_now()), parent))
        self.page.calls_wanted.connect(session.ways.show_counted)

    def reload(self) -> None:
        self.page.reload()

    def ask_again(self) -> None:
        self.page.ask_again()

    async def close_tasks(self) -> None:
        await self.page.close_tasks()

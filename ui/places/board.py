"""«Наживо», wired to the desk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.contract.answers import Operator, Role
from app.desk.desk import utc_now
from app.failures import Failure
from ui.board.page import BoardPage
from ui.places.place import Place

if TYPE_CHECKING:
    from ui.desk_session import DeskSession


class BoardPlace(Place[BoardPage]):
    def __init__(self, session: "DeskSession", parent: QWidget) -> None:
        page = BoardPage(session.theme, session.parts.desk.live, session.signals.live, utc_now, parent)
        super().__init__(session, page)
        page.calls_wanted.connect(self._on_calls_wanted)
        page.again_wanted.connect(self.ask_again)
        if not session.parts.desk.live.is_loaded:
            self.ask_again()

    def reload(self) -> None:
        self.ask_again()

    @Slot()
    def ask_again(self) -> None:
        self.session.tasks.start("board", self._bring_operators())

    @Slot(object)
    def _on_calls_wanted(self, operator: Operator) -> None:
        """An operator sees nobody's calls but their own."""
        me = self.session.parts.desk.shift.me
        mine = me is not None and me.operator is not None and me.operator.id == operator.id
        if mine or (me is not None and me.role is not Role.OPERATOR):
            self.session.ways.show_calls_of_operator(operator)

    async def _bring_operators(self) -> None:
        self.page.show_failure(None)
        try:
            operators = (await self.session.parts.questions.operators()).items
        except Failure as failure:
            self.page.show_failure(failure)
        else:
            self.session.parts.desk.live.show_operators(operators, utc_now())

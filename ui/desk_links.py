"""What a link from outside leads to on a signed-in desk, and the number somebody wants to dial by hand."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QDialog

from app.contract.answers import Client
from app.links import CallLink, ClientLink, NumberLink, OrderLink, read_link
from app.phone_numbers import e164
from ui.dialer.dialog import DialDialog
from ui.dialogs import answer_of

if TYPE_CHECKING:
    from ui.desk_session import DeskSession

_LONGEST: Final = 200
"""Characters; whoever copied a page did not copy a number."""


class DeskLinks(QObject):
    def __init__(self, session: "DeskSession") -> None:
        super().__init__(session)
        self._session = session

    def open(self, text: str) -> None:
        """Show what the link names, or prepare the call it asks for; nothing is dialled by a link alone."""
        match read_link(text):
            case NumberLink(phone, written):
                self.dial(phone or written)
            case CallLink(call_id, at_s):
                self._session.ways.show_call(call_id, at_s)
            case ClientLink(client_id):
                self._session.ways.show_client(client_id)
            case OrderLink(order_id):
                self._session.ways.show_order(order_id)
            case None:
                self._session.say_bad(self.tr("Це посилання Слухавка не розуміє."))

    @Slot()
    def dial_copied(self) -> None:
        """Ask whom to call; the number that was copied, or else selected (X11, Wayland), stands there already."""
        self.dial(copied_number())

    def dial(self, written: str) -> None:
        self._session.tasks.start("dial", self._dial(written))

    async def _dial(self, written: str) -> None:
        session = self._session
        dialog = DialDialog(session.theme, self._client_with, session.window, written=written)
        answer = await answer_of(dialog)
        if answer == QDialog.DialogCode.Accepted and dialog.wanted is not None:
            session.calling.call(dialog.wanted)

    async def _client_with(self, phone: str) -> Client | None:
        found = (await self._session.parts.questions.clients(q=phone, limit=5)).items
        return next((client for client in found if phone in client.phones), None)


def copied_number() -> str:
    """The number on the clipboard, or else the one that is selected in another program; both stay as they are."""
    clipboard = QGuiApplication.clipboard()
    modes = [QClipboard.Mode.Clipboard, *[QClipboard.Mode.Selection] * clipboard.supportsSelection()]
    texts = (clipboard.text(mode)[:_LONGEST].strip() for mode in modes)
    return next((text for text in texts if e164(text)), "")

"""Words looked for in all talks, from anywhere in the window: what is found is heard at once."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from app.contract.answers import Call
from app.desk.desk import utc_now
from ui.words_recording import can_be_played

if TYPE_CHECKING:
    from ui.desk_session import DeskSession
    from ui.word_search.dialog import WordsDialog

KEYS: Final = "Ctrl+Shift+F"
_LEAD_S: Final = 0.3
"""A word is heard from a little before its line."""


class DeskWords(QObject):
    def __init__(self, session: "DeskSession") -> None:
        super().__init__(session)
        self._session = session
        self._dialog: WordsDialog | None = None  # until it is first opened
        self._keys = QShortcut(QKeySequence(KEYS), session.window)
        self._keys.activated.connect(self.open)

    @Slot()
    @Slot(str)
    def open(self, text: str = "") -> None:
        """Ask for words; with some of them when they are known already."""
        if self._dialog is None:
            from ui.word_search.dialog import WordsDialog  # costs nothing until it is wanted

            self._dialog = WordsDialog(self._session.theme, self._session.parts.words, utc_now, self._session.window)
            self._dialog.place_wanted.connect(self._hear)
        self._dialog.open_with(text)

    async def close_tasks(self) -> None:
        self._keys.setEnabled(False)
        self._keys.deleteLater()
        if self._dialog is not None:
            await self._dialog.close_tasks()
            self._dialog.deleteLater()
            self._dialog = None

    @Slot(object, object, str)
    def _hear(self, call: Call, at_s: float | None, words: str) -> None:
        start = None if at_s is None else max(0.0, at_s - _LEAD_S)
        is_shown = self._session.dock.call is not None and self._session.dock.call.id == call.id
        if not is_shown or (start is not None and can_be_played(call)):
            self._session.playing.play(call, start=start)
        texts = self._session.dock.texts
        if at_s is not None:
            texts.show_words(words, at=at_s)
        elif not texts.is_open:
            texts.toggle()  # the words are in the summary

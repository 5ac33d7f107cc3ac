"""What a person can try out to see and hear that it works: a sound, a card; and what the program knows of itself."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, QUrl, Slot

import resources
from app.contract.answers import Call, Direction, Phase, Recording, RecordingState, Status
from app.desk.call_board import CallCard, CardState
from app.desk.desk import utc_now
from ui.stall_probe import StallProbe

if TYPE_CHECKING:
    from ui.desk_session import DeskSession

_CARD_ID: Final = -2
"""No call of the backend has it."""
_NUMBER: Final = "+380000000000"
_CARD_MS: Final = 6_000


class DeskTrials(QObject):
    def __init__(self, session: "DeskSession") -> None:
        super().__init__(session)
        self._session = session
        self._probe = StallProbe(self)
        self._card_goes = QTimer(self, singleShot=True, interval=_CARD_MS)
        self._card_goes.timeout.connect(self._on_card_over)
        self._sound: QObject | None = None  # until it is first tried

    def start(self) -> None:
        self._probe.start()

    def stop(self) -> None:
        self._probe.stop()
        self._card_goes.stop()

    def longest_stall_ms(self) -> int:
        """How long the screen once kept everything waiting in the last hour."""
        return self._probe.longest_ms

    def is_hushed(self) -> bool:
        return self._session.quiet.quiet.is_on

    def end_quiet(self) -> None:
        """The person's own wish; the system's is the system's."""
        self._session.quiet.wish(None)

    def try_notice(self) -> None:
        """The system tells of nothing in particular."""
        self._session.notices.try_notice()

    def try_sound(self) -> None:
        """Two tones on the device that recordings are heard on."""
        from PySide6.QtMultimedia import QSoundEffect

        if not isinstance(self._sound, QSoundEffect):
            self._sound = effect = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(Path(resources.__file__).parent / "sounds" / "chime.wav")))
        self._sound.play()

    def try_card(self) -> None:
        """A card as a new client's ring makes it, where such cards come up; it goes by itself."""
        now = utc_now()
        call = Call(
            id=_CARD_ID,
            external_id="",
            direction=Direction.IN,
            phase=Phase.RINGING,
            status=Status.ACTIVE,
            phone=_NUMBER,
            client=None,
            operator=None,
            manager=None,
            line=self.tr("Пробна картка"),
            started_at=now - timedelta(seconds=1),
            answered_at=None,
            ended_at=None,
            wait_s=None,
            talk_s=None,
            recording=Recording(state=RecordingState.NONE),
        )
        self._session.stack.show_card(CallCard(call=call, state=CardState.RINGING, since=now))
        self._card_goes.start()

    @Slot()
    def _on_card_over(self) -> None:
        self._session.stack.take_away(_CARD_ID)

"""What wakes which long run, in whichever process it runs: the journal, and nudges."""

from collections.abc import Callable, Iterable, Sequence

from app.backend.crm import Crm
from app.backend.intake import Intake
from app.backend.jobs.catch_up import CatchUp
from app.backend.jobs.fetch_recordings import FetchRecordings
from app.backend.jobs.fetch_transcripts import FetchTranscripts
from app.backend.jobs.keep_recordings import KeepRecordings
from app.backend.jobs.nudges import Nudge
from app.backend.jobs.push_names import PushNames
from app.backend.known_workspaces import KnownWorkspaces
from app.backend.presence import PresenceBoard
from app.backend.storage.neighbours import ANYTHING
from app.backend.storage.transaction import ToldRow

type Wake = Callable[[], None]


class WakeCalls:
    """Every process hears them all; those runs that are another process's sleep on."""

    def __init__(
        self,
        *,
        known: KnownWorkspaces,
        intake: Intake,
        catching_up: CatchUp,
        fetching: FetchRecordings,
        transcribing: FetchTranscripts,
        keeping: KeepRecordings,
        presence: PresenceBoard,
        names: PushNames,
        crm: Crm,
    ) -> None:
        # What stands in the news that a run waits for.
        self._news: dict[bytes, tuple[Wake, ...]] = {
            b'"recording":{"state":"pending"': (fetching.wake,),
            b'"type":"client"': (crm.writing.wake, names.wake),
            b'"type":"integration"': (known.forget,),
            b'"step":"ringing_operator"': (presence.hurry,),
        }
        self._nudges: dict[Nudge, tuple[Wake, ...]] = {
            Nudge.RECORDING: (fetching.wake,),
            Nudge.TRANSCRIPT: (transcribing.wake,),
            Nudge.INTEGRATION: (known.forget, intake.forget, names.begin_anew, catching_up.wake, presence.hurry),
            Nudge.WEBHOOKS: (known.forget, intake.forget),
            Nudge.NAMES: (names.begin_anew,),
            Nudge.KEEPING: (keeping.wake,),
            Nudge.SITNIKS: (crm.settings_changed,),
            Nudge.FORWARDS: (crm.forwarding.wake,),
            Nudge.IMPORTS: (crm.importing.wake,),
        }
        self._hurried = fetching.hurried

    def hear(self, rows: Sequence[ToldRow]) -> None:
        """The journal has grown."""
        for words, wakes in self._news.items():
            if any(words in row.message for row in rows):
                _call(wakes)

    def nudged(self, kind: str, key: int) -> None:
        if kind == Nudge.RECORDING:
            self._hurried(key)
        for nudge, wakes in self._nudges.items():
            if kind in {nudge, ANYTHING}:
                _call(wakes)


def _call(wakes: Iterable[Wake]) -> None:
    for wake in wakes:
        wake()

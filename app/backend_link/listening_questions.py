"""What the player asks the backend about a talk: what people judged of it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlencode

from app.audio.forms import Form
from app.backend_link.asking import Asking
from app.backend_link.questions import CallQuestion, filter_params
from app.backend_link.recording_download import Saved, save_recording
from app.backend_link.recording_stream import Filled, stream_recording
from app.contract.answers import Page
from app.contract.exports import NewArchive
from app.contract.people import RecordingPurpose
from app.contract.reviews import Review, ReviewChange

LARGEST_ARCHIVE = 1024**4
_ARCHIVE = "/api/v1/recordings.zip"


class ListeningQuestions:
    """Asks over the desk's own connection. Each method raises `Refused` or `BackendSilent`."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    async def stream_recording(self, call_id: int, into: Filled) -> Saved:
        """Bring a call's recording while it is heard; see `recording_stream.stream_recording`."""
        return await stream_recording(self._asking, f"/api/v1/calls/{call_id}/recording", into)

    async def bring_ahead(
        self, call_id: int, into: Path, *, progress: Callable[[int, int | None], None] | None = None
    ) -> Saved:
        """Bring a recording that nobody has asked to hear yet; the audit trail knows it from a listening."""
        path = f"/api/v1/calls/{call_id}/recording?purpose={RecordingPurpose.AHEAD}"
        return await save_recording(self._asking, path, into, progress=progress)

    async def save_archive(
        self,
        wanted: CallQuestion,
        template: str,
        into: Path,
        progress: Callable[[int, int | None], None],
        *,
        chosen: Sequence[int] = (),
        form: Form = Form.ORIGINAL,
    ) -> Saved:
        """Bring the recordings of these calls as one ZIP; a try after a cut goes on where that one stopped.

        `chosen` are the ids of those that alone are wanted among them; empty: all.
        """
        if chosen:
            selection = NewArchive(calls=tuple(chosen), template=template, form=form)
            return await save_recording(
                self._asking, _ARCHIVE, into, progress=progress, limit_bytes=LARGEST_ARCHIVE, body=selection
            )
        made = "" if form is Form.ORIGINAL else form.value
        asked = {**filter_params(wanted), "template": template, "form": made}.items()
        told = {
            name: str(value).lower() if isinstance(value, bool) else str(value)
            for name, value in asked
            if value is not None and value != ""
        }
        path = f"{_ARCHIVE}?{urlencode(told)}"
        return await save_recording(self._asking, path, into, progress=progress, limit_bytes=LARGEST_ARCHIVE)

    async def reviews(self, call_id: int) -> Page[Review]:
        """Everybody's, the earliest first."""
        return await self._asking.ask("GET", f"/api/v1/calls/{call_id}/reviews", Page[Review])

    async def change_review(self, call_id: int, change: ReviewChange) -> Page[Review]:
        """Change one's own; everybody's as they are then."""
        return await self._asking.ask("PUT", f"/api/v1/calls/{call_id}/review", Page[Review], body=change)

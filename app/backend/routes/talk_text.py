"""A talk in words: its summary, its transcript, and words looked for in all talks."""

from typing import Annotated

from litestar import get
from litestar.params import FromPath, QueryParameter

from app.backend.found_words import cues_of, found_in
from app.backend.routes.access import TheService, Who
from app.backend.routes.audit import note_use
from app.backend.routes.calls import page_seen, read_cursor, visible_call
from app.backend.routes.wanted_calls import Text, WantedCalls
from app.backend.storage import talk_text
from app.backend.storage.transaction import Tx
from app.contract.answers import Page
from app.contract.people import Deed
from app.contract.talk_text import FoundTalk, TalkSummary, TextState, Transcript


@get("/calls/{call_id:int}/summary")
async def get_summary(call_id: FromPath[int], service: TheService, who: Who) -> TalkSummary:
    """What the telephony's AI told of the call; without `told_at`: nothing yet."""

    def work(tx: Tx) -> TalkSummary:
        visible_call(tx, who, call_id)
        kept = talk_text.summary_of_call(tx, call_id)
        return TalkSummary() if kept is None else kept.told

    return await service.database.read(work)


@get("/calls/{call_id:int}/transcript")
async def get_transcript(call_id: FromPath[int], service: TheService, who: Who) -> Transcript:
    """Who said what when; of one that is not there, why. That somebody got it is kept in the audit trail."""

    def work(tx: Tx) -> Transcript:
        call = visible_call(tx, who, call_id)
        kept = talk_text.summary_of_call(tx, call_id)
        if kept is None:
            return Transcript(state=TextState.NONE)
        cues = cues_of(call, talk_text.lines_of(tx, kept.id))
        return Transcript(state=kept.told.transcript, reason=kept.reason, next_try_at=kept.next_try_at, cues=cues)

    told = await service.database.read(work)
    if told.cues:
        await note_use(service, who, call_id, Deed.READ)
    return told


@get("/calls/words")
async def find_words(
    service: TheService,
    who: Who,
    wanted: WantedCalls,
    limit: Annotated[int, QueryParameter(ge=1, le=50)] = 20,
    cursor: Text = None,
) -> Page[FoundTalk]:
    """Calls in whose transcript or summary all the `words` stand, newest first, among those this user may see.

    Every filter of the list narrows them. Words of which none has three letters are in no call.
    """
    below, looked_for = read_cursor(cursor), wanted.words
    if looked_for is None:
        return Page(())

    def work(tx: Tx) -> Page[FoundTalk]:
        page = page_seen(tx, who, wanted, below, limit)
        return Page(tuple(found_in(tx, call, looked_for.all) for call in page.items), page.next)

    return await service.database.read(work)

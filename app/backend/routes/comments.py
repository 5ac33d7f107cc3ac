"""What people remark on a call, pinned to a moment of its recording or not."""

from litestar import get, post
from litestar.params import FromPath, JSONBody

from app.backend.news import Teller
from app.backend.refusals import Refusal
from app.backend.routes.access import TheService, Who
from app.backend.routes.calls import visible_call
from app.backend.storage import comments, reviews
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import Tx
from app.contract.answers import Comment, Page
from app.contract.problems import Problem
from app.contract.requests import NewComment

MOST = 1_000
"""Of one call: all of them are answered at once."""


@get("/calls/{call_id:int}/comments")
async def list_comments(call_id: FromPath[int], service: TheService, who: Who) -> Page[Comment]:
    """All comments of the call, in the order they were written."""

    def work(tx: Tx) -> Page[Comment]:
        visible_call(tx, who, call_id)
        return Page(comments.comments_of_call(tx, call_id))

    return await service.database.read(work)


@post("/calls/{call_id:int}/comments")
async def create_comment(call_id: FromPath[int], data: JSONBody[NewComment], service: TheService, who: Who) -> Comment:
    text = data.text.strip()
    if not text:
        raise Refusal(Problem.BAD_REQUEST, detail="a comment needs a text")

    def work(tx: Tx) -> Comment:
        call, now = visible_call(tx, who, call_id), utc_now()
        said = comments.same_comment(tx, call_id, person=who.me.user.id, at_s=data.at_s, text=text)
        if said is not None:  # a desk whose answer was lost says it again
            return said
        if comments.count_comments(tx, call_id) >= MOST:
            raise Refusal(Problem.TOO_LARGE, detail=f"a call has at most {MOST} comments")
        made = comments.create_comment(tx, call_id, person=who.me.user.id, at_s=data.at_s, text=text, now=now)
        reviews.judge(tx, who.workspace, call_id)
        Teller(tx, who.workspace, now).comment(call, made)
        return made

    return await service.database.write(work)

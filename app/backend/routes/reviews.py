"""Quality control: who rates a talk, and with which tags."""

from litestar import get, put
from litestar.params import FromPath, JSONBody
from msgspec import UNSET

from app.backend.domain.names import clean_name
from app.backend.news import Teller
from app.backend.routes.access import TheService, Who, at_least
from app.backend.routes.calls import visible_call
from app.backend.storage import reviews
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import Tx
from app.contract.answers import Page, Role
from app.contract.reviews import Review, ReviewChange


@get("/calls/{call_id:int}/reviews")
async def list_reviews(call_id: FromPath[int], service: TheService, who: Who) -> Page[Review]:
    """Everybody's, the earliest first."""

    def work(tx: Tx) -> Page[Review]:
        visible_call(tx, who, call_id)
        return Page(reviews.reviews_of_call(tx, call_id))

    return await service.database.read(work)


@put("/calls/{call_id:int}/review", guards=[at_least(Role.SUPERVISOR)])
async def change_review(
    call_id: FromPath[int], data: JSONBody[ReviewChange], service: TheService, who: Who
) -> Page[Review]:
    """One's own; what is left out stays as it was."""

    def work(tx: Tx) -> Page[Review]:
        call = visible_call(tx, who, call_id)
        person, now = who.me.user.id, utc_now()
        had = next((review for review in reviews.reviews_of_call(tx, call_id) if review.by.id == person), None)
        rating, tags = (None, ()) if had is None else (had.rating, had.tags)
        rating = rating if data.rating is UNSET else data.rating
        tags = tags if data.tags is UNSET else _clean(data.tags)
        reviews.put_review(tx, call_id, person=person, rating=rating, tags=tags, now=now)
        reviews.judge(tx, who.workspace, call_id)
        Teller(tx, who.workspace, now).reviews(call)
        return Page(reviews.reviews_of_call(tx, call_id))

    return await service.database.write(work)


def _clean(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Each once, as it was first written."""
    by_look: dict[str, str] = {}
    for tag in map(clean_name, tags):
        if tag:
            by_look.setdefault(tag.lower(), tag)
    return tuple(by_look.values())

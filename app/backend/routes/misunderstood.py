"""Webhooks that were stored and not understood, for the administrator who sets the parameters up."""

from litestar import get

from app.backend.routes.access import TheService, Who, at_least
from app.backend.routes.calls import read_cursor
from app.backend.routes.wanted_calls import Limit, Text
from app.backend.storage import misunderstood
from app.backend.storage.moments import micro
from app.backend.storage.paging import Cursor
from app.contract.administration import Misunderstood
from app.contract.answers import Page, Role


@get("/webhooks/misunderstood", guards=[at_least(Role.ADMIN)])
async def list_misunderstood(
    service: TheService, who: Who, limit: Limit = 50, cursor: Text = None
) -> Page[Misunderstood]:
    """What came and was no notice to us, newest first: what was recognised in it, and what was not."""
    below = read_cursor(cursor)
    found = await service.database.read(lambda tx: misunderstood.page(tx, who.workspace, cursor=below, limit=limit + 1))
    items = found[:limit]
    following = Cursor(micro(items[-1].arrived_at), items[-1].id).text() if len(found) > limit else None
    return Page(items, following)

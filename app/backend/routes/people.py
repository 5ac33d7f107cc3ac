"""Coming in: a code for a token; who am I."""

from typing import Any

from litestar import Request, get, post
from litestar.params import JSONBody

from app.backend.routes.access import TheService, Who
from app.backend.storage.moments import utc_now
from app.contract.answers import Me, SignedIn
from app.contract.requests import Pair


@post("/pair", status_code=200)
async def pair(data: JSONBody[Pair], request: Request[Any, Any, Any], service: TheService) -> SignedIn:
    """Give a token for a pairing code; a code works once, for ten minutes."""
    address = "" if request.client is None else request.client.host
    return await service.door.pair(data.code, data.device, address, utc_now())


@get("/me")
async def me(who: Who) -> Me:
    """Who is signed in with this token."""
    return who.me

"""Click to call: the operator's own phone rings first."""

from typing import Annotated

from litestar import delete, get, post
from litestar.params import FromPath, HeaderParameter, JSONBody

from app.backend.refusals import Refusal, found
from app.backend.routes.access import TheService, Who
from app.backend.routes.calls import own_operator
from app.backend.storage import callbacks
from app.contract.answers import Callback, Role
from app.contract.problems import Problem
from app.contract.requests import NewCallback

IdempotencyKey = Annotated[str, HeaderParameter(name="Idempotency-Key", min_length=1, max_length=100)]


@post("/callbacks")
async def create_callback(
    data: JSONBody[NewCallback], idempotency_key: IdempotencyKey, service: TheService, who: Who
) -> Callback:
    """Begin a callback; its steps come as `callback` events. The same key again begins nothing."""
    return await service.click_to_call.ask(who, data, idempotency_key)


@get("/callbacks/{callback_id:int}")
async def get_callback(callback_id: FromPath[int], service: TheService, who: Who) -> Callback:
    """How far it is: an operator's own, or for supervisors anybody's."""
    kept = found(await service.database.read(lambda tx: callbacks.get_callback(tx, who.workspace, callback_id)))
    if who.me.role is Role.OPERATOR and kept.person != who.me.user.id and kept.operator != own_operator(who):
        raise Refusal(Problem.NOT_FOUND)
    return kept.told


@delete("/callbacks/{callback_id:int}", status_code=200)
async def give_up_callback(callback_id: FromPath[int], service: TheService, who: Who) -> Callback:
    """Wait for it no longer; what Ringostat has begun it ends itself."""
    return await service.click_to_call.give_up(who, callback_id)

"""Click to call: the operator's own phone rings first."""

from typing import Annotated

from litestar import delete, get, post
from litestar.params import Parameter

from app.backend.refusals import found
from app.backend.service import Service
from app.backend.storage import callbacks
from app.backend.storage.people import SignedInAs
from app.contract.answers import Callback
from app.contract.requests import NewCallback

IdempotencyKey = Annotated[str, Parameter(header="Idempotency-Key", min_length=1, max_length=100)]


@post("/callbacks")
async def create_callback(
    data: NewCallback, idempotency_key: IdempotencyKey, service: Service, who: SignedInAs
) -> Callback:
    """Begin a callback; its steps come as `callback` events. The same key again begins nothing."""
    return await service.click_to_call.ask(who, data, idempotency_key)


@get("/callbacks/{callback_id:int}")
async def get_callback(callback_id: int, service: Service, who: SignedInAs) -> Callback:
    return found(await service.database.read(lambda tx: callbacks.get_callback(tx, who.workspace, callback_id))).told


@delete("/callbacks/{callback_id:int}", status_code=200)
async def give_up_callback(callback_id: int, service: Service, who: SignedInAs) -> Callback:
    """Wait for it no longer; what Ringostat has begun it ends itself."""
    return await service.click_to_call.give_up(who, callback_id)

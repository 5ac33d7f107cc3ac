"""What webhooks brought that was not understood, by its looks; and what the administrator says its keys mean."""

from litestar import delete, get, put
from litestar.params import FromPath, JSONBody

from app.backend.jobs.nudges import Nudge
from app.backend.providers.ringostat_keys import compared
from app.backend.refusals import Refusal
from app.backend.routes.access import TheService, Who, at_least
from app.backend.storage import audit, key_meanings, misunderstood
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import Tx
from app.backend.telephony import tell_state
from app.backend.unknown_webhooks import unknown_shapes
from app.contract.answers import Page, Role
from app.contract.people import Deed
from app.contract.problems import Problem
from app.contract.telephony import KeyMeaning, NewMeanings, Retaken, UnknownShape


@get("/webhooks/shapes", guards=[at_least(Role.ADMIN)])
async def list_shapes(service: TheService, who: Who) -> Page[UnknownShape]:
    """The kinds of bodies that wait to be understood, those that came last first."""
    return Page(await service.database.read(lambda tx: unknown_shapes(tx, who.workspace, service.vault)))


@delete("/webhooks/shapes/{shape:str}", guards=[at_least(Role.ADMIN)], status_code=200)
async def dismiss_shape(shape: FromPath[str], service: TheService, who: Who) -> Page[UnknownShape]:
    """Put away all that look so; what is left."""
    now = utc_now()

    def drop(tx: Tx) -> tuple[UnknownShape, ...]:
        count = misunderstood.drop_shape(tx, who.workspace, shape)
        if not count:
            raise Refusal(Problem.NOT_FOUND)
        details = {"webhooks_dismissed": str(count)}
        audit.note(tx, who, Deed.SETTINGS_CHANGED, now, subject="telephony", details=details)
        tell_state(tx, who.workspace, now)
        return unknown_shapes(tx, who.workspace, service.vault)

    return Page(await service.database.write(drop))


@get("/webhooks/meanings", guards=[at_least(Role.ADMIN)])
async def list_meanings(service: TheService, who: Who) -> Page[KeyMeaning]:
    return Page(await service.database.read(lambda tx: key_meanings.meanings_of(tx, who.workspace)))


@put("/webhooks/meanings", guards=[at_least(Role.ADMIN)])
async def put_meanings(data: JSONBody[NewMeanings], service: TheService, who: Who) -> Retaken:
    """These keys mean that from now on; what waits is taken again."""
    told = [(compared(one.key), one) for one in data.meanings]
    if not all(key for key, _ in told):
        raise Refusal(Problem.BAD_REQUEST, detail="key: no letter or figure in it")
    now = utc_now()

    def put(tx: Tx) -> None:
        for key, one in told:
            key_meanings.put_meaning(tx, who.workspace, key, one.key, one.meaning, now)
        details = {one.key: one.meaning.value for _, one in told}
        audit.note(tx, who, Deed.SETTINGS_CHANGED, now, subject="telephony", details=details)
        tell_state(tx, who.workspace, now)

    await service.database.write(put)
    service.database.nudge(Nudge.WEBHOOKS, 0)
    return await service.retaking.again(who.workspace)


@delete("/webhooks/meanings/{meaning_id:int}", guards=[at_least(Role.ADMIN)], status_code=200)
async def drop_meaning(meaning_id: FromPath[int], service: TheService, who: Who) -> Retaken:
    """The key means again what everybody takes it for."""
    now = utc_now()

    def drop(tx: Tx) -> None:
        if not key_meanings.drop_meaning(tx, who.workspace, meaning_id):
            raise Refusal(Problem.NOT_FOUND)
        audit.note(tx, who, Deed.SETTINGS_CHANGED, now, subject="telephony", details={"meaning": "taken back"})
        tell_state(tx, who.workspace, now)

    await service.database.write(drop)
    service.database.nudge(Nudge.WEBHOOKS, 0)
    return await service.retaking.again(who.workspace)

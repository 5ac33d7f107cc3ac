"""«Зберігання»: how much place the recordings take, and how long and how much of them is kept."""

import asyncio

from litestar import get, put
from litestar.params import FromQuery, JSONBody

from app.backend.domain.keeping import Rule, removal_of, to_remove
from app.backend.jobs.nudges import Nudge
from app.backend.routes.access import TheService, Who, at_least
from app.backend.storage import audit, kept_recordings, workspaces
from app.backend.storage.kept_recordings import Usage
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import Tx
from app.backend.storage.workspaces import Workspace
from app.contract.answers import Role
from app.contract.people import Deed
from app.contract.storage import Days, Keeping, Megabytes, Removal, Storage

_LOOKED_THROUGH = 1_000_000


@get("/storage", guards=[at_least(Role.ADMIN)])
async def get_storage(service: TheService, who: Who) -> Storage:
    def work(tx: Tx) -> tuple[Workspace, Usage]:
        return workspaces.get_workspace(tx, who.workspace), kept_recordings.usage(tx, who.workspace)

    workspace, used = await service.database.read(work)
    last = service.keeping.last(who.workspace)
    return Storage(
        keeping=Keeping(keep_days=workspace.recordings_days, budget_mb=workspace.recordings_mb),
        recordings=used.recordings,
        bytes=used.bytes,
        oldest_at=used.oldest_at,
        free_bytes=await asyncio.to_thread(service.store.free_bytes),
        removed=Removal() if last is None else last.removed,
        removed_at=None if last is None else last.at,
    )


@get("/storage/preview", guards=[at_least(Role.ADMIN)])
async def preview_storage(
    service: TheService,
    who: Who,
    keep_days: FromQuery[Days | None] = None,
    budget_mb: FromQuery[Megabytes | None] = None,
) -> Removal:
    """What these rules would remove now."""
    rule = Rule(keep_days, budget_mb)

    def work(tx: Tx) -> Removal:
        oldest = kept_recordings.oldest_held(tx, who.workspace, limit=_LOOKED_THROUGH)
        used = kept_recordings.usage(tx, who.workspace).bytes
        return removal_of(to_remove(oldest, rule, used_bytes=used, now=utc_now()))

    return await service.database.read(work)


@put("/storage", guards=[at_least(Role.ADMIN)])
async def change_storage(data: JSONBody[Keeping], service: TheService, who: Who) -> Storage:
    """New rules; what they do not allow is removed at once, for good."""
    details = {"keep_days": _word(data.keep_days), "budget_mb": _word(data.budget_mb)}

    def put_rules(tx: Tx) -> None:
        workspaces.put_keeping(tx, who.workspace, days=data.keep_days, mb=data.budget_mb)
        audit.note(tx, who, Deed.SETTINGS_CHANGED, utc_now(), subject="storage", details=details)

    await service.database.write(put_rules)
    service.database.nudge(Nudge.KEEPING, 0)
    return await get_storage.fn(service, who)  # type: ignore[no-any-return]  # Litestar loses the type


def _word(limit: int | None) -> str:
    return "" if limit is None else str(limit)

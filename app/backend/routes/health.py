"""Whether each link of the chain works."""

from importlib.metadata import PackageNotFoundError, version

from litestar import get

from app.backend.routes.access import TheService, Who
from app.backend.storage import misunderstood, presences, workspaces
from app.backend.storage.transaction import StorageUnavailable, Tx
from app.contract.administration import Health


@get("/healthz")
async def healthz(service: TheService) -> dict[str, bool]:
    """For watchdogs, without sign-in: the process answers and its database can be read."""
    await service.database.read(workspaces.all_workspaces)
    return {"ok": True}


@get("/health")
async def health(service: TheService, who: Who) -> Health:
    """For the self-check page."""

    def work(tx: Tx) -> Health:
        workspace = workspaces.get_workspace(tx, who.workspace)
        seen = presences.get_seen(tx, who.workspace)
        silent = seen is not None and seen.silent
        word = "silent" if silent else "unknown" if seen is None or seen.phones is None else "answers"
        return Health(
            ok=not silent,
            version=_version(),
            database="ok",
            last_webhook_at=workspace.last_webhook_at,
            misunderstood=misunderstood.count(tx, who.workspace),
            ringostat="not_set_up" if workspace.project_id is None else word,
        )

    try:
        return await service.database.read(work)
    except StorageUnavailable:
        return Health(ok=False, version=_version(), database="unavailable")


def _version() -> str:
    try:
        return version("slukhavka")
    except PackageNotFoundError:  # in a bundle, or from a bare checkout
        return "0"

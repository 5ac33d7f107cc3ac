"""Companies: one workspace is one Ringostat project, its settings and the secrets of its webhook addresses."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables import webhook_secrets, workspaces
from app.backend.storage.transaction import Row, Tx

_THIS = workspaces.c.id == bindparam("workspace")
_SECRET = (
    select(webhook_secrets.c.secret)
    .where(webhook_secrets.c.workspace == workspaces.c.id, webhook_secrets.c.retired_at.is_(None))
    .order_by(webhook_secrets.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_VIEW = select(workspaces, _SECRET.label("secret"))
_GET = _VIEW.where(_THIS)
_ALL = _VIEW.order_by(workspaces.c.id)
_BY_SECRET = select(webhook_secrets.c.workspace).where(webhook_secrets.c.secret == bindparam("secret"))
_NEW = insert(workspaces).returning(workspaces.c.id)
_NEW_SECRET = insert(webhook_secrets)
_CHANGE = update(workspaces).where(_THIS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """`auth_key` is encrypted; `time_zone` is the name of the project's zone."""

    id: int
    secret: str
    time_zone: str
    type: str | None
    project_id: str | None
    auth_key: str | None
    checked_at: datetime | None
    last_webhook_at: datetime | None
    caught_up_to: datetime | None
    fields_refused_at: datetime | None
    recordings_days: int | None
    recordings_mb: int | None
    created_at: datetime


def create_workspace(tx: Tx, now: datetime) -> int:
    """A new company with a webhook secret of 192 random bits."""
    row = tx.one(_NEW, created_at=micro(now))
    assert row is not None
    tx.run(_NEW_SECRET, workspace=row["id"], secret=secrets.token_urlsafe(24), created_at=micro(now))
    return int(row["id"])


def ensure_workspace(tx: Tx, now: datetime) -> Workspace:
    """The first company; made when the database is new."""
    row = tx.one(_ALL)
    return _workspace(row) if row is not None else get_workspace(tx, create_workspace(tx, now))


def get_workspace(tx: Tx, workspace: int) -> Workspace:
    row = tx.one(_GET, workspace=workspace)
    assert row is not None
    return _workspace(row)


def all_workspaces(tx: Tx) -> list[Workspace]:
    return [_workspace(row) for row in tx.rows(_ALL)]


def workspace_by_secret(tx: Tx, secret: str) -> Workspace | None:
    """Whose webhook address this is; older secrets stay valid."""
    row = tx.one(_BY_SECRET, secret=secret)
    return None if row is None else get_workspace(tx, row["workspace"])


def put_integration(
    tx: Tx, workspace: int, *, type_: str, project_id: str, auth_key: str, checked_at: datetime
) -> None:
    """Keep what was proved; the call log of another project is read from its beginning."""
    another = get_workspace(tx, workspace).project_id != project_id
    forgotten: dict[str, None] = {"caught_up_to": None, "fields_refused_at": None} if another else {}
    tx.run(
        _CHANGE,
        workspace=workspace,
        type=type_,
        project_id=project_id,
        auth_key=auth_key,
        checked_at=micro(checked_at),
        **forgotten,
    )


def put_time_zone(tx: Tx, workspace: int, zone: str) -> None:
    """The project's zone; of what was read in another one, the times without an offset are read anew."""
    if get_workspace(tx, workspace).time_zone != zone:
        tx.run(_CHANGE, workspace=workspace, time_zone=zone, caught_up_to=None)


def put_webhook_seen(tx: Tx, workspace: int, at: datetime) -> None:
    tx.run(_CHANGE, workspace=workspace, last_webhook_at=micro(at))


def put_caught_up_to(tx: Tx, workspace: int, until: datetime) -> None:
    """The call log is read up to `until`."""
    tx.run(_CHANGE, workspace=workspace, caught_up_to=micro(until))


def put_fields_refused(tx: Tx, workspace: int, at: datetime | None) -> None:
    """The call log refused all but the safe fields then; None: it knows all of them."""
    tx.run(_CHANGE, workspace=workspace, fields_refused_at=micro(at))


def put_keeping(tx: Tx, workspace: int, *, days: int | None, mb: int | None) -> None:
    """How long and how much of the recordings is kept; None: without an end."""
    tx.run(_CHANGE, workspace=workspace, recordings_days=days, recordings_mb=mb)


def _workspace(row: Row) -> Workspace:
    return Workspace(
        id=row["id"],
        secret=row["secret"],
        time_zone=row["time_zone"],
        type=row["type"],
        project_id=row["project_id"],
        auth_key=row["auth_key"],
        checked_at=moment_of(row["checked_at"]),
        last_webhook_at=moment_of(row["last_webhook_at"]),
        caught_up_to=moment_of(row["caught_up_to"]),
        fields_refused_at=moment_of(row["fields_refused_at"]),
        recordings_days=row["recordings_days"],
        recordings_mb=row["recordings_mb"],
        created_at=moment_of(row["created_at"]),
    )

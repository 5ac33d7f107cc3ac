"""Companies: one workspace is one Ringostat project, its settings and the secrets of its webhook addresses."""

import secrets
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import bindparam, insert, select, update

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables import webhook_secrets, workspaces
from app.backend.storage.transaction import Row, Tx
from app.contract.telephony import AccountTrouble

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
    check_trouble: AccountTrouble | None
    meanings_version: int
    pushes_names: bool
    names_trouble: AccountTrouble | None
    names_pushed_at: datetime | None
    names_waiting: int
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


def put_integration(
    tx: Tx, workspace: int, *, type_: str, project_id: str, auth_key: str, checked_at: datetime
) -> bool:
    """Keep what was proved; whether it is another project: its call log is read from the beginning."""
    another = get_workspace(tx, workspace).project_id != project_id
    forgotten: dict[str, None] = {"caught_up_to": None, "fields_refused_at": None} if another else {}
    tx.run(
        _CHANGE,
        workspace=workspace,
        type=type_,
        project_id=project_id,
        auth_key=auth_key,
        checked_at=micro(checked_at),
        check_trouble=None,
        **forgotten,
    )
    return another


def put_time_zone(tx: Tx, workspace: int, zone: str) -> None:
    """The project's zone; of what was read in another one, the times without an offset are read anew."""
    if get_workspace(tx, workspace).time_zone != zone:
        tx.run(_CHANGE, workspace=workspace, time_zone=zone, caught_up_to=None)


def put_checked(tx: Tx, workspace: int, at: datetime, trouble: AccountTrouble | None) -> None:
    """What the account answered when it was asked anew."""
    tx.run(_CHANGE, workspace=workspace, checked_at=micro(at), check_trouble=_as_json(trouble))


def put_pushes_names(tx: Tx, workspace: int, *, on: bool) -> None:
    """Whether the telephony's phone is told the clients' names."""
    tx.run(_CHANGE, workspace=workspace, pushes_names=on, names_trouble=None)


def put_names_pushed(
    tx: Tx, workspace: int, at: datetime | None, *, waiting: int, trouble: AccountTrouble | None
) -> None:
    """How telling them went; `at` None: nothing was taken this time."""
    taken = {} if at is None else {"names_pushed_at": micro(at)}
    tx.run(_CHANGE, workspace=workspace, names_trouble=_as_json(trouble), names_waiting=waiting, **taken)


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


def _trouble(text: str | None) -> AccountTrouble | None:
    return None if text is None else msgspec.json.decode(text, type=AccountTrouble)


def _as_json(trouble: AccountTrouble | None) -> str | None:
    return None if trouble is None else msgspec.json.encode(trouble).decode()


def _workspace(row: Row) -> Workspace:
    return Workspace(
        id=row["id"],
        secret=row["secret"],
        time_zone=row["time_zone"],
        type=row["type"],
        project_id=row["project_id"],
        auth_key=row["auth_key"],
        checked_at=moment_of(row["checked_at"]),
        check_trouble=_trouble(row["check_trouble"]),
        meanings_version=row["meanings_version"],
        pushes_names=bool(row["pushes_names"]),
        names_trouble=_trouble(row["names_trouble"]),
        names_pushed_at=moment_of(row["names_pushed_at"]),
        names_waiting=row["names_waiting"],
        last_webhook_at=moment_of(row["last_webhook_at"]),
        caught_up_to=moment_of(row["caught_up_to"]),
        fields_refused_at=moment_of(row["fields_refused_at"]),
        recordings_days=row["recordings_days"],
        recordings_mb=row["recordings_mb"],
        created_at=moment_of(row["created_at"]),
    )

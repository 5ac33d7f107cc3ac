"""The secrets of the webhooks' addresses: one is shown, replaced ones stay valid for a while."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import bindparam, insert, select, update

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables import webhook_secrets
from app.backend.storage.transaction import Row, Tx
from app.contract.telephony import WebhookSecret

_TAIL = 4
_OLD_ONES_SHOWN = 5

_OPENS = select(webhook_secrets.c.id, webhook_secrets.c.workspace, webhook_secrets.c.valid_until).where(
    webhook_secrets.c.secret == bindparam("secret")
)
_NEW = insert(webhook_secrets)
_RETIRE = (
    update(webhook_secrets)
    .where(webhook_secrets.c.workspace == bindparam("workspace_id"), webhook_secrets.c.retired_at.is_(None))
    .values(retired_at=bindparam("now"), valid_until=bindparam("until"))
)
_END = (
    update(webhook_secrets)
    .where(
        webhook_secrets.c.workspace == bindparam("workspace_id"),
        webhook_secrets.c.id == bindparam("secret_id"),
        webhook_secrets.c.retired_at.is_not(None),
    )
    .values(valid_until=bindparam("now"))
)
_USED = update(webhook_secrets).where(webhook_secrets.c.id == bindparam("secret_id")).values(used_at=bindparam("now"))
_VALID = (
    select(webhook_secrets)
    .where(
        webhook_secrets.c.workspace == bindparam("workspace"),
        webhook_secrets.c.retired_at.is_(None)
        | webhook_secrets.c.valid_until.is_(None)
        | (webhook_secrets.c.valid_until > bindparam("now")),
    )
    .order_by(webhook_secrets.c.id.desc())
    .limit(1 + _OLD_ONES_SHOWN)
)


def opened_by(tx: Tx, secret: str, now: datetime) -> tuple[int, int] | None:
    """The secret's id and its workspace; None for one that is not or no longer valid."""
    row = tx.one(_OPENS, secret=secret)
    if row is None or (row["valid_until"] is not None and row["valid_until"] <= micro(now)):
        return None
    return row["id"], row["workspace"]


def renew(tx: Tx, workspace: int, old_lasts: timedelta, now: datetime) -> None:
    """Show a new secret of 192 random bits; the one of now stays valid for so long."""
    tx.run(_RETIRE, workspace_id=workspace, now=micro(now), until=micro(now + old_lasts))
    tx.run(_NEW, workspace=workspace, secret=secrets.token_urlsafe(24), created_at=micro(now))


def end(tx: Tx, workspace: int, secret: int, now: datetime) -> bool:
    """A replaced secret opens nothing from now on; whether there is such a one."""
    return tx.run(_END, workspace_id=workspace, secret_id=secret, now=micro(now)) == 1


def put_used(tx: Tx, secret: int, now: datetime) -> None:
    tx.run(_USED, secret_id=secret, now=micro(now))


def valid_secrets(tx: Tx, workspace: int, now: datetime) -> tuple[WebhookSecret, ...]:
    """Those that open the door now, the newest first."""
    return tuple(_told(row) for row in tx.rows(_VALID, workspace=workspace, now=micro(now)))


def texts(tx: Tx, workspace: int, now: datetime) -> list[str]:
    """The secrets themselves, to be blotted out of what is shown."""
    return [row["secret"] for row in tx.rows(_VALID, workspace=workspace, now=micro(now))]


def _told(row: Row) -> WebhookSecret:
    return WebhookSecret(
        id=row["id"],
        tail=row["secret"][-_TAIL:],
        created_at=moment_of(row["created_at"]),
        current=row["retired_at"] is None,
        valid_until=moment_of(row["valid_until"]),
        used_at=moment_of(row["used_at"]),
    )

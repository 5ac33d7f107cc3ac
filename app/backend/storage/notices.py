"""Everything that was told of a call, each thing once."""

import hashlib
from datetime import datetime

import msgspec
from sqlalchemy import bindparam, select

from app.backend.domain.conversation import Arrived
from app.backend.domain.notice import CallNotice
from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables import notices
from app.backend.storage.transaction import Tx
from app.backend.storage.upserts import insert_or_leave

_OF_CALL = (
    select(notices.c.body, notices.c.arrived_at)
    .where(notices.c.workspace == bindparam("workspace"), notices.c.external_id == bindparam("external_id"))
    .order_by(notices.c.id)
)
_ADD = insert_or_leave(notices)


def add_notice(tx: Tx, workspace: int, notice: CallNotice, kept: CallNotice, now: datetime) -> bool:
    """Keep the notice; False when the same was told before. `kept` is it with its address encrypted."""
    digest = hashlib.blake2b(msgspec.json.encode(notice), digest_size=16).digest()
    added = tx.run(
        _ADD,
        workspace=workspace,
        external_id=notice.call_id,
        digest=digest,
        moment=notice.moment,
        arrived_at=micro(now),
        body=msgspec.json.encode(kept).decode(),
    )
    return added == 1


def notices_of_call(tx: Tx, workspace: int, external_id: str) -> list[Arrived]:
    return [
        Arrived(msgspec.json.decode(row["body"], type=CallNotice), moment_of(row["arrived_at"]))
        for row in tx.rows(_OF_CALL, workspace=workspace, external_id=external_id)
    ]

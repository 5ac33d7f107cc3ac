"""Who holds what only one process may do.

No clock is compared with another machine's: a holder's `beat` goes on as long as it lives, and whoever has seen it
stand still for long enough, by its own clock, takes the lease over.
"""

from dataclasses import dataclass

from sqlalchemy import bindparam, select, update

from app.backend.storage.tables_processes import leases
from app.backend.storage.transaction import Tx
from app.backend.storage.upserts import insert_or_leave

_GET = select(leases).where(leases.c.name == bindparam("lease"))
_MAKE = insert_or_leave(leases)
_BEAT = (
    update(leases)
    .where(leases.c.name == bindparam("lease"))
    .values(holder=bindparam("who"), beat=leases.c.beat + 1)
    .returning(leases.c.beat)
)
_GIVE_BACK = update(leases).where(leases.c.name == bindparam("lease"), leases.c.holder == bindparam("who"))


@dataclass(frozen=True, slots=True)
class Lease:
    """Nobody's when `holder` is empty."""

    holder: str
    beat: int


def get_lease(tx: Tx, name: str) -> Lease:
    row = tx.one(_GET, lease=name)
    return Lease("", 0) if row is None else Lease(row["holder"], row["beat"])


def keep_lease(tx: Tx, name: str, who: str, *, dead: Lease | None = None) -> Lease:
    """Take the lease when it is nobody's, or still the `dead` holder's; go on with one's own. Whose it is now."""
    now = get_lease(tx, name)
    if now.holder not in {"", who} and now != dead:
        return now
    tx.run(_MAKE, name=name)
    row = tx.one(_BEAT, lease=name, who=who)
    assert row is not None
    return Lease(who, row["beat"])


def give_back_lease(tx: Tx, name: str, who: str) -> None:
    """Let another process take it at once."""
    tx.run(_GIVE_BACK, lease=name, who=who, holder="")

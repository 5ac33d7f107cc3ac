"""What was seen of each company's phones last, by whichever process looks at them."""

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
from sqlalchemy import bindparam, select

from app.backend.storage.tables_processes import presences
from app.backend.storage.transaction import Tx
from app.backend.storage.upserts import insert_or_renew
from app.contract.events import Presence

_GET = select(presences).where(presences.c.workspace == bindparam("workspace"))
_PUT = insert_or_renew(presences, ("workspace",), ("online", "speaking", "known", "silent"))


@dataclass(frozen=True, slots=True)
class Seen:
    """`phones` is None when it is not known; `silent`: the last question to Ringostat was not answered."""

    phones: Presence | None
    silent: bool = False

    def word_for(self, logins: Iterable[str]) -> str:
        """`online`, `speaking`, `offline` or `unknown`."""
        if self.phones is None:
            return "unknown"
        theirs = set(logins)
        if not theirs.isdisjoint(self.phones.speaking):
            return "speaking"
        return "offline" if theirs.isdisjoint(self.phones.online) else "online"


def get_seen(tx: Tx, workspace: int) -> Seen | None:
    """None: nobody has ever looked."""
    row = tx.one(_GET, workspace=workspace)
    if row is None:
        return None
    phones = Presence(online=_logins(row["online"]), speaking=_logins(row["speaking"])) if row["known"] else None
    return Seen(phones, silent=bool(row["silent"]))


def put_seen(tx: Tx, workspace: int, seen: Seen) -> None:
    phones = seen.phones or Presence(online=(), speaking=())
    tx.run(
        _PUT,
        workspace=workspace,
        online=msgspec.json.encode(phones.online).decode(),
        speaking=msgspec.json.encode(phones.speaking).decode(),
        known=seen.phones is not None,
        silent=seen.silent,
    )


def _logins(text: str) -> tuple[str, ...]:
    return msgspec.json.decode(text, type=tuple[str, ...])

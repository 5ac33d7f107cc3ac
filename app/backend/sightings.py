"""That a webhook came: which moment's, with which secret. Kept to the minute, so that the hot path stays cool."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.backend.known_workspaces import Known
from app.backend.providers.ringostat_webhook import NotUnderstood, Read, moment_told
from app.backend.storage import webhook_moments, webhook_secrets, workspaces
from app.backend.storage.transaction import Tx
from app.backend.telephony import tell_state

EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Sighting:
    """What is to be kept of one webhook's coming; None: it was kept less than a minute ago."""

    workspace: int
    moment: str | None = None
    understood: bool = True
    secret: int | None = None


class Sightings:
    def __init__(self) -> None:
        self._kept: dict[tuple[int, str | int, bool], datetime] = {}

    def of(
        self,
        known: Known,
        query: Mapping[str, str],
        what: Read,
        now: datetime,
    ) -> Sighting:
        workspace, understood = known.workspace.id, not isinstance(what, NotUnderstood)
        moment = moment_told(query, what)
        if moment is not None and not self._is_due((workspace, moment, understood), now):
            moment = None
        secret = known.secret if known.secret and self._is_due((workspace, known.secret, True), now) else None
        return Sighting(workspace, moment, understood, secret)

    def remember(self, seen: Sighting, now: datetime) -> None:
        """It is safely stored."""
        if seen.moment is not None:
            self._kept[seen.workspace, seen.moment, seen.understood] = now
        if seen.secret is not None:
            self._kept[seen.workspace, seen.secret, True] = now

    def forget(self) -> None:
        """The settings changed: what comes next counts anew."""
        self._kept.clear()

    def _is_due(self, key: tuple[int, str | int, bool], now: datetime) -> bool:
        kept = self._kept.get(key)
        return kept is None or now - kept >= EVERY


def put_sighting(tx: Tx, seen: Sighting, now: datetime) -> bool:
    """Keep it in the webhook's own transaction; whether it was the first of its moment, which is told."""
    workspaces.put_webhook_seen(tx, seen.workspace, now)
    if seen.secret is not None:
        webhook_secrets.put_used(tx, seen.secret, now)
    if seen.moment is None:
        return False
    is_first = webhook_moments.put_seen(tx, seen.workspace, seen.moment, now, understood=seen.understood)
    if is_first:
        tell_state(tx, seen.workspace, now)
    return is_first

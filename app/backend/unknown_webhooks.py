"""Webhooks that were not understood: kept whole, and shown by their looks without a secret in them."""

from datetime import datetime

from app.backend.domain.blotting import blotted
from app.backend.known_workspaces import Known, meanings_now
from app.backend.providers.ringostat_body import text_of
from app.backend.providers.ringostat_webhook import NotUnderstood, keys_told
from app.backend.raw_notice import RawNotice, shape_of, unsealed
from app.backend.secrecy import SecretKeyChanged, Vault
from app.backend.storage import misunderstood, webhook_secrets
from app.backend.storage.misunderstood import SHOWN_BYTES, Alike, Kept
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import Tx
from app.contract.telephony import KeyTold, UnknownShape

_MOST_SHAPES = 30


def keep_unknown(
    tx: Tx, known: Known, raw: RawNotice, what: NotUnderstood, *, sealed_body: bytes, now: datetime
) -> None:
    """Keep it for the administrator to see, without the secrets it may hold, and sealed as a whole."""
    secrets = _secrets(known.workspace.secret)
    misunderstood.add(
        tx,
        known.workspace.id,
        body=blotted(text_of(raw.body), *secrets).encode(),
        sealed=sealed_body,
        shape=shape_of(raw, what.reason),
        content_type=raw.content_type,
        recognised={name: blotted(text, *secrets) for name, text in what.recognised.items()},
        unknown=what.unknown,
        reason=what.reason,
        now=now,
    )


def raw_of(kept: Kept, vault: Vault) -> RawNotice:
    """As it came; of one that cannot be unsealed, what is shown of it."""
    if kept.sealed is not None:
        try:
            return unsealed(kept.sealed, vault)
        except SecretKeyChanged:
            pass  # what is kept in the open still tells most of it
    return RawNotice(kept.body, kept.content_type, {})


def unknown_shapes(tx: Tx, workspace: int, vault: Vault) -> tuple[UnknownShape, ...]:
    """What waits, by its looks; the kinds that came last first."""
    own = meanings_now(tx, workspace)
    secrets = tuple(webhook_secrets.texts(tx, workspace, utc_now()))

    def told(alike: Alike) -> UnknownShape:
        raw = raw_of(alike.newest, vault)
        keys = keys_told(raw.body, raw.content_type, raw.query, own)
        return UnknownShape(
            shape=alike.shape,
            count=alike.count,
            first_at=alike.first_at,
            last_at=alike.newest.arrived_at,
            reason=alike.newest.reason,
            keys=tuple(
                KeyTold(key=key, value=_shown(key, text, secrets), meaning=None if said is None else said.value)
                for key, text, said in keys
            ),
            content_type=alike.newest.content_type,
            body=alike.newest.body[:SHOWN_BYTES].decode(errors="ignore"),
            body_bytes=len(alike.newest.body),
        )

    return tuple(told(alike) for alike in misunderstood.shapes(tx, workspace, _MOST_SHAPES))


def _shown(key: str, text: str, secrets: tuple[str, ...]) -> str:
    """A value under a key that is called a token is one."""
    return blotted(f"{key}={text}", *secrets).removeprefix(f"{key}=")


def _secrets(shown: str) -> tuple[str, ...]:
    return (shown,) if shown else ()

"""A webhook as it came: sealed for the storage, and its likeness to others."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from app.backend.providers.ringostat_keys import compared
from app.backend.providers.ringostat_webhook import keys_told
from app.backend.secrecy import Vault


@dataclass(frozen=True, slots=True)
class RawNotice:
    """`query` is what was understood of `query_string`, which is passed on as it came: any order, any encoding."""

    body: bytes
    content_type: str
    query: Mapping[str, str]
    query_string: str = ""


class _Whole(msgspec.Struct, frozen=True):
    body: bytes
    content_type: str
    query: dict[str, str]


def sealed(raw: RawNotice, vault: Vault) -> bytes:
    """The whole of it, encrypted: it may hold a recording's token."""
    whole = _Whole(raw.body, raw.content_type, dict(raw.query))
    return vault.lock(msgspec.json.encode(whole).decode()).encode()


def unsealed(kept: bytes, vault: Vault) -> RawNotice:
    """It again.

    Raises:
        SecretKeyChanged: it was sealed with another key.
    """
    whole = msgspec.json.decode(vault.unlock(kept.decode()), type=_Whole)
    return RawNotice(whole.body, whole.content_type, whole.query)


def shape_of(raw: RawNotice, reason: str) -> str:
    """The same for those whose keys are the same and that fail for the same reason."""
    keys = sorted({compared(key) for key, _, _ in keys_told(raw.body, raw.content_type, raw.query)})
    return hashlib.blake2b("\n".join([reason, *keys]).encode(), digest_size=8).hexdigest()

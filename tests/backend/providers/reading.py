"""Webhooks read as the backend reads them."""

import json
from collections.abc import Mapping
from contextlib import aclosing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from app.backend.domain.notice import CallNotice
from app.backend.providers.ringostat import Ringostat
from app.backend.providers.ringostat_webhook import Read, Understood, read_notice

RECORDED = Path(__file__).parents[2] / "recorded"
KYIV = ZoneInfo("Europe/Kyiv")
CALL_ID = "ua18_-1791470845.1098915"
START = datetime.fromtimestamp(1791470845, UTC)
AFTER: dict[str, Any] = json.loads((RECORDED / "incoming_after.json").read_text("utf-8"))


def read(
    body: bytes | Mapping[str, Any], event: str | None = None, content_type: str = "application/json", **query: str
) -> Read:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return read_notice(data, content_type, query | ({"event": event} if event else {}), zone=KYIV)


def notice(body: bytes | Mapping[str, Any], event: str | None = None, **more: str) -> CallNotice:
    told = read(body, event, **more)
    assert isinstance(told, Understood), told
    return told.notice


def recorded(name: str, event: str | None = None) -> CallNotice:
    return notice((RECORDED / name).read_bytes(), event)


async def logged(ringostat: Ringostat, since: datetime, until: datetime) -> list[CallNotice]:
    """The call log of the period, each call once, in the order in which it was first told."""
    notices: dict[str, CallNotice] = {}
    async with aclosing(ringostat.call_log(since, until)) as parts:
        async for part in parts:
            notices |= {notice.call_id: notice for notice in part.notices}
    return list(notices.values())

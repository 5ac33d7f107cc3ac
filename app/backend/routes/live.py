"""The live line: hello, what was missed, then everything as it happens."""

import asyncio
from typing import Annotated, Any

import msgspec
from litestar import WebSocket, websocket
from litestar.exceptions import WebSocketDisconnect
from litestar.params import QueryParameter

from app.backend import client_files
from app.backend.domain.audience import hears
from app.backend.live_hub import Listener
from app.backend.news import Teller, whole
from app.backend.refusals import Refusal
from app.backend.routes.access import TheService
from app.backend.service import Service
from app.backend.sign_in import SEEN_EVERY
from app.backend.storage import calls, journal
from app.backend.storage.moments import utc_now
from app.backend.storage.people import SignedInAs
from app.backend.storage.transaction import ToldRow, Tx
from app.contract.answers import Call, Direction, Phase
from app.contract.events import CallNews, Hello, Reset

NOT_SIGNED_IN = 4401
TOO_SLOW = 1013
SERVICE_CLOSES = 1012
_AT_ONCE = 500


@websocket("/live")
async def live(
    socket: WebSocket[Any, Any, Any], service: TheService, after: Annotated[int | None, QueryParameter(ge=0)] = None
) -> None:
    """Tell a desk everything its user may know; `after` is the last number it has heard."""
    try:
        who = await service.door.recognise(socket.headers.get("authorization", ""))
    except Refusal:
        await socket.close(NOT_SIGNED_IN)  # before it was accepted: the handshake is answered with 403
        return
    await socket.accept()
    with service.hub.listener(who) as listener:
        parts = [
            asyncio.create_task(_tell(socket, service, listener, after)),
            asyncio.create_task(_until_gone(socket)),
            asyncio.create_task(listener.too_slow.wait()),
            asyncio.create_task(listener.signed_out.wait()),
            asyncio.create_task(listener.closing.wait()),
            asyncio.create_task(_see(service, who)),
        ]
        try:
            await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for part in parts:
                part.cancel()
            ends = await asyncio.gather(*parts, return_exceptions=True)
    for end in ends[:2]:
        if isinstance(end, Exception) and not isinstance(end, WebSocketDisconnect | OSError | RuntimeError):
            raise end
    if not parts[1].cancelled():
        return  # they have left
    await socket.close(_why(listener))


def _why(listener: Listener) -> int:
    if listener.signed_out.is_set():
        return NOT_SIGNED_IN
    return TOO_SLOW if listener.too_slow.is_set() else SERVICE_CLOSES


async def _tell(socket: WebSocket[Any, Any, Any], service: Service, listener: Listener, after: int | None) -> None:
    who = listener.who
    hello = await service.database.read(lambda tx: _hello(tx, who))
    await socket.send_text(msgspec.json.encode(hello).decode())
    if after is not None:
        await _replay(socket, service, listener, after, hello.seq)
    while True:
        for row in await listener.next_rows():
            if row.seq > hello.seq:
                await socket.send_text(row.message.decode())


async def _replay(
    socket: WebSocket[Any, Any, Any], service: Service, listener: Listener, after: int, until: int
) -> None:
    """Send what lies between `after` and `until`, or say that it is no longer known."""
    workspace = listener.who.workspace

    def part(tx: Tx) -> list[ToldRow] | None:
        return journal.since(tx, workspace, after, _AT_ONCE) if journal.reaches_back_to(tx, workspace, after) else None

    while after < until or after > until:
        rows = await service.database.read(part)
        if rows is None:
            await socket.send_text(msgspec.json.encode(Reset()).decode())
            return
        for row in rows:
            if row.seq <= until and listener.hears(row):
                await socket.send_text(row.message.decode())
        after = max(until, after) if not rows or rows[-1].seq >= until else rows[-1].seq


async def _see(service: Service, who: SignedInAs) -> None:
    """Keep again and again that the desk is here, though it may ask nothing for hours."""
    while True:
        await asyncio.sleep(SEEN_EVERY.total_seconds())
        await service.door.see(who, utc_now())


async def _until_gone(socket: WebSocket[Any, Any, Any]) -> None:
    """Desks say nothing; this notices them leave."""
    while True:
        await socket.receive_text()


def _hello(tx: Tx, who: SignedInAs) -> Hello:
    """Where the journal stands, and the calls that go on and that this user may see."""
    told = tuple(
        _as_news(tx, who.workspace, call) for call in calls.active_calls(tx, who.workspace) if _sees(tx, who, call)
    )
    return Hello(seq=journal.newest(tx, who.workspace), me=who.me, calls=told)


def _sees(tx: Tx, who: SignedInAs, call: Call) -> bool:
    audience = Teller(tx, who.workspace, utc_now()).audience_of(call)
    operator = None if who.me.operator is None else who.me.operator.id
    return hears(audience.circle, audience.operators, who.me.role, operator)


def _as_news(tx: Tx, workspace: int, call: Call) -> CallNews:
    rings = call.phase is Phase.RINGING and call.direction is Direction.IN
    file = None
    if rings and call.client is not None:
        file = client_files.file_of(tx, workspace, call.client.id, phone=call.phone)
    return whole(call, file)

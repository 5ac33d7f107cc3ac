"""The door for Ringostat: plain ASGI, since every call of the company comes through here several times."""

import asyncio
from http import HTTPStatus
from urllib.parse import parse_qsl

import msgspec
from litestar.enums import ScopeType
from litestar.handlers import asgi
from litestar.types import Receive, Scope, Send

from app.backend.known_workspaces import Known
from app.backend.raw_notice import RawNotice
from app.backend.refusals import Refusal
from app.backend.service import Service
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import StorageUnavailable
from app.contract.answers import Told
from app.contract.problems import Problem

LARGEST_BODY = 256 * 1024
"""Bytes."""
PATIENCE_S = 30.0
"""For a body to arrive."""

_JSON = ((b"content-type", b"application/json"),)
_PROBLEM = ((b"content-type", b"application/problem+json"),)


class WebhookDoor:
    """Answers every body that is safely stored with 200, whatever it says."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            told = await self._take(scope, receive)
            await _answer(send, HTTPStatus.OK, _JSON, msgspec.json.encode(told))
        except Refusal as refusal:
            headers = [(name.lower().encode(), value.encode()) for name, value in refusal.headers.items()]
            await _answer(send, refusal.status, (*_PROBLEM, *headers), msgspec.json.encode(refusal.details()))
        except _Left:
            return

    async def _take(self, scope: Scope, receive: Receive) -> Told:
        if scope["type"] == ScopeType.WEBSOCKET or scope["method"] not in {"POST", "GET"}:
            raise Refusal(Problem.NOT_FOUND)
        try:
            known = await self._opened_by(scope["path"].rstrip("/").rpartition("/")[2])
            query = scope["query_string"].decode("latin-1")
            raw = RawNotice(
                body=await _body(receive),
                content_type=_header(scope, b"content-type"),
                query=dict(parse_qsl(query, keep_blank_values=True)),
                query_string=query,
            )
            return await self._service.intake.take(known, raw, utc_now())
        except StorageUnavailable as trouble:
            raise Refusal(Problem.STORAGE_UNAVAILABLE, headers={"Retry-After": "30"}) from trouble

    async def _opened_by(self, secret: str) -> Known:
        known = await self._service.known.opened_by(secret)
        if known is None:
            raise Refusal(Problem.NOT_FOUND)
        return known


class _Left(Exception):  # noqa: N818 - whoever sent it has gone; nobody waits for an answer
    pass


def webhook_route(service: Service) -> asgi:
    """The door as a mounted handler of the application."""
    door = WebhookDoor(service)

    async def ringostat(scope: Scope, receive: Receive, send: Send) -> None:
        await door(scope, receive, send)

    return asgi("/hooks/ringostat", is_mount=True, copy_scope=False)(ringostat)


async def _body(receive: Receive) -> bytes:
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(PATIENCE_S):
            while True:
                message = await receive()
                if message["type"] != "http.request":
                    raise _Left
                parts.append(message["body"])
                size += len(message["body"])
                if size > LARGEST_BODY:
                    raise Refusal(Problem.TOO_LARGE)
                if not message.get("more_body", False):
                    return b"".join(parts)
    except TimeoutError as error:
        raise Refusal(Problem.BAD_REQUEST, detail="the body did not arrive in time") from error


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


async def _answer(send: Send, status: int, headers: tuple[tuple[bytes, bytes], ...], body: bytes) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": body, "more_body": False})

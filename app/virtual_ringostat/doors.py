"""A small ASGI face: a table of paths and the functions that answer. It starts in no time, which a demo likes."""

import re
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl

import msgspec

type Scope = MutableMapping[str, Any]
type Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
type Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Question:
    """One request; names of headers are lower case, `place` holds what stood in the path's braces."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    place: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes
    content_type: str
    headers: Mapping[str, str] = field(default_factory=dict)


def text(words: str, status: int = 200, headers: Mapping[str, str] | None = None) -> Answer:
    return Answer(status, words.encode(), "text/plain; charset=utf-8", headers or {})


def json(value: object, status: int = 200) -> Answer:
    return Answer(status, msgspec.json.encode(value), "application/json")


type Handler = Callable[[Question], Awaitable[Answer]]


@dataclass(frozen=True, slots=True)
class Route:
    """`path` may hold names in braces; each stands for one part between slashes."""

    method: str
    path: str
    handler: Handler


class Doors:
    """The ASGI application: first the guard, then the route, else 404. Bodies that cannot be read are 400."""

    def __init__(self, routes: Iterable[Route], guard: Callable[[Question], Answer | None]) -> None:
        self._routes = [(route.method, _pattern(route.path), route.handler) for route in routes]
        self._guard = guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert scope["type"] == "http", "uvicorn is told to speak HTTP only"
        answer = await self._answer(await _question(scope, receive))
        headers = {"content-type": answer.content_type, "content-length": str(len(answer.body)), **answer.headers}
        raw = [(name.encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": answer.status, "headers": raw})
        await send({"type": "http.response.body", "body": answer.body})

    async def _answer(self, question: Question) -> Answer:
        if (refusal := self._guard(question)) is not None:
            return refusal
        for method, pattern, handler in self._routes:
            if method == question.method and (found := pattern.fullmatch(question.path)):
                try:
                    return await handler(replace(question, place=found.groupdict()))
                except msgspec.MsgspecError as problem:
                    return text(str(problem), 400)
        return text("Not Found", 404)


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(path)))


async def _question(scope: Scope, receive: Receive) -> Question:
    body = bytearray()
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return Question(
        scope["method"],
        scope["path"],
        dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)),
        {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]},
        bytes(body),
    )

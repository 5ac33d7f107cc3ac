"""One question to Sitniks over HTTP: the token, the time-outs, bounds and patience, and what each refusal means."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from types import TracebackType
from typing import Any, Self

import httpx
import msgspec

from app.backend.providers.sitniks_errors import (
    PlanRefused,
    SitniksBusy,
    SitniksRefused,
    SitniksSilent,
    TokenRefused,
)

TRIES = 6
FIRST_WAIT_S, LONGEST_WAIT_S = 2.0, 30.0
"""After "too many questions": twice as long each time."""
_TIMEOUT_S, _CONNECT_S = 30.0, 5.0
_LONGEST_ANSWER_S = 120.0
_MOST_BYTES = 16 * 1024 * 1024
_LONGEST_MESSAGE = 200
_TOKEN = re.compile(r"^[\x21-\x7e]{1,2000}$")
_TOO_MANY = 429

type Sleep = Callable[[float], Awaitable[None]]


class SitniksLine:
    """An HTTP client with the account's token; an asynchronous context manager. Its `repr` shows no token.

    Args:
        base_url: up to and with `/open-api`.
        token: never printed, logged or put into an exception.
        sleep: how the waits between tries pass.
    """

    def __init__(self, base_url: str, token: str, *, sleep: Sleep = asyncio.sleep) -> None:
        self._token_is_possible = _TOKEN.match(token) is not None
        self._sleep = sleep
        for chatty in ("httpx", "httpcore"):  # at INFO they tell whole addresses
            logging.getLogger(chatty).setLevel(logging.WARNING)
        self._client = httpx.AsyncClient(
            base_url=base_url,
            headers={"Authorization": f"Bearer {token}"} if self._token_is_possible else {},
            timeout=httpx.Timeout(_TIMEOUT_S, connect=_CONNECT_S),
            follow_redirects=False,
        )

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.__aexit__(kind, error, trace)

    async def get(self, path: str, params: Mapping[str, str | int] | None = None) -> Any:  # noqa: ANN401 - JSON
        """The decoded answer; None when there is no such thing (404)."""
        return await self._ask(lambda: self._client.build_request("GET", path, params=params))

    async def post(self, path: str, body: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON
        return await self._ask(lambda: self._client.build_request("POST", path, json=body))

    async def _ask(self, request: Callable[[], httpx.Request]) -> Any:  # noqa: ANN401 - JSON
        if not self._token_is_possible:
            raise TokenRefused("the token holds characters that no token has")
        wait_s = FIRST_WAIT_S
        for tries in range(1, TRIES + 1):
            response, body = await self._answer(request())
            if response.status_code != _TOO_MANY:
                return _judged(response, body)
            if tries < TRIES:
                await self._sleep(max(wait_s, _retry_after_s(response)))
                wait_s = min(wait_s * 2, LONGEST_WAIT_S)
        raise SitniksBusy

    async def _answer(self, request: httpx.Request) -> tuple[httpx.Response, bytes]:
        try:
            async with asyncio.timeout(_LONGEST_ANSWER_S):  # the client's own time-outs only bound the gaps
                response = await self._client.send(request, stream=True)
                try:
                    return response, await _bounded(response)
                finally:
                    await response.aclose()
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise SitniksSilent(type(error).__name__, may_have_arrived=False) from error
        except (httpx.HTTPError, TimeoutError) as error:
            raise SitniksSilent(type(error).__name__) from error


async def _bounded(response: httpx.Response) -> bytes:
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > _MOST_BYTES:
            raise SitniksSilent("the answer is too large")
    return bytes(body)


def _judged(response: httpx.Response, body: bytes) -> Any:  # noqa: ANN401 - JSON
    match response.status_code:
        case 401:
            raise TokenRefused("401")
        case 403:
            raise PlanRefused("403")
        case 404:
            return None
        case 408 | 425:
            raise SitniksSilent(str(response.status_code))
        case status if status >= 500:
            raise SitniksSilent(str(status))
        case status if status >= 300:
            raise SitniksRefused(status, _sentence(body))
    try:
        return msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise SitniksSilent("the answer is no JSON") from error


def _retry_after_s(response: httpx.Response) -> float:
    text = response.headers.get("Retry-After", "").strip()
    return min(float(text), LONGEST_WAIT_S) if text.isdecimal() and len(text) < 6 else 0.0


def _sentence(body: bytes) -> str:
    try:
        answer = msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        answer = None
    said = answer.get("message") or answer.get("error") if isinstance(answer, dict) else None
    if isinstance(said, list):
        said = "; ".join(str(one) for one in said)
    text = " ".join(str(said or body[: _LONGEST_MESSAGE * 4].decode(errors="replace")).split())
    return "".join(c for c in text if c.isprintable())[:_LONGEST_MESSAGE] or "an empty answer"

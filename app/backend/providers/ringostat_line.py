"""One question to Ringostat over HTTP: the key, the time-outs, the bounds, and what each refusal means."""

import asyncio
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Self

import httpx
import msgspec

from app.backend.providers.ringostat_errors import KeyRefused, ProjectRefused, RingostatRefused, RingostatSilent

TIMEOUT_S = 30.0
LONGEST_RING_S = 75.0
"""A callback to a SIP account that does not answer keeps the request waiting for about a minute."""
_CONNECT_S = 5.0
_LONGEST_ANSWER_S = 180.0
_MOST_BYTES = 64 * 1024 * 1024
_LONGEST_WAIT_S = 3600.0
_LONGEST_MESSAGE = 200
_KEY = re.compile(r"^[\x21-\x7e]{1,500}$")


class RingostatLine:
    """An HTTP client with the account's key; an asynchronous context manager. Its `repr` shows no key."""

    def __init__(self, base_url: str, auth_key: str) -> None:
        self._questions = 0  # on their way
        self._is_retired = False
        self._key_is_possible = _KEY.match(auth_key) is not None
        self._client = httpx.AsyncClient(
            base_url=base_url,
            headers={"Auth-key": auth_key} if self._key_is_possible else {},
            timeout=httpx.Timeout(TIMEOUT_S, connect=_CONNECT_S),
            follow_redirects=False,
        )

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.__aexit__(kind, error, trace)

    async def retire(self) -> None:
        """Take no more questions; those on their way are answered, then the connections are closed."""
        self._is_retired = True
        await self._close_when_done()

    async def _close_when_done(self) -> None:
        if self._is_retired and not self._questions:
            await self._client.aclose()

    async def get(self, path: str, params: Mapping[str, str] | None = None) -> bytes:
        return await self._ask(self._client.build_request("GET", path, params=params))

    async def post(self, path: str, body: Mapping[str, Any], project_id: str) -> None:
        """Send something on behalf of a project; an answer that holds an `error` is a refusal, whatever its status."""
        request = self._client.build_request("POST", path, json=body, headers={"x-project-id": project_id})
        answer = await self._ask(request)
        told = decoded(answer)
        if isinstance(told, dict) and told.get("error"):
            raise refusal_of(answer)

    async def call(self, path: str, method: str, params: Mapping[str, Any], *, patience_s: float = TIMEOUT_S) -> Any:  # noqa: ANN401 - each method answers its own thing
        """The `result` of a JSON-RPC method.

        Raises:
            RingostatRefused: with HTTP 200 and an `error`, as it refuses.
        """
        timeout = httpx.Timeout(patience_s, connect=_CONNECT_S)
        question = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        body = await self._ask(self._client.build_request("POST", path, json=question, timeout=timeout))
        answer = decoded(body)
        if not isinstance(answer, dict):
            raise RingostatRefused(_sentence(body))
        if error := answer.get("error"):
            said = error if isinstance(error, dict) else {"message": error}
            code = said.get("code")
            sentence = _sentence(str(said.get("message")).encode())
            raise RingostatRefused(sentence, code if isinstance(code, int) else None)
        return answer.get("result")

    async def _ask(self, request: httpx.Request) -> bytes:
        if not self._key_is_possible:
            raise KeyRefused("the key holds characters that no key has")
        if self._is_retired:
            raise RingostatSilent("the settings have changed")
        self._questions += 1
        try:
            async with asyncio.timeout(_LONGEST_ANSWER_S):  # the client's own time-outs only bound the gaps
                response = await self._client.send(request, stream=True)
                try:
                    body = await _bounded(response)
                finally:
                    await response.aclose()
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            raise RingostatSilent(type(error).__name__) from error
        finally:
            self._questions -= 1
            await self._close_when_done()
        _judge(response, body)
        return body


def decoded(body: bytes) -> Any:  # noqa: ANN401 - JSON is anything
    """None for what is no JSON."""
    try:
        return msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None


def refusal_of(body: bytes) -> RingostatRefused:
    """What Ringostat answered instead, as a refusal."""
    answer = decoded(body)
    error = answer.get("error") or answer.get("message") if isinstance(answer, dict) else None
    if isinstance(error, dict):
        error = error.get("message")
    return RingostatRefused(_sentence(str(error).encode() if error else body))


async def _bounded(response: httpx.Response) -> bytes:
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > _MOST_BYTES:
            raise RingostatSilent("the answer is too large")
    return bytes(body)


def _judge(response: httpx.Response, body: bytes) -> None:
    match response.status_code:
        case 401:
            raise KeyRefused("401")
        case 403:
            raise ProjectRefused("403")
        case 408 | 425 | 429:
            raise RingostatSilent(str(response.status_code), _retry_after_s(response.headers.get("Retry-After", "")))
        case status if status >= 500:
            raise RingostatSilent(str(status), _retry_after_s(response.headers.get("Retry-After", "")))
        case status if status >= 300:
            raise refusal_of(body)


def _retry_after_s(text: str) -> float | None:
    """Seconds, or the seconds until a date."""
    if text.strip().isdecimal() and len(text) < 12:
        return min(float(text), _LONGEST_WAIT_S)
    try:
        wait = (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError):
        return None
    return min(max(wait, 0.0), _LONGEST_WAIT_S)


def _sentence(body: bytes) -> str:
    text = " ".join(body[: _LONGEST_MESSAGE * 4].decode(errors="replace").split())
    return "".join(c for c in text if c.isprintable())[:_LONGEST_MESSAGE] or "an empty answer"

"""One question over HTTP: bounded in time and size, its failure sorted."""

from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing, asynccontextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, cast
from urllib.parse import urlsplit

import msgspec

from app.backend_link.passing_or_final import BackendSilent, failure_of_answer
from app.backend_link.sent_whole import SentWhole

if TYPE_CHECKING:
    import httpx

CONNECT_TIMEOUT_S = 5.0
ANSWER_TIMEOUT_S = 30.0  # the backend may itself be asking Ringostat
SEND_TIMEOUT_S = 15.0
KEEP_ALIVE_S = 20.0
LARGEST_ANSWER = 16 * 1024 * 1024

type Params = Mapping[str, str | int | bool | None]


class Asking:
    """A kept-alive HTTP/1.1 client of one backend, signed in with one token; an async context manager."""

    def __init__(self, base_url: str, token: str | None) -> None:
        self._base_url = base_url.rstrip("/")
        self._token = token
        self._client: httpx.AsyncClient | None = None  # None outside `async with`
        self._former: list[httpx.AsyncClient] = []
        self._sent = SentWhole()
        self._open: Counter[httpx.AsyncClient] = Counter()  # answers that are being read

    async def __aenter__(self) -> Self:
        self._client = self._new_client()
        return self

    def start_anew(self) -> None:
        """Ask over new connections from now on: those kept alive may lead into a network that is no longer there.

        What is being answered over the old ones goes on.
        """
        if self._client is not None:
            self._former.append(self._client)
            self._client = self._new_client()

    def _new_client(self) -> "httpx.AsyncClient":
        import httpx

        return httpx.AsyncClient(
            base_url=self._base_url,
            headers={"Authorization": f"Bearer {self._token}"} if self._token else {},
            timeout=httpx.Timeout(
                connect=CONNECT_TIMEOUT_S, read=ANSWER_TIMEOUT_S, write=SEND_TIMEOUT_S, pool=CONNECT_TIMEOUT_S
            ),
            limits=httpx.Limits(max_connections=8, max_keepalive_connections=4, keepalive_expiry=KEEP_ALIVE_S),
            trust_env=urlsplit(self._base_url).hostname not in ("127.0.0.1", "::1", "localhost"),
        )

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._sent.close()
        for client in (*self._former, self._client):
            if client is not None:
                await client.aclose()
        self._former.clear()
        self._client = None

    async def ask[T](
        self,
        method: str,
        path: str,
        answer: type[T],
        *,
        body: msgspec.Struct | bytes | None = None,
        params: Params | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> T:
        """Ask once and read the answer.

        Raises:
            BackendSilent: no answer, a broken one, or "not now".
            Refused: the backend said no.
        """
        async with self.answer(method, path, body=body, params=params, headers=headers) as response:
            content = await bounded(response, LARGEST_ANSWER)
        try:
            return msgspec.json.decode(content, type=answer)
        except msgspec.DecodeError as reason:
            raise BackendSilent(f"the answer of {method} {path} was not understood") from reason

    @asynccontextmanager
    async def answer(
        self,
        method: str,
        path: str,
        *,
        body: msgspec.Struct | bytes | None = None,
        params: Params | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> AsyncIterator["httpx.Response"]:
        """Open the answer for streaming; only a success comes through. Raises as `ask` does, while streaming too."""
        import httpx

        assert self._client is not None, "ask inside `async with`"
        sent: dict[str, Any] = {"headers": dict(headers or {})}
        if params:  # httpx takes even none of them for a query, in the place of the path's own
            sent["params"] = _told(params)
        if isinstance(body, bytes):
            sent["content"] = body
            sent["headers"]["Content-Type"] = "application/octet-stream"
        elif body is not None:
            sent["content"] = msgspec.json.encode(body)
            sent["headers"]["Content-Type"] = "application/json"
        client = self._client
        self._open[client] += 1
        try:
            await self._close_unused()
            async with self._sent.answer(client, client.build_request(method, path, **sent)) as response:
                if not response.is_success:
                    content = await bounded(response, LARGEST_ANSWER)
                    raise failure_of_answer(response.status_code, content, response.headers)
                yield response
        except httpx.HTTPError as reason:
            raise BackendSilent(type(reason).__name__) from reason
        finally:
            self._open[client] -= 1

    async def _close_unused(self) -> None:
        unused = [client for client in self._former if not self._open[client]]
        self._former = [client for client in self._former if client not in unused]
        for client in unused:
            del self._open[client]
            await client.aclose()


async def bounded(response: "httpx.Response", limit: int) -> bytes:
    """Read a whole answer, up to `limit` bytes."""
    # Left early, an async generator is not closed by every event loop (qasync): it is closed here.
    content = bytearray()
    async with aclosing(cast("AsyncGenerator[bytes]", response.aiter_bytes())) as parts:
        async for part in parts:
            content += part
            if len(content) > limit:
                raise BackendSilent("the answer is too long")
    return bytes(content)


def _told(params: Params) -> dict[str, str]:
    """The parameters that say something."""
    return {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in params.items()
        if value is not None and value != ""
    }

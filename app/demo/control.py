"""The control panel of the virtual Ringostat, for the demo's own panel and for tests."""

from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    import httpx

_WAITS_S = 30.0


class ControlRefused(Exception):  # noqa: N818 - named by what is the matter, as every trouble here
    """The switchboard cannot do that (no such call, scenario or account, or the call is over), or does not answer."""


class SipPhone(Struct, frozen=True, kw_only=True):
    """An employee's SIP account; `answers_after_s` None lets it ring."""

    login: str
    name: str
    staff_id: int
    online: bool
    answers_after_s: float | None
    declines: bool
    speaking: bool


class CallNow(Struct, frozen=True, kw_only=True):
    """A call of the switchboard; `stage` is ringing, ringing_client, talking or ended."""

    call_id: str
    scenario: str
    direction: str
    stage: str
    client: str | None
    operator: str | None
    status: str
    wait_s: int
    talk_s: int


class Delivery(Struct, frozen=True, kw_only=True):
    """How one webhook went; `status` is the last answer's."""

    call_id: str
    moment: str
    tries: int
    status: int | None


class State(Struct, frozen=True, kw_only=True):
    sip: tuple[SipPhone, ...]
    calls: tuple[CallNow, ...]
    """Those that go on."""
    past_calls: int
    scenarios: tuple[str, ...]
    callback_scenario: str
    webhooks: dict[str, str]
    deliveries: tuple[Delivery, ...]
    contacts: int = 0
    """How many people the account's own phone knows by name."""


class _Started(Struct, frozen=True):
    call_id: str
    call_ids: tuple[str, ...]


class Control:
    """Steers one virtual Ringostat; an async context manager."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._client: httpx.AsyncClient | None = None  # None outside `async with`

    async def __aenter__(self) -> Self:
        import httpx

        self._client = httpx.AsyncClient(base_url=self._base_url, timeout=2 * _WAITS_S, trust_env=False)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    async def state(self) -> State:
        return msgspec.json.decode(await self._ask("GET", "/control/state"), type=State)

    async def calls(self) -> tuple[CallNow, ...]:
        """Every call since the start, oldest first."""
        return msgspec.json.decode(await self._ask("GET", "/control/calls"), type=tuple[CallNow, ...])

    async def call(
        self, scenario: str = "answered", *, client: str | None = None, operator: str | None = None
    ) -> tuple[str, ...]:
        """Begin a scenario; the ids of its calls, one of them unless it is a burst."""
        wanted = {"scenario": scenario, "client": client, "operator": operator}
        return msgspec.json.decode(await self._ask("POST", "/control/calls", wanted), type=_Started).call_ids

    async def pick_up(self, call_id: str) -> None:
        await self._ask("POST", f"/control/calls/{call_id}/pick_up")

    async def client_picks_up(self, call_id: str) -> None:
        await self._ask("POST", f"/control/calls/{call_id}/client_picks_up")

    async def forward(self, call_id: str) -> None:
        await self._ask("POST", f"/control/calls/{call_id}/forward")

    async def hang_up(self, call_id: str) -> None:
        await self._ask("POST", f"/control/calls/{call_id}/hang_up")

    async def wait(self, call_id: str, until: str = "ended", timeout_s: float = _WAITS_S) -> CallNow:
        """Return when the call is at a stage or past it; `told`: when its webhooks are delivered as well."""
        path = f"/control/calls/{call_id}/wait"
        answer = await self._ask("GET", path, params={"until": until, "timeout_s": str(timeout_s)})
        return msgspec.json.decode(answer, type=CallNow)

    async def set_phone(
        self, login: str, *, online: bool = True, answers_after_s: float | None = 2.5, declines: bool = False
    ) -> None:
        behaviour = {"online": online, "answers_after_s": answers_after_s, "declines": declines}
        await self._ask("POST", f"/control/sip/{login}", behaviour)

    async def set_webhooks(self, urls: Mapping[str, str]) -> None:
        await self._ask("PUT", "/control/webhooks", {"urls": dict(urls)})

    async def tell_of_past_talks(self, count: int) -> None:
        """Summaries and transcripts of so many of the newest come by and by."""
        await self._ask("POST", "/control/past_talks", {"count": count})

    async def set_pace(self, calls_per_minute: float) -> None:
        await self._ask("POST", "/control/pace", {"calls_per_minute": calls_per_minute})

    async def _ask(
        self, method: str, path: str, body: Mapping[str, Any] | None = None, params: Mapping[str, str] | None = None
    ) -> bytes:
        import httpx

        assert self._client is not None, "ask inside `async with`"
        try:
            answer = await self._client.request(method, path, json=body, params=params)
        except httpx.HTTPError as trouble:
            raise ControlRefused(f"{path}: {type(trouble).__name__}") from trouble
        if not answer.is_success:
            raise ControlRefused(f"{path}: {answer.status_code} {answer.text}")
        return answer.content

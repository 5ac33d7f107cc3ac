"""Everything the desk asks the backend: one method a route of /api/v1."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.backend_link.asking import Asking, Params
from app.backend_link.recording_download import LARGEST_RECORDING, Saved, save_recording
from app.contract.administration import Desk, Health, Integration, Invitation, Misunderstood
from app.contract.answers import (
    Call,
    Callback,
    Client,
    ClientFile,
    Comment,
    CountedBy,
    Me,
    Missed,
    Named,
    Operator,
    Order,
    Page,
    Peaks,
    SignedIn,
    Statistics,
)
from app.contract.calls import CallTotal
from app.contract.requests import (
    CallPatch,
    ClientPatch,
    IntegrationChange,
    Invite,
    NewCallback,
    NewClient,
    NewComment,
    NewManager,
    NewOrder,
    OperatorMatch,
    Pair,
)

if TYPE_CHECKING:
    from enum import StrEnum

PAGE = 100

API = "/api/v1"


class CallQuestion(Protocol):
    """Which calls are wanted; `app.desk.call_history.CallFilter` is one."""

    @property
    def q(self) -> str: ...
    @property
    def phone(self) -> str | None: ...
    @property
    def client(self) -> int | None: ...
    @property
    def order(self) -> int | None: ...
    @property
    def operator(self) -> int | None: ...
    @property
    def manager(self) -> int | None: ...
    @property
    def status(self) -> "StrEnum | None": ...
    @property
    def direction(self) -> "StrEnum | None": ...
    @property
    def missed(self) -> bool | None: ...
    @property
    def recorded(self) -> bool | None: ...
    @property
    def since(self) -> datetime | None: ...
    @property
    def until(self) -> datetime | None: ...
    @property
    def hour(self) -> int | None: ...
    @property
    def weekday(self) -> int | None: ...
    @property
    def talk_from(self) -> int | None: ...
    @property
    def talk_to(self) -> int | None: ...
    @property
    def operator_share(self) -> int | None: ...
    @property
    def silence(self) -> int | None: ...
    @property
    def monologue(self) -> int | None: ...
    @property
    def interruptions(self) -> int | None: ...


class OrderQuestion(Protocol):
    """Which orders are wanted; `app.desk.order_book.OrderFilter` is one."""

    @property
    def q(self) -> str: ...
    @property
    def phone(self) -> str | None: ...
    @property
    def client(self) -> int | None: ...


class Questions(Asking):
    """The desk's questions; an async context manager. Each method raises `Refused` or `BackendSilent`."""

    # Who is here

    async def pair(self, code: str, device: str) -> SignedIn:
        """Exchange a pairing code for a token; the only question asked without one."""
        return await self.ask("POST", f"{API}/pair", SignedIn, body=Pair(code=code, device=device))

    async def me(self) -> Me:
        return await self.ask("GET", f"{API}/me", Me)

    async def invite(self, invitation: Invite) -> Invitation:
        return await self.ask("POST", f"{API}/invitations", Invitation, body=invitation)

    async def desks(self) -> Page[Desk]:
        """Those whose token is good, the newest first."""
        return await self.ask("GET", f"{API}/desks", Page[Desk])

    async def revoke_desk(self, desk_id: int) -> Desk:
        return await self.ask("DELETE", f"{API}/desks/{desk_id}", Desk)

    async def health(self) -> Health:
        return await self.ask("GET", f"{API}/health", Health)

    # Calls and their recordings

    async def calls(
        self, wanted: CallQuestion, cursor: str | None = None, limit: int = PAGE, *, total: bool = True
    ) -> Page[Call]:
        """A page, newest first; without `total` it is quick however many there are."""
        params = {**filter_params(wanted), "cursor": cursor, "limit": limit, "total": None if total else False}
        return await self.ask("GET", f"{API}/calls", Page[Call], params=params)

    async def total_of_calls(self, wanted: CallQuestion) -> CallTotal:
        """How many calls match, counted so far as anybody wants to read it."""
        return await self.ask("GET", f"{API}/calls/total", CallTotal, params=filter_params(wanted))

    async def call(self, call_id: int) -> Call:
        return await self.ask("GET", f"{API}/calls/{call_id}", Call)

    async def change_call(self, call_id: int, change: CallPatch) -> Call:
        return await self.ask("PATCH", f"{API}/calls/{call_id}", Call, body=change)

    async def comments(self, call_id: int) -> Page[Comment]:
        """All of the call's, in the order they were written."""
        return await self.ask("GET", f"{API}/calls/{call_id}/comments", Page[Comment])

    async def add_comment(self, call_id: int, comment: NewComment) -> Comment:
        return await self.ask("POST", f"{API}/calls/{call_id}/comments", Comment, body=comment)

    async def peaks(self, call_id: int) -> Peaks:
        return await self.ask("GET", f"{API}/calls/{call_id}/peaks", Peaks)

    async def save_recording(
        self,
        call_id: int,
        into: Path,
        *,
        progress: Callable[[int, int | None], None] | None = None,
        limit_bytes: int = LARGEST_RECORDING,
    ) -> Saved:
        """Bring a call's recording into the file `into`; see `recording_download.save_recording`."""
        path = f"{API}/calls/{call_id}/recording"
        return await save_recording(self, path, into, progress=progress, limit_bytes=limit_bytes)

    # Orders and clients

    async def orders(self, wanted: OrderQuestion, cursor: str | None = None, limit: int = PAGE) -> Page[Order]:
        params: Params = {
            "q": wanted.q,
            "phone": wanted.phone,
            "client": wanted.client,
            "cursor": cursor,
            "limit": limit,
        }
        return await self.ask("GET", f"{API}/orders", Page[Order], params=params)

    async def order(self, order_id: int) -> Order:
        return await self.ask("GET", f"{API}/orders/{order_id}", Order)

    async def add_order(self, order: NewOrder) -> Order:
        return await self.ask("POST", f"{API}/orders", Order, body=order)

    async def calls_of_order(self, order_id: int, cursor: str | None = None, limit: int = PAGE) -> Page[Call]:
        """«Список записів»: every call with the client of the order, newest first."""
        params: Params = {"cursor": cursor, "limit": limit}
        return await self.ask("GET", f"{API}/orders/{order_id}/calls", Page[Call], params=params)

    async def clients(self, q: str = "", cursor: str | None = None, limit: int = PAGE) -> Page[Client]:
        params: Params = {"q": q, "cursor": cursor, "limit": limit}
        return await self.ask("GET", f"{API}/clients", Page[Client], params=params)

    async def add_client(self, client: NewClient) -> Client:
        return await self.ask("POST", f"{API}/clients", Client, body=client)

    async def client(self, client_id: int) -> Client:
        return await self.ask("GET", f"{API}/clients/{client_id}", Client)

    async def change_client(self, client_id: int, change: ClientPatch) -> Client:
        return await self.ask("PATCH", f"{API}/clients/{client_id}", Client, body=change)

    async def client_file(self, client_id: int, phone: str | None = None) -> ClientFile:
        """What is known of a client; with the number they call from, why it is them and who else it may be."""
        params = {} if phone is None else {"phone": phone}
        return await self.ask("GET", f"{API}/clients/{client_id}/file", ClientFile, params=params)

    # The missed queue

    async def missed(self) -> Page[Missed]:
        return await self.ask("GET", f"{API}/missed", Page[Missed])

    async def claim_missed(self, missed_id: int) -> Missed:
        return await self.ask("POST", f"{API}/missed/{missed_id}/claim", Missed)

    async def release_missed(self, missed_id: int) -> Missed:
        return await self.ask("POST", f"{API}/missed/{missed_id}/release", Missed)

    async def close_missed(self, missed_id: int) -> Missed:
        return await self.ask("POST", f"{API}/missed/{missed_id}/done", Missed)

    # Click to call

    async def call_back(self, wanted: NewCallback, key: str) -> Callback:
        """Ring the operator first, then the client. The same `key` never makes a second call."""
        return await self.ask("POST", f"{API}/callbacks", Callback, body=wanted, headers={"Idempotency-Key": key})

    async def callback(self, callback_id: int) -> Callback:
        return await self.ask("GET", f"{API}/callbacks/{callback_id}", Callback)

    async def give_up_callback(self, callback_id: int) -> Callback:
        return await self.ask("DELETE", f"{API}/callbacks/{callback_id}", Callback)

    # The overview

    async def statistics(
        self, by: CountedBy, *, since: datetime | None = None, until: datetime | None = None
    ) -> Statistics:
        """Ended calls of the period (with zones, at most 400 days), or of the last 30 days."""
        params: Params = {"by": by, "from": _moment(since), "to": _moment(until)}
        return await self.ask("GET", f"{API}/statistics", Statistics, params=params)

    # The integration

    async def integration(self) -> Integration:
        return await self.ask("GET", f"{API}/integration", Integration)

    async def set_integration(self, change: IntegrationChange) -> Integration:
        return await self.ask("PUT", f"{API}/integration", Integration, body=change)

    async def misunderstood(self, cursor: str | None = None, limit: int = PAGE) -> Page[Misunderstood]:
        """Webhooks that were stored and not understood, newest first."""
        params: Params = {"cursor": cursor, "limit": limit}
        return await self.ask("GET", f"{API}/webhooks/misunderstood", Page[Misunderstood], params=params)

    async def operators(self) -> Page[Operator]:
        return await self.ask("GET", f"{API}/operators", Page[Operator])

    async def sync_operators(self) -> Page[Operator]:
        return await self.ask("POST", f"{API}/operators/sync", Page[Operator])

    async def match_operator(self, operator_id: int, manager_id: int | None) -> Operator:
        body = OperatorMatch(manager_id=manager_id)
        return await self.ask("PUT", f"{API}/operators/{operator_id}", Operator, body=body)

    async def managers(self) -> Page[Named]:
        return await self.ask("GET", f"{API}/managers", Page[Named])

    async def add_manager(self, name: str) -> Named:
        return await self.ask("POST", f"{API}/managers", Named, body=NewManager(name=name))


def filter_params(wanted: CallQuestion) -> dict[str, str | int | bool | None]:
    """The query that asks for these calls."""
    return {
        "q": wanted.q,
        "phone": wanted.phone,
        "client": wanted.client,
        "order": wanted.order,
        "operator": wanted.operator,
        "manager": wanted.manager,
        "status": wanted.status,
        "direction": wanted.direction,
        "missed": wanted.missed,
        "recorded": wanted.recorded,
        "from": _moment(wanted.since),
        "to": _moment(wanted.until),
        "hour": wanted.hour,
        "weekday": wanted.weekday,
        "talk_from": wanted.talk_from,
        "talk_to": wanted.talk_to,
        "operator_share": wanted.operator_share,
        "silence": wanted.silence,
        "monologue": wanted.monologue,
        "interruptions": wanted.interruptions,
    }


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()

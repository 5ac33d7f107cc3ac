"""A click on a number: the operator's own phone rings first, then the client's; each step is told."""

import asyncio
import logging
from contextlib import suppress
from types import TracebackType
from typing import Self

from app import phone_numbers
from app.backend.domain.callbacks import RUNNING
from app.backend.missed_queue import refuse_claimed
from app.backend.news import Teller
from app.backend.providers.ringostat import RingostatSilent, RingostatTrouble
from app.backend.refusals import Refusal, found
from app.backend.ringostat_accounts import RingostatAccounts
from app.backend.storage import callbacks, clients, operators, orders
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.people import SignedInAs
from app.backend.storage.transaction import StorageUnavailable, Tx
from app.contract.answers import Callback, CallbackStep, Operator
from app.contract.problems import Problem
from app.contract.requests import NewCallback

log = logging.getLogger(__name__)

ONLINE_WITHIN_S = 8.0
"""Somebody waits before a button: so long Ringostat may take to say whose phone is registered."""


class ClickToCall:
    """Owns the questions to Ringostat that are on their way; closing the service ends them."""

    def __init__(self, database: Database, accounts: RingostatAccounts) -> None:
        self._database = database
        self._accounts = accounts
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def ask(self, who: SignedInAs, wanted: NewCallback, key: str) -> Callback:
        """Begin a callback; the same key again gives the same callback.

        Raises:
            Refusal: nobody to ring, nobody to call, the phone is not registered, the client is being called already.
        """
        before = await self._database.read(lambda tx: callbacks.callback_by_key(tx, who.workspace, who.me.user.id, key))
        if before is not None:
            return before.told
        operator, whom = await self._database.read(lambda tx: (_operator_of(tx, who), _whom(tx, who.workspace, wanted)))
        login = await self._online_login(who.workspace, operator)
        kept, is_new = await self._database.write(lambda tx: _begin(tx, who, key, operator, login, whom))
        if is_new:
            task = asyncio.create_task(self._ring(who.workspace, kept), name=f"callback {kept.told.id}")
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return kept.told

    async def give_up(self, who: SignedInAs, callback: int) -> Callback:
        """Stop waiting for it; what Ringostat has begun cannot be called back.

        Raises:
            Refusal: there is no such callback of this person.
        """

        def end(tx: Tx) -> Callback:
            kept = found(callbacks.get_callback(tx, who.workspace, callback))
            if kept.person != who.me.user.id:
                raise Refusal(Problem.NOT_FOUND)
            if kept.asked.step in RUNNING:
                kept = Teller(tx, who.workspace, utc_now()).callback_steps(kept, ((CallbackStep.FAILED, "given_up"),))
            return kept.told

        return await self._database.write(end)

    async def _online_login(self, workspace: int, operator: Operator) -> str:
        """The SIP login to ring: a request for a phone that is offline would hang for a minute."""
        account = await self._accounts.of(workspace)
        try:
            async with asyncio.timeout(ONLINE_WITHIN_S):
                online = await account.online()
        except (RingostatSilent, TimeoutError) as trouble:
            raise Refusal(Problem.RINGOSTAT_SILENT) from trouble
        except RingostatTrouble as trouble:
            raise Refusal(Problem.RINGOSTAT_REFUSED) from trouble
        login = next((login for login in operator.sip_logins if login in online), None)
        if login is None:
            raise Refusal(Problem.OPERATOR_OFFLINE, subject=operator.name)
        return login

    async def _ring(self, workspace: int, kept: callbacks.Kept) -> None:
        try:
            account = await self._accounts.of(workspace)
            await account.call_back(kept.asked.phone, kept.asked.sip_login)
        except (RingostatTrouble, Refusal) as trouble:
            log.warning("callback %d was not begun: %s", kept.told.id, type(trouble).__name__)
            await self._fail(workspace, kept.told.id, await self._why(workspace, kept.asked.sip_login, trouble))

    async def _why(self, workspace: int, login: str, trouble: RingostatTrouble | Refusal) -> str:
        """A phone that went off after we had looked is refused by Ringostat like anything else: look once more."""
        if isinstance(trouble, RingostatSilent):
            return "ringostat_silent"
        with suppress(RingostatTrouble, Refusal, TimeoutError):
            async with asyncio.timeout(ONLINE_WITHIN_S):
                if login not in await (await self._accounts.of(workspace)).online():
                    return "operator_offline"
        return "ringostat_refused"

    async def _fail(self, workspace: int, callback: int, reason: str) -> None:
        """The request failed; when the call is seen to go on all the same, the webhooks are right."""

        def fail(tx: Tx) -> None:
            kept = callbacks.get_callback(tx, workspace, callback)
            if kept is not None and kept.asked.step is CallbackStep.RINGING_OPERATOR:
                Teller(tx, workspace, utc_now()).callback_steps(kept, ((CallbackStep.FAILED, reason),))

        try:
            await self._database.write(fail)
        except StorageUnavailable as trouble:
            log.warning("callback %d: %s", callback, trouble)


type _Whom = tuple[str, int | None, int | None]  # phone, client, order


def _operator_of(tx: Tx, who: SignedInAs) -> Operator:
    operator = who.me.operator and operators.get_operator(tx, who.workspace, who.me.operator.id)
    if not operator or not operator.sip_logins:
        raise Refusal(Problem.OPERATOR_MISSING)
    return operator


def _whom(tx: Tx, workspace: int, wanted: NewCallback) -> _Whom:
    """The number to call, and whose it is."""
    told = [value is not None for value in (wanted.phone, wanted.client_id, wanted.order_id)]
    if sum(told) != 1:
        raise Refusal(Problem.BAD_REQUEST, detail="exactly one of phone, client_id, order_id")
    order = found(orders.get_order(tx, workspace, wanted.order_id)) if wanted.order_id is not None else None
    client_id = wanted.client_id
    if order is not None and order.client is not None:
        client_id = order.client.id
    phone = phone_numbers.e164(wanted.phone) if wanted.phone is not None else (order.phone if order else None)
    if phone is None and client_id is not None:
        numbers = found(clients.get_client(tx, workspace, client_id)).phones
        phone = numbers[0] if numbers else None
    if phone is None:
        raise Refusal(Problem.NUMBER_NOT_VALID)
    owner = clients.owner_of(tx, workspace, phone)
    return phone, owner[0] if owner else client_id, None if order is None else order.id


def _begin(
    tx: Tx, who: SignedInAs, key: str, operator: Operator, login: str, whom: _Whom
) -> tuple[callbacks.Kept, bool]:
    before = callbacks.callback_by_key(tx, who.workspace, who.me.user.id, key)
    if before is not None:
        return before, False
    phone, client, order = whom
    caller = _who_calls_them(tx, who.workspace, phone, client)
    if caller is not None:
        raise Refusal(Problem.CLIENT_BEING_CALLED, subject=caller)
    now = utc_now()
    refuse_claimed(tx, who, client, phone, now)
    kept = callbacks.create_callback(
        tx,
        who.workspace,
        key=key,
        person=who.me.user.id,
        operator=operator.id,
        sip_login=login,
        phone=phone,
        client=client,
        order=order,
        now=now,
    )
    Teller(tx, who.workspace, now).callback(kept.told, operator.id)
    return kept, True


def _who_calls_them(tx: Tx, workspace: int, phone: str, client: int | None) -> str | None:
    """The operator who is calling this client already, under whichever of their numbers."""
    for kept in callbacks.running_callbacks(tx, workspace):
        called = clients.owner_of(tx, workspace, kept.asked.phone)
        is_them = client is not None and client in {called and called[0], kept.told.client and kept.told.client.id}
        if kept.asked.phone == phone or is_them:
            return kept.told.operator.name if kept.told.operator is not None else ""
    return None

"""Clients: found by name or number, entered by hand, changed."""

from collections.abc import Callable

import msgspec
from litestar import get, patch, post
from litestar.params import FromPath, JSONBody
from msgspec import UNSET

from app import phone_numbers
from app.backend.client_files import file_of
from app.backend.domain.names import clean_name
from app.backend.news import Teller
from app.backend.refusals import Refusal, found
from app.backend.routes.access import TheService, Who
from app.backend.routes.calls import read_cursor, sees_history_of
from app.backend.routes.wanted_calls import Limit, Text, digits_of, number_of
from app.backend.service import Service
from app.backend.storage import clients
from app.backend.storage.clients import NumberTaken
from app.backend.storage.moments import micro, utc_now
from app.backend.storage.paging import Cursor
from app.backend.storage.people import SignedInAs
from app.backend.storage.transaction import Tx
from app.contract.answers import Client, ClientFile, Page
from app.contract.problems import Problem
from app.contract.requests import ClientPatch, NewClient


@get("/clients")
async def list_clients(
    service: TheService, who: Who, q: Text = None, phone: Text = None, limit: Limit = 50, cursor: Text = None
) -> Page[Client]:
    """Clients, newest first; `q` is part of a name or of a number."""
    whole, end = number_of(phone)
    by_number = (whole or "").removeprefix("+") or end or digits_of(q)
    below = read_cursor(cursor)

    def work(tx: Tx) -> Page[Client]:
        rows = clients.list_clients(tx, who.workspace, q=q, digits=by_number, cursor=below, limit=limit + 1)
        items = clients.clients_of(tx, rows[:limit])
        following = Cursor(micro(items[-1].created_at), items[-1].id).text() if len(rows) > limit else None
        return Page(items, following)

    return await service.database.read(work)


@post("/clients")
async def create_client(data: JSONBody[NewClient], service: TheService, who: Who) -> Client:
    def work(tx: Tx) -> Client:
        now = utc_now()
        key = clients.create_client(
            tx,
            who.workspace,
            phones=read_numbers(data.phones),
            name=clean_name(data.name),
            created_by="hand",
            note=data.note,
            now=now,
        )
        Teller(tx, who.workspace, now).client(key)
        return found(clients.get_client(tx, who.workspace, key))

    return await _written(service, who, work)


@get("/clients/{client_id:int}")
async def get_client(client_id: FromPath[int], service: TheService, who: Who) -> Client:
    return found(await service.database.read(lambda tx: clients.get_client(tx, who.workspace, client_id)))


@get("/clients/{client_id:int}/file")
async def get_client_file(client_id: FromPath[int], service: TheService, who: Who, phone: Text = None) -> ClientFile:
    """What an operator wants to see before saying «Алло»; with the number that calls, why it is this client."""
    calling, _end = number_of(phone)

    def work(tx: Tx) -> ClientFile:
        found(clients.get_client(tx, who.workspace, client_id))
        is_theirs = calling is not None and client_id in clients.with_number(tx, who.workspace, calling)
        file = file_of(tx, who.workspace, client_id, phone=calling if is_theirs else None)
        return file if sees_history_of(tx, who, client_id) else msgspec.structs.replace(file, calls=())

    return await service.database.read(work)


@patch("/clients/{client_id:int}")
async def change_client(client_id: FromPath[int], data: JSONBody[ClientPatch], service: TheService, who: Who) -> Client:
    def work(tx: Tx) -> Client:
        theirs = found(clients.get_client(tx, who.workspace, client_id))
        if theirs.merged_into is not None:
            return _name_survivor(tx, who, theirs, data)
        clients.change_client(
            tx,
            who.workspace,
            client_id,
            name=None if data.name is UNSET else clean_name(data.name),
            note=None if data.note is UNSET else data.note,
            phones=None if data.phones is UNSET else read_numbers(data.phones),
        )
        Teller(tx, who.workspace, utc_now()).client(client_id)
        return found(clients.get_client(tx, who.workspace, client_id))

    return await _written(service, who, work)


def _name_survivor(tx: Tx, who: SignedInAs, gone: Client, data: ClientPatch) -> Client:
    """A name that was given before its desk knew of a merge is whoever they became's, when those have none.

    Raises:
        Refusal: numbers and notes of somebody who is there no more are not changed.
    """
    kept = gone
    while kept.merged_into is not None:
        kept = found(clients.get_client(tx, who.workspace, kept.merged_into))
    if data.name is UNSET or data.note is not UNSET or data.phones is not UNSET:
        raise Refusal(Problem.NOT_FOUND)
    name = clean_name(data.name)
    if kept.name or not name:
        return kept
    clients.change_client(tx, who.workspace, kept.id, name=name)
    Teller(tx, who.workspace, utc_now()).client(kept.id)
    return found(clients.get_client(tx, who.workspace, kept.id))


def read_numbers(written: tuple[str, ...]) -> list[tuple[str, str]]:
    """Each number in E.164 and as it was written.

    Raises:
        Refusal: one of them is no telephone number.
    """
    numbers: dict[str, str] = {}
    for text in written:
        number = phone_numbers.e164(text)
        if number is None:
            raise Refusal(Problem.NUMBER_NOT_VALID, subject=text)
        numbers.setdefault(number, text.strip())
    return list(numbers.items())


async def _written(service: Service, who: SignedInAs, work: Callable[[Tx], Client]) -> Client:
    """The client as it is written.

    Raises:
        Refusal: one of the numbers is another client's; its subject is that client's name, if it has one.
    """
    try:
        return await service.database.write(work)
    except NumberTaken as taken:
        key = taken.client
        owner = await service.database.read(lambda tx: clients.get_client(tx, who.workspace, key))
        raise Refusal(Problem.NUMBER_TAKEN, subject="" if owner is None else owner.name) from taken

"""What the operator wrote and the backend has not got yet: kept in a file, sent when the line is there."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from enum import StrEnum
from pathlib import Path

import msgspec

from app.contract.requests import CallPatch, ClientPatch
from app.failures import BackendSilent, NotSignedIn, Refused

log = logging.getLogger(__name__)

type Change = CallPatch | ClientPatch
type SendCall = Callable[[int, CallPatch], Awaitable[object]]
type SendClient = Callable[[int, ClientPatch], Awaitable[object]]


class Subject(StrEnum):
    CALL = "call"
    CLIENT = "client"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One change that waits: the fields that are set, of the call or client with this id."""

    subject: Subject
    id: int
    change: msgspec.Raw

    def read(self) -> Change:
        kind: type[Change] = CallPatch if self.subject is Subject.CALL else ClientPatch
        return msgspec.json.decode(self.change, type=kind)


class Unsent:
    """Notes, outcomes and names on their way: written down first, then sent, then crossed out.

    Changes of the same call or client wait as one, its newest words. What a PATCH sets is the same however often it
    comes, so one that was sent and not crossed out (the machine died in between) does no harm. What the backend
    refuses for good is crossed out and told to `on_refused`.
    """

    def __init__(self, file: Path, send_call: SendCall, send_client: SendClient) -> None:
        self.on_changed: Callable[[], None] = _nobody
        self.on_refused: Callable[[Entry, Refused], None] = _nobody
        self._file = file
        self._send_call, self._send_client = send_call, send_client
        self._entries: dict[tuple[Subject, int], Entry] | None = None  # None until the file was read
        self._sending = asyncio.Lock()
        self._writing = asyncio.Lock()

    @property
    def count(self) -> int:
        """How many changes wait; 0 until the first `send_all` or change read the file."""
        return len(self._entries or {})

    async def change_call(self, call_id: int, change: CallPatch) -> bool:
        """Keep a note or an outcome and send it; True when everything is sent."""
        return await self._keep_and_send(Subject.CALL, call_id, change)

    async def change_client(self, client_id: int, change: ClientPatch) -> bool:
        """Keep a client's name or note and send it; True when everything is sent."""
        return await self._keep_and_send(Subject.CLIENT, client_id, change)

    async def send_all(self) -> bool:
        """Send what waits, oldest first; True when nothing is left. Called when the line is up again."""
        async with self._sending:
            entries = await self._known()
            for key in list(entries):
                entry = entries.get(key)
                if entry is None or not await self._send(entry):
                    break
                if entries.get(key) is entry:  # else it was written on while it was sent: the rest goes next
                    del entries[key]
                    await self._write()
            return not entries

    async def _keep_and_send(self, subject: Subject, target: int, change: Change) -> bool:
        entries = await self._known()
        key = (subject, target)
        before = entries.get(key)
        fields = msgspec.json.decode(before.change) if before is not None else {}
        fields |= msgspec.json.decode(msgspec.json.encode(change))
        entries[key] = Entry(subject=subject, id=target, change=msgspec.Raw(msgspec.json.encode(fields)))
        await self._write()
        return await self.send_all()

    async def _send(self, entry: Entry) -> bool:
        """Whether the entry is done with."""
        change = entry.read()
        try:
            if isinstance(change, CallPatch):
                await self._send_call(entry.id, change)
            else:
                await self._send_client(entry.id, change)
        except (BackendSilent, NotSignedIn):
            return False
        except Refused as reason:
            log.warning("a change of %s %d was refused: %s", entry.subject, entry.id, reason.problem)
            self.on_refused(entry, reason)
        return True

    async def _known(self) -> dict[tuple[Subject, int], Entry]:
        if self._entries is None:
            found = await asyncio.to_thread(_read, self._file)
            if self._entries is None:
                self._entries = {(entry.subject, entry.id): entry for entry in found}
        return self._entries

    async def _write(self) -> None:
        async with self._writing:
            lines = [msgspec.json.encode(entry) for entry in (self._entries or {}).values()]
            await asyncio.to_thread(_put, self._file, b"".join(line + b"\n" for line in lines))
        self.on_changed()


def _read(file: Path) -> list[Entry]:
    """The entries that can be read; a line that cannot is left out."""
    entries: list[Entry] = []
    try:
        lines = file.read_bytes().splitlines()
    except FileNotFoundError:
        return []
    for line in lines:
        try:
            entry = msgspec.json.decode(line, type=Entry)
            entry.read()
        except msgspec.DecodeError:
            log.warning("a line of %s was not understood", file.name)
        else:
            entries.append(entry)
    return entries


def _put(file: Path, content: bytes) -> None:
    import os

    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.new")
    with new.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    new.replace(file)


def _nobody(*_what: object) -> None:
    """Nobody listens yet."""

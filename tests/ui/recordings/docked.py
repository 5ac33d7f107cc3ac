"""A dock over a shelf with one file on it, and what a test asks of it."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from app.audio.decode import NotSound
from app.audio.peaks import peaks_of
from app.contract.answers import (
    Call,
    Direction,
    Named,
    Peaks,
    Phase,
    Recording,
    RecordingState,
    Status,
)
from app.contract.problems import Problem
from app.desk.arriving import Arriving
from app.failures import BackendSilent, Refused
from ui.recordings.dock import PlayerDock
from ui.recordings.sound import PlayerState
from ui.widgets.plain_label import PlainLabel

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)


class OneRecording:
    """A shelf with one file on it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_silent = False
        self.is_at_hand = False
        """Whether it is known to be on this machine."""
        self.left: list[Arriving] = []
        self.arriving: Arriving | None = None
        """What is given instead of the file, while it comes."""

    def at_hand(self, _call_id: int) -> Path | None:
        return self.path if self.is_at_hand else None

    async def use(self, _call_id: int) -> bool:
        return self.path.exists()

    async def open(self, call_id: int) -> Path | Arriving:
        return self.arriving or await self.take(call_id)

    def leave(self, _call_id: int, arriving: Arriving) -> None:
        self.left.append(arriving)

    async def take(self, _call_id: int) -> Path:
        if self.is_silent:
            raise BackendSilent
        return self.path

    async def peaks(self, _call_id: int) -> Peaks:
        if self.is_silent:
            raise BackendSilent
        try:
            made = peaks_of(self.path)
        except NotSound as error:
            raise Refused(Problem.RECORDING_NOT_READY) from error
        return Peaks(seconds=made.seconds, lanes=made.lanes)


def call_of(**changes: object) -> Call:
    call = Call(
        id=7,
        external_id="ua-7",
        direction=Direction.IN,
        phase=Phase.ENDED,
        status=Status.COMPLETED,
        phone="+380671234567",
        client=Named(1, "Оксана <b>Мельник</b>"),
        operator=Named(2, "Олена Коваль"),
        manager=None,
        order=Named(5, "10482"),
        started_at=NOW,
        answered_at=NOW,
        ended_at=NOW,
        wait_s=1,
        talk_s=20,
        recording=Recording(state=RecordingState.READY, seconds=20.0),
    )
    return msgspec.structs.replace(call, **changes)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not condition():  # noqa: ASYNC110 - what is painted tells no asyncio.Event
            await asyncio.sleep(0.002)


def state(dock: PlayerDock) -> PlayerState:
    return dock.player.state


async def playing(dock: PlayerDock) -> None:
    dock.show_call(call_of(), NOW)
    await until(lambda: dock.player.position > 0.1 and "Клієнт" in words_of(dock))


def words_of(dock: PlayerDock) -> str:
    return " | ".join(label.text for label in dock.findChildren(PlainLabel) if label.isVisibleTo(dock))

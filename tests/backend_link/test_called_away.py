"""Whoever is called away from a question, at whatever moment, takes none of the desk's connections along."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.backend_link.questions import Questions
from app.backend_link.recording_stream import stream_recording
from app.contract.answers import Call, Page
from app.desk.arriving import Arriving
from app.virtual_ringostat.listening import listening_socket
from tests.backend_link.test_questions import SOUND, Answer, Server
from tests.serving import served

_MOMENTS = range(60)
"""Turns of the loop after which they are called away: from before the connection to after the answer."""
_AT_ONCE = 8
"""As many connections as the desk has."""


@pytest.fixture
async def asking(no_task_outlives_its_test: None) -> AsyncIterator[Questions]:
    server = Server()
    sound = Answer(SOUND, status=206, headers={"content-range": f"bytes 0-{len(SOUND) - 1}/{len(SOUND)}"})
    server.answer = lambda asked: sound if asked["path"].endswith("recording") else Answer(b'{"items":[]}')
    async with served(server, listening_socket()) as url, Questions(url, "a-token") as questions:
        yield questions


async def _called_away(task: asyncio.Task[object], after: int) -> None:
    for _ in range(after):
        await asyncio.sleep(0)
    while not task.done():  # more than once, as when a player is closed and opened again
        task.cancel()
        await asyncio.sleep(0)
    await asyncio.gather(task, return_exceptions=True)


def _page(questions: Questions) -> asyncio.Task[object]:
    return asyncio.create_task(questions.ask("GET", "/api/v1/calls", Page[Call]))


async def test_a_question_that_is_given_up_leaves_its_connection(asking: Questions) -> None:
    for moment in _MOMENTS:
        await asyncio.gather(*(_called_away(_page(asking), moment + one) for one in range(_AT_ONCE)))
    answers = await asyncio.gather(*(_page(asking) for _ in range(_AT_ONCE)))
    assert answers == [Page(())] * _AT_ONCE


async def test_a_recording_that_is_left_leaves_its_connection(asking: Questions, tmp_path: Path) -> None:
    for moment in _MOMENTS:
        into = Arriving(tmp_path / f"{moment}.arriving")
        await _called_away(asyncio.create_task(stream_recording(asking, "/recording", into)), 3 * moment)
        into.close()
    answers = await asyncio.gather(*(_page(asking) for _ in range(_AT_ONCE)))
    assert answers == [Page(())] * _AT_ONCE

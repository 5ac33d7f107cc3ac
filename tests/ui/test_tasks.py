"""Coroutines of the screen end with their widget, and the newest of a name wins."""

import asyncio
import logging

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget

from ui.tasks import TaskOwner


async def _endless(ended: list[str], name: str) -> None:
    try:
        await asyncio.Event().wait()
    finally:
        ended.append(name)


async def test_the_newest_of_a_name_wins() -> None:
    widget, ended = QWidget(), list[str]()
    owner = TaskOwner(widget)
    first = owner.start("search", _endless(ended, "first"))
    await asyncio.sleep(0)
    owner.start("search", _endless(ended, "second"))
    await asyncio.wait([first])
    assert first.cancelled()
    assert ended == ["first"]
    assert owner.is_running("search")
    await owner.close()


async def test_a_task_ends_with_its_widget(no_task_outlives_its_test: None) -> None:
    widget, ended = QWidget(), list[str]()
    task = TaskOwner(widget).start("question", _endless(ended, "question"))
    await asyncio.sleep(0)
    shiboken6.delete(widget)
    await asyncio.wait([task])
    assert ended == ["question"]


async def test_a_failure_is_logged_with_the_name_of_the_task(caplog: pytest.LogCaptureFixture) -> None:
    async def fail() -> None:
        raise LookupError

    owner = TaskOwner(widget := QWidget())
    await asyncio.wait([owner.start("load the list", fail())])
    await asyncio.sleep(0)
    assert [(record.levelno, record.getMessage()) for record in caplog.records] == [
        (logging.ERROR, "task load the list failed")
    ]
    caplog.clear()
    assert not owner.is_running("load the list")
    widget.deleteLater()


async def test_cancellation_is_silent(caplog: pytest.LogCaptureFixture) -> None:
    owner = TaskOwner(widget := QWidget())
    owner.start("question", _endless([], "question"))
    await owner.close()
    assert not caplog.records
    assert not owner.is_running("question")
    widget.deleteLater()

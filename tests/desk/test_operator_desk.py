"""The parts of a desk, wired to each other."""

from pathlib import Path
from typing import Any

import pytest

from app.contract.events import Hello
from app.operator_desk import Access, operator_desk
from app.paths import paths_in


async def test_a_message_that_trips_the_desk_is_logged_and_everything_asked_anew(
    tmp_path: Path, trade: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """The line goes on: whoever is on the phone keeps their desk."""
    parts = operator_desk(Access("http://127.0.0.1:9", "a-token"), paths_in(tmp_path), kept_bytes=0)
    reloads: list[int] = []

    def trip() -> None:
        raise KeyError("a slip of ours")

    parts.desk.board.on_live_changed = trip
    parts.desk.on_reload = lambda: reloads.append(1)
    parts.line._hear(Hello(seq=7, me=trade.me(), calls=()))
    assert reloads == [1]
    assert "could not be taken: 7" in caplog.text
    caplog.clear()
    await parts.close()

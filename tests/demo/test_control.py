"""Whoever steers the switchboard learns of every failure in one way."""

import asyncio

import pytest

from app.demo.control import Control, ControlRefused


async def test_nobody_there_is_a_refusal() -> None:
    async with Control("http://127.0.0.1:1") as control:
        with pytest.raises(ControlRefused, match="ConnectError"):
            await control.state()


async def test_a_switchboard_that_hangs_up_is_a_refusal() -> None:
    async def hang_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async with await asyncio.start_server(hang_up, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with Control(f"http://127.0.0.1:{port}") as control:
            with pytest.raises(ControlRefused, match="/control/calls"):
                await control.call()

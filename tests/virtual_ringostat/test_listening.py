"""Answers of the small servers leave at once."""

import asyncio
import socket

from app.virtual_ringostat.listening import listening_socket


async def test_what_is_accepted_waits_for_no_acknowledgement() -> None:
    """A head and a body are two packets: the second must not wait until the first is acknowledged."""
    with listening_socket() as listener:
        _, writer = await asyncio.open_connection(*listener.getsockname())
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
        writer.close()
        await writer.wait_closed()

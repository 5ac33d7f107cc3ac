"""Serves the virtual Ringostat: `python -m app.virtual_ringostat --port 0 --seed 1`.

Prints one line, `listening http://127.0.0.1:PORT`, as soon as it answers.
"""

import argparse
import asyncio
import contextlib
import os
import sys
import threading
from collections.abc import Sequence
from datetime import datetime

import uvicorn

from app.virtual_ringostat.account import Account
from app.virtual_ringostat.asgi import clock, virtual_ringostat
from app.virtual_ringostat.call_record import Moment
from app.virtual_ringostat.listening import listening_socket
from app.virtual_ringostat.shop import shop
from app.virtual_ringostat.speech import shipped
from app.virtual_ringostat.webhook_sender import Webhooks
from app.virtual_sitniks.company import VirtualSitniks, beside

_GRACE_S = 3.0
"""After its standard input closed the process has this long to end by itself."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until told to stop."""
    asyncio.run(_serve(_options().parse_args(arguments)))
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("virtual-ringostat", description="A Ringostat of our own, for demo and training.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--webhooks-url", help="one URL for every moment; ?event=… is added")
    parser.add_argument("--project-id", default="11111")
    parser.add_argument("--auth-key", default="virtual-ringostat-key")
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same shop")
    parser.add_argument("--now", type=datetime.fromisoformat, help="the shop's moment, ISO 8601 with zone")
    parser.add_argument("--speed", type=float, default=1.0, help="seconds of a call in one second")
    parser.add_argument("--calls-per-minute", type=float, default=0.0, help="calls that come by themselves")
    parser.add_argument(
        "--sitniks-token", help="stand a virtual Sitniks with this token beside it, at the same address"
    )
    parser.add_argument("--die-with-stdin", action="store_true", help="end when standard input closes")
    return parser


async def _serve(chosen: argparse.Namespace) -> None:
    with listening_socket(chosen.host, chosen.port) as listener:
        address = f"http://{chosen.host}:{listener.getsockname()[1]}"
        account = Account(base_url=address, project_id=chosen.project_id, auth_key=chosen.auth_key)
        goods = shop(chosen.now or clock(), chosen.seed, shipped())
        opened = virtual_ringostat(
            account,
            goods,
            Webhooks(_urls(chosen.webhooks_url)),
            speed=chosen.speed,
            calls_per_minute=chosen.calls_per_minute,
            seed=chosen.seed,
        )
        async with opened as ringostat:
            app = (
                beside(ringostat, VirtualSitniks(goods, token=chosen.sitniks_token))
                if chosen.sitniks_token
                else ringostat
            )
            config = uvicorn.Config(
                app, lifespan="off", ws="none", log_level="warning", access_log=False, timeout_graceful_shutdown=1
            )
            server = uvicorn.Server(config)
            if chosen.die_with_stdin:
                _end_with_stdin(server)
            print(f"listening {address}", flush=True)  # noqa: T201 - whoever started us waits for this line
            await server.serve(sockets=[listener])


def _urls(base: str | None) -> dict[str, str]:
    if not base:
        return {}
    mark = "&" if "?" in base else "?"
    return {moment: f"{base}{mark}event={moment}" for moment in Moment}


def _end_with_stdin(server: uvicorn.Server) -> None:
    """Whoever started us holds the other end: when it goes, however it goes, we go."""

    def watch() -> None:
        with contextlib.suppress(OSError):  # no standard input at all is a closed one
            while os.read(0, 1024):
                continue
        server.should_exit = True
        threading.Event().wait(_GRACE_S)
        os._exit(0)  # a connection that will not close must not keep us

    threading.Thread(target=watch, name="standard input", daemon=True).start()


if __name__ == "__main__":
    sys.exit(main())

"""Serves the virtual Sitniks: `python -m app.virtual_sitniks --port 0 --seed 1`.

Prints one line, `listening http://127.0.0.1:PORT`, as soon as it answers, and then what to enter where.
"""

import argparse
import asyncio
import sys
from collections.abc import Sequence

import uvicorn

from app.virtual_ringostat.listening import listening_socket
from app.virtual_ringostat.shop import shop
from app.virtual_sitniks.company import TOKEN, VirtualSitniks, clock, webhook_url


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until told to stop."""
    parser = argparse.ArgumentParser("virtual-sitniks", description="A Sitniks of our own, for demo and tests.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same shop")
    asyncio.run(_serve(parser.parse_args(arguments)))
    return 0


async def _serve(chosen: argparse.Namespace) -> None:
    with listening_socket(chosen.host, chosen.port) as listener:
        address = f"http://{chosen.host}:{listener.getsockname()[1]}"
        app = VirtualSitniks(shop(clock(), chosen.seed), token=chosen.token)
        print(f"listening {address}", flush=True)  # noqa: T201 - whoever started us waits for this line
        print(f"SLUKHAVKA_SITNIKS_URL={address}/open-api", flush=True)  # noqa: T201 - a command's answer
        print(f"webhook URL {webhook_url(address)}", flush=True)  # noqa: T201 - a command's answer
        config = uvicorn.Config(app, lifespan="off", ws="none", log_level="warning", access_log=False)
        await uvicorn.Server(config).serve(sockets=[listener])


if __name__ == "__main__":
    sys.exit(main())

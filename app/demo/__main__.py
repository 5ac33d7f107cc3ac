"""A demo company without a screen: `python -m app.demo` says where it is and what to pair with, until Ctrl+C."""

import argparse
import asyncio
import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path

from app.demo.company import DemoCompany
from app.demo.folder import demo_folder


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser("app.demo", description="Backend and virtual Ringostat of a made-up shop.")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="work in this folder and leave it")
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same shop")
    parser.add_argument("--speed", type=float, default=1.0, help="seconds of a call in one second")
    parser.add_argument("--calls-per-minute", type=float, default=2.0)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(parser.parse_args(arguments)))
    return 0


async def _run(chosen: argparse.Namespace) -> None:
    with demo_folder(chosen.keep) as folder:
        company = DemoCompany(folder, seed=chosen.seed, speed=chosen.speed, calls_per_minute=chosen.calls_per_minute)
        async with company:
            print(f"backend {company.backend_url}", flush=True)  # noqa: T201 - a command's answer
            print(f"virtual Ringostat {company.ringostat_url}", flush=True)  # noqa: T201 - a command's answer
            print(f"pairing code {company.pairing_code}", flush=True)  # noqa: T201 - a command's answer
            await asyncio.Event().wait()


if __name__ == "__main__":
    sys.exit(main())

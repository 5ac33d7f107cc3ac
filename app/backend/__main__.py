"""The backend's programs: serve, migrate, invite, virtual-ringostat."""

import argparse
import asyncio
import contextlib
import os
import sys
import threading
from collections.abc import Sequence

from app.backend import sign_in
from app.backend.asgi import build_service
from app.backend.environment import Configuration, ConfigurationNotValid, read_environment
from app.backend.server import BackendServer
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.schema import NewerDatabase, migrate
from app.backend.storage.transaction import StorageUnavailable
from app.backend.storage.workspaces import ensure_workspace
from app.contract.administration import Invitation
from app.contract.answers import Role
from app.logs import log_to_terminal


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program that the arguments name; its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["virtual-ringostat"]:
        from app.virtual_ringostat.__main__ import main as virtual_ringostat

        return virtual_ringostat(given[1:])
    chosen = _parser().parse_args(given)
    log_to_terminal()
    try:
        return _run(chosen, read_environment())
    except (ConfigurationNotValid, NewerDatabase, StorageUnavailable, OSError) as trouble:
        print(trouble, file=sys.stderr)  # noqa: T201 - a program's last word to whoever started it
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="slukhavka-backend", description=__doc__)
    programs = parser.add_subparsers(dest="program", required=True)
    serve = programs.add_parser("serve", help="take webhooks and serve desks")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000, help="0 takes a free one")
    serve.add_argument("--die-with-stdin", action="store_true", help="end when the standard input is closed")
    programs.add_parser("migrate", help="bring the database up to date")
    invite = programs.add_parser("invite", help="print a pairing code: one use, ten minutes")
    invite.add_argument("--name", required=True)
    invite.add_argument("--role", choices=[role.value for role in Role], default=Role.OPERATOR.value)
    programs.add_parser("virtual-ringostat", help="a Ringostat of our own; see its own --help")
    return parser


def _run(chosen: argparse.Namespace, configuration: Configuration) -> int:
    if chosen.program == "serve":
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            runner.run(_serve(configuration, chosen.host, chosen.port, die_with_stdin=chosen.die_with_stdin))
    elif chosen.program == "migrate":
        migrate(configuration.database)
    else:
        invitation = asyncio.run(_invite(configuration, chosen.name, Role(chosen.role)))
        print(invitation.code)  # noqa: T201 - what was asked for
    return 0


async def _serve(configuration: Configuration, host: str, port: int, *, die_with_stdin: bool) -> None:
    async with build_service(configuration) as app:
        server = BackendServer(
            app,
            host,
            port,
            ready=lambda address: print(f"listening {address}", flush=True),  # noqa: T201 - whoever started it waits for this line
        )
        if die_with_stdin:
            _stop_when_stdin_closes(server)
        await server.serve()


async def _invite(configuration: Configuration, name: str, role: Role) -> Invitation:
    migrate(configuration.database)
    async with Database(configuration.database) as database:
        return await database.write(
            lambda tx: sign_in.invite(
                tx, ensure_workspace(tx, utc_now()).id, name=name, role=role, operator=None, now=utc_now()
            )
        )


def _stop_when_stdin_closes(server: BackendServer) -> None:
    """The parent holds the other end of the pipe: it closes even when the parent is killed."""

    def wait() -> None:
        with contextlib.suppress(OSError):
            while os.read(0, 1024):  # not sys.stdin: its lock must not be held when the program ends
                pass
        server.should_exit = True

    threading.Thread(target=wait, name="stdin", daemon=True).start()


def _loop_factory() -> type[asyncio.AbstractEventLoop] | None:
    """The loop of uvloop, where that exists."""
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.Loop


if __name__ == "__main__":
    sys.exit(main())

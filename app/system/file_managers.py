"""A file shown in the folder it lies in, by the file manager of the system.

Windows: https://learn.microsoft.com/troubleshoot/windows-client/shell-experience/command-line-switch-windows-explorer
macOS: `man open`, -R. Linux: https://www.freedesktop.org/wiki/Specifications/file-manager-interface/, else its folder.
"""

import asyncio
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

_NAME: Final = "org.freedesktop.FileManager1"
_AT: Final = "/org/freedesktop/FileManager1"
_ANSWER_S: Final = 3.0
_LIBRARIES: Final = "LD_LIBRARY_PATH"

type Start = Callable[[str | Sequence[str]], object]

log = logging.getLogger(__name__)


async def show_file(path: Path, *, platform: str = sys.platform, start: Start | None = None) -> bool:
    """Open the folder of the file, an absolute path, with the file marked where the system can do that.

    False when nothing could.
    """
    start = _start if start is None else start
    try:
        if platform == "win32":
            # One string: Explorer reads the quotes itself, and wants them after the comma.
            await asyncio.to_thread(start, f'explorer /select,"{path}"')
        elif platform == "darwin":
            await asyncio.to_thread(start, ("open", "-R", str(path)))
        elif not await _ask_file_manager(path):
            await asyncio.to_thread(start, ("xdg-open", str(path.parent)))
    except OSError as reason:
        log.warning("no file manager could be started: %s", reason.strerror)
        return False
    return True


async def _ask_file_manager(path: Path) -> bool:
    """Whether the desktop has one that marks files."""
    from jeepney import DBusAddress, MessageType, new_method_call
    from jeepney.io.asyncio import open_dbus_router
    from jeepney.io.common import RouterClosed

    asked = new_method_call(
        DBusAddress(_AT, bus_name=_NAME, interface=_NAME), "ShowItems", "ass", ([path.as_uri()], "")
    )
    try:
        async with asyncio.timeout(_ANSWER_S), open_dbus_router() as bus:
            reply = await bus.send_and_get_reply(asked)
    except (OSError, EOFError, KeyError, ValueError, RuntimeError, TimeoutError, RouterClosed):
        return False
    return reply.header.message_type is MessageType.method_return


def _start(command: str | Sequence[str]) -> None:
    """A bundle looks for libraries in itself first; a program of the system must not."""
    environment = {name: value for name, value in os.environ.items() if name != _LIBRARIES}
    if f"{_LIBRARIES}_ORIG" in environment:
        environment[_LIBRARIES] = environment[f"{_LIBRARIES}_ORIG"]
    nothing = subprocess.DEVNULL
    subprocess.Popen(command, env=environment, stdin=nothing, stdout=nothing, stderr=nothing)  # noqa: S603 - the system's own program

"""A file is shown by the system's own file manager, whatever its name is."""

import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from jeepney import Message, new_method_return

from app.system.file_managers import show_file
from tests.session_bus import Service, session_bus

FILE = Path("/home/olena/Завантаження/2026-10-08 17-33 Іван & Ко вх.mp3")
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="D-Bus is Linux's")


class Started(list[str | Sequence[str]]):
    def __call__(self, command: str | Sequence[str]) -> None:
        self.append(command)


@on_linux
async def test_a_desktops_file_manager_marks_the_file() -> None:
    def answer(method: str, message: Message) -> Message | None:
        return new_method_return(message) if method == "ShowItems" else None

    started = Started()
    with session_bus():
        service = Service("org.freedesktop.FileManager1", answer)
        try:
            assert await show_file(FILE, platform="linux", start=started)
            [address], _startup = service.wait_for("ShowItems")
        finally:
            service.close()
    assert unquote(urlsplit(address).path) == str(FILE)
    assert started == []


@on_linux
async def test_without_one_the_folder_is_opened() -> None:
    started = Started()
    with session_bus():
        assert await show_file(FILE, platform="linux", start=started)
    assert started == [("xdg-open", str(FILE.parent))]


async def test_explorer_and_finder_are_asked_in_their_own_words() -> None:
    started = Started()
    assert await show_file(FILE, platform="win32", start=started)
    assert await show_file(FILE, platform="darwin", start=started)
    assert started == [f'explorer /select,"{FILE}"', ("open", "-R", str(FILE))]


async def test_no_program_is_told() -> None:
    def missing(_command: str | Sequence[str]) -> None:
        raise FileNotFoundError

    assert not await show_file(FILE, platform="darwin", start=missing)

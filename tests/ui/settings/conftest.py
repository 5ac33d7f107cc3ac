"""The settings page with what it finds around it, over a backend that is not there."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.operator_desk import Access, operator_desk
from app.paths import Paths, paths_in
from app.settings import Settings
from ui.desk_signals import DeskSignals
from ui.settings.section import Surroundings
from ui.settings_keeper import SettingsKeeper
from ui.theme import Theme

NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return paths_in(tmp_path)


@pytest.fixture
def said() -> list[tuple[str, str]]:
    """What was said at the foot of the window."""
    return []


@pytest.fixture
def went() -> list[str]:
    """Where the section led to."""
    return []


class Trials:
    """Writes down what was tried."""

    def __init__(self) -> None:
        self.tried: list[str] = []
        self.hushed = False

    def try_sound(self) -> None:
        self.tried.append("sound")

    def try_card(self) -> None:
        self.tried.append("card")

    def try_notice(self) -> None:
        self.tried.append("notice")

    def end_quiet(self) -> None:
        self.hushed = False

    def is_hushed(self) -> bool:
        return self.hushed

    def longest_stall_ms(self) -> int:
        return 31


@pytest.fixture
async def around(
    theme: Theme, paths: Paths, said: list[tuple[str, str]], went: list[str]
) -> AsyncIterator[Surroundings]:
    keeper = SettingsKeeper(Settings(paths.settings_file))
    parts = operator_desk(Access(NOWHERE, "token"), paths, kept_bytes=1024)
    async with parts.questions:
        yield Surroundings(
            theme=theme,
            keeper=keeper,
            parts=parts,
            signals=DeskSignals(parts.desk),
            paths=paths,
            base_url=NOWHERE,
            say=lambda sentence, kind: said.append((sentence, kind)),
            go=went.append,
            trials=Trials(),
        )
    await keeper.close_tasks()
    await parts.close()

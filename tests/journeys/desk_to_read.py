"""The desk of the demo's company on a real display, led from screen to screen by lines on stdin. Run by a test.

`place KEY` and `section KEY` open a screen, `play` a recording, `window NAME` the `palette`, the `keys`, the `dial` or
a `card`, and `shut` puts those away; each is answered by `there` once the screen has come to rest. `which` tells every
place, `sections` every section of the settings.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QDialog

from app.backend_link.questions import Questions
from app.contract.answers import Role
from app.contract.requests import Invite
from app.demo.company import DemoCompany
from app.demo.set_up import OPERATOR
from app.operator_desk import Access
from app.paths import paths_in
from app.settings import Settings
from tests.bench.desk_at_work import listed, until
from ui.desk_screen import DeskScreen
from ui.desk_session import DeskSession
from ui.first_window import first_window
from ui.loop import DeskLoop
from ui.settings.sections import all_sections
from ui.start import make_application
from ui.words_calls import can_be_played

_QUIET_S = 0.8


def say(*told: str) -> None:
    print(*told, flush=True)


async def obey(session: DeskSession) -> None:
    """Do what each line asks until stdin ends."""
    say("which", *(page.key for _, page in session.window.pages_in_sight()))
    say("sections", *(section.key for section in all_sections()))
    while line := (await asyncio.to_thread(sys.stdin.readline)).split():
        match line:
            case ["place", key]:
                session.go(key)
            case ["section", key]:
                session.ways.show_settings(key)
            case ["play"]:
                calls = session.parts.desk.history.calls
                session.playing.play(next(call for call in calls if can_be_played(call)))
            case ["window", name]:
                _open(session, name)
            case ["shut"]:
                _shut(session)
            case _:
                raise ValueError(line)
        await until(lambda: not session.parts.cards_first.waits)
        await asyncio.sleep(_QUIET_S)  # nothing tells when a screen has got all it asked for
        say("there", *line)


def _open(session: DeskSession, name: str) -> None:
    match name:
        case "palette":
            session.palette.open()
        case "keys":
            session.palette.show_keys()
        case "dial":
            session.window.dial_wanted.emit()
        case "card":
            session.trials.try_card()
        case _:
            raise ValueError(name)


def _shut(session: DeskSession) -> None:
    session.palette.close_palette()
    for dialog in session.window.findChildren(QDialog):
        dialog.reject()


async def main() -> None:
    with tempfile.TemporaryDirectory(prefix="slukhavka-read-") as kept:
        folder = Path(kept)
        (folder / "company").mkdir()
        async with DemoCompany(folder / "company", calls_per_minute=0) as company:
            access = await _paired(company)
            settings = Settings(folder / "settings.json")
            first = first_window(application, settings, language="uk", light="light", remembers=False)
            screen = DeskScreen(first, settings)
            serving = asyncio.create_task(screen.serve(access, paths_in(folder / "desk")))
            try:
                await until(lambda: listed(screen))
                assert screen.session is not None
                screen.window.bring_up()
                await obey(screen.session)
            finally:
                serving.cancel()
                await asyncio.gather(serving, return_exceptions=True)
                screen.close()


async def _paired(company: DemoCompany) -> Access:
    async with Questions(company.backend_url, company.admin_token) as ask:
        mine = next((one.id for one in (await ask.operators()).items if one.name == OPERATOR), None)
        code = (await ask.invite(Invite(name=OPERATOR, role=Role.ADMIN, operator_id=mine))).code
    async with Questions(company.backend_url, None) as nobody:
        return Access(company.backend_url, (await nobody.pair(code, "a test")).token)


if __name__ == "__main__":
    application = make_application()
    with asyncio.Runner(loop_factory=lambda: DeskLoop(application)) as runner:
        runner.run(main())

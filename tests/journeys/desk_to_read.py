"""The desk of the demo's company on a real display, led from screen to screen by lines on stdin. Run by a test.

Its one argument is the folder of all it keeps.

`place KEY` and `section KEY` open a screen, `play` a recording, `window NAME` the `palette`, the `keys`, the `dial` or
a `card`, and `shut` puts those away; each is answered by `there` once the screen is full: nothing it asked for is on
its way any more. `which` tells every place, `sections` every section of the settings.
"""

import asyncio
import sys
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
from ui.widgets.few_a_turn import FewATurn
from ui.widgets.skeleton import SkeletonRows
from ui.words_recording import can_be_played

_STANDING = frozenset(
    {"serve", "live line", "live line: breath", "live line: probe", "another language", "ready", "loading ahead"}
)
"""The tasks of a desk at rest; every other one is a question whose answer changes what is on the screen."""
_DIALOGS = frozenset({"dial"})
"""Those that wait for their person while they can be seen."""
_OF_THE_SOCKET = "keepalive"  # websockets gives its task no name


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
        await until(lambda: is_full(session))
        await _turns()
        say("there", *line)


def is_full(session: DeskSession) -> bool:
    """Whether all that the screen asked for has come, and stands on it."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    asking = {one.get_name() for one in others if getattr(one.get_coro(), "__name__", "") != _OF_THE_SOCKET} - _STANDING
    if any(dialog.isVisible() for dialog in session.window.findChildren(QDialog)):
        asking -= _DIALOGS
    is_skeleton = any(rows.isVisible() for rows in session.window.findChildren(SkeletonRows))
    is_made = not any(making.goes_on for making in session.window.findChildren(FewATurn))
    return is_made and not (asking or is_skeleton or session.parts.cards_first.waits)


async def _turns() -> None:
    """What the last answer changed is laid out, what it replaced is gone: Qt does both before the next timers."""
    for _ in range(2):
        await asyncio.sleep(0)


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
    for call_id in session.stack.widgets:
        session.stack.take_away(call_id)


async def main() -> None:
    folder = Path(sys.argv[1])
    (folder / "company").mkdir()
    async with DemoCompany(folder / "company", calls_per_minute=0) as company:
        access = await _paired(company)
        settings = Settings(folder / "settings.json")
        first = first_window(application, settings, language="uk", light="light", remembers=False)
        screen = DeskScreen(first, settings)
        serving = asyncio.create_task(screen.serve(access, paths_in(folder / "desk")), name="serve")
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

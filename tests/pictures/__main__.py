"""Pictures of every screen from the demo's data: `uv run python -m tests.pictures [FOLDER]`.

Both languages, light and dark, at 1280×800 and at twice the pixels; each set in a process of its own, because Qt takes
its scale once. Then, in `states/`, what the demo never shows: a folder a screen, a picture a state. Without a folder
only the pictures of the README and the help are made anew, in `resources/pictures`.
"""

import asyncio
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.backend_link.questions import Questions
from app.contract.answers import Role
from app.contract.requests import Invite
from app.demo.company import DemoCompany
from app.demo.set_up import OPERATOR
from tests.sound_server import sound_server

_ROOT = Path(__file__).parents[2]
_SETS = tuple(
    (language, light, scale) for scale in ("1", "2") for language in ("uk", "en") for light in ("light", "dark")
)
_SHIPPED = tuple(one for one in _SETS if one[2] == "1")
_LIVE = ("shopua_iryna", "shopua_ivan")
"""Whose phones talk while the pictures are taken."""


async def main() -> int:
    everything = len(sys.argv) > 1
    folder = Path(sys.argv[1]) if everything else _ROOT / "resources" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="slukhavka-pictures-") as kept:
        async with DemoCompany(Path(kept), calls_per_minute=0) as company:
            await _let_some_talk(company)
            with _a_sound_device() as environment:
                for language, light, scale in _SETS if everything else _SHIPPED:
                    surroundings = environment | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
                    what = "every" if everything else "shipped"
                    code = await _picture_set(company, surroundings, str(folder), language, light, what)
                    if code:
                        return code
    return await _states(folder) if everything else 0


async def _states(folder: Path) -> int:
    """What the demo never shows, at 1:1."""
    for language, light, scale in _SETS:
        if scale == "1":
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.pictures.states", str(folder), language, light),
                cwd=_ROOT,
                env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            )
            if code := await process.wait():
                return code
    return 0


async def _let_some_talk(company: DemoCompany) -> None:
    clients = iter(company.shop.customers)
    for login in _LIVE:
        client = f"+{next(clients).phone}"
        [call] = await company.control.call("by_hand", client=client, operator=login)
        await company.control.pick_up(call)
    await company.control.call("by_hand", client=f"+{next(clients).phone}", operator="shopua_maksym")


@contextmanager
def _a_sound_device() -> Iterator[dict[str, str]]:
    """The environment of a machine whose player can be heard: nobody's has no device at all."""
    if shutil.which("pulseaudio") is None:
        yield dict(os.environ)
        return
    with tempfile.TemporaryDirectory(prefix="slukhavka-sound-") as home, sound_server(Path(home)) as environment:
        yield environment


async def _picture_set(company: DemoCompany, environment: dict[str, str], *wanted: str) -> int:
    """Take the pictures that are `wanted`: folder, language, light, and whether every one or the shipped ones."""
    async with Questions(company.backend_url, company.admin_token) as ask:
        mine = next((one.id for one in (await ask.operators()).items if one.name == OPERATOR), None)
        code = (await ask.invite(Invite(name=OPERATOR, role=Role.ADMIN, operator_id=mine))).code
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.pictures.take", company.backend_url, code, *wanted),
        cwd=_ROOT,
        env=environment,
    )
    return await process.wait()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))

"""From the painted window to a working desk: the demo company or a sign-in, then the desk until it is closed."""

import asyncio
import platform
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from app.paths import paths_in, user_paths
from app.settings import Settings
from ui.application import Application
from ui.desk_screen import DeskScreen, Ending
from ui.ending_signals import EndingSignals
from ui.first_window import FirstWindow
from ui.later_starts import later_starts
from ui.one_instance import OneInstance
from ui.start import Options

if TYPE_CHECKING:
    from app.demo.company import DemoCompany, Progress, SetUp

_CALLS_A_MINUTE: Final = 2


async def open_desk(
    options: Options,
    first: FirstWindow,
    settings: Settings,
    instance: OneInstance | None = None,
) -> int:
    """Work until the window is closed for good, or the system asks to end; the exit code.

    `instance` is the claim to be this user's only program: while it works, the links of later starts come to it.
    """
    screen = DeskScreen(first, settings)
    async with AsyncExitStack() as stack:
        stack.enter_context(EndingSignals(screen.closed.set))
        hearing = await stack.enter_async_context(AsyncExitStack())
        if instance is not None:
            stack.callback(instance.let_go)
            await hearing.enter_async_context(later_starts(instance.door, screen.open_link))
            application = QCoreApplication.instance()
            if isinstance(application, Application):
                application.link_came.connect(screen.open_link)
        if options.link:
            screen.open_link(options.link)
        working = asyncio.create_task(_demo(options, screen) if options.demo else _work(screen), name="desk")
        closing = asyncio.create_task(screen.closed.wait(), name="window closed")
        try:
            await asyncio.wait((working, closing), return_when=asyncio.FIRST_COMPLETED)
            if working.done():
                return working.result()
            return 1 if options.headless else 0  # a story that was cut off did not happen
        finally:
            await hearing.aclose()  # whoever starts from now on is the next one, not told to this
            for task in (working, closing):
                task.cancel()
            await asyncio.gather(working, closing, return_exceptions=True)
            screen.close()


async def _work(screen: DeskScreen) -> int:
    """Sign in when nobody is, and work; a token that was revoked leads to a new sign-in."""
    from app.logs import log_to
    from ui.signing_in import kept_access, sign_in

    paths = user_paths()
    log_to(paths.log_file)
    access = await kept_access(screen.settings)
    shut_out = False
    while True:
        if access is None:
            access = await sign_in(screen, shut_out=shut_out)
        if await screen.serve(access, paths) is Ending.QUIT:
            return 0
        access, shut_out = None, True


async def _demo(options: Options, screen: DeskScreen) -> int:
    from app.backend_link.questions import Questions
    from app.demo.company import DemoCompany
    from app.demo.folder import demo_folder
    from app.operator_desk import Access

    with demo_folder(options.keep) as folder:
        async with DemoCompany(
            folder, progress=_telling(screen), calls_per_minute=0 if options.headless else _CALLS_A_MINUTE
        ) as company:
            async with Questions(company.backend_url, None) as questions:
                signed_in = await questions.pair(company.pairing_code, platform.node())
            access = Access(company.backend_url, signed_in.token)
            async with asyncio.TaskGroup() as group:
                serving = group.create_task(screen.serve(access, paths_in(folder / "desk")), name="demo desk")
                if not options.headless:
                    async with _panel(screen, company):
                        return 0 if await serving is Ending.QUIT else 1
                from ui.story.story import Story

                pictures = options.pictures or Path(tempfile.mkdtemp(prefix="slukhavka-pictures-"))
                verdict = await Story(screen, company, pictures).run()
                serving.cancel()
                return verdict


@asynccontextmanager
async def _panel(screen: DeskScreen, company: "DemoCompany") -> AsyncIterator[None]:
    """The demo's control panel, beside the desk's window."""
    from ui.demo_beside import DemoBeside

    beside = DemoBeside(screen, company)
    try:
        yield
    finally:
        await beside.close()


def _telling(screen: DeskScreen) -> "Progress":
    """Say in the window how far the training company is."""

    def tell(done: int, total: int, what: "SetUp") -> None:
        if what == "ready":
            screen.window.hide_message()
        else:
            words = QCoreApplication.translate("Opening", "Готуємо навчальний магазин: {percent} %")
            screen.window.show_message(
                words.replace("{percent}", str(100 * done // max(1, total))), kind="accent", stays=True
            )

    return tell

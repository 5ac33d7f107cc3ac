"""The program: one window, one loop, one way out.

What is imported here is all that the first painted window needs; the rest comes when that window is on the screen.
"""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.demo.programs import run_if_asked
from ui.linux_libraries import has_display, missing_packages, sentence

if TYPE_CHECKING:
    from ui.application import Application


@dataclass(frozen=True, slots=True)
class Options:
    """How the program was asked to start."""

    demo: bool = False
    headless: bool = False
    """Drive one whole conversation offscreen and leave with its verdict."""
    keep: Path | None = None
    """Where the demo company's data stays; None: nowhere."""
    pictures: Path | None = None
    """Where the headless story writes its pictures; None: a new temporary folder."""
    language: str | None = None
    light: str | None = None
    link: str = ""
    """What to show or whom to call: `tel:`, `callto:`, `slukhavka:`; handed to the program that runs already."""


def options_from(arguments: Sequence[str]) -> Options:
    """Read the command line; ends the program with a sentence when it makes no sense."""
    if not arguments:
        return Options()
    import argparse

    parser = argparse.ArgumentParser(
        prog="slukhavka", description="Слухавка: хто дзвонить, що замовляв, про що говорили."
    )
    parser.add_argument(
        "--demo", action="store_true", help="a whole training company on this machine, without accounts"
    )
    parser.add_argument("--headless", action="store_true", help="with --demo: drive a whole conversation offscreen")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="with --demo: keep the company's data in DIR")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="with --headless: where the pictures go")
    parser.add_argument("--language", choices=("uk", "en"), help="language of the screen, this time only")
    parser.add_argument("--light", choices=("system", "light", "dark"), help="appearance, this time only")
    parser.add_argument("link", nargs="?", default="", help="tel:, callto: or slukhavka: link to open")
    read = parser.parse_args(arguments)
    if not read.demo and (read.headless or read.keep or read.pictures):
        parser.error("--headless, --keep and --pictures go with --demo")
    if read.keep is not None and (read.keep / "backend").exists():
        parser.error(f"--keep: {read.keep} holds the data of an earlier demo; name an empty folder")
    headless = read.headless
    if read.demo and not headless and not has_display(os.environ):
        print("no display: the demo drives itself (--headless)", flush=True)  # noqa: T201 - told on the terminal
        headless = True
    return Options(read.demo, headless, read.keep, read.pictures, read.language, read.light, read.link)


def main() -> int:
    """Run the program; the exit code."""
    arguments = sys.argv[1:]
    asked = run_if_asked(arguments)
    if asked is not None:
        return asked
    options = options_from(arguments)
    if options.headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    missing = missing_packages()
    if missing:
        print(sentence(missing), file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 2
    return _run(options)


def make_application() -> "Application":
    """Make Qt's application, named and with the program's ways."""
    from ui.application import Application
    from ui.garbage import Garbage
    from ui.screen_roles import install_roles

    application = Application(sys.argv[:1])
    Garbage(application)
    install_roles()
    application.setApplicationName("slukhavka")
    application.setDesktopFileName("slukhavka")
    application.setQuitOnLastWindowClosed(False)
    return application


def _run(options: Options) -> int:
    from app.paths import user_paths
    from app.settings import APPEARANCE, LANGUAGE, Settings
    from ui.first_window import first_window
    from ui.last_words import keep_last_words
    from ui.one_instance import OneInstance, Start
    from ui.qt_log import quiet_qt
    from ui.screen_pop.above_everything import qt_platform

    keep_last_words()
    quiet_qt()
    platform = qt_platform(os.environ)
    if platform is not None:
        os.environ["QT_QPA_PLATFORM"] = platform
    application = make_application()
    settings = Settings(user_paths().settings_file, writes=not options.demo)
    instance = None if options.demo else OneInstance(user_paths().data)  # a demo is a program beside the real one
    started = Start.FIRST if instance is None else instance.settle(options.link)
    if started is Start.HANDED_OVER:
        return 0
    if started is Start.UNHEARD:
        return _say_unheard(application, options.language or settings.get(LANGUAGE), settings.get(APPEARANCE))
    first = first_window(
        application, settings, language=options.language, light=options.light, remembers=not options.demo
    )
    application.processEvents()  # it paints before anything else is even imported

    import asyncio

    from ui.loop import DeskLoop
    from ui.opening import open_desk

    with asyncio.Runner(loop_factory=lambda: DeskLoop(application)) as runner:
        return runner.run(open_desk(options, first, settings, instance))


def _say_unheard(application: "Application", language: str, appearance: str) -> int:
    """The program runs already and does not answer: say so, to whoever clicked its icon too."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QMessageBox

    from ui.theme import Light, Theme
    from ui.words import install_words

    install_words(application, language)
    Theme(application, light=Light(appearance)).apply(application)
    told = QCoreApplication.translate(
        "Opening", "Слухавка вже запущена, але не відповідає. Завершіть її примусово й запустіть знову."
    )
    print(told, file=sys.stderr)  # noqa: T201 - whoever started it from a terminal reads it there
    QMessageBox.warning(None, QCoreApplication.translate("DeskWindow", "Слухавка"), told)
    return 1


if __name__ == "__main__":
    sys.exit(main())

"""Two programs on one X server: one has copied and selected something, the other asks whom to call. Run by a test.

`owner CLIPBOARD SELECTION` prints `ready`, and after any line it reads `clipboard YES` and `selection YES` when both
are still its own. `desk` reads a line, opens the dialog and prints `number …`.
"""

import asyncio
import sys

from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QWidget

from app.contract.answers import Client
from tests.journeys.office import until
from ui.desk_links import copied_number
from ui.dialer.dialog import DialDialog
from ui.loop import DeskLoop
from ui.theme import Light, Theme


async def nobody(_phone: str) -> Client | None:
    return None


async def owner(application: QApplication, copied: str, selected: str) -> None:
    clipboard = application.clipboard()
    clipboard.setText(copied)
    clipboard.setText(selected, QClipboard.Mode.Selection)
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    print("clipboard", clipboard.ownsClipboard() and clipboard.text() == copied, flush=True)
    mine = clipboard.ownsSelection() and clipboard.text(QClipboard.Mode.Selection) == selected
    print("selection", mine, flush=True)
    await asyncio.to_thread(sys.stdin.readline)


async def desk(application: QApplication) -> None:
    theme = Theme(light=Light.LIGHT)
    theme.apply(application)
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    window = QWidget()
    dialog = DialDialog(theme, nobody, window, written=copied_number())
    dialog.open()
    dialog.activateWindow()
    await until("the keyboard is in it", dialog.field.hasFocus)
    await asyncio.sleep(0.2)  # until whatever the focus does to a selection is done
    print("number", dialog.field.text().replace("\N{NO-BREAK SPACE}", "").replace(" ", ""), flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    await dialog.close_tasks()


if __name__ == "__main__":
    application = QApplication([])
    role, *arguments = sys.argv[1:]
    with asyncio.Runner(loop_factory=lambda: DeskLoop(application)) as runner:
        runner.run(owner(application, *arguments) if role == "owner" else desk(application))

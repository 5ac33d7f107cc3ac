"""The icon beside the clock."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.tray import Tray, program_icon


def _reds(theme: Theme, missed: int) -> int:
    image = program_icon(theme, missed).pixmap(32, 32).toImage()
    red = QColor("#B9301F")
    return sum(image.pixelColor(x, y) == red for x in range(image.width()) for y in range(image.height()))


def test_missed_calls_are_painted_on_the_icon(qtbot: QtBot, theme: Theme) -> None:
    assert _reds(theme, 0) == 0
    assert _reds(theme, 3) > 20


def test_the_tip_says_what_the_icon_shows(qtbot: QtBot, theme: Theme) -> None:
    tray = Tray(theme)
    assert tray.tip == "Слухавка"
    tray.show_missed(12)
    tray.show_line(up=False)
    assert tray.tip == "Слухавка · немає зв’язку · 12 пропущених дзвінків"


def test_the_menu_opens_and_quits(qtbot: QtBot, theme: Theme) -> None:
    tray = Tray(theme)
    first, *_rest, last = tray._menu.actions()
    with qtbot.waitSignal(tray.show_wanted):
        first.trigger()
    with qtbot.waitSignal(tray.quit_wanted):
        last.trigger()

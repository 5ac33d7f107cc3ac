"""The demo's control panel beside the desk's window, in whatever language the screen has at the moment."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.demo_panel.client_picker import DemoClient
from ui.demo_panel.panel import DemoPanel
from ui.screen_area import area_around
from ui.theme import Space

if TYPE_CHECKING:
    from app.demo.company import DemoCompany
    from ui.desk_screen import DeskScreen

CALLS_A_MINUTE: Final = 2
_PANEL_KEY: Final = "Ctrl+Shift+D"
_PANEL_HEIGHT: Final = 780


class DemoBeside(QObject):
    """Opens the panel at once; `close` puts it away for good."""

    def __init__(self, screen: "DeskScreen", company: "DemoCompany") -> None:
        super().__init__(screen)
        self._screen = screen
        self._company = company
        self._panel = self._made(CALLS_A_MINUTE)
        QShortcut(QKeySequence(_PANEL_KEY), screen.window).activated.connect(self._on_bring_up)
        _stand_beside(screen.window, self._panel)
        self._panel.show()
        self._panel.start()
        screen.spoke_anew.connect(self._on_spoke_anew)

    async def close(self) -> None:
        await self._panel.close_tasks()
        self._panel.hide()
        self._panel.deleteLater()

    def _made(self, pace: int) -> DemoPanel:
        customers = self._company.shop.customers
        clients = [DemoClient(customer.name, f"+{customer.phone}") for customer in customers]
        panel = DemoPanel(self._screen.theme, self._company.control, clients)
        panel.pace.setValue(pace)
        room = area_around(self._screen.window).height() - 2 * Space.PAGE
        panel.resize(panel.sizeHint().width(), min(room, max(panel.sizeHint().height(), _PANEL_HEIGHT)))
        panel.put_away.connect(lambda: self._screen.window.show_message(_put_away_words(), kind="accent"))
        return panel

    @Slot()
    def _on_bring_up(self) -> None:
        self._panel.bring_up()

    @Slot()
    def _on_spoke_anew(self) -> None:
        """The same panel in the same place, in the language of now."""
        former = self._panel
        self._panel = self._made(former.pace.value())
        self._panel.setGeometry(former.geometry())
        self._panel.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # the person is in the settings
        self._panel.setVisible(former.isVisible())
        self._panel.start()
        former.hide()
        former.deleteLater()


def _put_away_words() -> str:
    key = QKeySequence(_PANEL_KEY).toString(QKeySequence.SequenceFormat.NativeText)
    words = QCoreApplication.translate("Opening", "Керування демо сховано. Повернути його: {key}")
    return words.replace("{key}", key)


def _stand_beside(window: QWidget, panel: QWidget) -> None:
    """Right of the window, or as far right as the screen allows; the window makes room when it can."""
    area = area_around(window)
    needed = panel.width() + Space.PANEL
    if window.frameGeometry().right() + needed > area.right():
        window.move(
            max(area.left(), area.right() - needed - window.frameGeometry().width()), window.frameGeometry().top()
        )
    left = min(window.frameGeometry().right() + Space.PANEL, area.right() - panel.width())
    panel.move(left, window.frameGeometry().top())

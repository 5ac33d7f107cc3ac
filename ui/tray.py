"""The program's icon beside the clock: shows how many calls were missed, opens the window, quits."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFont, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ui import words
from ui.theme import LIGHT, FontRole, Theme
from ui.widgets.painting import draw_icon, draw_rounded, draw_text

_SIDES: Final = (16, 22, 32, 64, 128)


def program_icon(theme: Theme, missed: int = 0, *, line_up: bool = True) -> QIcon:
    """The handset on its ground (grey while the line is lost), with the number of missed calls on it."""
    icon = QIcon()
    for side in _SIDES:
        icon.addPixmap(_drawn(theme, side, missed, line_up=line_up))
    return icon


class Tray(QObject):
    """`show_wanted` when the icon or «Відкрити» is clicked, `dial_wanted` for a number, `quit_wanted` for «Вийти»."""

    show_wanted = Signal()
    dial_wanted = Signal()
    quiet_wanted = Signal(object)
    """For how long (`timedelta`; its `max`: until it is taken back); None: no longer."""
    missed_wanted = Signal()
    told_clicked = Signal()
    """Somebody clicked what `tell` said last."""
    quit_wanted = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._missed = 0
        self._line_up = True
        self._quiet_until: datetime | None = None
        self._menu = QMenu()
        self._menu.addAction(self.tr("Відкрити Слухавку")).triggered.connect(self.show_wanted)
        self._missed_action = self._menu.addAction("")
        self._missed_action.triggered.connect(self.missed_wanted)
        self._menu.addAction(self.tr("Набрати номер…")).triggered.connect(self.dial_wanted)
        self._build_quiet()
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Вийти")).triggered.connect(self.quit_wanted)
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self.told_clicked)
        theme.changed.connect(self._dress)
        self._dress()

    @staticmethod
    def exists() -> bool:
        """Whether this desktop has a place for tray icons."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @staticmethod
    def shows_messages() -> bool:
        """Whether what `tell` says can be seen."""
        return Tray.exists() and QSystemTrayIcon.supportsMessages()

    @property
    def tip(self) -> str:
        return self._icon.toolTip()

    def show(self) -> None:
        self._icon.show()

    def hide(self) -> None:
        self._icon.hide()

    def show_missed(self, count: int) -> None:
        if count != self._missed:
            self._missed = count
            self._dress()

    def show_line(self, *, up: bool) -> None:
        if up != self._line_up:
            self._line_up = up
            self._dress()

    def tell(self, title: str, text: str) -> None:
        """A notification of the system; both are plain text."""
        self._icon.showMessage(title, text, program_icon(self._theme))

    def show_quiet(self, until: datetime | None) -> None:
        """Until when the person wants quiet (`FOREVER`: until they take it back); None: they do not."""
        self._quiet_until = until
        self._no_quiet.setVisible(until is not None)
        self._dress()

    def _build_quiet(self) -> None:
        menu = self._menu.addMenu(self.tr("Не турбувати"))
        for lasts, words_ in (
            (timedelta(minutes=30), self.tr("30 хвилин")),
            (timedelta(hours=1), self.tr("Годину")),
            (timedelta.max, self.tr("Поки не вимкну")),
        ):
            menu.addAction(words_).triggered.connect(lambda _=False, lasts=lasts: self.quiet_wanted.emit(lasts))
        self._no_quiet = menu.addAction(self.tr("Знову показувати картки"))
        self._no_quiet.triggered.connect(lambda: self.quiet_wanted.emit(None))
        self._no_quiet.setVisible(False)

    @Slot()
    def _dress(self) -> None:
        self._icon.setIcon(program_icon(self._theme, self._missed, line_up=self._line_up))
        parts = [QCoreApplication.translate("Tray", "Слухавка")]
        if not self._line_up:
            parts.append(self.tr("немає зв’язку"))
        if self._quiet_until is not None:
            parts.append(self.tr("не турбувати"))
        if self._missed:
            parts.append(words.missed(self._missed))
        self._missed_action.setText(self.tr("Пропущені: {n}").format(n=self._missed))
        self._missed_action.setVisible(bool(self._missed))
        if isinstance(application := QGuiApplication.instance(), QGuiApplication):
            application.setBadgeNumber(self._missed)  # on the program's icon in the dock or the task bar
        self._icon.setToolTip(" · ".join(parts))

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in {QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick}:
            self.show_wanted.emit()


def _drawn(theme: Theme, side: int, missed: int, *, line_up: bool) -> QPixmap:
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    whole = QRect(0, 0, side, side)
    draw_rounded(painter, QRectF(whole), theme.color(LIGHT.accent if line_up else LIGHT.text_3), side * 0.28)
    draw_icon(painter, theme, whole, "phone", LIGHT.on_accent, round(side * 0.62))
    if missed:
        _draw_badge(painter, theme, side, missed)
    painter.end()
    return pixmap


def _draw_badge(painter: QPainter, theme: Theme, side: int, missed: int) -> None:
    """A red disc in the lower right corner; from ten on «9+»."""
    disc = round(side * 0.62)
    place = QRect(side - disc, side - disc, disc, disc)
    draw_rounded(painter, QRectF(place), theme.color(LIGHT.bad), disc / 2)
    font = QFont(theme.font(FontRole.TINY))
    text = str(missed) if missed < 10 else "9+"
    font.setPixelSize(max(7, round(disc * (0.72 if len(text) == 1 else 0.56))))
    draw_text(painter, place, text, font, theme.color(LIGHT.on_accent), Qt.AlignmentFlag.AlignCenter)

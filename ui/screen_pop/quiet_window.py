"""A window that comes up above everything and leaves the keyboard where it is."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QMoveEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QVBoxLayout, QWidget

from ui.screen_pop.above_everything import card_flags, keep_from_capture, lift

INERT_MS = 700
"""A card that appears, moves or turns under the pointer must not be hit by a click meant for what was there before."""
_PRESSING = (Qt.Key.Key_Space, Qt.Key.Key_Select, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_RAISED_AGAIN = ("xcb", "windows")  # elsewhere the level of a window is the system's business


class QuietWindow(QWidget):
    """Takes the keyboard only when the operator clicks into one of its editors, and gives it back when left.

    Everything visible belongs into `body`. Its controls ignore the mouse for `INERT_MS` after the window appeared,
    moved or (`become_inert`) turned into something else, and its buttons the keys too.
    """

    def __init__(self) -> None:
        platform = QGuiApplication.platformName()
        super().__init__(None, card_flags(platform))
        self._platform = platform
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_X11NetWmWindowTypeNotification)
        # A tool window of macOS hides while another program is active: just when a card is needed.
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.body = QWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.body)
        self._inert = QTimer(self, singleShot=True, interval=INERT_MS)
        self._inert.timeout.connect(self._on_inert_over)
        self._hides_from_capture = False
        self.is_dragged = False
        """The pointer carries it: what it passes over is no surprise to whoever carries it."""

    @property
    def is_inert(self) -> bool:
        return self._inert.isActive()

    def hide_from_capture(self, *, on: bool) -> None:
        """Whether it is left out of what others see of this screen; without effect where the system cannot do that."""
        if on is not self._hides_from_capture:
            self._hides_from_capture = on
            keep_from_capture(int(self.winId()), self._platform, on=on)

    def lend_keyboard_to(self, editor: QWidget) -> None:
        """A click into `editor` asks for the keyboard; nothing else in this window ever does."""
        pressed = editor.viewport() if isinstance(editor, QAbstractScrollArea) else editor
        editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        pressed.installEventFilter(self)

    def guard_buttons(self) -> None:
        """Let no key press a button while they are inert: to be called once, when all of them are there."""
        for button in self.body.findChildren(QAbstractButton):
            button.installEventFilter(self)

    def ask_for_keyboard(self) -> None:
        """Become the active window: only ever the answer to a click of the operator."""
        window = self.windowHandle()
        if not self.isActiveWindow():
            window.setFlag(Qt.WindowType.WindowDoesNotAcceptFocus, on=False)
            window.requestActivate()

    def stay_above(self) -> None:
        """Back to the top, without the keyboard: something else may have been raised since."""
        if self._platform in _RAISED_AGAIN:
            self.raise_()
            lift(int(self.winId()), self._platform)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QAbstractButton):
            return self.is_inert and isinstance(event, QKeyEvent) and event.key() in _PRESSING
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self.ask_for_keyboard()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:
            self._give_keyboard_back()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.become_inert()
        lift(int(self.winId()), self._platform)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        if self.isVisible() and not self.is_dragged:
            self.become_inert()

    def become_inert(self) -> None:
        """From now on for `INERT_MS`; a button that is just held down is let go without a click."""
        self.body.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=True)
        self._inert.start()
        for button in self.body.findChildren(QAbstractButton):
            if button.isDown():
                button.setDown(False)

    def _give_keyboard_back(self) -> None:
        self.windowHandle().setFlag(Qt.WindowType.WindowDoesNotAcceptFocus, on=True)

    def _on_inert_over(self) -> None:
        self.body.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)

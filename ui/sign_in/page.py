"""Sign-in: where the backend is, and the code an administrator gave; one button, clear refusals."""

from collections.abc import Awaitable, Callable
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.contract.answers import SignedIn
from app.failures import Failure
from ui.problems import sentence_of
from ui.sign_in.address import backend_url, pairing_code
from ui.sign_in.sign import Sign
from ui.tasks import TaskOwner
from ui.theme import FontRole, Radius, Space, Theme
from ui.widgets.buttons import PrimaryButton
from ui.widgets.panel import Panel

_WIDTH: Final = 400
_FEWEST: Final = 4

type Pair = Callable[[str, str], Awaitable[SignedIn]]
"""Asks the backend at an address to take a code; raises `Failure`."""

_EDGE: Final = Space.PAGE + Space.WORD


class SignInPage(QWidget):
    """`signed_in` carries the backend's address and its `SignedIn`."""

    signed_in = Signal(str, object)
    closed = Signal()

    def __init__(self, theme: Theme, pair: Pair, parent: QWidget | None = None, *, address: str = "") -> None:
        super().__init__(parent)
        self._theme = theme
        self._pair = pair
        self._tasks = TaskOwner(self)
        self.setWindowTitle(self.tr("Слухавка"))
        self.resize(560, 620)
        self._address = self._field(self.tr("Адреса сервера"), address, self.tr("slukhavka.вашмагазин.ua"))
        self._code = self._field(self.tr("Код підключення"), "", self.tr("ABCD-2345"))
        self._inks: list[tuple[QLabel, str]] = []
        self._trouble = self._label("", FontRole.BODY, "bad")
        self._button = PrimaryButton(theme, self.tr("Підключити"), parent=self)
        self._button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._build()
        self._button.clicked.connect(self._on_join)
        for field in (self._address, self._code):
            field.returnPressed.connect(self._on_join)
            field.textEdited.connect(self._forget_trouble)
        theme.changed.connect(self._dress)
        self._dress()
        (self._code if address else self._address).setFocus()

    def show_shut_out(self) -> None:
        """Say why the work ended just now."""
        self.show_trouble(
            self.tr("Цей пристрій від’єднано. Щоб працювати далі, попросіть адміністратора про новий код.")
        )

    def show_trouble(self, sentence: str, field: QLineEdit | None = None) -> None:
        """Say what went wrong, and where to mend it."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self._mark(field)
        if field is not None:
            field.setFocus()
            field.selectAll()

    @Slot()
    def _dress(self) -> None:
        for label, color in self._inks:
            label.setStyleSheet(f"color: {self._theme.color(color).name()}")
        self.update()

    async def close_tasks(self) -> None:
        await self._tasks.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.color("window"))

    @Slot()
    def _on_join(self) -> None:
        address, code = backend_url(self._address.text()), pairing_code(self._code.text())
        if self._tasks.is_running("join"):
            return
        if address is None:
            self.show_trouble(self.tr("Це не схоже на адресу сервера."), self._address)
        elif len(code) < _FEWEST:
            self.show_trouble(self.tr("Введіть код, який дав адміністратор."), self._code)
        else:
            self._tasks.start("join", self._join(address, code))

    async def _join(self, address: str, code: str) -> None:
        self._show_busy(busy=True)
        try:
            answer = await self._pair(address, code)
        except Failure as failure:
            self._show_busy(busy=False)
            self.show_trouble(sentence_of(failure), self._code)
        else:
            self._show_busy(busy=False)
            self.signed_in.emit(address, answer)

    def _show_busy(self, *, busy: bool) -> None:
        self._forget_trouble()
        for part in (self._address, self._code, self._button):
            part.setEnabled(not busy)
        self._button.setText(self.tr("Підключаємо…") if busy else self.tr("Підключити"))

    @Slot()
    def _forget_trouble(self) -> None:
        self._trouble.hide()
        self._mark(None)

    def _mark(self, field: QLineEdit | None) -> None:
        """Border the field that has to be mended."""
        for one in (self._address, self._code):
            one.setProperty("problem", one is field)
            one.style().unpolish(one)
            one.style().polish(one)

    def _field(self, name: str, text: str, example: str) -> QLineEdit:
        field = QLineEdit(text, self)
        field.setPlaceholderText(example)
        field.setAccessibleName(name)
        field.setMaxLength(300)
        field.setFont(self._theme.font(FontRole.BODY))
        return field

    def _label(self, text: str, role: FontRole, color: str = "text") -> QLabel:
        label = QLabel(text, self)
        self._inks.append((label, color))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(self._theme.font(role))
        return label

    def _build(self) -> None:
        card = Panel(self._theme, "surface", self, radius=Radius.CARD)
        card.setFixedWidth(_WIDTH)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        inside.setSpacing(Space.HALF)
        inside.addWidget(Sign(self._theme, card), 0, Qt.AlignmentFlag.AlignLeft)
        inside.addSpacing(Space.PANEL)
        inside.addWidget(self._label(self.tr("Підключіть це робоче місце"), FontRole.TITLE))
        hint = self.tr("Адресу й код дає адміністратор. Код діє десять хвилин і підходить один раз.")
        inside.addWidget(self._label(hint, FontRole.BODY, "text_2"))
        for field in (self._address, self._code):
            inside.addSpacing(Space.CONTROL)
            inside.addWidget(self._label(field.accessibleName(), FontRole.CAPTION_MEDIUM))
            inside.addWidget(field)
        inside.addSpacing(Space.WORD)
        inside.addWidget(self._trouble)
        inside.addSpacing(Space.CONTROL)
        inside.addWidget(self._button)
        self._trouble.hide()
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)

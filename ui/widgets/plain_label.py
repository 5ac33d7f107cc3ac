"""The one way text from outside reaches the screen: never rich, shortened with «…», whole in the tool tip."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import FontRole, Theme
from ui.widgets.painting import draw_text

_NARROWEST = 24


class PlainLabel(QWidget):
    """One line of plain text in a token's colour."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: FontRole | str = FontRole.BODY,
        color: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._hint: QSize | None = None  # a layout asks for it again and again; None: to be measured anew
        self._color = color
        self._align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.setFont(theme.font(role))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.set_text(text)

    @property
    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        """Show `text` exactly as it is written; line breaks become spaces."""
        text = " ".join(text.split()) if "\n" in text else text
        if text == self._text:
            return
        self._text, self._hint = text, None
        self.setAccessibleName(text)
        self._tell_whole()
        self.updateGeometry()
        self.update()

    def set_color(self, color: str) -> None:
        if color != self._color:
            self._color = color
            self.update()

    def set_role(self, role: FontRole | str) -> None:
        self.setFont(self._theme.font(role))
        self.updateGeometry()

    def set_align(self, align: Qt.AlignmentFlag) -> None:
        self._align = align
        self.update()

    def sizeHint(self) -> QSize:
        if self._hint is None:
            metrics = QFontMetrics(self.font())
            self._hint = QSize(metrics.horizontalAdvance(self._text) + 1, metrics.height())
        return self._hint

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), _NARROWEST), hint.height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._hint = None
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_text(painter, self.rect(), self._text, self.font(), self._theme.color(self._color), self._align)

    def _tell_whole(self) -> None:
        cut = self.sizeHint().width() > self.width() + 1
        self.setToolTip(plain_tip(self._text) if cut else "")


def plain_tip(text: str) -> str:
    """A tool tip that shows the text exactly as it is written; Qt would read its tags."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;")
    return f"<span>{plain}</span>"

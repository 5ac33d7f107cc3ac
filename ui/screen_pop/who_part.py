"""Who is calling: name (or a field for it), number, why they were found, and a question when several share it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.contract.answers import Named
from app.desk.call_board import CallCard
from ui.screen_pop.actions import client_id, is_new
from ui.screen_pop.candidates import Candidates
from ui.screen_pop.wording import name_of, number_of, place_of, why_found
from ui.theme import FontRole, Space, Theme
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel

_NAME_LENGTH = 200  # characters, as the backend takes them
_LINE_HEIGHT = 23


class Tick(QWidget):
    """The small check mark before the reason."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(14, 18)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 2, self._theme.pixmap("check", "good", 14, self.devicePixelRatioF()))


class NameField(QLineEdit):
    left = Signal()
    """The keyboard went elsewhere."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class WhoPart(QWidget):
    client_chosen = Signal(int)
    """Who of those with this number it is."""
    name_written = Signal()
    """Enter was pressed in the field of a new client's name."""
    name_left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = PlainLabel(theme, role=FontRole.CARD_NAME)
        self._name.setFixedHeight(26)
        self.name_field = NameField(self)
        self.name_field.setFont(theme.font(FontRole.NUMBER))
        self.name_field.setMaxLength(_NAME_LENGTH)
        self.name_field.setPlaceholderText(self.tr("Ім’я клієнта"))
        self.name_field.setAccessibleName(self.tr("Ім’я нового клієнта"))
        self.name_field.returnPressed.connect(self.name_written)
        self.name_field.left.connect(self.name_left)
        self._number = PlainLabel(theme, role=FontRole.NUMBER)
        self._place = PlainLabel(theme, role=FontRole.NUMBER, color="text_3")
        self._place.setFont(_lighter(self._place.font()))
        self._why = Paragraph(theme, role=FontRole.CAPTION)
        self._several = Candidates(theme)
        self._several.chosen.connect(self.client_chosen)
        self._build()

    def show_card(self, card: CallCard) -> None:
        """Who it is, as far as it is known."""
        hidden = card.call.phone is None
        new = is_new(card) and not hidden
        self._name.set_text(self._heading(card, hidden=hidden, new=new))
        self._show_field(wanted=new and client_id(card) is not None)
        number, place = number_of(card), place_of(card)
        self._number.set_text(number)
        self._place.set_text(f" · {place}" if place and not card.veiled else "")
        self._number_line.setVisible(bool(number))
        match = card.file.match if card.file is not None else None
        why = "" if new or card.veiled else why_found(match)
        self._why.setText(why)
        self._why_line.setVisible(bool(why))
        self._several.show_clients(_sharing(card))

    def _show_field(self, *, wanted: bool) -> None:
        """It stays for whoever is writing in it: what is typed would go to the next button."""
        if not wanted and self.name_field.hasFocus():
            wanted = bool(self.name_field.text())
            if not wanted:
                self.name_field.clearFocus()
        self._field_line.setVisible(wanted)

    def _heading(self, card: CallCard, *, hidden: bool, new: bool) -> str:
        if hidden:
            return self.tr("Номер приховано")
        return self.tr("Новий клієнт") if new else name_of(card)

    def _build(self) -> None:
        self._number_line = _line(self._number, self._place)
        self._why_line = _lines(Tick(self._theme), self._why)
        self._field_line = QWidget()
        field = QVBoxLayout(self._field_line)
        field.setContentsMargins(0, Space.WORD, 0, 0)
        field.addWidget(self.name_field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._name)
        layout.addWidget(self._number_line)
        layout.addWidget(self._why_line)
        layout.addWidget(self._several)
        layout.addWidget(self._field_line)


def _sharing(card: CallCard) -> tuple[Named, ...]:
    """Everybody who has this number, when there are several."""
    if card.veiled or card.file is None or card.file.match is None or not card.file.match.others:
        return ()
    client = card.file.client
    return (Named(client.id, client.name), *card.file.match.others)


def _lighter(font: QFont) -> QFont:
    light = QFont(font)
    light.setWeight(QFont.Weight.Normal)
    return light


def _lines(mark: QWidget, rest: QWidget) -> QWidget:
    """A mark before one line or several."""
    line = QWidget()
    line.setMinimumHeight(_LINE_HEIGHT)
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, Space.TIGHT, 0, Space.TIGHT)
    layout.setSpacing(Space.HALF)
    layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(rest, 1)
    return line


def _line(first: QWidget, rest: QWidget) -> QWidget:
    """Two widgets side by side; the second takes what is left."""
    line = QWidget()
    line.setFixedHeight(_LINE_HEIGHT)
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(first)
    layout.addWidget(rest, 1)
    return line

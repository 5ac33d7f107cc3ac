"""One talk in «Список записів»: who and when, and its recording to play, or why there is none."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.contract.answers import Call, Phase
from ui import words
from ui.orders import wording
from ui.theme import ICON, FontRole, Space, Theme
from ui.widgets.buttons import ButtonLook, IconButton
from ui.widgets.mini_wave import MiniWave
from ui.widgets.painting import draw_focus, draw_icon
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel
from ui.words_calls import direction_face, talk_length
from ui.words_recording import can_be_hurried, recording_sentence, retry_words

_ROUND: Final = ButtonLook("text_2", "surface_2", "line")
_PLAY: Final = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RecordRow(QWidget):
    """Space or Enter plays, or asks for what has not come yet; Ctrl+S saves, the arrows go to the neighbours."""

    play_wanted = Signal(object)  # Call
    download_wanted = Signal(object)  # Call
    fetch_wanted = Signal(object)  # Call
    neighbour_wanted = Signal(int)  # -1: the row above, 1: the row below
    focused = Signal()

    def __init__(self, theme: Theme, call: Call, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._call = call
        self._is_loaded = False
        self._when = PlainLabel(theme, "", FontRole.BODY_MEDIUM)
        self._who = PlainLabel(theme, "", FontRole.BODY, "text_2")
        self._length = PlainLabel(theme, "", FontRole.BODY_MEDIUM)
        self._reason = Paragraph(theme, "", FontRole.BODY, "text_2")
        self._play = IconButton(theme, "play", self.tr("Слухати"), look=_ROUND, is_round=True)
        self._fetch = IconButton(theme, "refresh-cw", retry_words(), look=_ROUND, is_round=True)
        self._wave = MiniWave(theme)
        self._download = IconButton(theme, "download", self.tr("Зберегти запис (Ctrl+S)"))
        self._build()
        self.let_tab_in(wanted=False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._play.clicked.connect(self._on_play)
        self._fetch.clicked.connect(self._on_fetch)
        self._download.clicked.connect(self._on_download)
        theme.changed.connect(self.update)
        self.show_call(call, now)

    @property
    def call(self) -> Call:
        return self._call

    @property
    def reason(self) -> str:
        """Why nothing can be played; empty when it can."""
        return self._reason.text()

    def show_call(self, call: Call, now: datetime) -> None:
        self._call = call
        self._when.set_text(words.moment(call.started_at, now))
        self._who.set_text(f"· {wording.responsible(call)}")
        self._reason.setText(recording_sentence(call, now))
        self._wave.show_shape(call.recording.shape or b"")
        has_recording = not self.reason
        self._reason.setVisible(not has_recording)
        for part in (self._play, self._wave, self._download):
            part.setVisible(has_recording)
        self._fetch.setVisible(can_be_hurried(call))
        self.tell_time(now)
        self.update()

    def tell_time(self, now: datetime) -> None:
        """Count the length on while they talk."""
        self._length.set_text(talk_length(self._call, now))
        self._length.set_color("accent" if self._call.phase is Phase.TALKING else "text")
        parts = (direction_face(self._call).word, self._when.text, self._who.text, self._length.text, self.reason)
        self.setAccessibleName(", ".join(part for part in parts if part))

    def show_playing(self, *, loaded: bool, playing: bool) -> None:
        """`loaded`: the player holds this talk; `playing`: it sounds just now."""
        self._is_loaded = loaded
        self._play.set_icon_name("pause" if loaded and playing else "play")
        self._play.rename(self.tr("Пауза") if loaded and playing else self.tr("Слухати"))
        self._wave.show_progress(1.0, active=loaded)
        self.update()

    def let_tab_in(self, *, wanted: bool) -> None:
        """Whether the Tab key stops here: of a long list it does at one row only, the arrows reach the others."""
        policy = Qt.FocusPolicy.StrongFocus if wanted else Qt.FocusPolicy.ClickFocus
        for part in (self, self._play, self._fetch, self._download):
            part.setFocusPolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _PLAY and not self.reason:
            self._on_play()
        elif key in _PLAY and can_be_hurried(self._call):
            self._on_fetch()
        elif key == Qt.Key.Key_S and event.modifiers() & Qt.KeyboardModifier.ControlModifier and not self.reason:
            self._on_download()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.neighbour_wanted.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and not self.reason:
            self._on_play()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        ground = "accent_ground" if self._is_loaded else "hover" if self.underMouse() else "surface"
        painter.fillRect(self.rect(), theme.color(ground))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        face = direction_face(self._call)
        draw_icon(painter, theme, QRect(Space.PANEL, Space.CONTROL, ICON, 20), face.icon, face.color)
        if self.hasFocus():
            draw_focus(painter, theme, QRectF(self.rect()).adjusted(2, 2, -2, -3), 6)

    def sizeHint(self) -> QSize:
        return QSize(380, super().sizeHint().height())

    @Slot()
    def _on_play(self) -> None:
        self.play_wanted.emit(self._call)

    @Slot()
    def _on_fetch(self) -> None:
        self.fetch_wanted.emit(self._call)

    @Slot()
    def _on_download(self) -> None:
        self.download_wanted.emit(self._call)

    def _build(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        above.setSpacing(Space.WORD)
        above.addSpacing(ICON + Space.WORD)
        for part, stretch in ((self._when, 0), (self._who, 1), (self._length, 0)):
            part.setFixedHeight(20)
            above.addWidget(part, stretch)
        self._when.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._length.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        below.setSpacing(Space.WORD)
        below.addWidget(self._play)
        below.addWidget(self._fetch)
        below.addWidget(self._wave, 1)
        below.addWidget(self._download)
        below.addWidget(self._reason, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PANEL, Space.CONTROL, Space.PANEL, Space.CONTROL + 1)
        column.setSpacing(Space.HALF)
        column.addLayout(above)
        column.addLayout(below)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)  # a long reason takes a second line
        self.setSizePolicy(policy)

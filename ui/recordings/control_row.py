"""The buttons of the player: play, time, speed, silence, lanes; quiet ones on the right."""

from typing import Final

from PySide6.QtCore import QLocale, QPoint, QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QGuiApplication, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.audio.forms import Form
from ui.recordings.form_words import form_words
from ui.recordings.popups import KeySheet, SoundPopUp
from ui.recordings.sound import SPEEDS
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import BARE, PRIMARY, TOGGLED, IconButton
from ui.widgets.chip import Chip
from ui.widgets.menu import Menu
from ui.widgets.plain_label import PlainLabel
from ui.words import length

_PLAY: Final = 34
_LOOP: Final = "A–B"


class ControlRow(QWidget):
    """Shows the player's settings, says which of them are wanted otherwise."""

    play_wanted = Signal()
    speed_wanted = Signal(float)
    silence_wanted = Signal(bool)
    """Whether silence is to be left out."""
    client_wanted = Signal(bool)
    operator_wanted = Signal(bool)
    only_client_wanted = Signal()
    only_operator_wanted = Signal()
    loop_wanted = Signal()
    """The next step of A–B: its beginning, its end, no more of it."""
    comment_wanted = Signal()
    link_wanted = Signal()
    drawer_wanted = Signal(bool)
    """Whether what is known of the talk is to stand open above the player."""
    text_wanted = Signal(bool)
    """Whether the talk in words is to stand open above the player."""
    download_wanted = Signal(object)
    """`Form` of the recording."""
    close_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._speed_now = 1.0
        self._is_open = self._is_text_open = False
        self._play = IconButton(theme, "play", "", size=_PLAY, look=PRIMARY, is_round=True)
        self._now = PlainLabel(theme, "0:00", FontRole.BODY_MEDIUM)
        self._whole = PlainLabel(theme, "", FontRole.BODY, "text_2")
        self._speed = Chip(theme, "")
        self._speed.setCheckable(False)
        self._silence = Chip(theme, self.tr("Без тиші"), "skip-forward")
        self._client = Chip(theme, self.tr("К"), ink="client_lane")
        self._operator = Chip(theme, self.tr("О"), ink="operator_lane")
        self._loop = Chip(theme, _LOOP, "repeat")
        self._no_device = PlainLabel(theme, self.tr("Немає звукового пристрою"), FontRole.CAPTION_MEDIUM, "waiting")
        self._no_device.hide()
        self._comment = IconButton(theme, "message-square-plus", self.tr("Коментар до цієї миті (C)"))
        self._link = IconButton(theme, "link", self.tr("Скопіювати посилання на цю мить"))
        self._text = IconButton(theme, "captions", "")
        self._drawer = IconButton(theme, "panel-bottom-open", "")
        self._volume = IconButton(theme, "volume-2", self.tr("Гучність, баланс і пристрій (M: без звуку)"))
        self._download = IconButton(theme, "download", self.tr("Завантажити запис"))
        self._keys = IconButton(theme, "keyboard", self.tr("Клавіші програвача"))
        self._close = IconButton(theme, "x", self.tr("Закрити програвач"))
        self.sound_pop_up = SoundPopUp(theme, self)
        self._key_sheet = KeySheet(theme, self)
        self._menu = Menu(self)
        self._forms = Menu(self)
        self._build()
        self._name_all()
        self._connect()
        self.show_playing(playing=False)
        self.show_drawer(is_open=False)
        self.show_text(is_open=False)

    def show_playing(self, *, playing: bool) -> None:
        self._play.set_icon_name("pause" if playing else "play")
        self._play.rename(self.tr("Пауза (пробіл)") if playing else self.tr("Слухати (пробіл)"))

    def show_time(self, second: float, seconds: float) -> None:
        """`0` for a length that is not known yet."""
        before = self._now.sizeHint().width() + self._whole.sizeHint().width()
        self._now.set_text(length(second))
        self._whole.set_text(f"/ {length(seconds)}" if seconds else "")
        if before != self._now.sizeHint().width() + self._whole.sizeHint().width():
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        """What it says in a wide window keeps no window from getting narrower."""
        return QSize(1, super().minimumSizeHint().height())

    def _make_room(self) -> None:
        """In a narrow window the word of a chip goes, then what only explains: never a part of the time."""
        row = self.layout()
        assert row is not None
        for says_silence, has_keys in ((True, True), (False, True), (False, False)):
            self._silence.setText(self._silence.accessibleName() if says_silence else "")
            self._silence.updateGeometry()
            self._keys.setVisible(has_keys)
            row.invalidate()
            if row.minimumSize().width() <= self.width():
                return

    def show_speed(self, speed: float) -> None:
        self._speed.setText(_told(speed))
        self._speed.setAccessibleName(self.tr("Швидкість {speed}").format(speed=_told(speed)))
        self._speed.updateGeometry()
        self._speed_now = speed

    def show_skips_silence(self, *, skips: bool) -> None:
        self._silence.setChecked(skips)

    def show_lanes(self, *, client: bool, operator: bool) -> None:
        self._client.setChecked(client)
        self._operator.setChecked(operator)

    def show_volume(self, share: float) -> None:
        self._volume.set_icon_name("volume-2" if share else "volume-x")
        self.sound_pop_up.show_volume(share)

    def show_loop(self, *, begun: bool, on: bool) -> None:
        """`begun`: its beginning is marked, its end is not yet."""
        self._loop.setText("A…" if begun else _LOOP)
        self._loop.setChecked(on or begun)
        self._loop.updateGeometry()

    def show_drawer(self, *, is_open: bool) -> None:
        self._is_open = is_open
        self._drawer.set_icon_name("panel-bottom-close" if is_open else "panel-bottom-open")
        self._drawer.rename(self.tr("Згорнути подробиці (T)") if is_open else self.tr("Подробиці й коментарі (T)"))

    def show_text(self, *, is_open: bool) -> None:
        self._is_text_open = is_open
        self._text.set_look(TOGGLED if is_open else BARE)
        opens, closes = self.tr("Підсумок і розшифровка (W)"), self.tr("Згорнути розшифровку (W)")
        self._text.rename(closes if is_open else opens)

    @Slot(bool)
    def show_no_device(self, is_silent: bool) -> None:
        self._no_device.setVisible(is_silent)

    @property
    def tells_lanes_apart(self) -> bool:
        """Whether the recording has a lane for each of the two."""
        return self._client.isEnabled()

    def allow(self, *, sound: bool, lanes: bool) -> None:
        """What there is something to do with: the sound itself, its two lanes."""
        for widget in (self._play, self._speed, self._silence, self._loop, self._download):
            widget.setEnabled(sound)
        for chip in (self._client, self._operator):
            chip.setEnabled(sound and lanes)
        for label in (self._now, self._whole):
            label.set_color("text_3" if not sound else "text" if label is self._now else "text_2")

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.HALF)
        for label in (self._now, self._whole):
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(self._play)
        row.addSpacing(Space.WORD)
        row.addWidget(self._now)
        row.addWidget(self._whole)
        row.addSpacing(Space.WORD)
        for chip in (self._speed, self._silence, self._client, self._operator, self._loop):
            row.addWidget(chip)
        row.addSpacing(Space.CONTROL)
        row.addWidget(self._no_device)
        row.addStretch(1)
        for button in (
            self._comment,
            self._link,
            self._text,
            self._drawer,
            self._volume,
            self._download,
            self._keys,
            self._close,
        ):
            row.addWidget(button)
        for widget in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click the keys still belong to the dock

    def _name_all(self) -> None:
        self._speed.setToolTip(self.tr("Швидкість ([ повільніше, ] швидше)"))
        self._silence.setToolTip(self.tr("Пропускати тишу (S)"))
        self._silence.setAccessibleName(self._silence.text())
        self._client.setToolTip(self.tr("Чути клієнта (К або Shift 1); із Shift лише його"))
        self._client.setAccessibleName(self.tr("Чути клієнта"))
        self._operator.setToolTip(self.tr("Чути оператора (О або Shift 2); із Shift лише його"))
        self._operator.setAccessibleName(self.tr("Чути оператора"))
        self._loop.setToolTip(self.tr("Повторювати від A до B (L); або протягніть хвилею із Shift"))
        self._loop.setAccessibleName(self.tr("Повторювати від A до B"))
        for form in Form:
            self._forms.addAction(form_words(form)).setData(form.value)
        for speed in SPEEDS:
            self._menu.addAction(_told(speed)).setData(speed)

    def _connect(self) -> None:
        self._play.clicked.connect(self.play_wanted)
        self._speed.clicked.connect(self._on_speed)
        self._menu.triggered.connect(lambda action: self.speed_wanted.emit(action.data()))
        self._silence.clicked.connect(self.silence_wanted)
        self._client.clicked.connect(lambda on: self._on_lane(self.client_wanted, self.only_client_wanted, on=on))
        self._operator.clicked.connect(lambda on: self._on_lane(self.operator_wanted, self.only_operator_wanted, on=on))
        self._loop.clicked.connect(self.loop_wanted)
        self._comment.clicked.connect(self.comment_wanted)
        self._link.clicked.connect(self.link_wanted)
        self._text.clicked.connect(lambda: self.text_wanted.emit(not self._is_text_open))
        self._drawer.clicked.connect(lambda: self.drawer_wanted.emit(not self._is_open))
        self._volume.clicked.connect(lambda: self.sound_pop_up.show_over(self._volume))
        self._download.clicked.connect(self._on_download)
        self._forms.triggered.connect(lambda action: self.download_wanted.emit(Form(action.data())))
        self._keys.clicked.connect(lambda: self._key_sheet.show_over(self._keys))
        self._close.clicked.connect(self.close_wanted)

    def _on_lane(self, heard: SignalInstance, alone: SignalInstance, *, on: bool) -> None:
        if QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier:
            alone.emit()
        else:
            heard.emit(on)

    def _on_download(self) -> None:
        size = self._forms.sizeHint()
        corner = self._download.mapToGlobal(QPoint(self._download.width() - size.width(), -size.height() - Space.HALF))
        self._forms.popup(corner)

    def _on_speed(self) -> None:
        for action in self._menu.actions():
            chosen = action.data() == self._speed_now
            action.setIcon(self._theme.icon("check", "accent") if chosen else QIcon())
        height = self._menu.sizeHint().height()
        self._menu.popup(self._speed.mapToGlobal(QPoint(0, -height - Space.HALF)))


def _told(speed: float) -> str:
    """«1,5×»."""
    return f"{QLocale().toString(speed, 'g', 3)}×"

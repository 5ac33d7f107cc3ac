"""Small panels that come up over a button of the player: how it sounds, the sheet of keys."""

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from ui.recordings.devices import DeviceName
from ui.recordings.keys import key_sheet
from ui.theme import FontRole, Space, Theme
from ui.widgets.chip import Chip
from ui.widgets.plain_label import PlainLabel, plain_tip
from ui.widgets.popup_panel import PopupPanel
from ui.widgets.rule import Rule

_WIDTH = 300


class PopUp(PopupPanel):
    """A bordered panel that closes when something else is touched."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)

    def show_over(self, button: QWidget) -> None:
        """Right edges together, so that it stays inside the window."""
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width() - self.width(), -self.height() - Space.HALF))
        self.move(corner)
        self.show()


class SoundPopUp(PopUp):
    """Volume, the balance of the two voices, and the device they are heard on."""

    volume_wanted = Signal(float)
    """0-1."""
    balance_wanted = Signal(float)
    """-1 (the client alone) to 1 (the operator alone)."""
    level_wanted = Signal(bool)
    device_wanted = Signal(str)
    """Key of a device; empty: the system's."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self.setFixedWidth(_WIDTH)
        self._volume = _slider(self.tr("Гучність"), 0, 100)
        self._told = PlainLabel(theme, role=FontRole.CAPTION, color="text_2")
        self._told.setFixedWidth(46)
        self._balance = _slider(self.tr("Баланс голосів"), -100, 100)
        self._balance.setToolTip(self.tr("Ліворуч голосніше клієнт, праворуч оператор"))
        self._level = Chip(theme, self.tr("Вирівняти голоси"))
        self._level.setToolTip(self.tr("Тихий голос підняти, гучний стишити (V)"))
        self._devices = QVBoxLayout()
        self._devices.setSpacing(Space.HALF)
        self._build()
        self._volume.valueChanged.connect(self._on_volume)
        self._balance.valueChanged.connect(lambda percent: self.balance_wanted.emit(percent / 100))
        self._level.clicked.connect(self.level_wanted)

    def show_volume(self, share: float) -> None:
        self._volume.setValue(round(share * 100))
        self._told.set_text(f"{round(share * 100)} %")

    def show_levelled(self, *, levelled: bool) -> None:
        self._level.setChecked(levelled)

    def show_devices(self, devices: tuple[DeviceName, ...], chosen: str) -> None:
        """A button a device; the chosen one is marked, also when it is not plugged in now."""
        while (item := self._devices.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for device in (DeviceName("", self.tr("Як у системі")), *devices):
            button = Chip(self._theme, _short(device.name), parent=self)
            button.setAccessibleName(device.name)
            button.setToolTip(plain_tip(device.name))
            button.setChecked(device.key == chosen)
            button.clicked.connect(lambda _, key=device.key: self.device_wanted.emit(key))
            self._devices.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.adjustSize()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.WORD)
        grid.setVerticalSpacing(Space.WORD)
        grid.addWidget(PlainLabel(self._theme, self.tr("Гучність"), FontRole.CAPTION, "text_2"), 0, 0)
        grid.addWidget(self._volume, 0, 1)
        grid.addWidget(self._told, 0, 2)
        grid.addWidget(PlainLabel(self._theme, self.tr("Клієнт"), FontRole.CAPTION, "client_lane"), 1, 0)
        grid.addWidget(self._balance, 1, 1)
        grid.addWidget(PlainLabel(self._theme, self.tr("Оператор"), FontRole.CAPTION, "operator_lane"), 1, 2)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.CONTROL, Space.CONTROL, Space.CONTROL, Space.CONTROL)
        column.setSpacing(Space.WORD)
        column.addLayout(grid)
        level = QHBoxLayout()
        level.addWidget(self._level)
        level.addStretch(1)
        column.addLayout(level)
        column.addWidget(Rule(self._theme, self))
        column.addWidget(PlainLabel(self._theme, self.tr("Де звучить"), FontRole.CAPTION, "text_2"))
        column.addLayout(self._devices)

    @Slot(int)
    def _on_volume(self, percent: int) -> None:
        self._told.set_text(f"{percent} %")
        self.volume_wanted.emit(percent / 100)


class KeySheet(PopUp):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.PANEL, Space.CONTROL, Space.PANEL, Space.CONTROL)
        grid.setHorizontalSpacing(Space.PANEL)
        grid.setVerticalSpacing(Space.HALF)
        for row, (key, action) in enumerate(key_sheet()):
            grid.addWidget(PlainLabel(theme, key, FontRole.CAPTION_STRONG), row, 0)
            grid.addWidget(PlainLabel(theme, action, FontRole.CAPTION, "text_2"), row, 1)


def _slider(name: str, least: int, most: int) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(least, most)
    slider.setPageStep(10)
    slider.setAccessibleName(name)
    return slider


def _short(name: str) -> str:
    """Device names can be a line long."""
    return name if len(name) <= 36 else f"{name[:35]}…"

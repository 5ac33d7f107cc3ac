"""Small panels that come up over a button of the player: the volume, the sheet of keys."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSlider, QWidget

from ui.recordings.keys import key_sheet
from ui.theme import FontRole, Radius, Space, Theme
from ui.widgets.panel import Panel
from ui.widgets.plain_label import PlainLabel


class PopUp(Panel):
    """A bordered panel that closes when something else is touched."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "surface", parent, radius=Radius.PANEL)
        self.setWindowFlags(Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)

    def show_over(self, button: QWidget) -> None:
        """Right edges together, so that it stays inside the window."""
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width() - self.width(), -self.height() - Space.HALF))
        self.move(corner)
        self.show()


class VolumePopUp(PopUp):
    volume_wanted = Signal(float)
    """0-1."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, 100)
        self._slider.setPageStep(10)
        self._slider.setFixedWidth(140)
        self._slider.setAccessibleName(self.tr("Гучність"))
        self._slider.valueChanged.connect(self._on_moved)
        self._told = PlainLabel(theme, role=FontRole.CAPTION, color="text_2")
        self._told.setFixedWidth(38)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.CONTROL, Space.WORD, Space.CONTROL, Space.WORD)
        row.addWidget(self._slider)
        row.addWidget(self._told)

    def show_volume(self, share: float) -> None:
        self._slider.setValue(round(share * 100))
        self._told.set_text(f"{round(share * 100)} %")

    def _on_moved(self, percent: int) -> None:
        self._told.set_text(f"{percent} %")
        self.volume_wanted.emit(percent / 100)


class KeySheet(PopUp):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.PANEL, Space.CONTROL, Space.PANEL, Space.CONTROL)
        grid.setHorizontalSpacing(Space.PANEL)
        grid.setVerticalSpacing(6)
        for row, (key, action) in enumerate(key_sheet()):
            grid.addWidget(PlainLabel(theme, key, FontRole.CAPTION_STRONG), row, 0)
            grid.addWidget(PlainLabel(theme, action, FontRole.CAPTION, "text_2"), row, 1)

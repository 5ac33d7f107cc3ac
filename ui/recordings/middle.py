"""Between head and buttons: the waveform, or in words why there is none."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.contract.answers import Peaks
from ui.recordings.marks import Pin, Span
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from ui.recordings.waveform import Waveform

HEIGHT: Final = 56


class Middle(QStackedWidget):
    """pyqtgraph is loaded when the first waveform is shown."""

    seek_wanted = Signal(float)
    loop_wanted = Signal(float, float)
    retry_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wave: Waveform | None = None
        self._heard = (True, True)
        self._pins: tuple[Pin, ...] = ()
        self._words = PlainLabel(theme, "", FontRole.BODY, "text_2")
        self._retry = LinkButton(theme, self.tr("Спробувати ще"))
        self._retry.clicked.connect(self.retry_wanted)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.CONTROL)
        row.addWidget(self._words)
        row.addWidget(self._retry)
        row.addStretch(1)
        self.addWidget(page)
        self.setFixedHeight(HEIGHT)

    def show_words(self, words: str, *, can_retry: bool = False, is_bad: bool = False) -> None:
        self._words.set_text(words)
        self._words.set_color("bad" if is_bad else "text_2")
        self._retry.setVisible(can_retry)
        self.setCurrentIndex(0)

    def clear(self) -> None:
        """Nothing yet: empty lanes where there are lanes already."""
        if self._wave is None:
            self.show_words("")
        else:
            self.show_peaks(None)

    def show_peaks(self, peaks: Peaks | None) -> None:
        """Draw the talk; None while its loudness is on its way."""
        wave = self._waveform()
        wave.show_peaks(peaks)
        self.setCurrentWidget(wave)

    def show_spans(self, *, both: tuple[Span, ...], holds: tuple[Span, ...]) -> None:
        """Where both speak at once, and where somebody only waits."""
        self._waveform().show_spans(both=both, holds=holds)

    def show_loop(self, loop: Span | None) -> None:
        if self._wave is not None:
            self._wave.show_loop(loop)

    def show_pins(self, pins: tuple[Pin, ...]) -> None:
        """The comments at their seconds."""
        self._pins = pins
        if self._wave is not None:
            self._wave.show_pins(pins)

    def zoom(self, *, closer: bool) -> None:
        if self._wave is not None:
            self._wave.zoom(closer=closer)

    def show_position(self, second: float) -> None:
        if self._wave is not None:
            self._wave.show_position(second)

    def show_lanes(self, *, client: bool, operator: bool) -> None:
        self._heard = (client, operator)
        if self._wave is not None:
            self._wave.show_heard(client=client, operator=operator)

    def _waveform(self) -> "Waveform":
        if self._wave is None:
            from ui.recordings.waveform import Waveform

            self._wave = Waveform(self._theme)
            self._wave.show_heard(client=self._heard[0], operator=self._heard[1])
            self._wave.show_pins(self._pins)
            self._wave.seek_wanted.connect(self.seek_wanted)
            self._wave.loop_wanted.connect(self.loop_wanted)
            self.addWidget(self._wave)
        return self._wave

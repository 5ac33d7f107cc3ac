"""A click to call on its way: who is being rung, what came of it; it stays until it has been seen to the end."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.desk.callback_watch import RunningCallback
from ui.callback.progress import Line, Mark, last_words, lines_of
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import LINK, LinkButton
from ui.widgets.painting import draw_icon
from ui.widgets.plain_label import PlainLabel
from ui.words import length

_TICK_MS: Final = 200
_MARK: Final = 18
_LONGEST_NAME: Final = 200
_INKS: Final = {Mark.AHEAD: "text_3", Mark.NOW: "accent", Mark.DONE: "text", Mark.FAILED: "bad"}
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CallbackSteps(QWidget):
    """Shows one click to call; hidden while there is none."""

    give_up_wanted = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, *, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._running: RunningCallback | None = None
        self._title = PlainLabel(theme, self.tr("Дзвінок клієнту"), FontRole.STRONG)
        self._whole = PlainLabel(theme, role=FontRole.BODY, color="text_3")
        self.give_up = LinkButton(theme, self.tr("Скасувати"), danger=True)
        self.give_up.clicked.connect(self.give_up_wanted)
        self.dismiss = LinkButton(theme, self.tr("Закрити"))
        self.dismiss.clicked.connect(self.dismissed)
        self.lines = [StepLine(theme) for _ in range(3)]
        self._end = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._end.setFont(theme.font(FontRole.BODY))
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._on_tick)
        self._build()
        self.hide()

    @Slot(object)
    def show_callback(self, running: RunningCallback | None) -> None:
        """Show it as it is now; None puts the whole away."""
        self._running = running
        self.setVisible(running is not None)
        if running is None:
            self._clock.stop()
            return
        name = "" if running.callback is None or running.callback.client is None else running.callback.client.name
        self._title.set_text(name[:_LONGEST_NAME] or self.tr("Дзвінок клієнту"))
        self.give_up.setHidden(running.is_over)
        self.give_up.setEnabled(running.callback is not None and not running.giving_up)
        self.dismiss.setVisible(running.is_over)
        ending = last_words(running)
        self._end.setText(ending)
        self._end.setVisible(bool(ending))
        self._on_tick()
        self.setAccessibleDescription(ending or next((line.text for line in self.lines if line.is_now), ""))
        if running.is_over:
            self._clock.stop()
        else:
            self._clock.start()

    @Slot()
    def _on_tick(self) -> None:
        if self._running is None:
            return
        now = self._now()
        lines = lines_of(self._running)
        for widget, line in zip(self.lines, lines, strict=True):
            widget.show_line(line, now)
        end = max((line.until for line in lines if line.until), default=now) if self._running.is_over else now
        self._whole.set_text(f"· {length((end - self._running.asked_at).total_seconds())}")

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Дзвінок клієнту"))
        head = QHBoxLayout()
        head.setSpacing(Space.HALF)
        head.addWidget(self._title)
        head.addWidget(self._whole)
        head.addStretch(1)
        head.addWidget(self.give_up)
        head.addWidget(self.dismiss)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PANEL, Space.WORD, Space.PANEL - LINK.padding, Space.CONTROL)
        layout.setSpacing(0)
        layout.addLayout(head)
        for line in self.lines:
            layout.addWidget(line)
        layout.addSpacing(Space.TIGHT)
        layout.addWidget(self._end)


class StepLine(QWidget):
    """A mark, what happens, and how long it took."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = _MarkSign(theme)
        self._text = PlainLabel(theme)
        self._time = PlainLabel(theme, color="text_3")
        self._time.set_align(_RIGHT)
        self.is_now = False
        self.setFixedHeight(26)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, LINK.padding, 0)
        layout.setSpacing(Space.WORD)
        layout.addWidget(self._mark)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._time)

    @property
    def text(self) -> str:
        return self._text.text

    def show_line(self, line: Line, now: datetime) -> None:
        self.is_now = line.mark is Mark.NOW
        self._mark.show_mark(line.mark)
        self._text.set_text(line.text)
        self._text.set_color(_INKS[line.mark])
        self._text.set_role(FontRole.BODY_MEDIUM if self.is_now else FontRole.BODY)
        until = now if self.is_now else line.until
        took = None if line.since is None or until is None else (until - line.since).total_seconds()
        self._time.set_text("" if took is None else length(took))


class _MarkSign(QWidget):
    """An empty ring, a bright ring, a tick or a cross."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark = Mark.AHEAD
        self.setFixedSize(_MARK, _MARK)
        theme.changed.connect(self.update)

    def show_mark(self, mark: Mark) -> None:
        if mark is not self._mark:
            self._mark = mark
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._mark in {Mark.AHEAD, Mark.NOW}:
            ink = self._theme.color("line" if self._mark is Mark.AHEAD else "accent")
            painter.setPen(QPen(ink, 2))
            painter.drawEllipse(QRectF(1, 1, _MARK - 2, _MARK - 2))
            return
        is_done = self._mark is Mark.DONE
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("good" if is_done else "bad"))
        painter.drawEllipse(QRectF(0, 0, _MARK, _MARK))
        draw_icon(painter, self._theme, QRect(0, 0, _MARK, _MARK), "check" if is_done else "x", "surface", 12)

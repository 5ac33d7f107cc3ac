"""The managers as bars: how many calls, and how many of them were missed, waited for, talked."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.contract.overview import ManagerCount
from ui import words
from ui.overview import wording
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import BARE, PaintedButton
from ui.widgets.painting import draw_avatar, draw_focus, draw_rounded, draw_text

_ROW: Final = 44
_NAME_LEFT: Final = 36
_NAME: Final = 160
_BAR: Final = 8
_COUNT: Final = 64
_FIGURE: Final = 122
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ManagerRow(PaintedButton):
    """Pressed, it leads to the manager's calls; `most` is the count of the busiest."""

    def __init__(
        self, theme: Theme, one: ManagerCount, most: int, before: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", BARE, None, parent)
        self._one = one
        self._most = max(1, most)
        self._before = before
        self.setFixedHeight(_ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._told())

    @property
    def counted(self) -> ManagerCount:
        return self._one

    def sizeHint(self) -> QSize:
        return QSize(480, _ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, one = QPainter(self), self._theme, self._one
        if self.underMouse() or self.isDown():
            draw_rounded(painter, QRectF(self.rect()).adjusted(-8, 2, 8, -1), theme.color("hover"), 6)
        painter.fillRect(0, 0, self.width(), 1, theme.color("line"))
        body, strong = theme.font(FontRole.BODY), theme.font(FontRole.BODY_MEDIUM)
        name = QRect(_NAME_LEFT, 0, _NAME - Space.WORD, _ROW)
        if one.manager is not None:
            draw_avatar(painter, theme, QRect(0, (_ROW - 24) // 2, 24, 24), one.manager.name)
        draw_text(painter, name, name_of(one), body, theme.color("text" if one.manager else "text_3"))
        self._paint_bar(painter)
        for place, (text, ink) in enumerate(reversed(self._figures())):
            rect = QRect(self.width() - (place + 1) * _FIGURE, 0, _FIGURE, _ROW)
            draw_text(painter, rect, text, body, theme.color(ink), _RIGHT)
        count = QRect(self._bar_right() + Space.WORD, 0, _COUNT - Space.WORD, _ROW)
        draw_text(painter, count, words.number(one.calls), strong, theme.color("text"), _RIGHT)
        if self.hasFocus() and self._ring:
            draw_focus(painter, theme, QRectF(self.rect()), 6)

    def _paint_bar(self, painter: QPainter) -> None:
        left, right, y = _NAME_LEFT + _NAME, self._bar_right(), (_ROW - _BAR) / 2
        if right - left < 40:
            return
        room, theme = float(right - left), self._theme
        draw_rounded(painter, QRectF(left, y, room, _BAR), theme.color("surface_2"), _BAR / 2)
        if self._before is not None:
            past = room * min(1.0, self._before / self._most)
            draw_rounded(painter, QRectF(left, y - 3, past, _BAR + 6), theme.color("chart_before"), 3)
        filled = max(float(_BAR), room * self._one.calls / self._most)
        draw_rounded(painter, QRectF(left, y, filled, _BAR), theme.color("accent"), _BAR / 2)

    def _bar_right(self) -> int:
        room = self.width() - _NAME_LEFT - _NAME - _COUNT - 3 * _FIGURE
        return _NAME_LEFT + _NAME + max(0, min(room, 300))

    def _figures(self) -> tuple[tuple[str, str], ...]:
        one = self._one
        share = one.missed / one.incoming if one.incoming else None
        talk = "—" if one.talk_s is None else words.length(one.talk_s)
        missed = (wording.share(share), "bad" if one.missed else "text_2")
        return missed, (wording.seconds(one.wait_s), "text_2"), (talk, "text_2")

    def _told(self) -> str:
        missed, wait, talk = (text for text, _ in self._figures())
        sentence = QCoreApplication.translate(
            "Overview", "{name}: {calls}, пропущено {missed}, очікування {wait}, розмова {talk}"
        )
        calls = words.calls(self._one.calls)
        return sentence.format(name=name_of(self._one), calls=calls, missed=missed, wait=wait, talk=talk)


class ManagerRows(QWidget):
    wanted = Signal(object)  # ManagerCount

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[ManagerRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def rows(self) -> Sequence[ManagerRow]:
        return self._rows

    def show_managers(self, managers: Sequence[ManagerCount], before: Mapping[int, int] | None) -> None:
        """`before`: calls of the period before by the manager's id (0 nobody's), when they are to be compared."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.deleteLater()
        most = max((one.calls for one in managers), default=0)
        most = max([most, *(before or {}).values()])
        self._rows = [
            ManagerRow(self._theme, one, most, None if before is None else before.get(key_of(one), 0), self)
            for one in managers
        ]
        for row in self._rows:
            row.clicked.connect(lambda _checked=False, one=row.counted: self.wanted.emit(one))
            self._column.addWidget(row)


class ManagerHeads(QWidget):
    """The words over the figures of the rows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(36)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        title = QRect(0, 0, _NAME_LEFT + _NAME, self.height())
        draw_text(painter, title, self.tr("Менеджери"), theme.font(FontRole.STRONG), theme.color("text"))
        heads = (self.tr("пропущені"), self.tr("очікування"), self.tr("розмова"))
        for place, word in enumerate(reversed(heads)):
            rect = QRect(self.width() - (place + 1) * _FIGURE, 0, _FIGURE, self.height())
            draw_text(painter, rect, word, theme.font(FontRole.CAPTION), theme.color("text_2"), _RIGHT)


def name_of(one: ManagerCount) -> str:
    if one.manager is None:
        return QCoreApplication.translate("Overview", "не закріплено")
    return one.manager.name


def key_of(one: ManagerCount) -> int:
    return 0 if one.manager is None else one.manager.id

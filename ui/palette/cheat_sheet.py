"""All keys of the program on one sheet (F1 or ?)."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import QuietButton
from ui.widgets.plain_label import PlainLabel
from ui.widgets.section_head import SectionHead

_KEYS_WIDTH: Final = 140

type Keys = tuple[str, str]
"""The keys as people read them, and what they do."""


class CheatSheet(QDialog):
    """Window-modal; Esc, Enter and the button close it. `player` are the keys of the player, which has its own list."""

    def __init__(self, theme: Theme, player: Sequence[Keys], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(self.tr("Клавіші"))
        columns = QHBoxLayout()
        columns.setSpacing(2 * Space.PAGE)
        for groups in (_everywhere_and_lists(), ((self.tr("Програвач"), player),)):
            column = QVBoxLayout()
            column.setSpacing(Space.WORD)
            width = self._widest(groups)
            for title, keys in groups:
                column.addWidget(SectionHead(theme, title))
                column.addLayout(self._rows(keys, width))
                column.addSpacing(Space.CONTROL)
            column.addStretch(1)
            columns.addLayout(column)
        close = QuietButton(theme, self.tr("Закрити"), parent=self)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PANEL)
        whole.setSpacing(Space.PANEL)
        whole.addWidget(PlainLabel(theme, self.windowTitle(), FontRole.TITLE))
        whole.addLayout(columns)
        whole.addLayout(foot)

    def _widest(self, groups: Sequence[tuple[str, Sequence[Keys]]]) -> int:
        """Of the keys of a column, so that what they do stands under each other."""
        metrics = QFontMetrics(self._theme.font(FontRole.BODY_MEDIUM))
        keys = (pressed for _, rows in groups for pressed, _ in rows)
        return max(_KEYS_WIDTH, *(metrics.horizontalAdvance(pressed) + 1 for pressed in keys))

    def _rows(self, keys: Sequence[Keys], width: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.CONTROL)
        grid.setVerticalSpacing(Space.WORD)
        grid.setColumnMinimumWidth(0, width)
        grid.setColumnStretch(1, 1)
        for row, (pressed, done) in enumerate(keys):
            keys_label = PlainLabel(self._theme, pressed, FontRole.BODY_MEDIUM)
            done_label = PlainLabel(self._theme, done, FontRole.BODY, "text_2")
            for place, label in enumerate((keys_label, done_label)):
                label.setMinimumWidth(label.sizeHint().width())
                grid.addWidget(label, row, place, Qt.AlignmentFlag.AlignLeft)
        return grid


def _everywhere_and_lists() -> tuple[tuple[str, Sequence[Keys]], ...]:
    translate = QCoreApplication.translate
    return (
        (
            translate("CheatSheet", "Усюди"),
            (
                (_native("Ctrl+K"), translate("CheatSheet", "будь-що за кількома літерами")),
                (f"{_native('Ctrl+1')} … 9", translate("CheatSheet", "до екрана за номером")),
                (_native("Ctrl+F"), translate("CheatSheet", "пошук на цій сторінці")),
                (_native("Ctrl+Shift+F"), translate("CheatSheet", "слова в розмовах")),
                (_native("Ctrl+D"), translate("CheatSheet", "набрати номер")),
                ("Esc", translate("CheatSheet", "крок назад: закрити панель, стерти пошук")),
                ("F1, ?", translate("CheatSheet", "цей аркуш")),
            ),
        ),
        (
            translate("CheatSheet", "У списках"),
            (
                ("↑ ↓", translate("CheatSheet", "рядок вище й нижче")),
                ("Home, End", translate("CheatSheet", "до першого й останнього рядка")),
                ("Enter", translate("CheatSheet", "відкрити або слухати")),
                (_native("Ctrl+Enter"), translate("CheatSheet", "подзвонити")),
                (translate("CheatSheet", "Menu або Shift F10"), translate("CheatSheet", "меню рядка")),
            ),
        ),
    )


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys

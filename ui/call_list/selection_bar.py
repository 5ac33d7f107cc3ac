"""What can be done with several chosen talks; stands at the foot of the list while several are chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.contract.answers import Call
from ui import words
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from ui.widgets.panel import Panel
from ui.widgets.plain_label import PlainLabel
from ui.words_recording import can_be_played

_HEIGHT = 56


class SelectionBar(Panel):
    """`recordings_wanted` and `archive_wanted` carry the chosen talks that have a recording, `export_wanted` all."""

    recordings_wanted = Signal(object)  # tuple[Call, ...]
    archive_wanted = Signal(object)  # tuple[Call, ...]
    export_wanted = Signal(object)  # tuple[Call, ...]
    dropped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "surface", parent)
        self._calls: tuple[Call, ...] = ()
        self._told = PlainLabel(theme, "", FontRole.BODY_MEDIUM, "text", self)
        self._load = PrimaryButton(theme, self.tr("Завантажити записи"), "download", self)
        self._archive = QuietButton(theme, "ZIP", "download", parent=self)
        self._archive.setAccessibleName(self.tr("Зберегти вибрані записи одним ZIP"))
        self._export = QuietButton(theme, self.tr("Вивантажити вибране"), None, self)
        self._drop = IconButton(theme, "x", self.tr("Зняти вибір"), self)
        self._load.clicked.connect(lambda: self.recordings_wanted.emit(self._playable()))
        self._archive.clicked.connect(lambda: self.archive_wanted.emit(self._playable()))
        self._export.clicked.connect(lambda: self.export_wanted.emit(self._calls))
        self._drop.clicked.connect(self.dropped)
        self.setFixedHeight(_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        row.setSpacing(Space.CONTROL)
        row.addWidget(self._told, 1)
        row.addWidget(self._export)
        row.addWidget(self._archive)
        row.addWidget(self._load)
        row.addWidget(self._drop)
        self.hide()

    @property
    def told(self) -> str:
        return self._told.text

    def show_calls(self, calls: Sequence[Call]) -> None:
        """Those that are chosen; one alone needs no bar."""
        self._calls = tuple(calls)
        self._told.set_text(self.tr("Вибрано: {talks}").format(talks=words.talks(len(calls))))
        for button in (self._load, self._archive):
            button.setEnabled(bool(self._playable()))
        self.setVisible(len(calls) > 1)

    def _playable(self) -> tuple[Call, ...]:
        return tuple(call for call in self._calls if can_be_played(call))

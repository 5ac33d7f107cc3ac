"""A card of a section: its name, its state, when that was checked, and what belongs to it."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from app.desk.desk import utc_now
from ui import words
from ui.settings.warning_row import WarningRow
from ui.theme import FontRole, Radius, Space, Theme
from ui.widgets.panel import Panel
from ui.widgets.paragraph import Paragraph
from ui.widgets.pill import Pill
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rule import Rule

_TICK_MS: Final = 1000
_JUST_NOW_S: Final = 3


class Card(Panel):
    """Rows are put in with `add`; what stands in the head's right end with `add_to_head`."""

    def __init__(self, theme: Theme, title: str, explanation: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, "surface", parent, radius=Radius.PANEL)
        self._theme = theme
        self._checked_at: datetime | None = None
        self._pill = Pill(theme, parent=self)
        self._pill.hide()
        self._checked = PlainLabel(theme, "", FontRole.CAPTION, "text_3", self)
        self._checked.hide()
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._tell_checked)
        self._warnings: dict[str, WarningRow] = {}
        self.setAccessibleName(title)
        self._build(title, explanation)

    def show_state(self, word: str, kind: str) -> None:
        """The pill beside the name; `kind` is `good`, `bad`, `waiting`, `accent` or `quiet`, no word takes it away."""
        self._pill.show_status(word, kind)
        self._pill.setVisible(bool(word))

    def show_checked(self, at: datetime | None) -> None:
        """«перевірено 12 с тому», counting on; None says nothing."""
        self._checked_at = at
        self._checked.setVisible(at is not None)
        if at is None:
            self._tick.stop()
        else:
            self._tell_checked()
            self._tick.start()

    def add(self, part: QWidget | QLayout, *, ruled: bool = False) -> None:
        """Put a row below those that are there, `ruled` with a line above it."""
        if ruled:
            self._rows.addWidget(Rule(self._theme, self))
        if isinstance(part, QWidget):
            self._rows.addWidget(part)
        else:
            self._rows.addLayout(part)

    def add_to_head(self, part: QWidget) -> None:
        self._head.addWidget(part)

    def close_rows(self) -> None:
        """Rows from now on touch: each has its own room above and below."""
        self._rows.setSpacing(0)
        self._rows.addSpacing(Space.CONTROL)

    def warning(self, key: str) -> WarningRow | None:
        """The row of a warning that was shown before."""
        return self._warnings.get(key)

    def warn(self, key: str, sentence: str, detail: str = "", fix: str = "") -> WarningRow:
        """Show a warning under this key, or change the one that is there; its `fix_wanted` is the button."""
        row = self._warnings.get(key)
        if row is None:
            row = self._warnings[key] = WarningRow(self._theme, self)
            self._rows.insertWidget(1, row)
        row.show_warning(sentence, detail, fix)
        row.show()
        return row

    def calm(self, key: str) -> None:
        """Take a warning away."""
        if key in self._warnings:
            self._warnings[key].hide()

    def _build(self, title: str, explanation: str) -> None:
        names = QHBoxLayout()
        names.setSpacing(Space.WORD)
        names.addWidget(PlainLabel(self._theme, title, FontRole.PANEL, "text", self))
        names.addWidget(self._pill)
        names.addStretch()
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addLayout(names)
        if explanation:
            said.addWidget(Paragraph(self._theme, explanation))
        self._head = QHBoxLayout()
        self._head.setSpacing(Space.CONTROL)
        self._head.addLayout(said, 1)
        self._checked.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # what explains gives way
        self._head.addWidget(self._checked)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(Space.PANEL, Space.PANEL, Space.PANEL, Space.PANEL)
        self._rows.setSpacing(Space.CONTROL)
        self._rows.addLayout(self._head)

    @Slot()
    def _tell_checked(self) -> None:
        if self._checked_at is None:
            return
        ago = (utc_now() - self._checked_at).total_seconds()
        if ago < _JUST_NOW_S:
            self._checked.set_text(self.tr("щойно перевірено"))
        elif ago < 86_400:
            self._checked.set_text(self.tr("перевірено {ago} тому").format(ago=words.long_length(ago)))
        else:
            self._checked.set_text(self.tr("перевірено {at}").format(at=words.moment(self._checked_at, utc_now())))

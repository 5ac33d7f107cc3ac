"""One line of «Журнал дій»: when, who, what, to what, and at which machine."""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.contract.people import AuditEntry, Deed
from ui import words
from ui.settings.audit_wording import deed_icon, deed_words, more_words
from ui.theme import ICON, FontRole, Space, Theme
from ui.widgets.painting import draw_icon
from ui.widgets.plain_label import PlainLabel

_TIME: Final = 44
_WHO: Final = 180
_ROW: Final = 44


class AuditRow(QWidget):
    def __init__(self, theme: Theme, entry: AuditEntry) -> None:
        super().__init__()
        self._theme = theme
        self._icon = deed_icon(entry.deed)
        self._ink = "bad" if entry.deed is Deed.PAIRING_FAILED else "text_3"
        self.setMinimumHeight(_ROW)
        who = self.tr("невідомо хто") if entry.who is None else entry.who.name
        more = more_words(entry)
        self.setAccessibleName(", ".join((words.clock(entry.at), who, deed_words(entry.deed), more)))
        time = PlainLabel(theme, words.clock(entry.at), FontRole.BODY, "text_2", self)
        time.setFixedWidth(_TIME)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch()
        name = PlainLabel(theme, who, FontRole.BODY_MEDIUM, "text" if entry.who else "text_3", self)
        names.addWidget(name)
        if entry.device:
            names.addWidget(PlainLabel(theme, entry.device, FontRole.CAPTION, "text_3", self))
        names.addStretch()
        person = QWidget(self)
        person.setFixedWidth(_WHO)
        person.setLayout(names)
        names.setContentsMargins(0, 0, 0, 0)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch()
        said.addWidget(PlainLabel(theme, deed_words(entry.deed), FontRole.BODY, "text", self))
        if more:
            said.addWidget(PlainLabel(theme, more, FontRole.CAPTION, "text_2", self))
        said.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.HALF, 0, Space.HALF)
        row.setSpacing(Space.CONTROL)
        row.addWidget(time, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(ICON + Space.WORD)
        row.addWidget(person)
        row.addLayout(said, 1)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        place = QRect(_TIME + Space.CONTROL, 0, ICON, self.height())
        draw_icon(QPainter(self), self._theme, place, self._icon, self._ink, 16)

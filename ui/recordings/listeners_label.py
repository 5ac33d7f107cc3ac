"""Who heard a recording: how many, quietly; who and when, in the tool tip."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.contract.people import CallListener
from ui import words
from ui.theme import FontRole, Theme
from ui.widgets.plain_label import PlainLabel, plain_tip


class ListenersLabel(PlainLabel):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", FontRole.CAPTION, "text_3", parent)

    def show_listeners(self, listeners: Sequence[CallListener], now: datetime) -> None:
        """The last one comes first; nothing is said of a recording that nobody heard."""
        if len(listeners) == 1:
            told = self.tr("слухали: {name}").format(name=listeners[0].person.name)
        else:
            told = self.tr("слухали: {count}").format(count=len(listeners)) if listeners else ""
        self.set_text(told)
        lines = [self._line(one, now) for one in listeners]
        self.setToolTip("<br>".join(plain_tip(line) for line in lines))
        self.setAccessibleDescription("; ".join(lines))

    def _line(self, one: CallListener, now: datetime) -> str:
        line = f"{one.person.name} · {words.moment(one.at, now)}"
        return self.tr("{line} · із завантаженням").format(line=line) if one.downloaded else line

    def _tell_whole(self) -> None:
        """The tool tip says who: it is not the label's own words again."""

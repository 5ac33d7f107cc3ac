"""Small capitals over a section of the card or a panel."""

from PySide6.QtWidgets import QWidget

from ui.theme import FontRole, Theme
from ui.widgets.plain_label import PlainLabel


class SectionHead(PlainLabel):
    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, FontRole.SECTION, "text_3", parent)

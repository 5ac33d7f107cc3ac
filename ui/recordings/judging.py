"""Rating and tags of a talk for quality control: one's own to change, everybody's to see."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.contract.reviews import MOST_TAGS, Review
from ui.theme import FontRole, Space, Theme
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel

_HIGHEST: Final = 5


class JudgingColumn(QWidget):
    """A click on the rating that stands takes it away."""

    rating_wanted = Signal(object)
    """1-5, or None for no rating."""
    tags_wanted = Signal(object)
    """All of one's own tags."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rating: int | None = None
        self._tags: tuple[str, ...] = ()
        self._marks = [Chip(theme, str(mark)) for mark in range(1, _HIGHEST + 1)]
        self._others = Paragraph(theme, "", FontRole.CAPTION, "text_2")
        self._own = QWidget()
        self._chips: dict[str, Chip] = {}
        self._flow = Flow(spacing=Space.HALF)
        self._build()

    def show_reviews(
        self, reviews: tuple[Review, ...], mine: Review | None, *, may_review: bool, is_known: bool, is_judged: bool
    ) -> None:
        """What was judged here and is on its way (`is_judged`) stays as it was judged."""
        if not is_judged:
            self._rating = None if mine is None else mine.rating
            self._tags = () if mine is None else mine.tags
        self._own.setVisible(may_review)
        for mark, chip in enumerate(self._marks, start=1):
            chip.setChecked(mark == self._rating)
        for tag in self._tags:
            self._chip_of(tag)
        for tag, chip in self._chips.items():
            chip.setChecked(tag in self._tags)
        others = [_told(review) for review in reviews if mine is None or review.by.id != mine.by.id]
        nobody = self.tr("Ще ніхто не оцінив") if mine is None and is_known else ""
        self._others.setText("\n".join(others) or nobody)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.HALF)
        for mark, chip in enumerate(self._marks, start=1):
            chip.setAccessibleName(self.tr("Оцінка {mark} з 5").format(mark=mark))
            chip.clicked.connect(lambda _, mark=mark: self._on_mark(mark))
            row.addWidget(chip)
        row.addStretch(1)
        own = QVBoxLayout(self._own)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(Space.WORD)
        own.addLayout(row)
        own.addLayout(self._flow)
        for tag in usual_tags():
            self._chip_of(tag)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.WORD)
        column.addWidget(PlainLabel(self._theme, self.tr("Оцінка"), FontRole.STRONG))
        column.addWidget(self._own)
        column.addWidget(self._others)
        column.addStretch(1)

    def _chip_of(self, tag: str) -> Chip:
        chip = self._chips.get(tag)
        if chip is None:
            chip = self._chips[tag] = Chip(self._theme, usual_tags().get(tag, tag))
            chip.clicked.connect(lambda on, tag=tag: self._on_tag(tag, on=on))
            self._flow.addWidget(chip)
        return chip

    @Slot(int)
    def _on_mark(self, mark: int) -> None:
        self._rating = None if mark == self._rating else mark
        for one, chip in enumerate(self._marks, start=1):
            chip.setChecked(one == self._rating)
        self.rating_wanted.emit(self._rating)

    def _on_tag(self, tag: str, *, on: bool) -> None:
        tags = (*self._tags, tag) if on else tuple(other for other in self._tags if other != tag)
        self._tags = tags[:MOST_TAGS]  # at once: the next click adds to it
        for other, chip in self._chips.items():
            chip.setChecked(other in self._tags)
        self.tags_wanted.emit(self._tags)


def usual_tags() -> dict[str, str]:
    """What most talks are judged by: each as it is kept, whatever the language, and as it is shown.

    Others come with the reviews of colleagues.
    """
    translate = QCoreApplication.translate
    return {
        "привітання": translate("Tags", "привітання"),
        "потреба": translate("Tags", "потреба"),
        "заперечення": translate("Tags", "заперечення"),
        "домовленість": translate("Tags", "домовленість"),
        "скарга": translate("Tags", "скарга"),
        "чемність": translate("Tags", "чемність"),
    }


def _told(review: Review) -> str:
    """«Олена Коваль: 4 · заперечення, чемність»."""
    shown = usual_tags()
    tags = ", ".join(shown.get(tag, tag) for tag in review.tags)
    parts = [str(review.rating) if review.rating is not None else "", tags]
    return f"{review.by.name}: {' · '.join(part for part in parts if part)}"

"""Where an article is read: own texts and bundled pictures only; nothing is ever loaded from elsewhere."""

import asyncio
import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QImageReader,
    QPainter,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

import resources
from app.word_forms import places_in, words_of
from ui.help.articles import Article
from ui.help.typeset import fit_pictures, typeset
from ui.tasks import TaskOwner
from ui.theme import Space, Theme
from ui.widgets.ring import is_ringed

_PICTURES: Final = Path(resources.__file__).parent / "pictures"
_PICTURE: Final = re.compile(r"[a-z][a-z-]*\.png")
_BESIDE: Final = 2 * Space.CONTROL + 20
"""Margins of the page, and the scroll bar."""
_KEPT_RATIO: Final = Qt.AspectRatioMode.KeepAspectRatio
_COLUMN: Final = 680
"""Pixels a line may be long; longer ones are hard to follow."""


class Reader(QTextBrowser):
    """`link_wanted` carries what follows `slukhavka:` in a link that was clicked, or opened by Tab and Enter."""

    link_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_ringed = False
        self._theme = theme
        self._article: Article | None = None  # until one is shown
        self._sought = ""
        self._tasks = TaskOwner(self)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(self._on_link)
        theme.changed.connect(self._set_again)

    @property
    def article(self) -> Article | None:
        return self._article

    def show_article(self, article: Article, sought: str = "") -> None:
        """From its beginning, with the words that are sought marked."""
        is_other = article is not self._article
        self._article, self._sought = article, sought
        if is_other:
            self.setAccessibleName(article.title)
            self._set_again()
            self.moveCursor(QTextCursor.MoveOperation.Start)
        self._mark()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        file = QUrl(name).toString()
        if kind != QTextDocument.ResourceType.ImageResource.value or not _PICTURE.fullmatch(file):
            return QByteArray()
        ratio = self.devicePixelRatioF()
        whole = QImageReader(str(_PICTURES / file)).size()
        size = whole.scaled(min(whole.width(), round(self._column() * ratio)), whole.height(), _KEPT_RATIO)
        self._tasks.start(f"picture {file}", self._bring(file, size, self._article))
        ground = QImage(size, QImage.Format.Format_RGB32)
        ground.fill(self._theme.color("surface_2"))
        ground.setDevicePixelRatio(ratio)
        return ground

    async def _bring(self, file: str, size: QSize, article: Article | None) -> None:
        """Read and scale the picture in a thread, and put it where its ground stands; nothing moves."""
        image = await asyncio.to_thread(_picture, _PICTURES / file, size, self._theme.color("control_line"))
        if article is self._article:
            image.setDevicePixelRatio(self.devicePixelRatioF())
            self.document().addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(file), image)
            self.viewport().update()

    async def close_tasks(self) -> None:
        await self._tasks.close()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._is_ringed = is_ringed(event.reason(), self._is_ringed)
        self._show_ring(shown=self._is_ringed)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_ring(shown=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        column = self._column()
        self.setViewportMargins(0, 0, max(0, self.width() - column - _BESIDE), 0)
        fit_pictures(self.document(), column)

    def _show_ring(self, *, shown: bool) -> None:
        self.setProperty("ring", shown)
        self.style().unpolish(self)
        self.style().polish(self)

    def _column(self) -> int:
        return max(1, min(_COLUMN, self.width() - _BESIDE))

    @Slot()
    def _set_again(self) -> None:
        """In the fonts, colours and pictures of the light; whoever reads stays at their place."""
        place = self.verticalScrollBar().value()
        if self._article is not None:
            typeset(self.document(), self._article.lit(dark=self._theme.dark), self._theme, self._column())
            self._mark()
            self.verticalScrollBar().setValue(place)

    def _mark(self) -> None:
        marks: list[QTextEdit.ExtraSelection] = []
        look = QTextCharFormat()
        look.setBackground(self._theme.color("accent_ground"))
        look.setForeground(self._theme.color("accent"))
        for start, end in places_in(self.document().toPlainText(), words_of(self._sought)):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
        self.setExtraSelections(marks)

    @Slot(QUrl)
    def _on_link(self, link: QUrl) -> None:
        if link.scheme() == "slukhavka":
            self.link_wanted.emit(link.path())


def _picture(path: Path, size: QSize, line: QColor) -> QImage:
    """Scaled, with a line around it; called in a thread."""
    whole = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)  # nothing is painted on one with a palette
    image = whole.scaled(size, _KEPT_RATIO, Qt.TransformationMode.SmoothTransformation)
    painter = QPainter(image)
    painter.setPen(line)
    painter.drawRect(image.rect().adjusted(0, 0, -1, -1))
    painter.end()
    return image

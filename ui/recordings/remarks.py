"""Comments on a talk, each at its moment, and the field for another one."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.contract.answers import Comment
from ui.theme import FontRole, Space, Theme
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tall_area import TallArea
from ui.words import length

_LONGEST = 10_000
"""Characters, as the backend takes them."""


class RemarkRow(QWidget):
    """A comment; a click or Enter goes to its moment."""

    chosen = Signal(float)

    def __init__(self, theme: Theme, comment: Comment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at_s = comment.at_s
        at = "" if comment.at_s is None else length(comment.at_s)
        head = QHBoxLayout()
        head.setSpacing(Space.WORD)
        if at:
            head.addWidget(PlainLabel(theme, at, FontRole.CAPTION_STRONG, "accent"))
        head.addWidget(PlainLabel(theme, comment.author.name, FontRole.CAPTION, "text_2"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, Space.WORD, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Paragraph(theme, comment.text, FontRole.BODY, "text"))
        self.setAccessibleName(f"{at} {comment.author.name}: {comment.text}".strip())
        if comment.at_s is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._at_s is not None:
            self.chosen.emit(self._at_s)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._at_s is not None:
            self.chosen.emit(self._at_s)
        else:
            super().keyPressEvent(event)


class RemarksColumn(QWidget):
    """The field says to which moment the comment will be pinned; what was begun waits in it for its own talk."""

    written = Signal(str, object)
    """A comment and its second; None: of the call as a whole."""
    moment_chosen = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._second = 0.0
        self._pinned: float | None = None  # while something is being written
        self._call_id: int | None = None
        self._sounds = True
        self._begun: dict[int, tuple[str, float | None]] = {}
        """By the ids of other calls: what was begun there, and to which second."""
        self._none = Paragraph(theme, "")
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(Space.WORD)
        self._field = QLineEdit()
        self._field.setMaxLength(_LONGEST)
        self._field.setFont(theme.font(FontRole.BODY))
        self._field.setAccessibleName(self.tr("Коментар до розмови"))
        self._field.textEdited.connect(self._on_edited)
        self._field.returnPressed.connect(self._on_written)
        inside = QWidget()
        inside_column = QVBoxLayout(inside)
        inside_column.setContentsMargins(0, 0, 0, 0)
        inside_column.addWidget(self._none)
        inside_column.addLayout(self._rows)
        inside_column.addStretch(1)
        self._scroll = TallArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.WORD)
        column.addWidget(PlainLabel(theme, self.tr("Коментарі"), FontRole.STRONG))
        column.addWidget(self._scroll, 1)
        column.addWidget(self._field)
        self.show_position(0.0)

    def show_comments(self, comments: tuple[Comment, ...], *, is_known: bool) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for comment in comments:
            row = RemarkRow(self._theme, comment)
            row.chosen.connect(self.moment_chosen)
            self._rows.addWidget(row)
        self._none.setVisible(is_known and not comments)

    def show_position(self, second: float) -> None:
        """What is heard now: a comment begun now belongs here."""
        self._second = second
        if self._pinned is None:
            self._say_moment(second)

    def begin(self, second: float) -> None:
        """Take the keyboard for a comment at this second."""
        self._pinned = second
        self._say_moment(second)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_call(self, call_id: int, *, sounds: bool) -> None:
        """Comments are of this talk from here on; of one that does not sound they are of no moment."""
        self._sounds = sounds
        alone = self.tr("Ще ніхто не коментував")
        self._none.setText(
            self.tr("Ще ніхто не коментував. C ставить коментар до миті, що звучить.") if sounds else alone
        )
        if call_id == self._call_id:
            self._say_moment(self._second if self._pinned is None else self._pinned)
            return
        if self._call_id is not None and self._field.text().strip():
            self._begun[self._call_id] = self._field.text(), self._pinned
        self._call_id = call_id
        text, self._pinned = self._begun.pop(call_id, ("", None))
        self._field.setText(text)
        self._say_moment(self._second if self._pinned is None else self._pinned)

    def show_sent(self, call_id: int, text: str) -> None:
        """What was written of a talk has arrived; what was written since stays."""
        if call_id != self._call_id:
            if self._begun.get(call_id, ("", None))[0].strip() == text:
                del self._begun[call_id]
        elif self._field.text().strip() == text:
            self._pinned = None
            self._field.clear()
            self._say_moment(self._second)

    def _say_moment(self, second: float) -> None:
        at = self.tr("Коментар до {moment}").format(moment=length(second))
        self._field.setPlaceholderText(at if self._sounds else self.tr("Коментар до розмови"))

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        if text and self._pinned is None:
            self._pinned = self._second
        elif not text:
            self._pinned = None

    @Slot()
    def _on_written(self) -> None:
        text = self._field.text().strip()
        if text:
            second = self._second if self._pinned is None else self._pinned
            self.written.emit(text, second if self._sounds else None)

"""Dialogs that are awaited: the live line goes on while a question is open, and cancelling the task closes it."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import PrimaryButton, QuietButton

_WIDTH = 420


async def answer_of(dialog: QDialog) -> QDialog.DialogCode:
    """Show the dialog and wait for its end; it is deleted afterwards."""
    answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    dialog.finished.connect(answer.set_result)
    try:
        dialog.open()
        return QDialog.DialogCode(await answer)
    finally:
        dialog.finished.disconnect(answer.set_result)
        dialog.close()
        dialog.deleteLater()


async def agreed(parent: QWidget, theme: Theme, question: str, explanation: str, *, yes: str, no: str) -> bool:
    """Ask; Enter answers `yes`, Esc answers `no`."""
    dialog = _Question(parent, theme, question, explanation, yes, no)
    return await answer_of(dialog) == QDialog.DialogCode.Accepted


async def tell(parent: QWidget, theme: Theme, sentence: str, explanation: str = "", *, understood: str) -> None:
    """Say something that must not be missed."""
    await answer_of(_Question(parent, theme, sentence, explanation, understood, ""))


class _Question(QDialog):
    def __init__(self, parent: QWidget, theme: Theme, question: str, explanation: str, yes: str, no: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(question)
        self.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PANEL)
        column.setSpacing(Space.WORD)
        column.addWidget(_text(theme, question, FontRole.PANEL))
        if explanation:
            column.addWidget(_text(theme, explanation, FontRole.BODY))
        row = QHBoxLayout()
        row.setContentsMargins(0, Space.CONTROL, 0, 0)
        row.addStretch()
        if no:
            refuse = QuietButton(theme, no, parent=self)
            refuse.clicked.connect(self.reject)
            row.addWidget(refuse)
        accept = PrimaryButton(theme, yes, parent=self)
        accept.clicked.connect(self.accept)
        accept.setDefault(True)
        row.addWidget(accept)
        column.addLayout(row)


def _text(theme: Theme, text: str, role: FontRole) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(theme.font(role))
    return label

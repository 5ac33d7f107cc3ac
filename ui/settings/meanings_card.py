"""What this company's administrator said its keys mean; each word can be taken back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.contract.telephony import KeyMeaning
from ui.settings.card import Card
from ui.settings.telephony_wording import known_words
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.plain_label import PlainLabel


class MeaningsCard(Card):
    drop_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme, self.tr("Ваші назви"), self.tr("Так ці ключі читаються в кожному новому вебхуку."), parent
        )
        self._list = QWidget(self)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.HALF)
        self.add(self._list)
        self.drops: dict[str, LinkButton] = {}

    def show_meanings(self, meanings: tuple[KeyMeaning, ...]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.drops.clear()
        for meaning in meanings:
            self._column.addWidget(self._row(meaning))
        self.setVisible(bool(meanings))

    def _row(self, meaning: KeyMeaning) -> QWidget:
        row = QWidget()
        drop = self.drops[meaning.key] = LinkButton(self._theme, self.tr("Забрати"), danger=True)
        drop.setAccessibleName(self.tr("Забрати значення ключа {key}").format(key=meaning.key))
        drop.clicked.connect(lambda: self.drop_wanted.emit(meaning.id))
        columns = QHBoxLayout(row)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.addWidget(PlainLabel(self._theme, meaning.key, FontRole.BODY_MEDIUM), 2)
        columns.addWidget(PlainLabel(self._theme, known_words(meaning.meaning), FontRole.BODY, "text_2"), 3)
        columns.addWidget(drop)
        return row

"""Who spoke how much, in words: shares, monologues, interruptions, silences."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.contract.answers import Call
from app.contract.listening import TalkShares
from app.desk.desk import utc_now
from ui.theme import FontRole, Space, Theme
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel
from ui.words import length
from ui.words_recording import recording_sentence, unheard_words


class FactsColumn(QWidget):
    """Says plainly why nothing is known: one lane for two voices, or how the recording stands."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._none = Paragraph(theme, "", FontRole.BODY, "text_3")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.CONTROL)
        self._grid.setVerticalSpacing(0)
        self._values: list[tuple[PlainLabel, PlainLabel]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.WORD)
        column.addWidget(PlainLabel(theme, self.tr("Хто скільки говорив"), FontRole.STRONG))
        column.addWidget(self._none)
        column.addLayout(self._grid)
        column.addStretch(1)

    def show_call(self, call: Call) -> None:
        shares = call.shares
        rows = [] if shares is None else self._rows(shares)
        while len(self._values) < len(rows):
            pair = PlainLabel(self._theme, "", FontRole.BODY, "text_2"), PlainLabel(self._theme, "", FontRole.BODY)
            for column, label in enumerate(pair):
                self._grid.addWidget(label, len(self._values), column)
            self._values.append(pair)
        for place, pair in enumerate(self._values):
            for label in pair:
                label.setVisible(place < len(rows))
            if place < len(rows):
                pair[0].set_text(rows[place][0])
                pair[1].set_text(rows[place][1])
        self._none.setVisible(not rows)
        why = unheard_words(call)
        told = self.tr("Невідомо: {why}").format(why=why) if why else recording_sentence(call, utc_now())
        self._none.setText(told)

    def _rows(self, shares: TalkShares) -> list[tuple[str, str]]:
        whole = shares.client_s + shares.operator_s + shares.both_s + shares.silence_s
        return [
            (self.tr("Клієнт"), _told(shares.client_s, whole)),
            (self.tr("Оператор"), _told(shares.operator_s, whole)),
            (self.tr("Одночасно"), _told(shares.both_s, whole)),
            (self.tr("Тиша"), _told(shares.silence_s, whole)),
            (self.tr("Найдовша тиша"), length(shares.longest_silence_s)),
            (self.tr("Монолог клієнта"), length(shares.longest_client_s)),
            (self.tr("Монолог оператора"), length(shares.longest_operator_s)),
            (self.tr("Перебивав клієнт"), str(shares.client_interrupted)),
            (self.tr("Перебивав оператор"), str(shares.operator_interrupted)),
        ]


def _told(seconds: float, whole: float) -> str:
    """«0:58 · 34 %»."""
    return f"{length(seconds)} · {round(100 * seconds / whole) if whole else 0} %"

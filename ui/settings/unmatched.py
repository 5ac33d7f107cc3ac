"""SIP accounts that take calls and are nobody's, each with the fix as a button."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.contract.staff import OperatorWarning
from ui import words
from ui.settings.warning_row import WarningCard
from ui.theme import Space, Theme

_MOST = 3
"""More of them stand in «Оператори»."""


class UnmatchedWarnings(QWidget):
    """`match_wanted` carries the `MatchProposal` that was confirmed; `operators_wanted` leads to where it is chosen."""

    match_wanted = Signal(object)
    operators_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cards: list[WarningCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.PANEL)
        self.hide()

    def show_warnings(self, warnings: Sequence[OperatorWarning]) -> None:
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [self._card(warning) for warning in warnings[:_MOST]]
        for card in self.cards:
            self._column.addWidget(card)
        self.setVisible(bool(self.cards))

    def _card(self, warning: OperatorWarning) -> WarningCard:
        card = WarningCard(self._theme)
        sentence = self.tr("SIP-акаунт {login} приймає дзвінки, але не закріплений за менеджером")
        detail = self.tr("{talks} за тиждень без відповідального").replace("{talks}", words.talks(warning.talks))
        proposal = warning.proposal
        if proposal is None:
            fix = self.tr("Закріпити")
            card.fix_wanted.connect(self.operators_wanted)
        else:
            fix = self.tr("Закріпити за «{name}»").replace("{name}", proposal.manager.name)
            card.fix_wanted.connect(lambda: self.match_wanted.emit(proposal))
        card.show_warning(sentence.replace("{login}", warning.login), detail, fix)
        return card

"""The lines of a talk as rows: no widget a line, so that three hours of them cost no more than what is in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.contract.talk_text import Cue
from ui.words import length
from ui.words_text import lane_word

type Index = QModelIndex | QPersistentModelIndex


class TranscriptModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._cues: Sequence[Cue] = ()

    @property
    def cues(self) -> Sequence[Cue]:
        return self._cues

    def show_cues(self, cues: Sequence[Cue]) -> None:
        """Replace all lines, unless they are the same."""
        if cues != self._cues:
            self.beginResetModel()
            self._cues = cues
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._cues)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cue = self._cues[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cue.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            who = lane_word(cue.lane) or cue.speaker
            return f"{length(cue.start_s)} {who}: {cue.text}" if who else f"{length(cue.start_s)} {cue.text}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

"""Found talks as rows: a head for each, and under it the places where the words stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.contract.answers import Call
from app.contract.talk_text import FoundTalk, WordPlace
from ui.words import length, moment
from ui.words_calls import client_name
from ui.words_text import lane_word

type Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TalkHead:
    """`count` is of all places, those that are not shown too."""

    call: Call
    count: int


@dataclass(frozen=True, slots=True)
class PlaceRow:
    call: Call
    place: WordPlace


type Row = TalkHead | PlaceRow


class FoundModel(QAbstractListModel):
    """Heads cannot be chosen. Further pages are added below, so that nobody loses their place."""

    def __init__(self) -> None:
        super().__init__()
        self._talks: tuple[FoundTalk, ...] = ()
        self._rows: list[Row] = []
        self.now = datetime.now().astimezone()

    def show_talks(self, talks: Sequence[FoundTalk], now: datetime) -> None:
        self.now = now
        known = len(self._talks)
        talks = tuple(talks)
        if known and talks[:known] == self._talks:
            added = _rows_of(talks[known:])
            if added:
                self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(added) - 1)
                self._rows += added
                self.endInsertRows()
        else:
            self.beginResetModel()
            self._rows = _rows_of(talks)
            self.endResetModel()
        self._talks = talks

    def row(self, number: int) -> Row | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def next_place(self, row: int, step: int) -> int:
        """The row of the next place below (1) or above (-1); the same one at the end, -1 when there is none."""
        following = row + step
        while 0 <= following < len(self._rows):
            if isinstance(self._rows[following], PlaceRow):
                return following
            following += step
        return row

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        if isinstance(row, TalkHead):
            return f"{client_name(row.call)}, {moment(row.call.started_at, self.now)}"
        place = row.place
        at = self.tr("підсумок") if place.at_s is None else length(place.at_s)
        who = lane_word(place.lane)
        return f"{at} {who}: {place.text}" if who else f"{at}: {place.text}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self.row(index.row()), TalkHead):
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def _rows_of(talks: Sequence[FoundTalk]) -> list[Row]:
    rows: list[Row] = []
    for talk in talks:
        rows += [TalkHead(talk.call, talk.count), *(PlaceRow(talk.call, place) for place in talk.places)]
    return rows

"""All cards of this desk: which of them have room, where they stand, and when they go."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QRect, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from app.desk.call_board import CallCard, CardState
from app.desk.call_card import LIVE
from ui.screen_pop.card import CallCardWidget
from ui.screen_pop.card_shelf import CardShelf
from ui.screen_pop.compositing import is_composited
from ui.screen_pop.floating_panel import FloatingPanel
from ui.screen_pop.more_line import MoreLine
from ui.screen_pop.placement import EDGE, Placing, ScreenChoice, dropped, fits, places
from ui.screen_pop.screens import CardScreen
from ui.theme import Theme

_TICK_MS: Final = 200  # fine enough for seconds that change evenly
_RAISE_TICKS: Final = 5
_FILLED_A_TURN: Final = 1
"""So many windows get a call in one turn of the loop: to build one takes a frame, and no burst of calls may keep the
operator's keys waiting."""
_WEIGHT: Final = {
    CardState.TALKING: 0,
    CardState.RINGING: 1,
    CardState.MISSED: 2,
    CardState.ENDED: 3,
    CardState.TAKEN: 4,
}


class CardStack(QObject):
    """Shows what the board says: `show_card` for a new or changed card, `take_away` for one that is gone.

    One card is whole: the talk, else the oldest ring, or the one that was clicked; once it is over it gives way to the
    next ring. The others are folded to who and why. Only cards with room on the screen have a window; the rest are
    counted in a line. Signals of all cards come together here, named as in `CallCardWidget`. `close()` ends it.
    """

    order_wanted = Signal(int)
    client_wanted = Signal(int)
    client_chosen = Signal(int, int)  # call id, client id
    play_wanted = Signal(object)  # Call
    fetch_wanted = Signal(object)  # Call
    call_wanted = Signal(object)  # NewCallback
    name_given = Signal(int, str)  # client id
    note_given = Signal(int, str)  # call id
    new_order_wanted = Signal(object)  # Call
    held = Signal(int, bool)  # call id
    closed = Signal(int)  # call id
    dragged = Signal(object)  # Placing: where the user put the cards
    outcome_given = Signal(int, object)  # call id, the outcome's word or None

    def __init__(
        self,
        theme: Theme,
        *,
        now: Callable[[], datetime],
        placing: Placing | None = None,
        offers_new_order: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._offers_new_order = offers_new_order
        self._has_shadow = is_composited(QGuiApplication.platformName())
        self._cards: dict[int, CallCard] = {}
        self._shown: dict[int, CallCardWidget] = {}
        self._measured: dict[int, tuple[CallCard, bool, int]] = {}
        """Cards that had no room, whether folded, and their height: to measure one is to fill a widget in."""
        self._unfolded: int | None = None
        self._is_chosen = False
        """The whole card was clicked for: it stays whole though it is over, until another one comes."""
        self._more: MoreLine | None = None
        self._shelf = CardShelf(self._new_widget, now, parent=self)
        self._screen = CardScreen(placing or Placing(), parent=self)
        self._filled_now = 0
        """Windows that got another call since the loop's last turn."""
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)
        self._screen.changed.connect(self._settling.start)
        self._is_closed = False
        self._is_hushed = False
        self._is_veiled = False
        self._is_stale = False
        self._ticks = 0
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._on_tick)

    @property
    def widgets(self) -> dict[int, CallCardWidget]:
        """The cards that have a window now, by call id."""
        return dict(self._shown)

    @property
    def waiting(self) -> int:
        """How many cards have no room."""
        return len(self._cards) - len(self._shown)

    def prepare(self) -> None:
        """Build cards ahead while nothing happens."""
        self._shelf.refill()

    def place_by(self, placing: Placing) -> None:
        """The user's wish about screen and corner changed."""
        self._screen.placing = placing
        self._screen.choose()
        self._settling.start()

    def hush(self, *, on: bool) -> None:
        """Let no card be seen until it is taken back; those whose call still goes on are there then."""
        if on != self._is_hushed:
            self._is_hushed = on
            self._settle()

    def veil(self, *, on: bool) -> None:
        """Others may see the screen: cards only hint at who calls."""
        self._is_veiled = on
        for card in list(self._cards.values()):
            self.show_card(card)

    def mark_stale(self, *, on: bool) -> None:
        """The line is lost, or back: cards of calls that went on then say so."""
        if on is not self._is_stale:
            self._is_stale = on
            for card in list(self._cards.values()):
                self.show_card(card)

    def hide_from_capture(self, *, on: bool) -> None:
        """Whether those who watch this screen from elsewhere see no cards, where the system can do that."""
        self._shelf.hide_from_capture(on=on)
        for widget in self._shown.values():
            widget.hide_from_capture(on=on)

    @Slot(object)
    def show_card(self, card: CallCard) -> None:
        """Take a new or changed card; the first one of a quiet desk has its window when this returns."""
        if self._is_closed:
            return  # a card that is hidden lets go of its call, and the board answers with the card as it is then
        card = replace(card, veiled=self._is_veiled, stale=self._is_stale and card.state in LIVE)
        is_first = not self._cards
        before = self._cards.get(card.call.id)
        self._cards[card.call.id] = card
        is_talk = card.state is CardState.TALKING and (before is None or before.state is not card.state)
        if is_talk or (before is None and card.state is CardState.RINGING and self._is_over()):
            self._unfold(card.call.id)
        widget = self._shown.get(card.call.id)
        if widget is not None:
            widget.show_card(card, self._now(), is_folded=widget.is_folded)
        if is_first:
            self._screen.choose()
            self._settle()
        else:
            self._settling.start()

    @Slot(int)
    def take_away(self, call_id: int) -> None:
        self._measured.pop(call_id, None)
        if self._cards.pop(call_id, None) is not None:
            self._settling.start()

    def show_kept(self, call_id: int, note: str) -> None:
        """The note of a call was written down."""
        if call_id in self._shown:
            self._shown[call_id].note.show_kept(note)

    def close(self) -> None:
        """Hide everything and let go of every window."""
        self._is_closed = True
        self._clock.stop()
        self._cards.clear()
        self._measured.clear()
        self._settle()
        self._settling.stop()
        self._shelf.close()
        if self._more is not None:
            self._more.deleteLater()
            self._more = None

    @Slot()
    def _settle(self) -> None:
        """Give windows to the cards that have room, and put everything in its place."""
        area = self._screen.area
        self._filled_now = 0
        with_room = self._with_room(area)
        for call_id in [call_id for call_id in self._shown if call_id not in with_room]:
            widget = self._shown.pop(call_id)
            if call_id in self._cards:
                self._measured[call_id] = self._cards[call_id], widget.is_folded, widget.panel_size().height()
            self._shelf.put_back(widget)
        panels: list[FloatingPanel] = [self._shown[call_id] for call_id in self._cards if call_id in with_room]
        if self.waiting and not self._is_hushed:
            panels.append(self._more_line())
        elif self._more is not None:
            self._more.hide()
        self._arrange(panels, area)
        if self._cards and not self._clock.isActive():
            self._clock.start()
        elif not self._cards:
            self._clock.stop()

    def _with_room(self, area: QRect) -> set[int]:
        """Ids of the cards to be seen: the whole one, what is written in, then talks, then rings, oldest first."""
        if self._is_hushed:
            return set()
        whole = self._whole()
        order = sorted(
            self._cards.values(), key=lambda card: (card.call.id != whole, not card.held, _WEIGHT[card.state])
        )
        heights: list[int] = []
        for place, card in enumerate(order):
            is_folded = card.call.id != whole
            if card.call.id not in self._shown and self._waits_for_a_turn(card, is_folded=is_folded):
                self._settling.start()
                return {card.call.id for card in order[:place]} | self._shown.keys()
            heights.append(self._height(card, is_folded=is_folded))
            if place and not fits(heights, area, more_follow=place < len(order) - 1):
                return {card.call.id for card in order[:place]}
            self._filled(card, is_folded=is_folded)
        return set(self._cards)

    def _waits_for_a_turn(self, card: CallCard, *, is_folded: bool) -> bool:
        """Whether this turn has done enough; one that has to be built first is filled in the next turn.

        Not the first of a quiet desk: somebody waits for it.
        """
        if self._filled_now >= _FILLED_A_TURN:
            return True
        if not self._shown or not self._shelf.is_empty or self._is_measured(card, is_folded=is_folded):
            return False
        self._shelf.build_one()
        return True

    def _is_measured(self, card: CallCard, *, is_folded: bool) -> bool:
        return self._measured.get(card.call.id, ())[:2] == (card, is_folded)

    def _height(self, card: CallCard, *, is_folded: bool) -> int:
        """Of the card's panel, logical pixels; an unchanged card that had no room before is not built for it again."""
        if card.call.id not in self._shown and self._is_measured(card, is_folded=is_folded):
            return self._measured[card.call.id][2]
        return self._filled(card, is_folded=is_folded).panel_size().height()

    def _whole(self) -> int | None:
        """Id of the card that is not folded: what is being written stays, then what was chosen, then by weight."""
        written = next((call_id for call_id, widget in self._shown.items() if widget.isActiveWindow()), None)
        if written in self._cards:
            return written
        cards = self._cards.values()
        gives_way = not self._is_chosen and self._is_over() and any(card.state in LIVE for card in cards)
        if self._unfolded not in self._cards or gives_way:
            self._unfold(min(cards, key=lambda card: _WEIGHT[card.state]).call.id if cards else None)
        return self._unfolded

    def _unfold(self, call_id: int | None, *, is_chosen: bool = False) -> None:
        self._unfolded, self._is_chosen = call_id, is_chosen

    def _is_over(self) -> bool:
        """Whether the unfolded card only waits to go: whoever rings anew is of more use whole."""
        whole = self._cards.get(self._unfolded) if self._unfolded is not None else None
        return whole is not None and whole.state not in LIVE and not whole.held

    def _filled(self, card: CallCard, *, is_folded: bool) -> CallCardWidget:
        """The card's widget, from the shelf when it has none yet; not shown here."""
        widget = self._shown.get(card.call.id)
        if widget is None:
            self._filled_now += 1
            widget = self._shown[card.call.id] = self._shelf.take()
            widget.setScreen(self._screen.screen)
        widget.take_room(self._screen.area.height() - 2 * EDGE)
        widget.show_card(card, self._now(), is_folded=is_folded)
        return widget

    def _arrange(self, panels: list[FloatingPanel], area: QRect) -> None:
        sizes: list[QSize] = [panel.panel_size() for panel in panels]
        for panel, place in zip(panels, places(sizes, area, self._screen.placing), strict=True):
            panel.place_panel(place.topLeft())
        if self._settling.isActive():
            return  # more cards come with the next turn
        for panel in reversed(panels):  # the shadow of an upper card must not lie on the band of a lower one
            panel.stay_above()

    def _more_line(self) -> MoreLine:
        if self._more is None:
            self._more = MoreLine(self._theme, has_shadow=self._has_shadow)
        self._more.show_count(self.waiting)
        return self._more

    def _new_widget(self) -> CallCardWidget:
        widget = CallCardWidget(self._theme, has_shadow=self._has_shadow, offers_new_order=self._offers_new_order)
        widget.order_wanted.connect(self.order_wanted)
        widget.client_wanted.connect(self.client_wanted)
        widget.client_chosen.connect(self.client_chosen)
        widget.play_wanted.connect(self.play_wanted)
        widget.fetch_wanted.connect(self.fetch_wanted)
        widget.call_wanted.connect(self.call_wanted)
        widget.name_given.connect(self.name_given)
        widget.note_given.connect(self.note_given)
        widget.new_order_wanted.connect(self.new_order_wanted)
        widget.held.connect(self.held)
        widget.resized.connect(self._on_resized)
        widget.unfold_wanted.connect(self._on_unfold)
        widget.closed.connect(self._on_closed)
        widget.outcome_given.connect(self.outcome_given)
        widget.dropped.connect(self._on_dropped)
        return widget

    @Slot(object)
    def _on_dropped(self, panel: QRect) -> None:
        """All cards follow the one that was dragged, to the corner it is nearest to."""
        screen = QGuiApplication.screenAt(panel.center()) or self._screen.screen
        corner, inwards = dropped(panel, screen.availableGeometry())
        self.place_by(Placing(corner, ScreenChoice.FIXED, screen.name(), inwards))
        self.dragged.emit(self._screen.placing)

    @Slot(int)
    def _on_closed(self, call_id: int) -> None:
        self.take_away(call_id)
        self.closed.emit(call_id)

    @Slot(int)
    def _on_unfold(self, call_id: int) -> None:
        self._unfold(call_id, is_chosen=True)
        self._settling.start()

    @Slot(int)
    def _on_resized(self, call_id: int) -> None:
        if call_id in self._shown and self._shown[call_id].isVisible():
            self._settling.start()

    @Slot()
    def _on_tick(self) -> None:
        now = self._now()
        for widget in self._shown.values():
            widget.tick(now)
        self._ticks += 1
        if self._ticks % _RAISE_TICKS == 0:
            for widget in reversed(self._shown.values()):
                widget.stay_above()

"""The card: who calls, why they were found, their orders, the last talk, a note and one action."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from app.desk.call_board import CallCard, CardState
from ui.screen_pop.action_row import ActionRow
from ui.screen_pop.actions import client_id, is_new
from ui.screen_pop.band import CardBand
from ui.screen_pop.floating_panel import FloatingPanel
from ui.screen_pop.last_talk_part import LastTalkPart
from ui.screen_pop.note_field import NoteFrame
from ui.screen_pop.orders_part import OrdersPart
from ui.screen_pop.outcome_row import OutcomeRow
from ui.screen_pop.who_part import WhoPart
from ui.screen_pop.wording import announcement
from ui.theme import Space, Theme, Width
from ui.widgets.rule import Rule

_ENDLESS: Final = 1 << 14


class CallCardWidget(FloatingPanel):
    """One call's window. The same widget may show one call after another.

    Signals that speak of the call carry its id; `closed` hides the card and says so, nothing else.
    """

    order_wanted = Signal(int)
    client_wanted = Signal(int)
    client_chosen = Signal(int, int)  # call id, client id: who of several it is
    play_wanted = Signal(object)  # Call
    fetch_wanted = Signal(object)  # Call: the recording of the last talk, which has not come
    call_wanted = Signal(object)  # NewCallback
    name_given = Signal(int, str)  # client id
    note_given = Signal(int, str)  # call id
    new_order_wanted = Signal(object)  # Call
    held = Signal(int, bool)  # call id; somebody points at the card or writes in it
    resized = Signal(int)  # call id
    unfold_wanted = Signal(int)  # call id; a folded card was clicked
    closed = Signal(int)  # call id
    outcome_given = Signal(int, object)  # call id, the outcome's word or None
    dropped = Signal(object)  # QRect: where the visible panel was dragged to, on the desktop

    def __init__(self, theme: Theme, *, has_shadow: bool, offers_new_order: bool = False) -> None:
        super().__init__(theme, has_shadow=has_shadow)
        self.card: CallCard | None = None
        self.is_folded = False
        self._is_held = False
        self._room = _ENDLESS
        self._as_of: datetime | None = None  # the moment of what is shown
        self._keeps_editor = False  # one that would be hidden, were it not written in
        self.band = CardBand(theme)
        self.who = WhoPart(theme)
        self.orders = OrdersPart(theme)
        self.last_talk = LastTalkPart(theme)
        self._note_frame = NoteFrame(theme)
        self.note = self._note_frame.field
        self.outcome = OutcomeRow(theme)
        self.foot = ActionRow(theme, offers_new_order=offers_new_order)
        self._sections = (_Section(theme, self.orders), _Section(theme, self.last_talk))
        self._build()
        self._connect()
        for editor in (self.note, self.who.name_field):
            self.lend_keyboard_to(editor)
        self.guard_buttons()

    def show_card(self, card: CallCard, now: datetime, *, is_folded: bool = False, aloud: bool = True) -> None:
        """Show one call as it is, folded to who and why or whole; an unchanged one costs nothing.

        What is new is said `aloud` where a screen reader listens.
        """
        if card == self.card and is_folded == self.is_folded:
            return
        before, self.card = self.card, card
        self.is_folded = is_folded
        self._as_of = now
        is_another = before is None or before.call.id != card.call.id
        if is_another:
            self._begin(card)
        size, action = self.size(), self.foot.action
        self._show_parts(card, now)
        self.tick(now)
        self._fit()
        if not is_another and self.isVisible() and (size, action) != (self.size(), self.foot.action):
            self.become_inert()
        if aloud and (is_another or before is None or before.state is not card.state):
            self._announce(card)

    def take_room(self, height: int) -> None:
        """The panel may be so high, logical pixels: what is least needed gives way."""
        if height != self._room:
            self._room = height
            self._show_anew()

    def leave_call(self) -> None:
        """Forget the call: what was written is told, and that nobody holds the card any more."""
        self._tell_written()
        card, self.card = self.card, None
        if self._is_held and card is not None:
            self.held.emit(card.call.id, False)
        self._is_held = False

    def tick(self, now: datetime) -> None:
        """Let the running time be that of `now`."""
        card = self.card
        if card is None:
            return
        has_time = card.state in {CardState.RINGING, CardState.TALKING} or (
            card.state is CardState.ENDED and card.call.talk_s is not None
        )
        self.band.show_seconds(card.seconds(now) if has_time else None)

    def sizeHint(self) -> QSize:
        layout = self.body.layout()
        assert layout is not None
        # Without a paragraph in sight nothing's height follows from the width, and the layout says -1.
        by_width = layout.hasHeightForWidth()
        height = layout.totalHeightForWidth(Width.CARD) if by_width else layout.totalSizeHint().height()
        return QSize(Width.CARD, height).grownBy(self.margins)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self._tell_held()
            self._on_editor_left()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._tell_held()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.is_folded and self.card is not None and not self.is_inert:
            self.unfold_wanted.emit(self.card.call.id)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._tell_held()

    def _begin(self, card: CallCard) -> None:
        self.note.start_anew(card.call.note)
        self.who.name_field.clear()
        self._is_held = False

    def _show_parts(self, card: CallCard, now: datetime) -> None:
        self.band.show_card(card)
        self.who.show_card(card)
        # Once somebody else has the call there is nothing to do here any more: but for what is just being written.
        is_brief = self.is_folded or card.state is CardState.TAKEN
        self._keeps_editor = self._is_written_in()
        file = None if is_brief or card.veiled else card.file
        self.orders.show_orders(() if file is None else file.orders, now)
        self.last_talk.show_calls(() if file is None else file.calls, now)
        for section in self._sections:
            section.follow()
        hides_note = is_brief and not (self._keeps_editor and self.note.hasFocus())
        if hides_note and self.note.hasFocus():
            self.note.clearFocus()  # else Qt gives the keys to the next button
        self._note_holder.setHidden(hides_note)
        self.note.show_note(card.call.note)
        self.outcome.setHidden(is_brief or card.state is not CardState.ENDED)
        self.outcome.show_outcome(card.call.outcome)
        self.foot.show_card(card)
        if is_brief:
            self.foot.hide()
        self.setWindowTitle(announcement(card))
        self.setAccessibleName(announcement(card))
        self.setAccessibleDescription(self.tr("Натисніть, щоб розгорнути") if self.is_folded else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor if self.is_folded else Qt.CursorShape.ArrowCursor)

    def _fit(self) -> None:
        size = self._measured()
        for give_way in (self.orders.show_first, self.last_talk.hide, self.orders.hide):
            if size.shrunkBy(self.margins).height() <= self._room:
                break
            give_way()
            for section in self._sections:
                section.follow()
            size = self._measured()
        if size != self.size() and self.card is not None:
            self.setFixedSize(size)
            self.resized.emit(self.card.call.id)

    def _measured(self) -> QSize:
        # Qt tells a layout of changes inside it only with the next turn of the loop; the card is measured now.
        for part in self.body.findChildren(QWidget):
            part.updateGeometry()
        for layout in self.body.findChildren(QLayout):
            layout.invalidate()
        return self.sizeHint()

    def _show_anew(self) -> None:
        if self.card is not None and self._as_of is not None:
            self._show_parts(self.card, self._as_of)
            self._fit()

    def _is_written_in(self) -> bool:
        return self.isActiveWindow() and (self.note.hasFocus() or self.who.name_field.hasFocus())

    def _announce(self, card: CallCard) -> None:
        """Say it aloud where a screen reader listens; the focus stays where it is."""
        if not QAccessible.isActive():
            return
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        said = QAccessibleAnnouncementEvent(self, announcement(card))
        said.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(said)

    def _tell_held(self) -> None:
        is_held = self.underMouse() or self.isActiveWindow()
        if self.card is not None and is_held != self._is_held:
            self._is_held = is_held
            self.held.emit(self.card.call.id, is_held)

    def _build(self) -> None:
        self._note_holder = QWidget()
        holder = QVBoxLayout(self._note_holder)
        holder.setContentsMargins(0, Space.CONTROL, 0, 0)
        holder.addWidget(self._note_frame)
        inner = QVBoxLayout()
        inner.setContentsMargins(Space.PANEL - 1, Space.PANEL, Space.PANEL - 1, Space.PANEL - 1)
        inner.setSpacing(0)
        inner.addWidget(self.who)
        for section in self._sections:
            inner.addWidget(section)
        inner.addWidget(self._note_holder)
        inner.addWidget(self.outcome)
        inner.addWidget(self.foot)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.band)
        layout.addLayout(inner)

    def _connect(self) -> None:
        self.band.close_wanted.connect(self._on_close)
        self.band.carried.connect(self.carry)
        self.band.let_go.connect(self._on_let_go)
        self.outcome.chosen.connect(self._on_outcome)
        self.who.client_chosen.connect(self._on_chosen)
        self.who.name_written.connect(self._on_name)
        self.orders.order_wanted.connect(self.order_wanted)
        self.last_talk.play_wanted.connect(self.play_wanted)
        self.last_talk.fetch_wanted.connect(self.fetch_wanted)
        self.note.written.connect(self._on_note)
        self.note.keyboard_moved.connect(self._on_editor_left)
        self.who.name_left.connect(self._on_editor_left)
        self.foot.order_wanted.connect(self.order_wanted)
        self.foot.client_wanted.connect(self.client_wanted)
        self.foot.call_wanted.connect(self.call_wanted)
        self.foot.name_wanted.connect(self._on_name)
        self.foot.new_order_wanted.connect(self._on_new_order)

    @Slot()
    def _on_close(self) -> None:
        if self.card is not None:
            self.hide()
            self._tell_written()
            self.closed.emit(self.card.call.id)

    @Slot()
    def _on_name(self) -> None:
        name = self.who.name_field.text().strip()
        client = None if self.card is None else client_id(self.card)
        if client is not None and name:
            if self.who.name_field.hasFocus():  # the field goes: the keys are for the note, not for the next button
                self.note.setFocus()
            self.who.name_field.clear()
            self.name_given.emit(client, name)
        else:
            self.ask_for_keyboard()
            self.who.name_field.setFocus()

    def _tell_written(self) -> None:
        """The card goes: nothing that was typed is lost, a new client's name neither."""
        self.note.tell()
        card, name = self.card, self.who.name_field.text().strip()
        client = None if card is None or not is_new(card) else client_id(card)
        if client is not None and name:
            self.who.name_field.clear()
            self.name_given.emit(client, name)

    @Slot()
    def _on_editor_left(self) -> None:
        """What was only kept for whoever wrote in it goes now."""
        if self._keeps_editor and not self._is_written_in():
            self._show_anew()

    @Slot(int)
    def _on_chosen(self, client: int) -> None:
        if self.card is not None:
            self.client_chosen.emit(self.card.call.id, client)

    @Slot(str)
    def _on_note(self, note: str) -> None:
        if self.card is not None:
            self.note_given.emit(self.card.call.id, note)

    @Slot(object)
    def _on_outcome(self, outcome: str | None) -> None:
        if self.card is not None:
            self.outcome_given.emit(self.card.call.id, outcome)

    @Slot()
    def _on_let_go(self) -> None:
        self.dropped.emit(self.put_down())

    @Slot()
    def _on_new_order(self) -> None:
        if self.card is not None:
            self.new_order_wanted.emit(self.card.call)


class _Section(QWidget):
    """A part under a hairline; both are hidden together."""

    def __init__(self, theme: Theme, part: QWidget) -> None:
        super().__init__()
        self._part = part
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.CONTROL, 0, 0)
        layout.setSpacing(Space.CONTROL)
        layout.addWidget(Rule(theme))
        layout.addWidget(part)

    def follow(self) -> None:
        self.setHidden(self._part.isHidden())

"""Cards built ahead: the first ring must only fill in what differs."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from app.contract.answers import (
    Call,
    Client,
    ClientFile,
    Direction,
    Match,
    Named,
    Order,
    Phase,
    Recording,
    RecordingState,
    Status,
)
from app.desk.call_board import CallCard, CardState
from ui.screen_pop.card import CallCardWidget

_READY: Final = 2
_IDLE_MS: Final = 120  # after a card came up: let it slide in first


class CardShelf(QObject):
    """Keeps `_READY` hidden widgets with their native windows; the oldest are used again."""

    def __init__(
        self, build: Callable[[], CallCardWidget], now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._build = build
        self._now = now
        self._ready: list[CallCardWidget] = []
        self._hides_from_capture = False
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self.refill)

    def take(self) -> CallCardWidget:
        """A hidden widget without a call."""
        self._idle.start()
        widget = self._ready.pop() if self._ready else self._build()
        widget.hide_from_capture(on=self._hides_from_capture)
        return widget

    @property
    def is_empty(self) -> bool:
        """Whether the next one that is taken has to be built first."""
        return not self._ready

    def build_one(self) -> None:
        """Now, with its native window; whoever takes it has only to fill it."""
        widget = self._build()
        widget.winId()
        self._ready.append(widget)

    def hide_from_capture(self, *, on: bool) -> None:
        """Of every widget that is taken from now on."""
        self._hides_from_capture = on

    def put_back(self, widget: CallCardWidget) -> None:
        widget.hide()
        widget.leave_call()
        if len(self._ready) < _READY:
            self._ready.append(widget)
        else:
            widget.deleteLater()

    @Slot()
    def refill(self) -> None:
        """Build one card, then the next when there is time again."""
        if len(self._ready) >= _READY:
            return
        widget = self._build()
        warm_up(widget, self._now())
        self._ready.append(widget)
        self._idle.start()

    def close(self) -> None:
        self._idle.stop()
        for widget in self._ready:
            widget.deleteLater()
        self._ready.clear()


def warm_up(widget: CallCardWidget, now: datetime) -> None:
    """Make it do once, unseen, everything a first showing does: layouts, glyphs, icons, the native window."""
    widget.show_card(_example(now), now, aloud=False)
    widget.winId()
    widget.grab()
    widget.leave_call()


def _example(now: datetime) -> CallCard:
    """A call with every part of a card; nobody ever sees it."""
    phone = "+380000000000"
    client = Client(id=0, name="АБВГ абвг", phones=(phone,), created_by="call", created_at=now)
    order = Order(
        id=0,
        number="0123456789",
        client=None,
        phone=phone,
        status="Абвг",
        sum_kopiyky=1_234_567_890,
        delivery="Абвг",
        created_at=now,
    )
    call = Call(
        id=-1,
        external_id="",
        direction=Direction.IN,
        phase=Phase.RINGING,
        status=Status.ACTIVE,
        phone=phone,
        client=Named(0, client.name),
        operator=None,
        manager=Named(0, client.name),
        started_at=now - timedelta(days=2),
        answered_at=None,
        ended_at=None,
        wait_s=None,
        talk_s=60,
        recording=Recording(state=RecordingState.READY, shape=bytes(range(48))),
    )
    match = Match(phone=phone, written=phone, order=Named(0, order.number))
    file = ClientFile(client=client, match=match, carrier="Абвг", orders=(order,) * 3, calls=(call,))
    return CallCard(call=call, state=CardState.RINGING, since=now, file=file)

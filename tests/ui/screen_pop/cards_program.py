"""A program of its own that brings cards up on the commands it reads, and prints what happens to them.

Commands: `show N`, `talking N`, `gone N`, `burst N`, `quit`. Lines: `ready`, `shown N`, `painted N WINDOW MS X Y W H`
(milliseconds from the news to the end of the first paint; the visible panel), `awake N X Y NOTE_X NOTE_Y`, `closed N`,
`note N TEXT`, `active N`, `key`, and `stall MS WAITING` (the longest time the loop did not turn during a burst, and how
many cards had no room).
"""

import os
import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QPoint, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.contract.answers import Phase
from app.desk.call_board import CallCard, CardState
from tests.ui.screen_pop.example_cards import call, card
from ui.screen_pop.card import CallCardWidget
from ui.screen_pop.placement import Placing
from ui.screen_pop.stack import CardStack
from ui.theme import Light, Theme
from ui.words import install_words


def say(*words: object) -> None:
    print(*words, flush=True)


def ringing(number: int, now: datetime, **changes: object) -> CallCard:
    return card(number, call=call(number, started_at=now, **changes))


class Program(QObject):
    def __init__(self, application: QApplication) -> None:
        super().__init__()
        theme = Theme(light=Light(sys.argv[1] if len(sys.argv) > 1 else "light"))
        theme.apply(application)
        self.stack = CardStack(theme, now=lambda: datetime.now(UTC), placing=Placing(), offers_new_order=True)
        self.stack.closed.connect(partial(say, "closed"))
        self.stack.note_given.connect(partial(say, "note"))
        self.asked: dict[int, float] = {}
        self.beats: list[float] = []
        self.heart = QTimer(self, interval=1)
        self.heart.timeout.connect(lambda: self.beats.append(perf_counter()))
        self.watched: set[CallCardWidget] = set()
        self.stack.prepare()
        QTimer.singleShot(600, partial(say, "ready"))  # time to build the cards ahead, as an idle desk has

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.KeyPress:
            say("key")
        if isinstance(watched, CallCardWidget) and watched.card is not None:
            number = watched.card.call.id
            if event.type() == QEvent.Type.Paint and watched.isVisible() and number in self.asked:
                QTimer.singleShot(0, partial(self.painted, watched, self.asked.pop(number)))
            if event.type() == QEvent.Type.WindowActivate:
                say("active", number)
        return False

    def watch(self) -> None:
        """Listen to every card that has been built so far."""
        cards = {one for one in QApplication.topLevelWidgets() if isinstance(one, CallCardWidget)}
        for one in cards - self.watched:
            one.installEventFilter(self)
        self.watched |= cards

    def painted(self, widget: CallCardWidget, asked: float) -> None:
        assert widget.card is not None
        took = (perf_counter() - asked) * 1000
        panel = widget.panel().translated(widget.pos())
        number = widget.card.call.id
        say(
            "painted",
            number,
            hex(int(widget.winId())),
            f"{took:.1f}",
            panel.x(),
            panel.y(),
            panel.width(),
            panel.height(),
        )
        self.wait_awake(widget, number)

    def wait_awake(self, widget: CallCardWidget, number: int) -> None:
        if not isValid(widget) or widget.card is None:
            return
        if widget.is_inert:
            QTimer.singleShot(20, partial(self.wait_awake, widget, number))
        else:
            corner = widget.mapToGlobal(QPoint(0, 0)) + QPoint(widget.margins.left(), widget.margins.top())
            note = widget.note.mapToGlobal(widget.note.rect().center())
            say("awake", number, corner.x(), corner.y(), note.x(), note.y())

    def read(self) -> None:
        """Several commands may come in one piece, and an end of the input ends the program."""
        piece = os.read(sys.stdin.fileno(), 65536).decode()
        for command in piece.splitlines() or ["quit"]:
            self.obey(command)

    def obey(self, command: str) -> None:
        now = datetime.now(UTC)
        match command.split():
            case ["show", number]:
                self.asked[int(number)] = perf_counter()
                self.watch()
                self.stack.show_card(ringing(int(number), now))
                self.watch()
                QTimer.singleShot(0, partial(say, "shown", int(number)))
            case ["talking", number]:
                talk = call(int(number), phase=Phase.TALKING, started_at=now - timedelta(seconds=9), answered_at=now)
                self.stack.show_card(card(int(number), CardState.TALKING, call=talk))
            case ["gone", number]:
                self.stack.take_away(int(number))
            case ["burst", count]:
                self.burst(int(count), now)
            case _:
                self.stack.close()
                QApplication.quit()

    def burst(self, count: int, now: datetime) -> None:
        self.beats.clear()
        self.heart.start()
        self.beats.append(perf_counter())
        for number in range(1, count + 1):
            QTimer.singleShot(number, partial(self.stack.show_card, ringing(number, now)))
        QTimer.singleShot(count + 600, self.tell_stall)

    def tell_stall(self) -> None:
        self.heart.stop()
        say(
            "stall",
            f"{max(b - a for a, b in zip(self.beats, self.beats[1:], strict=False)) * 1000:.1f}",
            self.stack.waiting,
        )


def main() -> None:
    application = QApplication(sys.argv)
    application.setQuitOnLastWindowClosed(False)
    install_words(application, "uk")
    program = Program(application)
    listener = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    listener.activated.connect(program.read)
    application.exec()


if __name__ == "__main__":
    main()

"""One operator's desk without a screen: the state, its two ways to the backend, and what is kept on this machine."""

import logging
from dataclasses import dataclass
from functools import partial

from app.backend_link.listening_questions import ListeningQuestions
from app.backend_link.live_line import LiveLine
from app.backend_link.missed_questions import MissedQuestions
from app.backend_link.questions import Questions
from app.backend_link.text_questions import TextQuestions
from app.contract.answers import Call, Client, Page
from app.contract.events import Event, Hello, Reset
from app.contract.requests import CallPatch, ClientPatch
from app.desk.call_board import CallBoard
from app.desk.call_history import CallFilter, CallHistory
from app.desk.callback_watch import CallbackWatch
from app.desk.cards_first import CardsFirst
from app.desk.client_file import ClientFileDesk
from app.desk.desk import Desk, utc_now
from app.desk.missed_queue import MissedQueue
from app.desk.order_book import CallsOfOrder, OrderBook
from app.desk.recording_shelf import RecordingShelf
from app.desk.shift import Shift
from app.desk.talk_notes import TalkNotes
from app.desk.talk_text import TalkText
from app.desk.unsent import Unsent
from app.desk.word_search import WordSearch
from app.line_state import Line, LineState
from app.paths import Paths

log = logging.getLogger(__name__)

FIRST_PAGE = 60
"""Rows asked for at once: a screen and a half, so that the first answer is quick."""


@dataclass(frozen=True, slots=True)
class Access:
    """Which backend, and the token that opens it."""

    base_url: str
    token: str

    def __repr__(self) -> str:
        return f"Access({self.base_url!r}, token=…)"


@dataclass(frozen=True, slots=True)
class OperatorDesk:
    """The parts, wired to each other; nothing runs until somebody runs `line`."""

    desk: Desk
    questions: Questions
    line: LiveLine
    shelf: RecordingShelf
    notes: TalkNotes
    text: TalkText
    words: WordSearch
    listening: ListeningQuestions
    unsent: Unsent
    files: ClientFileDesk
    cards_first: CardsFirst

    async def close(self) -> None:
        """End the downloads and what waits; what was not sent stays on the disk."""
        self.cards_first.close()
        await self.shelf.close()


def operator_desk(access: Access, paths: Paths, *, kept_bytes: int, pops_for_all: bool = False) -> OperatorDesk:
    """Build the desk of whoever `access` lets in.

    Recordings kept here take at most `kept_bytes`; `pops_for_all` is a supervisor's wish to have everybody's cards.
    """
    questions = Questions(access.base_url, access.token)
    watch = CallbackWatch(questions.call_back, questions.give_up_callback)
    shift = Shift(utc_now())
    cards_first = CardsFirst()
    desk = Desk(
        shift=shift,
        board=CallBoard(
            ask_file=questions.client_file,
            is_click_to_call=watch.is_ours,
            as_dialled=watch.as_dialled,
            pops_for_all=pops_for_all,
        ),
        callback=watch,
        history=CallHistory(partial(_page_of_calls, questions), ask_total=questions.total_of_calls),
        orders=OrderBook(partial(questions.orders, limit=FIRST_PAGE)),
        calls_of_order=CallsOfOrder(questions.calls_of_order),
        missed=MissedQueue(MissedQuestions(questions)),
        later=cards_first,
    )
    listening = ListeningQuestions(questions)
    notes = TalkNotes(questions, listening, lambda: shift.me)
    desk.on_remark = notes.hear
    text_questions = TextQuestions(questions)
    text = TalkText(text_questions)
    desk.on_text = text.hear
    unsent = Unsent(
        paths.unsent_file(access.base_url), partial(_send_call, questions), partial(_send_client, questions)
    )
    return OperatorDesk(
        desk=desk,
        questions=questions,
        line=LiveLine(
            access.base_url,
            access.token,
            hear=partial(_hear, desk),
            line_changed=partial(_line_changed, shift, questions),
        ),
        shelf=RecordingShelf(
            paths.recordings(access.base_url),
            questions.save_recording,
            listening.stream_recording,
            questions.peaks,
            bring_ahead=listening.bring_ahead,
            limit_bytes=kept_bytes,
        ),
        notes=notes,
        text=text,
        words=WordSearch(text_questions.find_words),
        listening=listening,
        unsent=unsent,
        files=ClientFileDesk(unsent, show_client=partial(_show_client, desk), show_call=partial(_show_call, desk)),
        cards_first=cards_first,
    )


def _hear(desk: Desk, message: Hello | Reset | Event) -> None:
    """Nobody on the phone loses their desk by a message that trips us: it is logged, everything is asked anew."""
    try:
        desk.hear(message)
    except Exception:
        log.exception("a message of the live line could not be taken: %s", getattr(message, "seq", "reset"))
        desk.on_reload()


def _line_changed(shift: Shift, questions: Questions, state: LineState) -> None:
    if state.line is Line.LINE_LOST and shift.line.line is not Line.LINE_LOST:
        questions.start_anew()
    shift.line_changed(state)


async def _page_of_calls(questions: Questions, wanted: CallFilter, cursor: str | None) -> Page[Call]:
    return await questions.calls(wanted, cursor, FIRST_PAGE, total=False)


async def _send_call(questions: Questions, call_id: int, change: CallPatch) -> None:
    await questions.change_call(call_id, change)


async def _send_client(questions: Questions, client_id: int, change: ClientPatch) -> None:
    await questions.change_client(client_id, change)


def _show_client(desk: Desk, client: Client) -> None:
    desk.board.hear_client(client)
    desk.history.hear_client(client)
    desk.orders.hear_client(client)
    desk.missed.hear_client(client)


def _show_call(desk: Desk, call: Call) -> None:
    desk.board.show_call(call)
    desk.history.hear(call)
    desk.calls_of_order.hear(call)

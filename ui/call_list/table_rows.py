"""A call as the cells of a table that somebody takes out, in the language of the screen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.answers import Call
from app.contract.listening import TalkShares
from app.desk.call_history import operator_share
from app.tables_out import Cell
from ui import words
from ui.call_list.columns import person_words
from ui.words_calls import client_name, direction_face, phone_words, status_face
from ui.words_outcomes import outcome_title
from ui.words_recording import state_of_recording, unheard_words


@dataclass(frozen=True, slots=True)
class OutColumn:
    title: Callable[[], str]
    cell: Callable[[Call, datetime], Cell]


def _time(at: datetime) -> str:
    return f"{words.local(at):%H:%M:%S}"


def _heard(call: Call, figure: Callable[[TalkShares], int]) -> Cell:
    """A figure of what was heard; in words why nobody knows it, where there is a recording to hear."""
    return (unheard_words(call) or None) if call.shares is None else figure(call.shares)


OUT_COLUMNS = (
    OutColumn(
        lambda: QCoreApplication.translate("CallList", "Дата"),
        lambda call, _now: f"{words.local(call.started_at):%Y-%m-%d}",
    ),
    OutColumn(lambda: QCoreApplication.translate("CallList", "Час"), lambda call, _now: _time(call.started_at)),
    OutColumn(lambda: QCoreApplication.translate("CallList", "Напрямок"), lambda call, _now: direction_face(call).word),
    OutColumn(lambda: QCoreApplication.translate("CallList", "Статус"), lambda call, _now: status_face(call).word),
    OutColumn(lambda: QCoreApplication.translate("CallList", "Клієнт"), lambda call, _now: client_name(call)),
    # Without its plus a number is text to any spreadsheet, and no formula.
    OutColumn(
        lambda: QCoreApplication.translate("CallList", "Номер"),
        lambda call, _now: phone_words(call.phone).removeprefix("+"),
    ),
    OutColumn(lambda: QCoreApplication.translate("CallList", "Розмова, с"), lambda call, _now: call.talk_s),
    OutColumn(lambda: QCoreApplication.translate("CallList", "Очікування, с"), lambda call, _now: call.wait_s),
    OutColumn(lambda: QCoreApplication.translate("CallList", "Відповідальний"), lambda call, _now: person_words(call)),
    OutColumn(
        lambda: QCoreApplication.translate("CallList", "Оператор"),
        lambda call, _now: "" if call.operator is None else call.operator.name,
    ),
    OutColumn(
        lambda: QCoreApplication.translate("CallList", "Замовлення"),
        lambda call, _now: "" if call.order is None else call.order.name,
    ),
    OutColumn(
        lambda: QCoreApplication.translate("CallList", "Лінія"),
        lambda call, _now: phone_words(call.line).removeprefix("+"),
    ),
    OutColumn(lambda: QCoreApplication.translate("CallList", "Запис"), state_of_recording),
    OutColumn(
        lambda: QCoreApplication.translate("CallList", "Говорив оператор, %"),
        lambda call, _now: (
            unheard_words(call) or None if call.shares is None else round(100 * operator_share(call.shares))
        ),
    ),
    OutColumn(
        lambda: QCoreApplication.translate("CallList", "Монолог оператора, с"),
        lambda call, _now: (
            unheard_words(call) or None if call.shares is None else round(call.shares.longest_operator_s)
        ),
    ),
    OutColumn(
        lambda: QCoreApplication.translate("CallList", "Оператор перебивав, разів"),
        lambda call, _now: _heard(call, lambda heard: heard.operator_interrupted),
    ),
    OutColumn(
        lambda: QCoreApplication.translate("CallList", "Найдовша тиша, с"),
        lambda call, _now: _heard(call, lambda heard: round(heard.longest_silence_s)),
    ),
    OutColumn(
        lambda: QCoreApplication.translate("CallList", "Підсумок"),
        lambda call, _now: outcome_title(call.outcome) if call.outcome else "",
    ),
    OutColumn(lambda: QCoreApplication.translate("CallList", "Нотатка"), lambda call, _now: call.note),
)


def head_of_table() -> tuple[str, ...]:
    return tuple(column.title() for column in OUT_COLUMNS)


def row_of(call: Call, now: datetime) -> tuple[Cell, ...]:
    return tuple(column.cell(call, now) for column in OUT_COLUMNS)

"""Where a click to call stands, as three lines to tick off: values in, values out."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from app.contract.answers import CallbackStep
from app.desk.callback_watch import RunningCallback
from ui.problems import sentence_of


class Mark(Enum):
    AHEAD = auto()
    NOW = auto()
    DONE = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """`since` and `until` bound the time it took; without `until` it still runs."""

    text: str
    mark: Mark
    since: datetime | None = None
    until: datetime | None = None


_LINE_OF = {
    CallbackStep.RINGING_OPERATOR: 0,
    CallbackStep.OPERATOR_ANSWERED: 1,
    CallbackStep.RINGING_CLIENT: 1,
    CallbackStep.TALKING: 2,
}
_OF_THE_CLIENT = frozenset({"client_busy", "client_no_answer"})


def lines_of(running: RunningCallback) -> tuple[Line, ...]:
    """«Дзвонимо вам», «Ви підняли, набираємо клієнта», «Розмова», each with its mark and its time."""
    texts = (
        QCoreApplication.translate("CallbackSteps", "Дзвонимо вам"),
        QCoreApplication.translate("CallbackSteps", "Ви підняли, набираємо клієнта"),
        _third(running.reason),
    )
    begun = _begun(running)
    over_at = _over_at(running)
    reached = _reached(running, begun)
    return tuple(_line(place, text, begun, over_at, reached, running) for place, text in enumerate(texts))


def last_words(running: RunningCallback) -> str:
    """The final sentence; empty while it goes on."""
    if running.failure is not None:
        return sentence_of(running.failure)
    if not running.is_over:
        return ""
    if running.callback is not None and running.callback.step is CallbackStep.ENDED:
        return QCoreApplication.translate("CallbackSteps", "Розмову завершено.")
    return why_failed(running.reason)


def why_failed(reason: str | None) -> str:
    """A sentence for each reason of the contract; an unknown one still says that it did not work."""
    return {
        "operator_offline": QCoreApplication.translate("CallbackSteps", "Ваш телефон не в мережі: увімкніть його."),
        "operator_declined": QCoreApplication.translate("CallbackSteps", "Ви відхилили дзвінок."),
        "operator_no_answer": QCoreApplication.translate("CallbackSteps", "Ви не підняли слухавку."),
        "client_busy": QCoreApplication.translate("CallbackSteps", "Клієнт зараз розмовляє."),
        "client_no_answer": QCoreApplication.translate("CallbackSteps", "Клієнт не підняв слухавку."),
        "ringostat_refused": QCoreApplication.translate("CallbackSteps", "Ringostat відмовився дзвонити."),
        "ringostat_silent": QCoreApplication.translate(
            "CallbackSteps", "Ringostat не відповідає. Спробуйте за хвилину."
        ),
        "given_up": QCoreApplication.translate("CallbackSteps", "Дзвінок скасовано."),
        "lost": QCoreApplication.translate("CallbackSteps", "Про цей дзвінок більше нічого не чути."),
    }.get(reason or "", QCoreApplication.translate("CallbackSteps", "Дзвінок не вдався."))


def _third(reason: str | None) -> str:
    match reason:
        case "client_busy":
            return QCoreApplication.translate("CallbackSteps", "Зайнято")
        case "client_no_answer":
            return QCoreApplication.translate("CallbackSteps", "Не відповідає")
        case _:
            return QCoreApplication.translate("CallbackSteps", "Розмова")


def _begun(running: RunningCallback) -> dict[int, datetime]:
    """When each line began; the first with the click itself."""
    begun = {0: running.asked_at}
    for step in running.steps:
        place = _LINE_OF.get(step.step)
        if place is not None:
            begun.setdefault(place, step.at)
    return begun


def _over_at(running: RunningCallback) -> datetime | None:
    if running.callback is None or not running.is_over:
        return None
    return running.callback.step_at


def _reached(running: RunningCallback, begun: dict[int, datetime]) -> int:
    """The line that goes on, or on which it ended."""
    return 2 if running.reason in _OF_THE_CLIENT else max(begun)


def _line(
    place: int,
    text: str,
    begun: dict[int, datetime],
    over_at: datetime | None,
    reached: int,
    running: RunningCallback,
) -> Line:
    since = begun.get(place)
    if place < reached:
        later = [begun[line] for line in sorted(begun) if line > place]
        return Line(text, Mark.DONE, since, later[0] if later else over_at)
    if place > reached:
        return Line(text, Mark.AHEAD)
    if not running.is_over:
        return Line(text, Mark.NOW, since)
    went_well = running.callback is not None and running.callback.step is CallbackStep.ENDED
    return Line(text, Mark.DONE if went_well else Mark.FAILED, since, over_at)

"""How a call is told: its direction, its end, its recording or why there is none."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.answers import Call, Direction, Order, Phase, RecordingReason, RecordingState, Status
from app.phone_numbers import printed
from ui.words import moment


@dataclass(frozen=True, slots=True)
class Face:
    """A word, the icon that says the same and the token of their colour (`good`, `bad`, `accent` …)."""

    word: str
    icon: str
    color: str


def direction_face(call: Call) -> Face:
    """Who began it; a call nobody talked to shows as missed (incoming) or unanswered (outgoing)."""
    translate = QCoreApplication.translate
    unanswered = call.status is Status.CANCELLED
    match call.direction:
        case Direction.IN if unanswered:
            return Face(translate("Calls", "Пропущений"), "phone-missed", "bad")
        case Direction.IN:
            return Face(translate("Calls", "Вхідний"), "phone-incoming", "good")
        case Direction.OUT:
            return Face(translate("Calls", "Вихідний"), "phone-outgoing", "accent")
        case Direction.CALLBACK:
            return Face(translate("Calls", "Зворотний дзвінок"), "phone-forwarded", "operator_lane")


def status_face(call: Call) -> Face:
    """«Активний», «Виконаний» or «Скасований»; the colour is the kind of a pill."""
    translate = QCoreApplication.translate
    match call.status:
        case Status.ACTIVE:
            return Face(translate("Calls", "Активний"), "phone-call", "accent")
        case Status.COMPLETED:
            return Face(translate("Calls", "Виконаний"), "check", "good")
        case Status.CANCELLED:
            return Face(translate("Calls", "Скасований"), "x", "bad")


def client_name(call: Call) -> str:
    """The client's name, «Новий клієнт» while there is none, «Номер приховано» without a number."""
    if call.client is not None and call.client.name:
        return call.client.name
    if call.phone is None:
        return QCoreApplication.translate("Calls", "Номер приховано")
    return QCoreApplication.translate("Calls", "Новий клієнт")


def phone_words(phone: str | None) -> str:
    """«+380 67 123 45 67»; nothing for a hidden number."""
    return printed(phone) if phone else ""


def can_be_played(call: Call) -> bool:
    return call.recording.state is RecordingState.READY


def recording_words(call: Call) -> str:
    """Why there is no recording to play: «немає: ніхто не відповів», «готується»; empty when there is one."""
    translate = QCoreApplication.translate
    recording = call.recording
    if recording.state is RecordingState.READY:
        return ""
    if call.phase is Phase.RINGING:
        return translate("Calls", "ще дзвонить")
    if call.phase is Phase.TALKING or recording.reason is RecordingReason.CALL_GOES_ON:
        return translate("Calls", "розмова триває")
    match recording.state:
        case RecordingState.PENDING:
            return translate("Calls", "готується")
        case RecordingState.GONE:
            return _removed(recording.kept_days)
        case RecordingState.NONE | RecordingState.FAILED:
            return _reason(recording.reason)


def _removed(kept_days: int | None) -> str:
    if kept_days is None:
        return QCoreApplication.translate("Calls", "видалено: минув строк")
    return QCoreApplication.translate("Calls", "видалено: зберігали %n днів", "", kept_days)


def recording_sentence(call: Call, now: datetime) -> str:
    """The same, whole: when it is tried next, too. «Готується, наступна спроба сьогодні 14:35»."""
    words = recording_words(call)
    told = f"{words[:1].upper()}{words[1:]}"
    next_try_at = call.recording.next_try_at
    waits = call.recording.state in {RecordingState.PENDING, RecordingState.FAILED} and call.phase is Phase.ENDED
    if not waits or next_try_at is None or next_try_at <= now:
        return told
    next_try = QCoreApplication.translate("Calls", "{why}, наступна спроба {moment}")
    return next_try.format(why=told, moment=moment(next_try_at, now))


def can_be_hurried(call: Call) -> bool:
    """Whether it makes sense to ask the backend to try once more, at once."""
    return call.recording.state in {RecordingState.PENDING, RecordingState.FAILED} and call.phase is Phase.ENDED


def _reason(reason: RecordingReason | None) -> str:  # noqa: C901, PLR0911 - one sentence a reason
    translate = QCoreApplication.translate
    match reason:
        case RecordingReason.NOBODY_ANSWERED:
            return translate("Calls", "немає: ніхто не відповів")
        case RecordingReason.SWITCHED_OFF:
            return translate("Calls", "немає: запис вимкнено")
        case RecordingReason.NOT_THERE_YET | RecordingReason.CALL_GOES_ON:
            return translate("Calls", "готується")
        case RecordingReason.NOT_FOUND:
            return translate("Calls", "немає: Ringostat його не має")
        case RecordingReason.NOT_AUDIO:
            return translate("Calls", "не вдалося: це не звук")
        case RecordingReason.EMPTY:
            return translate("Calls", "немає: файл порожній")
        case RecordingReason.TOO_LARGE:
            return translate("Calls", "не вдалося: завеликий файл")
        case RecordingReason.HOST_REFUSED:
            return translate("Calls", "не вдалося: чуже джерело")
        case RecordingReason.SOURCE_SILENT:
            return translate("Calls", "не вдалося, пробуємо знову")
        case RecordingReason.KEPT_TOO_LONG:
            return translate("Calls", "видалено: минув строк")
        case RecordingReason.NO_SPACE:
            return translate("Calls", "не вдалося: немає місця")
        case None:
            return translate("Calls", "немає")


def order_pill(order: Order) -> str:
    """The kind of the pill of an order's status."""
    kinds = {"new": "accent", "waiting": "waiting", "sent": "good", "done": "good", "cancelled": "bad"}
    return kinds.get(order.status_kind, "quiet")

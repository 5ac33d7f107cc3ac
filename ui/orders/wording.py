"""What «Замовлення» says of a client, a talk and its recording."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.contract.answers import Call, Named, Order, Phase, Recording, RecordingReason, RecordingState
from ui import words
from ui.words_calls import phone_words

_LONGEST: Final = 200
"""Characters of a foreign word that are ever measured and drawn; no row is wider."""


def short(text: str, longest: int = _LONGEST) -> str:
    """One line of at most `longest` characters: what comes from outside may be ten thousand long."""
    return " ".join(text[:longest].split())


def client_name(client: Named | None) -> str:
    name = short(client.name) if client is not None else ""
    return name or QCoreApplication.translate("Orders", "Новий клієнт")


def status(order: Order) -> str:
    """The CRM's own word, or that the order is there no more."""
    return QCoreApplication.translate("Orders", "Видалено в CRM") if order.gone else short(order.status)


def phone(number: str | None) -> str:
    return phone_words(number) or QCoreApplication.translate("Orders", "без номера")


def responsible(call: Call) -> str:
    """Who made or took it; while nobody has and for an unmatched employee «не закріплено»."""
    person = call.manager or call.operator
    if person is not None:
        return short(person.name)
    return QCoreApplication.translate("Orders", "не закріплено")


def talk_length(call: Call, now: datetime) -> str:
    """«4:12», counting while they talk; «—» when nobody did."""
    if call.phase is Phase.TALKING and call.answered_at is not None:
        return words.length((now - call.answered_at).total_seconds())
    return words.length(call.talk_s) if call.talk_s else "—"


def no_recording(call: Call) -> str:  # noqa: PLR0911 - one sentence a state
    """Why there is nothing to play, or nothing yet; empty when there is."""
    recording = call.recording
    if recording.state is RecordingState.READY:
        return ""
    if call.phase is Phase.RINGING:
        return QCoreApplication.translate("Orders", "Дзвонить")
    if call.phase is Phase.TALKING or recording.reason is RecordingReason.CALL_GOES_ON:
        return QCoreApplication.translate("Orders", "Розмова триває")
    if recording.state is RecordingState.PENDING:
        return QCoreApplication.translate("Orders", "Запис готується")
    if recording.state is RecordingState.GONE or recording.reason is RecordingReason.KEPT_TOO_LONG:
        if recording.kept_days is not None:
            return QCoreApplication.translate("Orders", "Запису вже немає: зберігали %n днів", "", recording.kept_days)
        return QCoreApplication.translate("Orders", "Запису вже немає: термін зберігання минув")
    sentence = _reason(recording)
    if recording.state is RecordingState.FAILED and recording.next_try_at is not None:
        again = QCoreApplication.translate("Orders", "спробуємо знову о {time}")
        return f"{sentence}, {again.format(time=words.clock(recording.next_try_at))}"
    return sentence


def _reason(recording: Recording) -> str:  # noqa: PLR0911 - one sentence a reason
    translate = QCoreApplication.translate
    match recording.reason:
        case RecordingReason.NOBODY_ANSWERED:
            return translate("Orders", "Запису немає: ніхто не відповів")
        case RecordingReason.SWITCHED_OFF:
            return translate("Orders", "Запису немає: його вимкнено в Ringostat")
        case RecordingReason.NOT_THERE_YET:
            return translate("Orders", "Запис готується")
        case RecordingReason.NOT_FOUND:
            return translate("Orders", "Запису немає: Ringostat його не знайшов")
        case RecordingReason.NOT_AUDIO | RecordingReason.EMPTY:
            return translate("Orders", "Запису немає: файл порожній або пошкоджений")
        case RecordingReason.TOO_LARGE:
            return translate("Orders", "Запису немає: файл завеликий")
        case RecordingReason.HOST_REFUSED:
            return translate("Orders", "Запису немає: його адресу не дозволено")
        case RecordingReason.SOURCE_SILENT:
            return translate("Orders", "Запис не завантажено: Ringostat не відповів")
        case RecordingReason.NO_SPACE:
            return translate("Orders", "Запис не завантажено: на сервері бракує місця")
        case _:
            return translate("Orders", "Запису немає")

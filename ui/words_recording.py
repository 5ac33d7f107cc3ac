"""How a recording stands, in words: the one place that every screen takes them from."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.contract.answers import Call, Phase, RecordingReason, RecordingState
from ui.words import clock, day, local

_CAN_STILL_COME: Final = frozenset({RecordingState.PENDING, RecordingState.FAILED})


def can_be_played(call: Call) -> bool:
    return call.recording.state is RecordingState.READY


def playable_beside(calls: Iterable[Call], call_id: int, step: int) -> Call | None:
    """The call so many steps before or after another one among those that can be played; None where that is none."""
    playable = [call for call in calls if call.id == call_id or can_be_played(call)]
    place = next((place for place, call in enumerate(playable) if call.id == call_id), None)
    if place is None or not 0 <= place + step < len(playable):
        return None
    return playable[place + step]


def can_be_hurried(call: Call) -> bool:
    """Whether it makes sense to ask the backend to try once more, at once."""
    return call.recording.state in _CAN_STILL_COME and not _goes_on(call)


def has_failed(call: Call) -> bool:
    """Whether its last try brought something wrong, or nothing where there should be something."""
    return call.recording.state is RecordingState.FAILED and not _goes_on(call)


def recording_words(call: Call) -> str:
    """For a cell: «немає: ніхто не відповів», «готується», «розмова триває»; empty when it can be played."""
    translate = QCoreApplication.translate
    return _told(
        call,
        rings=translate("Recordings", "ще дзвонить"),
        talks=translate("Recordings", "розмова триває"),
        heads={
            RecordingState.PENDING: translate("Recordings", "готується"),
            RecordingState.FAILED: translate("Recordings", "не вдалося"),
            RecordingState.GONE: translate("Recordings", "видалено"),
            RecordingState.NONE: translate("Recordings", "немає"),
        },
    )


def next_try_words(call: Call, now: datetime) -> str:
    """«наступна спроба о 14:35», «наступна спроба завтра о 09:00»; empty when none is ahead."""
    at = call.recording.next_try_at
    if at is None or at <= now or not can_be_hurried(call):
        return ""
    if local(at).date() == local(now).date():
        return QCoreApplication.translate("Recordings", "наступна спроба о {time}").format(time=clock(at))
    told = QCoreApplication.translate("Recordings", "наступна спроба {day} о {time}")
    return told.format(day=day(at, now), time=clock(at))


def recording_sentence(call: Call, now: datetime) -> str:
    """Standing alone: «Запис готується, наступна спроба о 14:35», «Запису немає: ніхто не відповів».

    Empty when it can be played.
    """
    translate = QCoreApplication.translate
    told = _told(
        call,
        rings=translate("Recordings", "Ще дзвонить"),
        talks=translate("Recordings", "Розмова триває"),
        heads={
            RecordingState.PENDING: translate("Recordings", "Запис готується"),
            RecordingState.FAILED: translate("Recordings", "Запис не завантажено"),
            RecordingState.GONE: translate("Recordings", "Запис видалено"),
            RecordingState.NONE: translate("Recordings", "Запису немає"),
        },
    )
    return ", ".join(part for part in (told, next_try_words(call, now)) if part)


def state_of_recording(call: Call, now: datetime) -> str:
    """For a table that is taken out or read aloud: the same as in a cell with its next try, or that it is there."""
    if can_be_played(call):
        return QCoreApplication.translate("Recordings", "запис готовий")
    return ", ".join(part for part in (recording_words(call), next_try_words(call, now)) if part)


def unheard_words(call: Call) -> str:
    """Why nobody knows who spoke how much in a recording that is there; empty where there is none to hear."""
    translate = QCoreApplication.translate
    if not can_be_played(call) or call.shares is not None:
        return ""
    match call.recording.lanes:
        case None:
            return translate("Recordings", "ще слухаємо")
        case 0:
            return translate("Recordings", "не вдалося почути")
        case _:
            return translate("Recordings", "один канал")


def retry_words() -> str:
    """What the button beside a recording that has not come does."""
    return QCoreApplication.translate("Recordings", "Спробувати завантажити зараз")


def _told(call: Call, *, rings: str, talks: str, heads: Mapping[RecordingState, str]) -> str:
    if can_be_played(call):
        return ""
    if _goes_on(call):
        return rings if call.phase is Phase.RINGING else talks
    head, why = heads[call.recording.state], _why(call)
    return f"{head}: {why}" if why else head


def _goes_on(call: Call) -> bool:
    """While they ring or talk, and until the switchboard has said that they do no more."""
    return call.phase is not Phase.ENDED or call.recording.reason is RecordingReason.CALL_GOES_ON


def _why(call: Call) -> str:
    """Why it is so; of one that is still being prepared nothing is wrong yet."""
    recording, translate = call.recording, QCoreApplication.translate
    if recording.state is RecordingState.PENDING:
        return ""
    if recording.state is RecordingState.GONE or recording.reason is RecordingReason.KEPT_TOO_LONG:
        if recording.kept_days is not None:
            return translate("Recordings", "зберігали %n днів", "", recording.kept_days)
        return translate("Recordings", "минув строк зберігання")
    return _reason(recording.reason)


def _reason(reason: RecordingReason | None) -> str:
    translate = QCoreApplication.translate
    told = {
        RecordingReason.NOBODY_ANSWERED: translate("Recordings", "ніхто не відповів"),
        RecordingReason.SWITCHED_OFF: translate("Recordings", "запис вимкнено"),
        RecordingReason.NOT_THERE_YET: translate("Recordings", "Ringostat його ще не дав"),
        RecordingReason.NOT_FOUND: translate("Recordings", "Ringostat його не має"),
        RecordingReason.NOT_AUDIO: translate("Recordings", "це не звук"),
        RecordingReason.EMPTY: translate("Recordings", "файл порожній"),
        RecordingReason.TOO_LARGE: translate("Recordings", "завеликий файл"),
        RecordingReason.HOST_REFUSED: translate("Recordings", "чуже джерело"),
        RecordingReason.SOURCE_SILENT: translate("Recordings", "Ringostat мовчить"),
        RecordingReason.NO_SPACE: translate("Recordings", "немає місця на сервері"),
    }
    return "" if reason is None else told.get(reason, "")

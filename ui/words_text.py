"""The words of a talk in words: sides, moods, and why there is no transcript."""

from PySide6.QtCore import QCoreApplication

from app.contract.talk_text import Lane, Mood, MoodKind, TextReason, TextState, Transcript
from ui.words import clock


def lane_word(lane: Lane | None) -> str:
    """Who says it; nothing when nobody knows."""
    translate = QCoreApplication.translate
    match lane:
        case Lane.CLIENT:
            return translate("TalkText", "Клієнт")
        case Lane.OPERATOR:
            return translate("TalkText", "Оператор")
        case _:
            return ""


def lane_letter(lane: Lane | None) -> tuple[str, str]:
    """The letter of a side, and the token of its colour."""
    translate = QCoreApplication.translate
    match lane:
        case Lane.CLIENT:
            return translate("TalkText", "К"), "client_lane"
        case Lane.OPERATOR:
            return translate("TalkText", "О"), "operator_lane"
        case _:
            return "", "text_3"


def mood_face(mood: Mood) -> tuple[str, str]:
    """The icon of a mood and the kind of its pill; without an icon for a word nobody knows."""
    match mood.kind:
        case MoodKind.GOOD:
            return "smile", "good"
        case MoodKind.BAD:
            return "frown", "bad"
        case MoodKind.NEUTRAL:
            return "meh", "quiet"
        case _:
            return "", "quiet"


def why_no_lines(transcript: Transcript) -> str:
    """What stands in the place of the lines; nothing when there are some."""
    translate = QCoreApplication.translate
    match transcript.state:
        case TextState.READY:
            return "" if transcript.cues else translate("TalkText", "У розшифровці немає жодного слова")
        case TextState.NONE:
            return translate("TalkText", "Ringostat не передав розшифровки цієї розмови")
        case TextState.PENDING if transcript.reason is None:
            return translate("TalkText", "Розшифровка завантажується…")
        case _:
            reason = _reason(transcript.reason)
            if transcript.next_try_at is None:
                return reason
            again = translate("TalkText", "Наступна спроба о {time}")
            return f"{reason}. {again.format(time=clock(transcript.next_try_at))}"


def _reason(reason: TextReason | None) -> str:
    translate = QCoreApplication.translate
    match reason:
        case TextReason.HOST_REFUSED:
            return translate("TalkText", "Посилання на розшифровку веде не до Ringostat")
        case TextReason.NOT_FOUND:
            return translate("TalkText", "Розшифровки ще немає за її посиланням")
        case TextReason.TOO_LARGE:
            return translate("TalkText", "Файл розшифровки завеликий")
        case TextReason.NOT_READABLE:
            return translate("TalkText", "Файл розшифровки не прочитати")
        case _:
            return translate("TalkText", "Ringostat не віддає розшифровку")

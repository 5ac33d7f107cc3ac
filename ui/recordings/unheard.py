"""Why a recording that should be there is not heard, in a sentence."""

from PySide6.QtCore import QCoreApplication

from app.contract.answers import RecordingReason
from app.failures import Failure
from ui.problems import sentence_of


def why_unheard(reason: RecordingReason, on_its_way: Exception | None) -> str:
    """`on_its_way` is what stopped the recording while it came: it says more than that not all of it is here."""
    translate = QCoreApplication.translate
    if isinstance(on_its_way, Failure):
        return sentence_of(on_its_way)
    if isinstance(on_its_way, OSError):
        return disk_sentence()
    match reason:
        case RecordingReason.NOT_AUDIO:
            return translate("PlayerDock", "Файл запису пошкоджено: у ньому немає звуку")
        case RecordingReason.EMPTY:
            return translate("PlayerDock", "Файл запису порожній")
        case _:
            return translate("PlayerDock", "Не вдалося прочитати файл запису")


def disk_sentence() -> str:
    """This machine's disk took nothing more."""
    return QCoreApplication.translate(
        "PlayerDock", "Не вдалося зберегти запис на цьому комп’ютері. Перевірте місце на диску."
    )

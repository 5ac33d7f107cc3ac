"""The forms in which a recording can be had, in words."""

from PySide6.QtCore import QCoreApplication

from app.audio.forms import Form


def form_words(form: Form) -> str:
    """«Як записано», «MP3», «Лише клієнт, MP3»."""
    translate = QCoreApplication.translate
    match form:
        case Form.ORIGINAL:
            return translate("Forms", "Як записано")
        case Form.MP3:
            return "MP3"
        case Form.WAV:
            return "WAV"
        case Form.CLIENT:
            return translate("Forms", "Лише клієнт, MP3")
        case Form.OPERATOR:
            return translate("Forms", "Лише оператор, MP3")

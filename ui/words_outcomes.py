"""What can come of a talk: the words that are stored, and what a person reads."""

from typing import Final

from PySide6.QtCore import QCoreApplication

OUTCOMES: Final = ("order", "advice", "call_later", "complaint", "wrong_number")


def outcome_title(outcome: str) -> str:
    """As it is read; a word of another program is shown as it stands."""
    translate = QCoreApplication.translate
    return {
        "order": translate("Outcomes", "Замовлення"),
        "advice": translate("Outcomes", "Консультація"),
        "call_later": translate("Outcomes", "Передзвонити"),
        "complaint": translate("Outcomes", "Скарга"),
        "wrong_number": translate("Outcomes", "Помилилися номером"),
    }.get(outcome, outcome)

"""What «Оператори» says of people, matches and what a synchronisation found."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from app.contract.answers import Operator
from app.contract.staff import MatchReason, StaffChange, StaffChangeKind
from ui import words


def presence_face(operator: Operator) -> tuple[str, str]:
    """The word of the phone and its colour; no word when nothing is known or they work there no longer."""
    translate = QCoreApplication.translate
    if operator.gone:
        return "", "quiet"
    return {
        "online": (translate("OperatorWords", "на зв’язку"), "good"),
        "speaking": (translate("OperatorWords", "розмовляє"), "accent"),
        "offline": (translate("OperatorWords", "не на зв’язку"), "quiet"),
    }.get(operator.presence, ("", "quiet"))


def about(operator: Operator) -> str:
    """The SIP accounts, the extension and the address."""
    logins = ", ".join(operator.sip_logins) or QCoreApplication.translate("OperatorWords", "без SIP-акаунта")
    return " · ".join(part for part in (logins, operator.extension or "", operator.email or "") if part)


def reason_words(reason: MatchReason) -> str:
    translate = QCoreApplication.translate
    return {
        MatchReason.NAME: translate("OperatorWords", "збігається ім’я"),
        MatchReason.TRANSLITERATION: translate("OperatorWords", "те саме ім’я іншими літерами"),
        MatchReason.PART_OF_NAME: translate("OperatorWords", "збігається ім’я, записане коротше"),
        MatchReason.SURNAME_AND_INITIAL: translate("OperatorWords", "збігаються прізвище й ініціал"),
        MatchReason.EMAIL: translate("OperatorWords", "схожа поштова адреса"),
        MatchReason.SIMILAR: translate("OperatorWords", "ім’я майже збігається"),
        MatchReason.FIRST_NAME: translate("OperatorWords", "збігається лише ім’я без прізвища"),
    }[reason]


def talks_words(count: int) -> str:
    """«14 розмов за тиждень — нічиї»."""
    told = QCoreApplication.translate("OperatorWords", "{talks} за тиждень — нічиї")
    return told.replace("{talks}", words.talks(count))


def change_words(change: StaffChange) -> str:
    """One line of what the synchronisation found."""
    translate = QCoreApplication.translate
    name = change.operator.name
    match change.kind:
        case StaffChangeKind.NEW:
            return translate("OperatorWords", "{name}: новий співробітник").replace("{name}", name)
        case StaffChangeKind.GONE:
            told = translate("OperatorWords", "{name}: більше немає в Ringostat; розмови й закріплення лишилися")
            return told.replace("{name}", name)
        case StaffChangeKind.BACK:
            told = translate("OperatorWords", "{name}: знову в Ringostat, закріплення те саме")
            return told.replace("{name}", name)
        case StaffChangeKind.CHANGED:
            return f"{name}: {_fields(change.before, change.after)}"


def _fields(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    translate = QCoreApplication.translate
    names = {
        "name": translate("OperatorWords", "ім’я"),
        "sip_logins": translate("OperatorWords", "SIP-акаунти"),
        "extension": translate("OperatorWords", "внутрішній номер"),
        "email": translate("OperatorWords", "пошта"),
    }
    none = translate("OperatorWords", "немає")
    return "; ".join(
        f"{names.get(field, field)} {was or none} → {after.get(field) or none}" for field, was in before.items()
    )

"""What «Журнал дій» says of each deed."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from app.contract.answers import Role
from app.contract.people import AuditEntry, Deed
from app.contract.problems import Problem
from app.phone_numbers import printed
from ui.problems import sentence_of_problem
from ui.settings.people_wording import role_words


def deed_words(deed: Deed) -> str:
    """The deed as a noun: nobody's gender is in it."""
    translate = QCoreApplication.translate
    return {
        Deed.LISTENED: translate("AuditWords", "Прослуховування запису"),
        Deed.DOWNLOADED: translate("AuditWords", "Завантаження запису"),
        Deed.BROUGHT_AHEAD: translate("AuditWords", "Запис отримано наперед"),
        Deed.READ: translate("AuditWords", "Читання розшифровки"),
        Deed.EXPORTED: translate("AuditWords", "Експорт"),
        Deed.SETTINGS_CHANGED: translate("AuditWords", "Зміна налаштувань"),
        Deed.SYNCHRONISED: translate("AuditWords", "Синхронізація операторів"),
        Deed.MATCHED: translate("AuditWords", "Закріплення оператора"),
        Deed.MANAGER_ADDED: translate("AuditWords", "Новий менеджер"),
        Deed.INVITED: translate("AuditWords", "Запрошення"),
        Deed.INVITATION_CANCELLED: translate("AuditWords", "Скасування запрошення"),
        Deed.PAIRED: translate("AuditWords", "Підключення пристрою"),
        Deed.PAIRING_FAILED: translate("AuditWords", "Невдала спроба підключення"),
        Deed.PERSON_CHANGED: translate("AuditWords", "Зміна користувача"),
        Deed.PERSON_LEFT: translate("AuditWords", "Вилучення користувача"),
        Deed.DESK_REVOKED: translate("AuditWords", "Від’єднання пристрою"),
        Deed.CLIENTS_MERGED: translate("AuditWords", "Об’єднання клієнтів"),
        Deed.CLIENTS_PARTED: translate("AuditWords", "Роз’єднання клієнтів"),
    }[deed]


def deed_icon(deed: Deed) -> str:
    return {
        Deed.LISTENED: "headphones",
        Deed.DOWNLOADED: "download",
        Deed.BROUGHT_AHEAD: "list-music",
        Deed.READ: "captions",
        Deed.EXPORTED: "file-output",
        Deed.SETTINGS_CHANGED: "settings",
        Deed.SYNCHRONISED: "refresh-cw",
        Deed.MATCHED: "user-check",
        Deed.MANAGER_ADDED: "user-plus",
        Deed.INVITED: "user-plus",
        Deed.INVITATION_CANCELLED: "user-x",
        Deed.PAIRED: "monitor",
        Deed.PAIRING_FAILED: "shield-alert",
        Deed.PERSON_CHANGED: "pencil",
        Deed.PERSON_LEFT: "user-x",
        Deed.DESK_REVOKED: "monitor",
        Deed.CLIENTS_MERGED: "merge",
        Deed.CLIENTS_PARTED: "undo-2",
    }[deed]


def more_words(entry: AuditEntry) -> str:
    """What it was done to, and how."""
    if entry.call is not None:
        name = entry.call.name
        return printed(name) if name.startswith("+") else name
    details = entry.details
    match entry.deed:
        case Deed.MATCHED:
            manager = details.get("manager") or QCoreApplication.translate("AuditWords", "не закріплено")
            return f"{entry.subject} → {manager}"
        case Deed.PAIRED:  # the device stands under the name
            return ""
        case Deed.PAIRING_FAILED:
            return " · ".join(part for part in (_why(details), entry.subject) if part)
        case Deed.SETTINGS_CHANGED | Deed.PERSON_CHANGED:
            return " · ".join((_group(entry.subject), *_values(details)))
        case _:
            return " · ".join(part for part in (entry.subject, *_values(details)) if part)


def _why(details: Mapping[str, str]) -> str:
    reason = details.get("reason", "")
    return sentence_of_problem(Problem(reason)) if reason in Problem else reason


def _group(subject: str) -> str:
    translate = QCoreApplication.translate
    return {
        "telephony": translate("AuditWords", "Телефонія"),
        "storage": translate("AuditWords", "Зберігання записів"),
        "sitniks": "Sitniks",
    }.get(subject, subject)


def _values(details: Mapping[str, str]) -> list[str]:
    """Each detail by its name; one that has no name here is shown as the backend calls it."""
    translate = QCoreApplication.translate
    names = {
        "role": translate("AuditWords", "роль"),
        "name": translate("AuditWords", "ім’я"),
        "operator": translate("AuditWords", "оператор"),
        "device": translate("AuditWords", "пристрій"),
        "project_id": "Project ID",
        "auth_key": "Auth-key",
        "time_zone": translate("AuditWords", "часовий пояс"),
        "employees": translate("AuditWords", "співробітників"),
        "changed": translate("AuditWords", "змін"),
    }
    return [f"{names.get(key, key)}: {_value(key, value)}" for key, value in details.items()]


def _value(key: str, value: str) -> str:
    if key == "role" and value in Role:
        return role_words(Role(value))
    if value == "new":
        return QCoreApplication.translate("AuditWords", "новий")
    return value or QCoreApplication.translate("AuditWords", "немає")

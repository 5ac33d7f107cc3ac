"""What «Користувачі» says of roles, desks and codes."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.contract.answers import Role
from app.contract.people import PersonDesk
from ui import words

_HERE: Final = timedelta(minutes=10)
"""A desk is kept as seen every few minutes: whoever was seen since is here."""


def role_words(role: Role) -> str:
    translate = QCoreApplication.translate
    return {
        Role.OPERATOR: translate("PeopleWords", "Оператор"),
        Role.SUPERVISOR: translate("PeopleWords", "Керівник"),
        Role.ADMIN: translate("PeopleWords", "Адміністратор"),
    }[role]


def role_explained(role: Role) -> str:
    translate = QCoreApplication.translate
    return {
        Role.OPERATOR: translate(
            "PeopleWords", "Бачить свої дзвінки, ті, які ніхто не взяв, і розмови зі своїми клієнтами."
        ),
        Role.SUPERVISOR: translate("PeopleWords", "Бачить усі дзвінки й записи, огляд і операторів."),
        Role.ADMIN: translate("PeopleWords", "Бачить усе, налаштовує інтеграції, запрошує людей і читає журнал дій."),
    }[role]


def seen_words(desk: PersonDesk, now: datetime) -> str:
    """«на зв’язку», «сьогодні 14:52»."""
    translate = QCoreApplication.translate
    if desk.last_seen_at is None:
        return translate("PeopleWords", "ще не з’являвся")
    if now - desk.last_seen_at < _HERE:
        return translate("PeopleWords", "на зв’язку")
    return translate("PeopleWords", "востаннє {when}").replace("{when}", words.moment(desk.last_seen_at, now))


def code_words(code: str) -> str:
    """«ABCD-2345»: easier to read out and to type."""
    middle = len(code) // 2
    return f"{code[:middle]}-{code[middle:]}"


def left_words(expires_at: datetime, now: datetime) -> str:
    """«9:58»; nothing when the time is over."""
    seconds = round((expires_at - now).total_seconds())
    return f"{seconds // 60}:{seconds % 60:02}" if seconds > 0 else ""

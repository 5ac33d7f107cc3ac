"""The sections of «Налаштування» in their order. A new one is one line here and a file of its own.

A section's file is named below without `ui.settings.`; it is imported when the section is first opened and holds
`build(around: Surroundings, parent: QWidget) -> SectionPage`.
"""

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.settings.section import SectionPage, Surroundings

ADMINS: Final = frozenset({"admin"})


@dataclass(frozen=True, slots=True)
class Section:
    """One line of the second column."""

    key: str
    title: str
    file: str
    roles: frozenset[str] | None = None
    """Who finds it, by `Role`; None: everybody."""

    def build(self, around: "Surroundings", parent: QWidget) -> "SectionPage":
        page: SectionPage = importlib.import_module(f"ui.settings.{self.file}").build(around, parent)
        return page


def all_sections() -> tuple[Section, ...]:
    translate = QCoreApplication.translate
    return (
        Section("general", translate("SettingsSections", "Загальні"), "general_section"),
        Section("telephony", translate("SettingsSections", "Телефонія"), "telephony_section", ADMINS),
        Section("unknown", translate("SettingsSections", "Нерозпізнане"), "unknown_section", ADMINS),
        Section("sitniks", translate("SettingsSections", "CRM Sitniks"), "sitniks_section", ADMINS),
        Section("card", translate("SettingsSections", "Спливна картка"), "card_section"),
        Section("hours", translate("SettingsSections", "Робочий час"), "hours_section", ADMINS),
        Section("storage", translate("SettingsSections", "Зберігання"), "storage_section", ADMINS),
        Section("system", translate("SettingsSections", "Система"), "system_section"),
        Section("check", translate("SettingsSections", "Самоперевірка"), "self_check_section"),
        Section("people", translate("SettingsSections", "Користувачі"), "people_section", ADMINS),
        Section("audit", translate("SettingsSections", "Журнал дій"), "audit_section", ADMINS),
        Section("about", translate("SettingsSections", "Про програму"), "about_section"),
    )

"""The scenarios of the virtual Ringostat in words, and the order in which they are offered."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication


def scenario_words() -> dict[str, str]:
    """What each scenario of an incoming or outgoing call is; the usual ones first."""
    return {
        "by_hand": QCoreApplication.translate("DemoPanel", "Дзвонить, доки не піднімуть"),
        "answered": QCoreApplication.translate("DemoPanel", "Відповіли, коротка розмова"),
        "long": QCoreApplication.translate("DemoPanel", "Відповіли, довга розмова"),
        "missed": QCoreApplication.translate("DemoPanel", "Ніхто не відповів"),
        "busy": QCoreApplication.translate("DemoPanel", "Зайнято"),
        "as_phone": QCoreApplication.translate("DemoPanel", "Як налаштовано телефон"),
        "forwarded": QCoreApplication.translate("DemoPanel", "Переведено на колегу"),
        "voicemail": QCoreApplication.translate("DemoPanel", "Голосова пошта"),
        "hidden": QCoreApplication.translate("DemoPanel", "Прихований номер"),
        "late_recording": QCoreApplication.translate("DemoPanel", "Запис з’являється пізніше"),
        "burst": QCoreApplication.translate("DemoPanel", "Десять дзвінків одразу"),
        "outgoing": QCoreApplication.translate("DemoPanel", "Вихідний, клієнт відповів"),
        "outgoing_unanswered": QCoreApplication.translate("DemoPanel", "Вихідний, клієнт не відповів"),
    }


def offered(scenarios: Iterable[str]) -> list[tuple[str, str]]:
    """(name, words) of those that can be started by hand; click-to-calls are started by the desk itself."""
    words = scenario_words()
    there = [name for name in scenarios if not name.startswith("callback")]
    known = [(name, words[name]) for name in words if name in there]
    return known + [(name, name) for name in there if name not in words]

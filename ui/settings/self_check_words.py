"""Self-check in words: what each link is, how it stands, and what its button does."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.desk.self_check import Finding, Fix, Link, State, What
from ui import words


def link_title(link: Link) -> str:
    translate = QCoreApplication.translate
    return {
        Link.WEBHOOKS: translate("SelfCheck", "Вебхуки Ringostat"),
        Link.RINGOSTAT: translate("SelfCheck", "Акаунт Ringostat"),
        Link.TEMPLATE: translate("SelfCheck", "Незрозумілі вебхуки"),
        Link.BACKEND: translate("SelfCheck", "Сервер Слухавки"),
        Link.MATCH: translate("SelfCheck", "Ваш SIP-акаунт"),
        Link.PHONE: translate("SelfCheck", "Телефон на зв’язку"),
        Link.SCREEN: translate("SelfCheck", "Спливна картка"),
        Link.NOTIFICATIONS: translate("SelfCheck", "Трей і сповіщення"),
        Link.SOUND: translate("SelfCheck", "Звук записів"),
    }[link]


def state_word(state: State) -> str:
    translate = QCoreApplication.translate
    return {
        State.GOOD: translate("SelfCheck", "працює"),
        State.WARNING: translate("SelfCheck", "варто глянути"),
        State.BAD: translate("SelfCheck", "не працює"),
        State.UNKNOWN: translate("SelfCheck", "невідомо"),
    }[state]


def fix_title(fix: Fix | None) -> str:
    if fix is None:
        return ""
    translate = QCoreApplication.translate
    return {
        Fix.TELEPHONY: translate("SelfCheck", "Телефонія"),
        Fix.OPERATORS: translate("SelfCheck", "Оператори"),
        Fix.TRY_AGAIN: translate("SelfCheck", "Перевірити знову"),
        Fix.TRY_SOUND: translate("SelfCheck", "Пробний звук"),
        Fix.TRY_CARD: translate("SelfCheck", "Пробна картка"),
        Fix.TRY_NOTICE: translate("SelfCheck", "Пробне сповіщення"),
        Fix.END_QUIET: translate("SelfCheck", "Знову показувати"),
    }[fix]


def sentence_of(finding: Finding, now: datetime) -> str:
    """What was found, for a person."""
    at = "" if finding.at is None else words.moment(finding.at, now)
    said = _sentence(finding).replace("{number}", str(finding.number)).replace("{at}", at)
    return said.replace("{name}", finding.name)


def _sentence(finding: Finding) -> str:
    translate = QCoreApplication.translate
    return {
        (Link.WEBHOOKS, What.WORKS): translate("SelfCheck", "Останній прийшов {at}."),
        (Link.WEBHOOKS, What.LONG_AGO): translate(
            "SelfCheck", "Останній прийшов {at}. Якщо дзвінки були, перевірте адреси в Ringostat."
        ),
        (Link.BACKEND, What.WORKS): translate("SelfCheck", "Відповідає за {number} мс."),
        (Link.BACKEND, What.SLOW): translate(
            "SelfCheck", "Відповідає аж за {number} мс: мережа або сервер перевантажені."
        ),
        (Link.SCREEN, What.WORKS): translate("SelfCheck", "Готова. Найдовша пауза програми за годину: {number} мс."),
        (Link.SCREEN, What.STALLED): translate(
            "SelfCheck", "За останню годину програма одного разу зупинялася на {number} мс."
        ),
        (Link.WEBHOOKS, What.NEVER_CAME): translate(
            "SelfCheck", "Жодного ще не було. Додайте адреси в «Webhooks 2.0» у Ringostat."
        ),
        (Link.TEMPLATE, What.MISUNDERSTOOD): translate("SelfCheck", "Чекають, поки їм пояснять параметри: {number}."),
        (Link.RINGOSTAT, What.WORKS): translate("SelfCheck", "Ключ приймають, API відповідає."),
        (Link.RINGOSTAT, What.NOT_SET_UP): translate("SelfCheck", "Project ID і Auth-key ще не введено."),
        (Link.RINGOSTAT, What.SILENT): translate("SelfCheck", "API Ringostat не відповідає або відмовляє."),
        (Link.BACKEND, What.NO_ANSWER): translate("SelfCheck", "Не відповідає. Перевірте мережу; ми пробуємо далі."),
        (Link.MATCH, What.WORKS): translate("SelfCheck", "Закріплено: {name}."),
        (Link.MATCH, What.NOT_MATCHED): translate(
            "SelfCheck", "{name} не закріплено за менеджером: ваші розмови без відповідального."
        ),
        (Link.MATCH, What.NO_OPERATOR): translate("SelfCheck", "За вами не закріплено жодного працівника Ringostat."),
        (Link.PHONE, What.WORKS): translate("SelfCheck", "SIP зареєстровано, телефон вільний."),
        (Link.PHONE, What.SPEAKING): translate("SelfCheck", "SIP зареєстровано, зараз розмова."),
        (Link.PHONE, What.OFFLINE): translate("SelfCheck", "SIP не зареєстровано. Увімкніть свій телефон або софтфон."),
        (Link.SCREEN, What.HUSHED): translate("SelfCheck", "Картки чекають: увімкнено «Не турбувати»."),
        (Link.NOTIFICATIONS, What.WORKS): translate(
            "SelfCheck", "Значок у треї є. Чи приходять сповіщення, видно з пробного."
        ),
        (Link.NOTIFICATIONS, What.NO_TRAY): translate(
            "SelfCheck", "На цьому робочому столі трея немає. Картки з’являються й без нього."
        ),
        (Link.SOUND, What.WORKS): translate("SelfCheck", "Звучить через «{name}»."),
        (Link.SOUND, What.NO_DEVICE): translate("SelfCheck", "Не знайдено жодного пристрою звуку."),
    }.get((finding.link, finding.what), translate("SelfCheck", "Сервер про це не сказав."))

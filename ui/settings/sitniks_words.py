"""What «CRM Sitniks» says of the connection, of its mirror and of what waits."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.contract.crm import Backlog, MirrorProgress, MirrorState, SitniksConnection, WriteBack
from ui import words

_GOES_ON: Final = frozenset({MirrorState.UNKNOWN, MirrorState.LOADING, MirrorState.SILENT, MirrorState.BUSY})


def state_of(connection: SitniksConnection) -> tuple[str, str]:
    """A word for the pill, and its kind."""
    translate = QCoreApplication.translate
    if not connection.token_set:
        return translate("Sitniks", "Не підключено"), "quiet"
    return {
        MirrorState.UNKNOWN: (translate("Sitniks", "Перевіряємо"), "accent"),
        MirrorState.LOADING: (translate("Sitniks", "Завантажуємо"), "accent"),
        MirrorState.OK: (translate("Sitniks", "Підключено"), "good"),
        MirrorState.SILENT: (translate("Sitniks", "Не відповідає"), "waiting"),
        MirrorState.BUSY: (translate("Sitniks", "Просить зачекати"), "waiting"),
        MirrorState.TOKEN_REFUSED: (translate("Sitniks", "Токен не підходить"), "bad"),
        MirrorState.PLAN_REFUSED: (translate("Sitniks", "Немає доступу"), "bad"),
        MirrorState.REFUSED: (translate("Sitniks", "Відмовив"), "bad"),
        MirrorState.KEY_CHANGED: (translate("Sitniks", "Введіть токен знову"), "bad"),
    }[connection.mirror.state]


def warning_of(mirror: MirrorProgress, now: datetime) -> tuple[str, str]:
    """What is the matter and what follows from it; two empty sentences when nothing is."""
    translate = QCoreApplication.translate
    again = ""
    if mirror.next_at is not None:
        again = translate("Sitniks", "Спробуємо знову: {at}.").format(at=words.moment(mirror.next_at, now))
    told: dict[MirrorState, tuple[str, str]] = {
        MirrorState.SILENT: (translate("Sitniks", "Sitniks не відповідає"), again),
        MirrorState.BUSY: (translate("Sitniks", "Sitniks просить питати рідше"), again),
        MirrorState.REFUSED: (translate("Sitniks", "Sitniks відмовив"), again),
        MirrorState.TOKEN_REFUSED: (
            translate("Sitniks", "Sitniks більше не приймає цей токен"),
            translate("Sitniks", "Створіть новий токен у налаштуваннях Sitniks і вставте його тут."),
        ),
        MirrorState.PLAN_REFUSED: (
            translate("Sitniks", "Sitniks не пускає до свого API"),
            translate("Sitniks", "Відповідь 403. Так відповідає пробний тариф або токен без прав на API."),
        ),
        MirrorState.KEY_CHANGED: (
            translate("Sitniks", "Введіть токен знову"),
            translate("Sitniks", "Ключ сервера змінився, тому збережений токен уже не прочитати."),
        ),
    }
    return told.get(mirror.state, ("", ""))


def counted(mirror: MirrorProgress) -> str:
    """«300 замовлень · 80 клієнтів · 6 менеджерів»."""
    managers = QCoreApplication.translate("Sitniks", "%Ln менеджерів", None, mirror.managers)
    return " · ".join((words.orders(mirror.orders), words.clients(mirror.clients), managers))


def loading(mirror: MirrorProgress) -> str:
    """«Завантажуємо клієнтів: 47 із 80»; empty once the first load is complete."""
    translate = QCoreApplication.translate
    stage = {
        "managers": translate("Sitniks", "Завантажуємо менеджерів"),
        "clients": translate("Sitniks", "Завантажуємо клієнтів"),
        "orders": translate("Sitniks", "Завантажуємо замовлення"),
    }.get(mirror.stage, "")
    if mirror.state not in _GOES_ON:
        return ""
    if not stage or mirror.total is None:
        return stage
    done, total = words.number(min(mirror.done, mirror.total)), words.number(mirror.total)
    return translate("Sitniks", "{stage}: {done} із {total}").format(stage=stage, done=done, total=total)


def looked(mirror: MirrorProgress, now: datetime) -> str:
    """When it was brought up to date, and when it will be again."""
    if mirror.mirrored_at is None:
        return ""
    translate = QCoreApplication.translate
    told = translate("Sitniks", "Оновлено: {at}").format(at=words.moment(mirror.mirrored_at, now))
    if mirror.state is MirrorState.OK and mirror.next_at is not None:
        told += " · " + translate("Sitniks", "далі о {at}").format(at=words.clock(mirror.next_at))
    return told


def difference(key: str) -> str:
    """Where the account answers otherwise than what is publicly known."""
    translate = QCoreApplication.translate
    return {
        "list_key": translate("Sitniks", "списки приходять під іншою назвою"),
        "no_count": translate("Sitniks", "кількість рядків не повідомляється, тому поступ не видно"),
        "client_phones": translate("Sitniks", "телефони клієнтів записано інакше"),
        "no_client_id": translate("Sitniks", "номер створеного клієнта не повідомляється"),
        "search_ignored": translate("Sitniks", "пошук клієнта за телефоном не працює, шукаємо в повному списку"),
    }.get(key, key)


def waiting_clients(write_back: WriteBack, now: datetime) -> str:
    """«2 клієнти чекають: Sitniks не відповідає»."""
    if not write_back.waiting:
        return ""
    translate = QCoreApplication.translate
    told = translate("Sitniks", "%Ln клієнтів чекають", None, write_back.waiting)
    if write_back.since is not None:
        told += " " + translate("Sitniks", "з {at}").format(at=words.short_moment(write_back.since, now))
    if write_back.error is not None:
        told += f": {_error(write_back.error)}"
    return told


def backlog_state(backlog: Backlog) -> tuple[str, str]:
    translate = QCoreApplication.translate
    if not backlog.url_set:
        return translate("Sitniks", "Вимкнено"), "quiet"
    if not backlog.waiting:
        return translate("Sitniks", "Усе надіслано"), "good"
    if backlog.error is None:
        return translate("Sitniks", "Надсилаємо"), "accent"
    return translate("Sitniks", "Чекають: {n}").format(n=words.number(backlog.waiting)), "waiting"


def backlog_told(backlog: Backlog, now: datetime) -> str:
    """When the last one was taken; nothing before the first."""
    if not backlog.url_set or backlog.forwarded_at is None:
        return ""
    at = words.moment(backlog.forwarded_at, now)
    return QCoreApplication.translate("Sitniks", "Останній вебхук прийнято: {at}").format(at=at)


def backlog_warning(backlog: Backlog, now: datetime) -> tuple[str, str]:
    """How many wait, since when, why, and when it is tried again; two empty sentences when all is well."""
    translate = QCoreApplication.translate
    if not backlog.waiting or backlog.error is None:
        return "", ""
    told = translate("Sitniks", "%Ln вебхуків чекають", None, backlog.waiting)
    if backlog.since is not None:
        told += " " + translate("Sitniks", "з {at}").format(at=words.short_moment(backlog.since, now))
    detail = f"{_error(backlog.error)[:1].upper()}{_error(backlog.error)[1:]}."
    if backlog.next_at is not None:
        detail += " " + translate("Sitniks", "Спробуємо знову: {at}.").format(at=words.moment(backlog.next_at, now))
    return told, detail


def dropped(backlog: Backlog) -> str:
    if not backlog.dropped:
        return ""
    return QCoreApplication.translate("Sitniks", "%Ln вебхуків так і не прийнято: їх вилучено", None, backlog.dropped)


def _error(error: str) -> str:
    translate = QCoreApplication.translate
    if error == "busy":
        return translate("Sitniks", "Sitniks просить питати рідше")
    if error == "key_changed":
        return translate("Sitniks", "ключ сервера змінився, введіть адресу знову")
    if error.isdecimal():
        return translate("Sitniks", "Sitniks відповідає {status}").format(status=error)
    if error.startswith("refused"):
        return translate("Sitniks", "Sitniks відмовив") + error.removeprefix("refused")
    return translate("Sitniks", "Sitniks не відповідає")

"""What the import says: of columns, of encodings, of what is wrong with a row."""

from PySide6.QtCore import QCoreApplication

from app.contract.crm import Import, ImportKind, ImportState, Meaning, Wrong
from ui import words


def title_of(kind: ImportKind) -> str:
    translate = QCoreApplication.translate
    if kind is ImportKind.ORDERS:
        return translate("Imports", "Імпорт замовлень")
    return translate("Imports", "Імпорт клієнтів")


def needed_of(kind: ImportKind) -> str:
    """What the file must hold, and what becomes of rows that are known."""
    translate = QCoreApplication.translate
    if kind is ImportKind.ORDERS:
        return translate(
            "Imports", "Потрібен стовпець із номером замовлення. Уже відомі номери оновляться, не подвояться."
        )
    return translate("Imports", "Потрібен стовпець із телефоном. Уже відомі клієнти доповняться, не подвояться.")


def meaning(what: Meaning | None, kind: ImportKind) -> str:
    translate = QCoreApplication.translate
    if what is None:
        return translate("Imports", "Пропустити")
    if what is Meaning.NAME:
        return translate("Imports", "Клієнт") if kind is ImportKind.ORDERS else translate("Imports", "Ім’я")
    return {
        Meaning.NUMBER: translate("Imports", "№ замовлення"),
        Meaning.PHONE: translate("Imports", "Телефон"),
        Meaning.STATUS: translate("Imports", "Статус"),
        Meaning.SUM: translate("Imports", "Сума"),
        Meaning.ITEMS: translate("Imports", "Товари"),
        Meaning.DELIVERY: translate("Imports", "Доставка"),
        Meaning.MANAGER: translate("Imports", "Менеджер"),
        Meaning.CREATED_AT: translate("Imports", "Дата"),
        Meaning.NOTE: translate("Imports", "Примітка"),
    }[what]


def missing(what: Meaning, kind: ImportKind) -> str:
    """The sentence that keeps the next step closed."""
    sentence = QCoreApplication.translate("Imports", "Вкажіть, у якому стовпці «{meaning}».")
    return sentence.format(meaning=meaning(what, kind))


def wrong(why: Wrong) -> str:
    translate = QCoreApplication.translate
    return {
        Wrong.NUMBER_MISSING: translate("Imports", "немає номера замовлення"),
        Wrong.PHONE_MISSING: translate("Imports", "немає телефону"),
        Wrong.PHONE_NOT_VALID: translate("Imports", "це не номер телефону"),
        Wrong.PHONES_OF_TWO: translate("Imports", "номери належать різним клієнтам"),
        Wrong.SUM_NOT_VALID: translate("Imports", "це не сума"),
        Wrong.DATE_NOT_VALID: translate("Imports", "це не дата"),
        Wrong.TOO_LONG: translate("Imports", "задовгий текст"),
    }[why]


def encodings() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {"utf-8": "UTF-8", "cp1251": translate("Imports", "Windows (кирилиця)"), "utf-16": "UTF-16"}


def delimiters() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        ";": translate("Imports", "Крапка з комою"),
        ",": translate("Imports", "Кома"),
        "\t": translate("Imports", "Табуляція"),
    }


def rows(count: int) -> str:
    return QCoreApplication.translate("Imports", "%Ln рядків", None, count)


def outcome(told: Import) -> tuple[str, str]:
    """How it ended (or that it goes on), and the kind of that."""
    translate = QCoreApplication.translate
    match told.state:
        case ImportState.DONE:
            return translate("Imports", "Готово"), "good"
        case ImportState.CANCELLED:
            return translate("Imports", "Зупинено. Що встигло, лишилося."), "waiting"
        case ImportState.FAILED:
            return translate("Imports", "Файл не дочитано: далі в ньому щось зіпсоване."), "bad"
        case ImportState.PREVIEW | ImportState.QUEUED | ImportState.RUNNING:
            done, total = words.number(told.done), words.number(max(told.total, told.done))
            return translate("Imports", "Імпортуємо: {done} із {total}").format(done=done, total=total), "text"


def counted(told: Import) -> str:
    """«Додано 12 · оновлено 3 · пропущено 2»."""
    translate = QCoreApplication.translate
    parts = [
        translate("Imports", "додано {n}").format(n=words.number(told.added)),
        translate("Imports", "оновлено {n}").format(n=words.number(told.renewed)),
        translate("Imports", "пропущено {n}").format(n=words.number(told.bad)),
    ]
    text = " · ".join(parts)
    return text[:1].upper() + text[1:]


def report_head() -> tuple[str, str, str, str]:
    translate = QCoreApplication.translate
    return (
        translate("Imports", "Рядок"),
        translate("Imports", "Стовпець"),
        translate("Imports", "Що там"),
        translate("Imports", "Чому пропущено"),
    )

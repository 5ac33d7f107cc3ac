"""One sentence for a person to each thing that can go wrong; the only place where problems are worded."""

from PySide6.QtCore import QCoreApplication

from app.contract.problems import Problem
from app.failures import Failure, Refused


def sentence_of(failure: Failure) -> str:
    """What to show when a question to the backend failed."""
    if isinstance(failure, Refused):
        return sentence_of_problem(failure.problem, failure.subject)
    return QCoreApplication.translate("Problems", "Сервер не відповідає. Перевірте мережу й спробуйте знову.")


def sentence_of_problem(problem: Problem, subject: str = "") -> str:
    """`subject` makes some sentences more exact: a name, a number of seconds."""
    exact = _exact(problem) if subject else None
    return exact.replace("{subject}", subject) if exact else _plain(problem)


def _exact(problem: Problem) -> str | None:
    translate = QCoreApplication.translate
    return {
        Problem.TOO_MANY_TRIES: translate("Problems", "Забагато спроб. Спробуйте за {subject} с."),
        Problem.CLIENT_BEING_CALLED: translate("Problems", "{subject} вже дзвонить цьому клієнту."),
        Problem.ALREADY_CLAIMED: translate("Problems", "Цей дзвінок уже взяли: {subject}."),
        Problem.RINGOSTAT_REFUSED: translate("Problems", "Ringostat відмовив: {subject}"),
        Problem.RINGOSTAT_SILENT: translate(
            "Problems", "Ringostat тимчасово не працює (помилка {subject}). Спробуйте за хвилину."
        ),
        Problem.NUMBER_TAKEN: translate("Problems", "Цей номер уже має {subject}."),
        Problem.SITNIKS_REFUSED: translate("Problems", "Sitniks відмовив: {subject}"),
        Problem.MANAGER_IN_USE: translate(
            "Problems", "{subject} має операторів або замовлення. Спершу передайте їх іншому."
        ),
        Problem.ORDER_NUMBER_TAKEN: translate("Problems", "Замовлення {subject} уже є."),
        Problem.TOO_MANY_ROWS: translate("Problems", "У файлі забагато рядків. Найбільше можна {subject}."),
        Problem.TOO_MANY_RECORDINGS: translate(
            "Problems", "Забагато записів для одного архіву. Найбільше можна {subject}."
        ),
    }.get(problem)


def _plain(problem: Problem) -> str:
    return {
        Problem.NOT_SIGNED_IN: QCoreApplication.translate(
            "Problems", "Потрібно увійти знову: цей пристрій більше не має доступу."
        ),
        Problem.NOT_ALLOWED: QCoreApplication.translate(
            "Problems", "Для цього потрібні права керівника або адміністратора."
        ),
        Problem.NOT_FOUND: QCoreApplication.translate("Problems", "Цього вже немає."),
        Problem.BAD_REQUEST: QCoreApplication.translate(
            "Problems", "Сервер не зрозумів запит. Можливо, програму варто оновити."
        ),
        Problem.TOO_LARGE: QCoreApplication.translate("Problems", "Це завелике, щоб надіслати."),
        Problem.CODE_WRONG: QCoreApplication.translate(
            "Problems", "Такого коду немає. Перевірте його або попросіть новий."
        ),
        Problem.CODE_EXPIRED: QCoreApplication.translate(
            "Problems", "Термін дії коду минув. Попросіть новий: він діє десять хвилин."
        ),
        Problem.TOO_MANY_TRIES: QCoreApplication.translate("Problems", "Забагато спроб. Спробуйте трохи згодом."),
        Problem.NUMBER_NOT_VALID: QCoreApplication.translate("Problems", "Це не схоже на номер телефону."),
        Problem.NUMBER_TAKEN: QCoreApplication.translate("Problems", "Цей номер уже має інший клієнт."),
        Problem.RECORDING_NOT_READY: QCoreApplication.translate("Problems", "Запис ще готується."),
        Problem.RECORDING_GONE: QCoreApplication.translate("Problems", "Запису вже немає: термін зберігання минув."),
        Problem.RANGE_NOT_SATISFIABLE: QCoreApplication.translate("Problems", "Запис змінився. Відкрийте його ще раз."),
        Problem.NOT_SET_UP: QCoreApplication.translate("Problems", "Телефонію ще не налаштовано."),
        Problem.KEY_REFUSED: QCoreApplication.translate(
            "Problems", "Ringostat не приймає Auth-key. Перевірте його в налаштуваннях."
        ),
        Problem.KEY_LOST: QCoreApplication.translate(
            "Problems", "Сервер не може прочитати збережений Auth-key. Введіть його ще раз."
        ),
        Problem.PROJECT_REFUSED: QCoreApplication.translate("Problems", "Ringostat не знає такого Project ID."),
        Problem.RINGOSTAT_SILENT: QCoreApplication.translate(
            "Problems", "Ringostat не відповідає. Спробуйте за хвилину."
        ),
        Problem.RINGOSTAT_REFUSED: QCoreApplication.translate("Problems", "Ringostat відмовив."),
        Problem.OPERATOR_MISSING: QCoreApplication.translate(
            "Problems", "За вами не закріплено SIP-акаунт. Зверніться до адміністратора."
        ),
        Problem.OPERATOR_OFFLINE: QCoreApplication.translate(
            "Problems", "Ваш телефон не на зв’язку. Увімкніть SIP і спробуйте знову."
        ),
        Problem.MERGE_TOO_OLD: QCoreApplication.translate(
            "Problems", "Об’єднали понад 30 днів тому: розділити вже не можна."
        ),
        Problem.MERGED_AGAIN: QCoreApplication.translate(
            "Problems", "Цього клієнта відтоді об’єднували ще раз. Спершу скасуйте пізніше об’єднання."
        ),
        Problem.NUMBERS_MOVED: QCoreApplication.translate(
            "Problems", "Номери відтоді змінили: розділити так, як було, не можна."
        ),
        Problem.CLIENT_BEING_CALLED: QCoreApplication.translate("Problems", "Цьому клієнту вже дзвонять."),
        Problem.ALREADY_CLAIMED: QCoreApplication.translate("Problems", "Цей дзвінок уже хтось узяв."),
        Problem.SITNIKS_TOKEN_REFUSED: QCoreApplication.translate(
            "Problems", "Sitniks не приймає цей токен. Створіть новий у налаштуваннях Sitniks і вставте його тут."
        ),
        Problem.SITNIKS_PLAN_REFUSED: QCoreApplication.translate(
            "Problems", "Sitniks відповів 403: відкритий API закрито для цього тарифу. Так буває на пробному періоді."
        ),
        Problem.SITNIKS_SILENT: QCoreApplication.translate("Problems", "Sitniks не відповідає. Спробуйте за хвилину."),
        Problem.SITNIKS_REFUSED: QCoreApplication.translate("Problems", "Sitniks відмовив."),
        Problem.ADDRESS_NOT_ALLOWED: QCoreApplication.translate(
            "Problems", "Ця адреса не підходить: потрібна повна адреса, що починається з https://"
        ),
        Problem.MANAGER_IN_USE: QCoreApplication.translate(
            "Problems", "Цей менеджер має операторів або замовлення. Спершу передайте їх іншому."
        ),
        Problem.ORDER_NUMBER_TAKEN: QCoreApplication.translate("Problems", "Замовлення з таким номером уже є."),
        Problem.FILE_NOT_READABLE: QCoreApplication.translate(
            "Problems", "Цей файл не вдалося прочитати. Збережіть його як CSV або XLSX."
        ),
        Problem.TOO_MANY_ROWS: QCoreApplication.translate("Problems", "У файлі забагато рядків."),
        Problem.TOO_MANY_RECORDINGS: QCoreApplication.translate("Problems", "Забагато записів для одного архіву."),
        Problem.COLUMN_MISSING: QCoreApplication.translate("Problems", "Вкажіть, що в якому стовпці."),
        Problem.LAST_ADMIN: QCoreApplication.translate(
            "Problems", "Це останній адміністратор. Спершу призначте ще одного."
        ),
        Problem.STORAGE_UNAVAILABLE: QCoreApplication.translate(
            "Problems", "Сервер зараз не може зберегти зміни. Спробуйте за хвилину."
        ),
        Problem.BUG: QCoreApplication.translate("Problems", "На сервері сталася помилка. Ми її записали."),
    }[problem]

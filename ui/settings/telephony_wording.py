"""The words of «Телефонія»: moments, troubles, what keys mean."""

from PySide6.QtCore import QCoreApplication

from app.contract.problems import Problem
from app.contract.telephony import AccountTrouble, Meaning, OldSecretLasts, PublicAddress
from app.failures import BackendSilent, Failure, Refused
from ui.problems import sentence_of

REQUIRED = ("before", "answered", "after", "after_outgoing")
"""The moments without which something of the program does not work."""


def moment_words(moment: str) -> str:
    translate = QCoreApplication.translate
    return {
        "before": translate("Telephony", "Перед дзвінком"),
        "answered": translate("Telephony", "Під час підняття слухавки"),
        "forwarded": translate("Telephony", "Під час переадресації"),
        "after": translate("Telephony", "Після дзвінка"),
        "after_outgoing": translate("Telephony", "Після вихідного дзвінка"),
        "ai": translate("Telephony", "Оброблено AI"),
    }.get(moment, moment)


def trouble_words(code: str, subject: str) -> str:
    """What is wrong with the account, for the place where it is mended."""
    translate = QCoreApplication.translate
    if code == Problem.RINGOSTAT_SILENT and subject:
        words = translate("Telephony", "Ringostat тимчасово не працює (помилка {status}). Спробуйте за хвилину.")
        return words.replace("{status}", subject)
    sentence = {
        Problem.KEY_REFUSED: translate(
            "Telephony", "Ringostat не приймає цей ключ. Скопіюйте Auth-key з кабінету ще раз."
        ),
        Problem.PROJECT_REFUSED: translate(
            "Telephony", "Ключ належить іншому проєкту. Перевірте номер у кабінеті Ringostat."
        ),
        Problem.KEY_LOST: translate("Telephony", "Сервер не може прочитати збережений ключ. Введіть його ще раз."),
        Problem.RINGOSTAT_SILENT: translate(
            "Telephony", "Сервер не дістався до Ringostat: немає мережі або той не відповідає."
        ),
        Problem.RINGOSTAT_REFUSED: translate("Telephony", "Ringostat відмовив: {why}"),
    }.get(Problem(code), translate("Telephony", "Ringostat не відповів як слід."))
    return sentence.replace("{why}", subject)


def failure_words(failure: Failure) -> str:
    """What went wrong when something was asked of the backend."""
    if isinstance(failure, Refused):
        known = {Problem.KEY_REFUSED, Problem.PROJECT_REFUSED, Problem.RINGOSTAT_SILENT, Problem.KEY_LOST}
        if failure.problem in known:
            return trouble_words(failure.problem, failure.subject)
    if isinstance(failure, BackendSilent):
        return QCoreApplication.translate("Telephony", "Сервер Слухавки не відповідає. Введене лишається тут.")
    return sentence_of(failure)


def state_words(trouble: AccountTrouble | None) -> tuple[str, str]:
    """The pill of the account: its word and its kind."""
    translate = QCoreApplication.translate
    match trouble:
        case None:
            return translate("Telephony", "Працює"), "good"
        case AccountTrouble(code=Problem.RINGOSTAT_SILENT):
            return translate("Telephony", "Немає зв’язку"), "waiting"
        case _:
            return translate("Telephony", "Не приймає"), "bad"


def address_words(address: PublicAddress) -> tuple[str, str] | None:
    """What is wrong with the server's address, and what to do; None: nothing is."""
    translate = QCoreApplication.translate
    return {
        PublicAddress.NOT_SET: (
            translate("Telephony", "Сервер не знає своєї адреси в інтернеті"),
            translate("Telephony", "Задайте йому SLUKHAVKA_PUBLIC_URL (https://…) і запустіть знову."),
        ),
        PublicAddress.NOT_HTTPS: (
            translate("Telephony", "Адреса сервера починається з http"),
            translate("Telephony", "Номери підуть мережею відкрито. Увімкніть HTTPS і змініть SLUKHAVKA_PUBLIC_URL."),
        ),
        PublicAddress.NOT_PUBLIC: (
            translate("Telephony", "Цю адресу знає лише ваша мережа"),
            translate(
                "Telephony", "Ringostat сюди не дістанеться: у SLUKHAVKA_PUBLIC_URL потрібна адреса в інтернеті."
            ),
        ),
        PublicAddress.UNREACHABLE: (
            translate("Telephony", "Сервер не відповідає за власною адресою"),
            translate("Telephony", "Перевірте домен, сертифікат і порт, потім натисніть «Перевірити»."),
        ),
    }.get(address)


def known_words(meaning: str) -> str:
    """Also what is no choice of the administrator's."""
    translate = QCoreApplication.translate
    others = {
        "userfield": translate("Telephony", "Номер (додатковий)"),
        "not_a_call": translate("Telephony", "Не дзвінок"),
    }
    return (meaning_words() | others).get(meaning, meaning)


def lasts_words(lasts: OldSecretLasts) -> str:
    translate = QCoreApplication.translate
    return {
        OldSecretLasts.DAY: translate("Telephony", "стара діє ще добу"),
        OldSecretLasts.HOUR: translate("Telephony", "стара діє ще годину"),
        OldSecretLasts.WEEK: translate("Telephony", "стара діє ще тиждень"),
        OldSecretLasts.NOT_AT_ALL: translate("Telephony", "стара не діє відразу"),
    }[lasts]


def reason_words(reason: str) -> str:
    """Why a body is no notice to us."""
    translate = QCoreApplication.translate
    return {
        "empty": translate("Telephony", "порожнє тіло"),
        "not_readable": translate("Telephony", "не JSON і не форма"),
        "no_call_id": translate("Telephony", "немає ідентифікатора дзвінка"),
        "nothing_told": translate("Telephony", "є дзвінок, але про нього нічого не сказано"),
    }.get(reason, reason)


def meaning_words() -> dict[str, str]:
    """Every meaning a key can have, those one needs first."""
    translate = QCoreApplication.translate
    return {
        Meaning.CALL_ID: translate("Telephony", "Ідентифікатор дзвінка"),
        Meaning.DIRECTION: translate("Telephony", "Напрямок: вхідний чи вихідний"),
        Meaning.NUMBER_E164: translate("Telephony", "Номер клієнта"),
        Meaning.CALLER: translate("Telephony", "Хто дзвонить"),
        Meaning.DESTINATION: translate("Telephony", "Кому дзвонять"),
        Meaning.STATUS: translate("Telephony", "Чим закінчився дзвінок"),
        Meaning.TALK: translate("Telephony", "Тривалість розмови, с"),
        Meaning.WAIT: translate("Telephony", "Тривалість очікування, с"),
        Meaning.TOTAL: translate("Telephony", "Тривалість дзвінка, с"),
        Meaning.TALK_MS: translate("Telephony", "Тривалість розмови, мс"),
        Meaning.TOTAL_MS: translate("Telephony", "Тривалість дзвінка, мс"),
        Meaning.SIP_LOGIN: translate("Telephony", "SIP-акаунт працівника"),
        Meaning.STAFF_ID: translate("Telephony", "ID працівника"),
        Meaning.EMPLOYEE: translate("Telephony", "Ім’я працівника"),
        Meaning.EXTENSION: translate("Telephony", "Внутрішній номер"),
        Meaning.RECORDING: translate("Telephony", "Посилання на запис"),
        Meaning.RECORDING_WAV: translate("Telephony", "Посилання на запис WAV"),
        Meaning.HAS_RECORDING: translate("Telephony", "Чи є запис"),
        Meaning.DATE: translate("Telephony", "Дата й час дзвінка"),
        Meaning.TIMESTAMP: translate("Telephony", "Час дзвінка числом (Unix)"),
        Meaning.LINE: translate("Telephony", "Номер компанії"),
        Meaning.EVENT: translate("Telephony", "Подія (мить дзвінка)"),
        Meaning.PROJECT_ID: translate("Telephony", "Номер проєкту"),
        Meaning.SUMMARY: translate("Telephony", "Підсумок розмови (AI)"),
        Meaning.ACTIONS: translate("Telephony", "Рекомендовані дії (AI)"),
        Meaning.CLIENT_MOOD: translate("Telephony", "Настрій клієнта (AI)"),
        Meaning.EMPLOYEE_MOOD: translate("Telephony", "Настрій працівника (AI)"),
        Meaning.OVERALL_MOOD: translate("Telephony", "Загальний настрій (AI)"),
        Meaning.TRANSCRIPT: translate("Telephony", "Посилання на розшифровку (AI)"),
        Meaning.IGNORED: translate("Telephony", "Не важливо"),
    }

"""Joining a desk to its backend."""

from collections.abc import Awaitable, Callable

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.contract.answers import Me, Named, Role, SignedIn
from app.contract.problems import Problem
from app.failures import BackendSilent, Failure, Refused
from ui.sign_in.address import backend_url, pairing_code
from ui.sign_in.page import SignInPage
from ui.theme import Theme
from ui.widgets.buttons import PrimaryButton

SIGNED_IN = SignedIn(token="secret", me=Me(user=Named(1, "Олена Коваль"), role=Role.OPERATOR))


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("slukhavka.shop.ua", "https://slukhavka.shop.ua"),
        (" https://shop.ua/slukhavka/ ", "https://shop.ua/slukhavka"),
        ("192.168.1.7:8080", "http://192.168.1.7:8080"),
        ("localhost:8000", "http://localhost:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("", None),
        ("наш сервер", None),
        ("ftp://shop.ua", None),
        ("https://", None),
        ("https://user:pass@shop.ua", None),
        ("shop.ua:99999", None),
    ],
)
def test_an_address_is_read_as_people_type_it(typed: str, asked: str | None) -> None:
    assert backend_url(typed) == asked


def test_a_code_is_read_as_people_hear_it() -> None:
    assert pairing_code(" abcd-23 45 ") == "ABCD2345"


class Backend:
    """Answers once, with a sign-in or a failure; keeps what it was asked."""

    def __init__(self, answer: SignedIn | Failure) -> None:
        self.answer = answer
        self.asked: list[tuple[str, str]] = []

    async def pair(self, address: str, code: str) -> SignedIn:
        self.asked.append((address, code))
        if isinstance(self.answer, Failure):
            raise self.answer
        return self.answer


def _join(page: SignInPage, address: str, code: str) -> None:
    for field, text in zip(page.findChildren(QLineEdit), (address, code), strict=True):
        field.setText(text)
    page.findChildren(PrimaryButton)[0].click()


def _trouble(page: SignInPage) -> str:
    return page._trouble.text() if not page._trouble.isHidden() else ""


async def test_a_right_code_signs_in(qtbot: QtBot, theme: Theme, settled: Callable[[], Awaitable[None]]) -> None:
    backend = Backend(SIGNED_IN)
    page = SignInPage(theme, backend.pair)
    qtbot.addWidget(page)
    told: list[tuple[str, object]] = []
    page.signed_in.connect(lambda address, answer: told.append((address, answer)))
    _join(page, "shop.ua", "abcd-2345")
    await settled()
    assert backend.asked == [("https://shop.ua", "ABCD2345")]
    assert told == [("https://shop.ua", SIGNED_IN)]


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (Refused(Problem.CODE_WRONG), "Такого коду немає"),
        (Refused(Problem.CODE_EXPIRED), "Термін дії коду минув"),
        (BackendSilent("no route"), "Сервер не відповідає"),
    ],
)
async def test_a_refusal_is_told_and_may_be_mended(
    qtbot: QtBot, theme: Theme, settled: Callable[[], Awaitable[None]], failure: Failure, told: str
) -> None:
    page = SignInPage(theme, Backend(failure).pair)
    qtbot.addWidget(page)
    _join(page, "shop.ua", "ABCD2345")
    await settled()
    assert _trouble(page).startswith(told)
    assert page.findChildren(PrimaryButton)[0].isEnabled()


async def test_nonsense_is_not_sent(qtbot: QtBot, theme: Theme) -> None:
    backend = Backend(SIGNED_IN)
    page = SignInPage(theme, backend.pair)
    qtbot.addWidget(page)
    _join(page, "наш сервер", "ABCD2345")
    assert _trouble(page) == "Це не схоже на адресу сервера."
    _join(page, "shop.ua", "-")
    assert _trouble(page) == "Введіть код, який дав адміністратор."
    assert backend.asked == []

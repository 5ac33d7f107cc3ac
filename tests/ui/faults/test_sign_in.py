"""Who may sit down: every refusal in its words on the sign-in, and the sign-in again when a token opens nothing."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked
from PySide6.QtWidgets import QApplication, QLineEdit

from app.backend_link.questions import Questions
from app.settings import BACKEND_URL, Settings
from tests.backend.recorded import call_id, ringing
from tests.journeys.office import OLENA, BackendProcess, Office, open_office, until
from tests.ui.journeys.desks import words_on
from ui.desk_screen import DeskScreen
from ui.desk_window import DeskWindow
from ui.first_window import first_window
from ui.opening import open_desk
from ui.screen_pop.card import CallCardWidget
from ui.sign_in.page import SignInPage
from ui.signing_in import sign_in
from ui.start import Options
from ui.widgets.buttons import PrimaryButton

WRONG = "Такого коду немає. Перевірте його або попросіть новий."
EXPIRED = "Термін дії коду минув. Попросіть новий: він діє десять хвилин."
SILENT = "Сервер не відповідає. Перевірте мережу й спробуйте знову."
NOT_KEPT = "Підключення не збереглося на цьому комп’ютері"
TOO_OFTEN = "Забагато спроб. Спробуйте за "

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test", "own_places")]


class KeyStore(KeyringBackend):
    """A key store for one test."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # of keyring
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


class Closed(KeyStore):
    """One that nobody opens."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked


@pytest.fixture
def keys() -> Iterator[KeyStore]:
    before, store = keyring.get_keyring(), KeyStore()
    keyring.set_keyring(store)
    yield store
    keyring.set_keyring(before)


@pytest.fixture
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: KeyStore) -> None:
    """The user's folders are in the test's own."""
    for place in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{place}_HOME", str(tmp_path / place.lower()))


class Machine:
    """The program on somebody's machine, from its start to its end, as `ui.start` runs it."""

    def __init__(self, application: QApplication) -> None:
        self._application = application

    @property
    def page(self) -> SignInPage | None:
        pages = [top for top in self._application.topLevelWidgets() if isinstance(top, SignInPage)]
        return next((page for page in pages if page.isVisible()), None)

    @property
    def card(self) -> CallCardWidget | None:
        tops = self._application.topLevelWidgets()
        return next((top for top in tops if isinstance(top, CallCardWidget) and top.isVisible()), None)

    async def try_code(self, address: str, code: str) -> None:
        page = await until("the sign-in", lambda: self.page)
        for field, text in zip(page.findChildren(QLineEdit), (address, code), strict=True):
            field.setText(text)
        (button,) = page.findChildren(PrimaryButton)
        button.click()

    def words(self) -> list[str]:
        """All that stands on the desk's window."""
        tops = self._application.topLevelWidgets()
        return [said for top in tops if isinstance(top, DeskWindow) and top.isVisible() for said in words_on(top)]

    async def until_said(self, words: str) -> None:
        page = await until("the sign-in", lambda: self.page)
        await until(words, lambda: any(said.startswith(words) for said in words_on(page)))


@asynccontextmanager
async def machine(application: QApplication, settings: Settings) -> AsyncIterator[Machine]:
    application.setQuitOnLastWindowClosed(False)
    first = first_window(application, settings, language="uk", light="light", remembers=False)
    running = asyncio.create_task(open_desk(Options(), first, settings), name="the program")
    try:
        yield Machine(application)
    finally:
        first.window.stays = lambda: False
        first.window.close()
        assert await asyncio.wait_for(running, 20) == 0


def put(backend: BackendProcess, statement: str) -> None:
    """What only time or an administrator does."""
    with closing(sqlite3.connect(backend.database)) as database, database:
        database.execute(statement)


async def _rings(somebody: Machine, office: Office) -> None:
    await office.hook(ringing(call_id(timedelta(seconds=5))), "before")
    card = await until("a card", lambda: somebody.card)
    assert "Вхідний дзвінок" in words_on(card)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


async def test_every_wrong_code_says_what_is_wrong_with_it(
    application: QApplication, settings: Settings, tmp_path: Path
) -> None:
    """Wrong, used, too old, no backend there at all; then a right one, and a call rings."""
    async with open_office(tmp_path / "backend") as (backend, office):
        await office.employ(*OLENA)
        olena = (await office.operator(OLENA[2])).id
        used, old, right = [await office.code_for(OLENA[0], olena) for _ in range(3)]
        async with Questions(office.url, None) as elsewhere:
            await elsewhere.pair(used, "another desk")
        async with machine(application, settings) as somebody:
            await somebody.try_code(office.url, "ABCD2345")
            await somebody.until_said(WRONG)
            await somebody.try_code("http://127.0.0.1:9", right)
            await somebody.until_said(SILENT)
            await somebody.try_code(office.url, used)
            await somebody.until_said(WRONG)
            put(backend, "UPDATE invitation SET expires_at = 1 WHERE used_at IS NULL")
            await somebody.try_code(office.url, old)
            await somebody.until_said(EXPIRED)
            await somebody.try_code(office.url, await office.code_for(OLENA[0], olena))
            await until("the sign-in goes", lambda: somebody.page is None)
            await until("the address is kept", lambda: settings.get(BACKEND_URL) == office.url)
            await _rings(somebody, office)


async def test_whoever_tries_too_often_is_told_to_wait(
    application: QApplication, settings: Settings, tmp_path: Path
) -> None:
    async with open_office(tmp_path / "backend") as (_, office), machine(application, settings) as somebody:
        async with Questions(office.url, None) as guessing:
            for number in range(10):
                with pytest.raises(Exception, match="code_wrong"):
                    await guessing.pair(f"ABCD234{number}", "guessing")
        await somebody.try_code(office.url, "ABCD2345")
        await somebody.until_said(TOO_OFTEN)


async def test_a_token_that_opens_nothing_leads_to_the_sign_in(
    application: QApplication, settings: Settings, keys: KeyStore, tmp_path: Path
) -> None:
    """The address is remembered, only the code must be given; the new token takes the place of the old one."""
    async with open_office(tmp_path / "backend") as (_, office):
        await office.employ(*OLENA)
        settings.put(BACKEND_URL, office.url)
        keys.kept["slukhavka", office.url] = "a token of another time"
        async with machine(application, settings) as somebody:
            page = await until("the sign-in", lambda: somebody.page)
            assert page.findChildren(QLineEdit)[0].text() == office.url
            code = await office.code_for(OLENA[0], (await office.operator(OLENA[2])).id)
            await somebody.try_code(office.url, code)
            await until("the sign-in goes", lambda: somebody.page is None)
            await until("the token is kept", lambda: keys.kept["slukhavka", office.url] != "a token of another time")
            await _rings(somebody, office)


async def test_a_token_revoked_at_work_leads_to_the_sign_in(
    application: QApplication, settings: Settings, keys: KeyStore, tmp_path: Path
) -> None:
    async with open_office(tmp_path / "backend") as (backend, office):
        access = await office.employ(*OLENA)
        settings.put(BACKEND_URL, office.url)
        keys.kept["slukhavka", office.url] = access.token
        async with machine(application, settings) as somebody:
            await _rings(somebody, office)
            put(backend, "UPDATE desk SET revoked_at = 1")
            await backend.kill()  # an open line is not asked again: it is when it is opened anew
            await backend.start()
            page = await until("the sign-in", lambda: somebody.page)
            await somebody.until_said("Цей пристрій від’єднано")
            assert page.isVisible()
            await until("the card goes", lambda: somebody.card is None, 5)


async def test_a_second_start_brings_up_the_sign_in_and_no_empty_desk(
    application: QApplication, settings: Settings
) -> None:
    application.setQuitOnLastWindowClosed(False)
    screen = DeskScreen(first_window(application, settings, language="uk", light="light", remembers=False), settings)
    signing = asyncio.create_task(sign_in(screen))
    page = await until("the sign-in", lambda: Machine(application).page)
    page.showMinimized()
    screen.open_link("")
    assert not screen.window.isVisible()
    assert not page.isMinimized()
    signing.cancel()
    await asyncio.gather(signing, return_exceptions=True)
    screen.open_link("")
    assert screen.window.isVisible()
    screen.close()


@pytest.mark.parametrize("broken", ["disk", "keys"])
async def test_who_cannot_be_remembered_works_all_the_same_and_is_told(
    application: QApplication, settings: Settings, tmp_path: Path, keys: KeyStore, broken: str
) -> None:
    """The code is spent by then: nobody may be thrown out because a file or a key store does not open."""
    if broken == "disk":
        (tmp_path / "file").touch()
        settings = Settings(tmp_path / "file" / "settings.json")
    else:
        keyring.set_keyring(Closed())
    async with open_office(tmp_path / "backend") as (_, office):
        await office.employ(*OLENA)
        code = await office.code_for(OLENA[0], (await office.operator(OLENA[2])).id)
        async with machine(application, settings) as somebody:
            await somebody.try_code(office.url, code)
            await until("it is told", lambda: any(said.startswith(NOT_KEPT) for said in somebody.words()))

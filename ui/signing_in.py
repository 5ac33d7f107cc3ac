"""Who sits at this desk: the token in the system's key store, or a sign-in with a pairing code."""

import asyncio
import logging
import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.contract.answers import SignedIn
from app.operator_desk import Access
from app.settings import BACKEND_URL, Settings
from ui.sign_in.page import SignInPage

if TYPE_CHECKING:
    from ui.desk_screen import DeskScreen

SERVICE = "slukhavka"

log = logging.getLogger(__name__)


async def kept_access(settings: Settings) -> Access | None:
    """What the last sign-in left on this machine; None when nobody signed in or the key store is closed."""
    address = settings.get(BACKEND_URL)
    if not address:
        return None
    token = await asyncio.to_thread(_kept_token, address)
    return None if token is None else Access(address, token)


async def sign_in(screen: "DeskScreen", *, shut_out: bool = False) -> Access:
    """Ask for address and code until a backend takes them; the desk's window waits meanwhile.

    Whoever was `shut_out` a moment ago is told so.
    """
    signed_in: asyncio.Future[Access] = asyncio.get_running_loop().create_future()
    page = SignInPage(screen.theme, _pair, address=screen.settings.get(BACKEND_URL))
    page.signed_in.connect(lambda address, answer: _take(signed_in, Access(address, answer.token)))
    page.closed.connect(screen.closed.set)
    if shut_out:
        page.show_shut_out()
    screen.window.hide()
    screen.instead = page
    page.show()
    try:
        access = await signed_in
    finally:
        screen.instead = None
        await page.close_tasks()
        page.hide()
        page.deleteLater()
    is_kept = await asyncio.to_thread(_keep, screen.settings, access)
    screen.window.show()
    if not is_kept:
        told = QCoreApplication.translate(
            "SignInPage", "Підключення не збереглося на цьому комп’ютері: після перезапуску знадобиться новий код."
        )
        screen.window.show_message(told, kind="bad", icon="circle-alert")
    return access


def _take(signed_in: asyncio.Future[Access], access: Access) -> None:
    if not signed_in.done():
        signed_in.set_result(access)


async def _pair(address: str, code: str) -> SignedIn:
    from app.backend_link.questions import Questions

    async with Questions(address, None) as questions:
        return await questions.pair(code, platform.node())


def _kept_token(address: str) -> str | None:
    import keyring
    from keyring.errors import KeyringError

    try:
        token: str | None = keyring.get_password(SERVICE, address)
    except KeyringError as reason:
        log.warning("the key store did not open (%s): a new sign-in is needed", type(reason).__name__)
        return None
    return token


def _keep(settings: Settings, access: Access) -> bool:
    """Remember it for the next start; False when this machine does not."""
    import keyring
    from keyring.errors import KeyringError

    try:
        settings.put(BACKEND_URL, access.base_url)
        keyring.set_password(SERVICE, access.base_url, access.token)
    except (OSError, KeyringError) as reason:
        log.warning("the sign-in is not kept (%s): it holds until the program ends", type(reason).__name__)
        return False
    return True

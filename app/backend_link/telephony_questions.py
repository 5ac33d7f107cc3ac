"""What «Телефонія» asks the backend."""

from app.backend_link.asking import Asking
from app.contract.administration import Integration
from app.contract.answers import Page
from app.contract.requests import IntegrationChange
from app.contract.telephony import (
    KeyMeaning,
    NamesSwitch,
    NewMeanings,
    NewSecret,
    OldSecretLasts,
    Retaken,
    UnknownShape,
)

_INTEGRATION = "/api/v1/integration"
_WEBHOOKS = "/api/v1/webhooks"


class TelephonyQuestions:
    """Asks over the desk's own connection. Each method raises `Refused` or `BackendSilent`."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    async def integration(self) -> Integration:
        return await self._asking.ask("GET", _INTEGRATION, Integration)

    async def save(self, change: IntegrationChange) -> Integration:
        """Kept only when Ringostat has recognised it."""
        return await self._asking.ask("PUT", _INTEGRATION, Integration, body=change)

    async def check(self) -> Integration:
        """Let the backend ask the account now."""
        return await self._asking.ask("POST", f"{_INTEGRATION}/check", Integration)

    async def renew_secret(self, old_lasts: OldSecretLasts) -> Integration:
        return await self._asking.ask(
            "POST", f"{_INTEGRATION}/secret", Integration, body=NewSecret(old_lasts=old_lasts)
        )

    async def end_secret(self, secret: int) -> Integration:
        """A replaced secret opens nothing from now on."""
        return await self._asking.ask("DELETE", f"{_INTEGRATION}/secrets/{secret}", Integration)

    async def switch_names(self, *, on: bool) -> Integration:
        return await self._asking.ask("PUT", f"{_INTEGRATION}/names", Integration, body=NamesSwitch(on=on))

    async def shapes(self) -> Page[UnknownShape]:
        """What waits to be understood, by its looks."""
        return await self._asking.ask("GET", f"{_WEBHOOKS}/shapes", Page[UnknownShape])

    async def dismiss(self, shape: str) -> Page[UnknownShape]:
        return await self._asking.ask("DELETE", f"{_WEBHOOKS}/shapes/{shape}", Page[UnknownShape])

    async def meanings(self) -> Page[KeyMeaning]:
        return await self._asking.ask("GET", f"{_WEBHOOKS}/meanings", Page[KeyMeaning])

    async def put_meanings(self, meanings: NewMeanings) -> Retaken:
        return await self._asking.ask("PUT", f"{_WEBHOOKS}/meanings", Retaken, body=meanings)

    async def drop_meaning(self, meaning: int) -> Retaken:
        return await self._asking.ask("DELETE", f"{_WEBHOOKS}/meanings/{meaning}", Retaken)

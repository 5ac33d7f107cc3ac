"""Pairing codes and tokens: a code is read out or typed once, a token is kept by the desk."""

import hmac
import secrets
from collections import deque
from datetime import datetime, timedelta

from app.backend.domain.names import clean_name
from app.backend.refusals import Refusal
from app.backend.storage import desks, people
from app.backend.storage.database import Database
from app.backend.storage.people import SignedInAs
from app.backend.storage.transaction import Tx
from app.contract.administration import Invitation
from app.contract.answers import Role, SignedIn
from app.contract.problems import Problem

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without letters and digits that look alike."""
CODE_LENGTH = 8
CODE_LASTS = timedelta(minutes=10)
TRIES = 10
TRIES_WITHIN = timedelta(minutes=1)


class Door:
    """Who may come in: hands out invitations, takes codes, recognises tokens."""

    def __init__(self, database: Database, admin_token: str | None, admin: SignedInAs) -> None:
        self._database = database
        self._admin_token = admin_token
        self._admin = admin
        self._failed: deque[datetime] = deque(maxlen=TRIES)

    async def recognise(self, header: str) -> SignedInAs:
        """Whose `Authorization` header this is.

        Raises:
            Refusal: nobody's.
        """
        scheme, _, token = header.partition(" ")
        token = token.strip()
        if scheme.lower() != "bearer" or not token or len(token) > 500:
            raise Refusal(Problem.NOT_SIGNED_IN, headers={"WWW-Authenticate": "Bearer"})
        if self._admin_token is not None and hmac.compare_digest(token.encode(), self._admin_token.encode()):
            return self._admin
        who = await self._database.read(lambda tx: people.person_by_token(tx, token))
        if who is None:
            raise Refusal(Problem.NOT_SIGNED_IN, headers={"WWW-Authenticate": "Bearer"})
        return who

    async def pair(self, code: str, device: str, now: datetime) -> SignedIn:
        """Take a code and give a token for it.

        Raises:
            Refusal: the code is wrong, used or too old, or there were too many wrong ones lately.
        """
        if len(self._failed) == TRIES and now - self._failed[0] < TRIES_WITHIN:
            wait = (self._failed[0] + TRIES_WITHIN - now).seconds + 1
            raise Refusal(Problem.TOO_MANY_TRIES, subject=str(wait), headers={"Retry-After": str(wait)})
        try:
            return await self._database.write(lambda tx: _admit(tx, plain_code(code), clean_name(device), now))
        except Refusal:
            self._failed.append(now)
            raise


def plain_code(code: str) -> str:
    """The code without what people add when they type: spaces, dashes, small letters."""
    return "".join(filter(str.isalnum, code)).upper()


def invite(tx: Tx, workspace: int, *, name: str, role: Role, operator: int | None, now: datetime) -> Invitation:
    """A new code for one desk of this person, shown once."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    expires_at = now + CODE_LASTS
    people.add_invitation(
        tx, workspace, code=code, name=clean_name(name), role=role, operator=operator, expires_at=expires_at
    )
    return Invitation(code=code, expires_at=expires_at)


def _admit(tx: Tx, code: str, device: str, now: datetime) -> SignedIn:
    invited = people.find_invitation(tx, code)
    if invited is None or invited.used:
        raise Refusal(Problem.CODE_WRONG)
    if invited.expires_at <= now:
        raise Refusal(Problem.CODE_EXPIRED)
    people.use_invitation(tx, invited.id, now)
    me = people.ensure_person(tx, invited.workspace, invited.name, invited.role, invited.operator, now)
    token = secrets.token_urlsafe(32)
    desks.add_desk(tx, me.user.id, token, device, now)
    return SignedIn(token=token, me=me)

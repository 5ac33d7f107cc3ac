"""Pairing codes and tokens: a code is read out or typed once, a token is kept by the desk."""

import hmac
import secrets
from contextlib import suppress
from datetime import datetime, timedelta

from app.backend.domain.names import clean_name
from app.backend.domain.patience import FailedTries
from app.backend.refusals import Refusal, found
from app.backend.storage import audit, desks, invitations, people
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.people import SignedInAs
from app.backend.storage.transaction import StorageUnavailable, Tx
from app.contract.administration import Invitation
from app.contract.answers import Role, SignedIn
from app.contract.people import Deed
from app.contract.problems import Problem

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without letters and digits that look alike."""
CODE_LENGTH = 8
CODE_LASTS = timedelta(minutes=10)
TRIES = 10
"""Wrong codes from one address within a minute."""
TRIES_OF_ALL = 100
"""Wrong codes from anywhere within a minute: many addresses are no way around."""
SEEN_EVERY = timedelta(minutes=4)
"""So exactly is kept when a desk was last seen."""


class Door:
    """Who may come in: hands out invitations, takes codes, recognises tokens."""

    def __init__(self, database: Database, admin_token: str | None, admin: SignedInAs) -> None:
        self._database = database
        self._admin_token = admin_token
        self._admin = admin
        self._failed = FailedTries(TRIES, TRIES_OF_ALL)
        self._seen: dict[int, datetime] = {}  # when each desk was last kept as seen

    @property
    def automation(self) -> int:
        """The person that the administration token stands for; nobody sits at a desk of theirs."""
        return self._admin.me.user.id

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
        await self.see(who, utc_now())
        return who

    async def see(self, who: SignedInAs, now: datetime) -> None:
        """Keep that the desk was here, unless that was kept some minutes ago; without a place to keep it, let it be."""
        if who.desk is None or now - self._seen.get(who.desk, datetime.min.replace(tzinfo=now.tzinfo)) < SEEN_EVERY:
            return
        self._seen[who.desk] = now
        desk = who.desk
        with suppress(StorageUnavailable):
            await self._database.write(lambda tx: desks.put_seen(tx, desk, now))

    async def pair(self, code: str, device: str, address: str, now: datetime) -> SignedIn:
        """Take a code that came from this network address, and give a token for it.

        Raises:
            Refusal: the code is wrong, used or too old, or there were too many wrong ones lately.
        """
        wait = self._failed.wait(address, now)
        if wait:
            raise Refusal(Problem.TOO_MANY_TRIES, subject=str(wait), headers={"Retry-After": str(wait)})
        try:
            return await self._database.write(lambda tx: _admit(tx, plain_code(code), clean_name(device), now))
        except Refusal as refusal:
            self._failed.add(address, now)
            details = {"reason": str(refusal.problem), "device": clean_name(device)}
            await self._database.write(
                lambda tx: audit.note_of_nobody(
                    tx, self._admin.workspace, Deed.PAIRING_FAILED, now, subject=address, details=details
                )
            )
            raise


def plain_code(code: str) -> str:
    """The code without what people add when they type: spaces, dashes, small letters."""
    return "".join(filter(str.isalnum, code)).upper()


def invite(
    tx: Tx,
    workspace: int,
    *,
    name: str,
    role: Role,
    operator: int | None,
    now: datetime,
    person: int | None = None,
) -> Invitation:
    """A new code for one desk, shown once; `person` is whose further desk it is for."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    expires_at = now + CODE_LASTS
    key = invitations.add_invitation(
        tx,
        workspace,
        code=code,
        name=clean_name(name),
        role=role,
        operator=operator,
        person=person,
        expires_at=expires_at,
    )
    return Invitation(code=code, expires_at=expires_at, id=key)


def _admit(tx: Tx, code: str, device: str, now: datetime) -> SignedIn:
    invited = invitations.find_invitation(tx, code)
    if invited is None or not invited.open:
        raise Refusal(Problem.CODE_WRONG)
    if invited.expires_at <= now:
        raise Refusal(Problem.CODE_EXPIRED)
    if not invitations.use_invitation(tx, invited.id, now):
        raise Refusal(Problem.CODE_WRONG)  # two typed it at once
    if invited.person is None:
        me = people.ensure_person(tx, invited.workspace, invited.name, invited.role, invited.operator, now)
    else:
        me = found(people.person_as_me(tx, invited.workspace, invited.person))
    token = secrets.token_urlsafe(32)
    desk = desks.add_desk(tx, me.user.id, token, device, now)
    audit.note(tx, SignedInAs(invited.workspace, me, desk), Deed.PAIRED, now, details={"device": device})
    return SignedIn(token=token, me=me)

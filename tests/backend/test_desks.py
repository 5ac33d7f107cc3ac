"""A desk that was lost or left is shut out by the administrator."""

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from app.backend.live_hub import LiveHub
from app.backend.storage.people import SignedInAs
from app.backend_link.live_line import LiveLine
from app.backend_link.questions import Questions
from app.contract.answers import Me, Named, Role
from app.contract.problems import Problem
from app.failures import NotSignedIn, Refused
from tests.backend.conftest import ADMIN, Backend


async def test_the_desks_are_listed_with_their_people(backend: Backend) -> None:
    await backend.paired("Олена")
    await backend.paired("Іван", "supervisor")
    async with Questions(backend.url, ADMIN) as admin:
        listed = (await admin.desks()).items
    assert [(desk.person.name, desk.role, desk.device) for desk in listed] == [
        ("Іван", Role.SUPERVISOR, "test"),
        ("Олена", Role.OPERATOR, "test"),
    ]


async def test_a_revoked_desk_hears_no_more_and_is_not_let_in_again(backend: Backend) -> None:
    lost, kept = await backend.paired("Олена"), await backend.paired("Іван")
    async with Questions(backend.url, ADMIN) as admin, backend.desk(lost) as line, backend.desk(kept) as other:
        await line.hear()
        await other.hear()
        desk = next(desk for desk in (await admin.desks()).items if desk.person.name == "Олена")
        assert (await admin.revoke_desk(desk.id)).revoked_at is not None
        with pytest.raises(ConnectionClosed) as closed:
            await line.hear()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4401
        assert [left.person.name for left in (await admin.desks()).items] == ["Іван"]
    async with Questions(backend.url, lost) as nobody:
        with pytest.raises(NotSignedIn):
            await nobody.me()
    with pytest.raises(InvalidStatus):
        async with backend.desk(lost):
            pass
    async with Questions(backend.url, kept) as ivan:
        assert (await ivan.me()).user.name == "Іван"


async def test_the_line_of_a_revoked_desk_ends_instead_of_trying_again(backend: Backend) -> None:
    token = await backend.paired("Олена")
    async with Questions(backend.url, ADMIN) as admin:
        (desk,) = (await admin.desks()).items
        await admin.revoke_desk(desk.id)
    line = LiveLine(backend.url, token, hear=lambda _: None, line_changed=lambda _: None)
    with pytest.raises(NotSignedIn):
        await line.run()


async def test_revoking_twice_keeps_the_first_moment(backend: Backend) -> None:
    await backend.paired("Олена")
    async with Questions(backend.url, ADMIN) as admin:
        (desk,) = (await admin.desks()).items
        assert await admin.revoke_desk(desk.id) == await admin.revoke_desk(desk.id)


async def test_only_an_administrator_shuts_desks_out(backend: Backend) -> None:
    async with Questions(backend.url, await backend.paired("Олена", "supervisor")) as supervisor:
        for question in (supervisor.desks(), supervisor.revoke_desk(1)):
            with pytest.raises(Refused) as refused:
                await question
            assert refused.value.problem is Problem.NOT_ALLOWED
    async with Questions(backend.url, ADMIN) as admin:
        with pytest.raises(Refused) as refused:
            await admin.revoke_desk(77)
    assert refused.value.problem is Problem.NOT_FOUND


def test_a_desk_that_is_revoked_while_it_comes_in_is_shut_out_too() -> None:
    """Its token was good when it was looked at, and is not when the line opens."""
    hub = LiveHub()
    hub.sign_out(5)
    with hub.listener(SignedInAs(1, Me(user=Named(1, "Олена"), role=Role.OPERATOR), desk=5)) as listener:
        assert listener.signed_out.is_set()

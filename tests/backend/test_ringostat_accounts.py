"""Each company has one line to Ringostat, and another one from the moment its settings change."""

import pytest

from app.backend.providers.ringostat_errors import RingostatSilent
from app.backend.refusals import Refusal
from app.backend.storage import workspaces
from app.backend.storage.moments import utc_now
from app.contract.problems import Problem
from tests.backend.conftest import Backend


async def set_up(backend: Backend, project: str) -> None:
    locked = backend.service.vault.lock("0123456789abcdef0123")
    await backend.service.database.write(
        lambda tx: workspaces.put_integration(
            tx, 1, type_="ringostat", project_id=project, auth_key=locked, checked_at=utc_now()
        )
    )


async def test_new_settings_are_used_at_once_and_the_old_line_is_closed(backend: Backend) -> None:
    accounts = backend.service.accounts
    await set_up(backend, "11111")
    before = await accounts.of(1)
    assert await accounts.of(1) is before
    await set_up(backend, "22222")
    await accounts.forget(1)
    assert before._line._client.is_closed
    with pytest.raises(RingostatSilent, match="settings have changed"):
        await before.online()
    assert "22222" in repr(await accounts.of(1))


async def test_without_settings_there_is_no_line(backend: Backend) -> None:
    await backend.service.accounts.forget(1)
    with pytest.raises(Refusal) as refusal:
        await backend.service.accounts.of(1)
    assert refusal.value.problem is Problem.NOT_SET_UP

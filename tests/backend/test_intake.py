"""The intake on a real file: the rows are a function of what was told, not of how it came."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet
from hypothesis import HealthCheck, given, settings
from sqlalchemy import bindparam, select

from app.backend.domain.notice import CallNotice
from app.backend.intake import Intake
from app.backend.secrecy import Vault
from app.backend.storage.call_pages import CallFilter, page_of_calls
from app.backend.storage.calls import calls_of
from app.backend.storage.clients import clients_of, list_clients
from app.backend.storage.database import Database
from app.backend.storage.missed import open_missed
from app.backend.storage.schema import migrate
from app.backend.storage.tables import calls, recordings
from app.backend.storage.transaction import Tx
from app.backend.storage.workspaces import create_workspace, get_workspace
from tests.backend.domain.lives import NOW, as_they_come

_COLUMNS = (
    *(
        "direction",
        "phase",
        "status",
        "phone",
        "started_at",
        "answered_at",
        "ended_at",
        "wait_s",
        "talk_s",
        "voicemail",
    ),
    *("end_reason", "staff_id", "sip_login"),
)
_CALLS = select(calls).where(calls.c.workspace == bindparam("workspace")).order_by(calls.c.external_id)
_RECORDINGS = select(recordings).where(recordings.c.workspace == bindparam("workspace"))


def rows_of(tx: Tx, workspace: int) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that is seen, without the numbers of rows."""
    clients = clients_of(tx, list_clients(tx, workspace, q=None, digits=None, cursor=None, limit=100))
    listed = calls_of(page_of_calls(tx, workspace, CallFilter(), cursor=None, limit=100))
    return {
        "calls": [tuple(row[name] for name in _COLUMNS) for row in tx.rows(_CALLS, workspace=workspace)],
        "recordings": [
            (row["state"], row["reason"], row["url"] is None) for row in tx.rows(_RECORDINGS, workspace=workspace)
        ],
        "clients": [(client.name, client.phones, client.created_by) for client in clients],
        "missed": [(entry.phone, entry.attempts, entry.voicemail) for entry in open_missed(tx, workspace)[0]],
        "operators": [(call.operator.name if call.operator else None,) for call in listed],
    }


async def rows_after(address: Path | str, notices: Sequence[CallNotice]) -> dict[str, list[tuple[Any, ...]]]:
    """What a new company has after these."""
    async with Database(address) as database:
        workspace = await database.write(lambda tx: get_workspace(tx, create_workspace(tx, NOW)))
        intake = Intake(database, Vault(Fernet.generate_key().decode()))
        await asyncio.gather(*(intake.take_logged(workspace, [notice], NOW) for notice in notices))
        return await database.read(lambda tx: rows_of(tx, workspace.id))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(as_they_come())
def test_any_order_and_repetition_gives_the_same_rows_and_one_client(
    database_address: Path | str,
    told: tuple[list[CallNotice], Sequence[CallNotice]],
) -> None:
    life, shuffled = told
    migrate(database_address)
    expected = asyncio.run(rows_after(database_address, life))
    assert asyncio.run(rows_after(database_address, shuffled)) == expected
    assert len(expected["calls"]) == 1
    assert len(expected["clients"]) == (0 if life[0].phone is None else 1)
